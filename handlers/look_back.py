"""回头看: what was drawn and how it stands; 好 and 反弹 of one case or several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions import ending, rechecks
from actions import look_back as action
from actions.cards import before_and_after
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.lookback import Draw
from domain.matters import Matter, MatterKind
from domain.order import Order
from domain.periods import find_period
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import span_of
from storage.store import Store
from texts import look_back as wording
from texts.orders import is_meant
from understanding.orders.not_again import takes_back_its_word
from understanding.orders.order import as_command
from understanding.orders.reader import read_orders
from understanding.orders.steps import LASTS, NO_REBOUND

WHICH = "好哪个"
_LIST = "名单"
# 好 5分钟到 and 好，12点见 are talk.
_FITS = re.compile(
    r"(?:[#＃]?\s*\d{1,9}号?(?:[\s、,，和]+|(?=[#＃])|$))+(?:[^\d个处张次天月年点时分].*)?", re.DOTALL
)


@command("回头看", "lookback", does=Action.DRAWN)
def state(said: Said, store: Store) -> Answer:
    """回头看 [时段] — 抽中了哪些、谁看、看得怎样；回头看 名单 是文件"""
    if said.words == wording.ONE_BY_ONE:
        mine = action.waiting(store, said.person)
        return action.shown(mine, said.chat, said.at, store) if mine else wording.NOTHING
    if meant := _of_one(said):
        return meant
    words = said.words.removeprefix(_LIST).strip()
    period = find_period(words, said.today)
    if words and (period is None or period[1].strip()):
        return "请写成：回头看，回头看 名单，或 回头看 2026-W48"
    span = span_of(period[0], said.at) if period else None
    draw = store.look_backs.last(span)
    if draw is None:
        return "这段时间没有抽过回头看。" if period else wording.NONE
    if said.words.startswith(_LIST):
        what = f"回头看抽查名单 {draw.label}，种子 {draw.seed}"
        return Outgoing(said.chat, what, order=Order(wording.WORD, said.at, span=span, period=words))
    return _shown(draw, said, store)


def _of_one(said: Said) -> Ask | None:
    """回头看 70怎么成反弹了，是报错的: whether what the words say of one case is meant; None if nothing."""
    orders = read_orders(said.words, has_photo=bool(said.photos))
    if len(orders) != 1 or len(orders[0].numbers) != 1 or orders[0].step not in (LASTS, NO_REBOUND):
        return None
    command = as_command(orders[0])
    return Ask(is_meant(command), command, said.photos, only_yes=True)


@command("好", "fine", does=Action.LOOK_BACK, on_case=True, fits=_FITS)
def lasts(said: Said, store: Store) -> Answer:
    """好 12 — 回头看：没有反弹，可附照片"""
    return action.lasts(said.case, said.person, said.cause, store)


@command(WHICH, does=Action.LOOK_BACK, by_button=True)
def which(said: Said, store: Store) -> Answer:
    """好哪个 编号 — 既是点位编号又是问题编号，问一句"""
    names = [one for one in re.split(r"[、，,；;\s]+", said.words) if one]
    points = [one.name for one in store.district.points if one.code in names]
    cases = [f"#{one}" for one in names if one.isdecimal()]
    choices = (
        Choice(f"问题 {'、'.join(cases)}", f"好 {' '.join(cases)}"),
        Choice(f"点位 {'、'.join(points)}", f"好 {'、'.join(points)}"),
    )
    return Outgoing(said.chat, "您说的是回头看的问题，还是拉网的点位？", choices=choices)


@command("反弹", "rebound", does=Action.LOOK_BACK, on_case=True)
def rebound(said: Said, store: Store) -> Answer:
    """反弹 12 说明 — 销号后又出现了，附现场照片，另立一件"""
    action.must_be_rebound(said.case, said.at, store)
    if takes_back_its_word(said.words):
        then, fine = f"反弹 {said.case.number}", Choice("没反弹", f"好 {said.case.number}")
        return Ask(
            wording.is_it_none(said.case, said.words), then, said.photos, only_yes=True, choices=(fine,)
        )
    if not said.photos:
        then = f"反弹 {said.case.number} {said.words}".strip()
        shows = before_and_after(said.case, store)[-1:]
        return Ask(f"请发 #{said.case.number} 现在的现场照片。", then, shows=shows)
    return action.rebound(said.case, said.person, said.group, said.cause, store)


@command("反弹更正", "reboundcorrection", does=Action.LOOK_BACK, on_case=True)
def no_rebound(said: Said, store: Store) -> Answer:
    """反弹更正 12 理由 — 反弹报错了，改过来：另立的那件作废，不算反弹"""
    ending.must_be_no_rebound(said.case, said.person, store)
    if not said.words:
        return Ask(wording.why_wrong(said.case), f"反弹更正 {said.case.number}")
    return ending.unrebound(said.case, said.person, said.cause, store)


def _shown(draw: Draw, said: Said, store: Store) -> Outgoing:
    mine = action.waiting(store, said.person)
    seed = [wording.seed(draw)] if draw.lots else []
    text = "\n".join([*_lines(draw, said, store), *seed])
    choices = (*((wording.NEXT,) if mine else ()), *((wording.PAPER,) if draw.lots else ()))
    return Outgoing(said.chat, text, choices=choices)


def _stands(matter: Matter, said: Said, store: Store) -> str:
    return wording.stands(matter, store.district, said.at, rechecks.group_of(matter.person, store))


def _lines(draw: Draw, said: Said, store: Store) -> Iterator[str]:
    matters = [one for one in store.matters.all(MatterKind.LOOK_BACK) if one.label == draw.label]
    cases = store.cases.some(one.case for one in matters)
    yield wording.title(draw, next((one.until for one in matters), None), said.at)
    for matter in matters:
        case = cases[matter.case]
        yield wording.line(case, _stands(matter, said, store), store.district)
    older = [case for matter, case in action.waiting(store) if matter.label != draw.label]
    if older:
        yield f"以前抽的还有 {len(older)} 件没看：{wording.numbers(older)}"
