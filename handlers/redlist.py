"""红黄榜: the office draws it up and reviews it, heads of units object, a leader signs, and it can be withdrawn."""

from __future__ import annotations

import re
from datetime import date

from actions import redlist
from actions.appraising import month_of_cases
from domain import topics
from domain.actions import Action
from domain.chat import Outgoing
from domain.dates import months_on
from domain.district import Grid, Purpose, Role
from domain.order import Order
from domain.redlist import ListState, ListStep, RedList
from domain.tally import DISTRICT, Scope
from handlers.kit import LISTED, Answer, Ask, Said, command
from handlers.scopes import grid_called, month_of
from storage.store import Store
from texts import redlist as wording
from texts.appraisal import month_name

_A_MONTH = re.compile(r"(?:红[黄黑]榜)?\s*\d{0,4}\s*[-年]?\s*\d{0,2}\s*月?|上个?月|本月|这个?月")
_WITH_GRID = re.compile(r"(?:\S+\s*.*)?", re.DOTALL)
_NO_MONTH = "看不懂是哪个月，请写：红黄榜 2026-11"


@command("红黄榜", "红黑榜", "redlist", does=Action.LISTS)
def show(said: Said, store: Store) -> Answer:
    """红黄榜 2026-11 — 看榜；创建办发就拟草案，再审核、听异议、签发、公布"""
    if said.words == LISTED:
        return _all_of_them(said, store)
    month = _month_asked(said.words, said, store)
    if isinstance(month, str):
        return month
    one = store.redlists.of_month(month)
    if said.person.has(Role.OFFICE) and (one is None or one.state is ListState.WITHDRAWN):
        return _drawn_up(month, said, store)
    return _shown(one, month, said, store)


def seen(words: str, said: Said, store: Store) -> Answer:
    """The list of the month that the words name, as far as it has come; nothing is drawn up."""
    month = _month_asked(words, said, store)
    return month if isinstance(month, str) else _shown(store.redlists.of_month(month), month, said, store)


def _all_of_them(said: Said, store: Store) -> str:
    """The lists that may be seen, each with how far it has come, the newest first."""
    drawn = {one.month: one for one in store.redlists.in_state(tuple(ListState))}
    seen = [one for one in reversed(drawn.values()) if _may_see(one, said, store)]
    return wording.all_of_them(seen, said.at)


def _month_asked(words: str, said: Said, store: Store) -> date | str:
    """The month that is named, else the one that is meant; or why it is none."""
    found = month_of(words, said.today)
    if found is None or found[1]:
        return _NO_MONTH
    month = found[0] if words.strip() else _month_meant(said, store)
    return "还没到这个月。" if month > said.today else month


@command("红黄榜 重拟", "redraft", does=Action.DRAW_UP)
def redraft(said: Said, store: Store) -> Answer:
    """红黄榜 重拟 2026-11 — 按现在的案件和规则重新排草案"""
    one = named(said, store, (ListState.DRAFT,))
    return one if isinstance(one, str) else _drawn_up(one.month, said, store)


@command("审核", "review", does=Action.DRAW_UP, fits=_A_MONTH)
def review(said: Said, store: Store) -> Answer:
    """审核 2026-11 — 红黄榜草案审核通过，开始听异议"""
    one = named(said, store, (ListState.DRAFT,))
    if isinstance(one, str):
        return one
    why = redlist.refused(one, ListStep.REVIEW, said.at) or redlist.too_early(one, said.at, store)
    if not why and redlist.is_empty(one):
        why = wording.nobody_listed(one, said.at)
    return why or redlist.review(one, said.person, said.cause_saying(""), store)


@command("异议", "object", does=Action.OBJECT, fits=_WITH_GRID)
def object_to(said: Said, store: Store) -> Answer:
    """异议 北湖一网格 理由 — 单位负责人对红黄榜提异议"""
    found = _about(said, store, ListStep.OBJECT)
    if not isinstance(found, tuple):
        return found
    one, grid, words = found
    if grid.unit not in store.district.within(said.person.unit):
        return f"{grid.name}不是您单位的，不能替它提异议。"
    return redlist.object_to(one, grid, said.person, said.cause_saying(words), store)


@command("异议成立", "uphold", does=Action.DRAW_UP)
def uphold(said: Said, store: Store) -> Answer:
    """异议成立 北湖一网格 理由 — 这个网格不列入红黄榜"""
    return _decided(ListStep.UPHOLD, said, store)


@command("异议不成立", "dismiss", does=Action.DRAW_UP)
def dismiss(said: Said, store: Store) -> Answer:
    """异议不成立 北湖一网格 理由 — 红黄榜不改"""
    return _decided(ListStep.DISMISS, said, store)


@command("签发", "sign", does=Action.SIGN_LIST, fits=_A_MONTH)
def sign(said: Said, store: Store) -> Answer:
    """签发 2026-11 — 领导签发红黄榜，发到全区群、核心群"""
    one = named(said, store, (ListState.OBJECTING,))
    if isinstance(one, str):
        return one
    if one.state is ListState.PUBLISHED:
        return f"{month_name(one.month, said.at)}的榜已经签发，不用再签。"
    why = redlist.refused(one, ListStep.SIGN, said.at)
    return why or redlist.sign(one, said.person, said.cause_saying(""), store)


@command("撤榜", "withdrawlist", does=Action.WITHDRAW_LIST)
def withdraw(said: Said, store: Store) -> Answer:
    """撤榜 2026-11 理由 — 红黄榜公开撤回，写明原因"""
    found = month_of(said.words, said.today)
    month, words = (None, said.words) if found is None or found[1] == said.words.strip() else found
    one = _last(redlist.LIVING, store) if month is None else store.redlists.of_month(month)
    if one is None:
        return "没有可以撤的榜。"
    why = redlist.refused(one, ListStep.WITHDRAW, said.at)
    if why:
        return why
    if not words.strip():
        return Ask(f"{month_name(one.month, said.at)}的榜为什么撤？请写理由。", f"撤榜 {one.month:%Y-%m}")
    return redlist.withdraw(one, said.person, said.cause_saying(words.strip()), store)


@command("红黄榜 图", "红黄榜 海报", "poster", does=Action.SCORES)
def poster(said: Said, store: Store) -> Answer:
    """红黄榜 图 2026-11 — 公布了的榜做成一张图，可以转发"""
    found = month_of(said.words, said.today)
    if found is None or found[1]:
        return _NO_MONTH
    lists = store.redlists.in_state((ListState.PUBLISHED,))
    wanted = [one for one in lists if not said.words.strip() or one.month == found[0]]
    if not wanted:
        return "没有公布了的榜。" if not said.words.strip() else wording.not_yet(found[0], said.at)
    one = wanted[-1]
    sketch = wording.picture(one, store.redlists.history(one), store.district, said.at)
    return Outgoing(said.chat, wording.reference(one), sketches=(sketch,))


@command("红黄榜 表", "listtable", does=Action.LISTS)
def table(said: Said, store: Store) -> Answer:
    """红黄榜 表 2026-11 — 做成 Excel：榜单和经过"""
    found = month_of(said.words, said.today)
    if found is None or found[1]:
        return _NO_MONTH
    month = found[0] if said.words.strip() else _month_meant(said, store)
    one = store.redlists.of_month(month)
    if one is None or not (_may_see(one, said, store) and _may_see_here(one, said)):
        return wording.not_yet(month, said.at)
    span = month_of_cases(month, said.at, store).span
    order = Order("红黄榜", said.at, span=span, period=f"{month:%Y-%m}")
    return Outgoing(said.chat, f"{one.title} · {month_name(month, said.at)}", order=order)


def _drawn_up(month: date, said: Said, store: Store) -> Answer:
    drawn = redlist.draw_up(month, said.person, said.cause_saying(""), store)
    return drawn if isinstance(drawn, str) else _shown(drawn, month, said, store)


def _shown(one: RedList | None, month: date, said: Said, store: Store) -> Answer:
    """A draft is for the office and leaders, what is objected to for heads of units too, alone or where they are."""
    if one is None or not _may_see(one, said, store):
        return wording.not_yet(month, said.at, one)
    if not _may_see_here(one, said):
        return (
            f"{month_name(month, said.at)}的{one.title}还没公布，不在这里看，请和我私聊：红黄榜 {month:%Y-%m}"
        )
    text = wording.shown(one, store.redlists.history(one), store.district, said.at)
    early = redlist.is_empty(one) or redlist.too_early(one, said.at, store) is not None
    drafted = one.state is ListState.DRAFT and said.person.has(Role.OFFICE)
    choices = wording.review(one, early=early) if drafted else ()
    if redlist.is_ripe(one, said.at, store) and said.person.has(Role.LEADER):
        choices = wording.sign(one)
    if one.state is ListState.PUBLISHED:
        choices = wording.poster(one)
    return Outgoing(said.chat, text, choices=choices, about=_about_of(one))


def _about_of(one: RedList) -> str:
    """What its buttons decide; the poster of a published list may be asked for again and again."""
    match one.state:
        case ListState.DRAFT:
            return topics.red_draft(one.id)
        case ListState.OBJECTING:
            return topics.red_list(one.id)
        case _:
            return ""


def _may_see(one: RedList, said: Said, store: Store) -> bool:
    """What was withdrawn before it was published is no more for everybody than the draft was."""
    match one.state:
        case ListState.DRAFT:
            return said.person.has(Role.OFFICE, Role.LEADER)
        case ListState.WITHDRAWN if not redlist.was_published(one, store):
            return said.person.has(Role.OFFICE, Role.LEADER)
        case ListState.OBJECTING:
            return said.person.has(Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.UNIT_HEAD)
        case _:
            return True


def _may_see_here(one: RedList, said: Said) -> bool:
    match one.state:
        case ListState.DRAFT:
            return said.purpose in (Purpose.PRIVATE, Purpose.LIAISON)
        case ListState.OBJECTING:
            return said.purpose in (Purpose.PRIVATE, Purpose.LIAISON, Purpose.CORE)
        case _:
            return True


def _month_meant(said: Said, store: Store) -> date:
    """The month before, if it has a list or something to make one of; else this one."""
    this = said.today.replace(day=1)
    last = months_on(this, -1)
    known = store.redlists.of_month(last) or store.scoring.of_month(last)
    if known or month_of_cases(last, said.at, store).of(Scope(DISTRICT)).due:
        return last
    return this


def named(said: Said, store: Store, states: tuple[ListState, ...]) -> RedList | str:
    """The list of the month that is named, else the last one in these states, else the last one of all."""
    words = re.sub(r"红[黄黑]榜", "", said.words)
    found = month_of(words, said.today)
    if found is None or found[1]:
        return _NO_MONTH
    if words.strip():
        one = store.redlists.of_month(found[0], lock=True)
    else:
        one = _last(states, store, before=said.today.replace(day=1)) or _last(states, store)
        one = one or _last(tuple(ListState), store)
    if one is None and words.strip():
        return f"{month_name(found[0], said.at)}还没有红黄榜。请创建办发：红黄榜 {found[0]:%Y-%m}"
    if one is None:
        return "还没有红黄榜。请创建办发：红黄榜"
    return store.redlists.of_month(one.month, lock=True) or one


def _last(states: tuple[ListState, ...], store: Store, before: date = date.max) -> RedList | None:
    """The last list in one of these states, of a month before; one drawn up anew stands for the one before it."""
    drawn = [one for one in store.redlists.in_state(states) if one.month < before]
    found = [one for one in drawn if store.redlists.of_month(one.month) == one]
    return found[-1] if found else None


def _about(said: Said, store: Store, step: ListStep) -> tuple[RedList, Grid, str] | Answer:
    """The list that objections are about, the grid, and the reason; what is missing is asked for."""
    one = _last((ListState.OBJECTING,), store) or _last(tuple(ListState), store)
    if one is None:
        return "还没有红黄榜。"
    one = store.redlists.of_month(one.month, lock=True) or one
    if one.state is not ListState.OBJECTING:
        return wording.wrong_state(one, step, said.at)
    name, _, words = said.words.strip().partition(" ")
    if not name:
        return f"请写网格和理由，如：{step} 北湖一网格 理由"
    grid = grid_called(name, store.district)
    if not words.strip():
        return Ask(f"{grid.name}：请写理由。", f"{step} {grid.name}")
    return one, grid, words.strip()


def _decided(step: ListStep, said: Said, store: Store) -> Answer:
    found = _about(said, store, step)
    if not isinstance(found, tuple):
        return found
    one, grid, words = found
    return redlist.decide(one, step, grid, said.person, said.cause_saying(words), store)
