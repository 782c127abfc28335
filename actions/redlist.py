"""红黄榜: drawn up by the office, reviewed, objected to, signed, published and, if need be, withdrawn in the open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from actions.appraising import MonthOfCases, month_of_cases
from actions.audience import answer_to, by_name, chat_of, core, notices, office, talks_with
from actions.releasing import was_released
from domain import topics
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.dates import months_on
from domain.deadline import due_at
from domain.district import Grid, Person, Role
from domain.redlist import (
    LEADS,
    ListEntry,
    ListEvent,
    ListState,
    ListStep,
    RedList,
    allowed,
    objections,
    placed,
)
from storage.store import Store
from texts import redlist as wording
from texts import times
from texts.appraisal import month_name
from texts.releasing import TELL_THE_PRESS

LIVING = (ListState.DRAFT, ListState.OBJECTING, ListState.PUBLISHED)


def entry(grid: Grid, counted: MonthOfCases) -> ListEntry:
    """What a grid has to show for a month, not yet placed."""
    found = counted.of_grid(grid)
    return ListEntry(grid.code, counted.total(grid), found.total, counted.peers(grid), found.due)


def preview(month: date, now: datetime, store: Store, revision: int = 1) -> RedList:
    """The list of a month as a draft would have it now; nothing is kept."""
    counted, rules = month_of_cases(month, now, store), store.rules
    entries = placed(
        (entry(grid, counted) for grid in store.district.grids),
        rules.good_bar,
        rules.weak_bar,
        rules.least_due,
    )
    basis = wording.basis(rules)
    return RedList(month, revision, ListState.DRAFT, rules.boards, basis, entries, counted.span.end)


def draw_up(month: date, by: Person, cause: Cause, store: Store) -> RedList | str:
    """拟榜 of a month: a draft, or the draft anew. Out: the draft, or why there is none.

    What was published and withdrawn is corrected by a list of its own (更正); what never was, is drawn up again.
    """
    before = store.redlists.of_month(month, lock=True)
    if before is not None and before.state not in (ListState.DRAFT, ListState.WITHDRAWN):
        return wording.wrong_state(before, ListStep.DRAW_UP, cause.at)
    corrects = before is not None and was_published(before, store)
    drawn = preview(month, cause.at, store, before.revision + corrects if before else 1)
    if before is not None and not corrects:
        kept = replace(drawn, id=before.id)
        store.redlists.move(before, kept, _event(kept, ListStep.DRAW_UP, by, cause))
        store.decided.add(topics.red_draft(kept.id))
        return kept
    kept = store.redlists.begin(drawn)
    store.redlists.move(kept, kept, _event(kept, ListStep.DRAW_UP, by, cause))
    for event in _upheld(before, store):
        store.redlists.move(kept, kept, replace(event, list=kept.id))
    return kept


def review(one: RedList, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """审核: objections are taken from now on, for as long as the rules say."""
    limit = store.rules.objecting
    until = due_at(cause.at, limit.amount, limit.unit, store.calendar)
    after = replace(one, state=LEADS[one.state][ListStep.REVIEW], until=until)
    store.redlists.move(one, after, _event(one, ListStep.REVIEW, by, cause))
    store.decided.add(topics.red_draft(one.id))
    text = wording.opened(after, store.redlists.history(after), store.district, cause.at)
    heads = store.district.people_with(Role.UNIT_HEAD)
    return [*answer_to(cause, text), *notices(core(store, heads), text, cause)]


def object_to(one: RedList, grid: Grid, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """异议 by a unit's head about a grid of their own, once, while objections are taken."""
    if one.until is not None and cause.at > one.until:
        return answer_to(cause, f"异议期 {times.moment(one.until, cause.at)} 已经结束，不能再提。")
    known = next((each for each in objections(store.redlists.history(one)) if each.grid == grid.code), None)
    if known is not None:
        how = f"定过了：{known.decided.step}" if known.decided else "已经提过，等创建办定"
        return answer_to(cause, f"{grid.name}的异议{how}。")
    event = _event(one, ListStep.OBJECT, by, cause, grid.code)
    store.redlists.move(one, one, event)
    unit = store.district.unit[by.unit].short
    text = wording.objected(one, event, unit, store.district, cause.at)
    choices = wording.decide(event, store.district)
    return [
        *answer_to(cause, f"记下了：{grid.name}的异议，已转创建办。"),
        *notices(office(store), text, cause, choices=choices, about=topics.objection(one.id, grid.code)),
    ]


def decide(
    one: RedList, step: ListStep, grid: Grid, by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """异议成立 or 异议不成立, with the reason, which whoever objected hears."""
    known = next((each for each in objections(store.redlists.history(one)) if each.grid == grid.code), None)
    if known is None:
        return answer_to(cause, f"{grid.name}没有异议要定。")
    if known.decided is not None:
        return answer_to(cause, f"{grid.name}的异议定过了：{known.decided.step}。")
    event = _event(one, step, by, cause, grid.code)
    store.redlists.move(one, one, event)
    store.decided.add(topics.objection(one.id, grid.code))
    text = wording.decided(one, event, store.district, cause.at)
    head = store.district.staff.get(known.raised.person or 0)
    return [*answer_to(cause, text), *notices(by_name([head] if head else [], store), text, cause)]


def sign(one: RedList, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """签发 by a leader: published in the groups that the rules name. Not before the objections are over and decided."""
    if not is_ripe(one, cause.at, store):
        return answer_to(cause, _not_ripe(one, cause.at, store))
    after = replace(one, state=LEADS[one.state][ListStep.SIGN])
    store.redlists.move(one, after, _event(one, ListStep.SIGN, by, cause))
    store.decided.add(topics.red_list(one.id))
    events = store.redlists.history(after)
    text = wording.published(after, events, by.name, store.district, cause.at)
    groups = _published_in(store)
    names = "、".join(f"{purpose}群" for purpose in store.rules.published_in)
    answer = f"{month_name(one.month, cause.at)}的榜已签发，发到{names}。" if groups else text
    told = _published(after, text, groups, "published")
    return [*answer_to(cause, answer), *(replace(each, choices=wording.poster(after)) for each in told)]


def withdraw(one: RedList, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """撤榜 with the reason, told wherever the list had been told."""
    after = replace(one, state=LEADS[one.state][ListStep.WITHDRAW])
    store.redlists.move(one, after, _event(one, ListStep.WITHDRAW, by, cause))
    raised = objections(store.redlists.history(one))
    own = {topics.red_list(one.id), topics.red_draft(one.id)}
    store.decided |= own | {*(topics.objection(one.id, each.grid) for each in raised)}
    text = wording.withdrawn(one, cause.words, cause.at)
    press = [TELL_THE_PRESS] if was_released(one, store) else []
    again = f"重新拟请创建办发：红黄榜 {one.month:%Y-%m}"
    answer = answer_to(cause, "\n".join([text, *press, again]))
    if one.state is ListState.PUBLISHED:
        groups = [chat for chat in _published_in(store) if chat != cause.chat]
        return [*answer, *_published(after, text, groups, "withdrawn")]
    if one.state is ListState.OBJECTING:
        heads = store.district.people_with(Role.UNIT_HEAD)
        return [*answer, *notices(core(store, heads), text, cause)]
    return answer


def follow_up(one: RedList, at: datetime, store: Store) -> list[Outgoing]:
    """Once the objections are over: leaders hear once that they can sign; the office, once a day, what is undecided."""
    if one.told_at is not None or one.until is None or at <= one.until:
        return []
    events = store.redlists.history(one)
    if not is_ripe(one, at, store):
        text = wording.undecided(one, objections(events), store.district, at)
        key = f"red-list-open:{one.id}:{at:%Y-%m-%d}"
        return [Outgoing(chat, text, kind=Kind.NOTICE, key=f"{key}:{chat.id}") for chat in office(store)]
    store.redlists.note(one, replace(one, told_at=at))
    leaders = store.district.people_with(Role.LEADER)
    alone_with = list(talks_with(leaders, store))
    text = wording.ready(one, events, store.district, at)
    return [
        Outgoing(
            chat,
            text,
            choices=wording.sign(one),
            kind=Kind.NOTICE,
            key=f"red-list:{one.id}:{one.until:%Y-%m-%d}:{chat.id}",
            about=topics.red_list(one.id),
        )
        for chat in alone_with or core(store, leaders)
    ]


def refused(one: RedList, step: ListStep, now: datetime) -> str | None:
    """Why this step cannot be taken where the list stands; None if it can."""
    return None if allowed(one.state, step) else wording.wrong_state(one, step, now)


def too_early(one: RedList, now: datetime, store: Store) -> str | None:
    """Why a draft cannot be reviewed: its month goes on, or went on after it was drawn up. None if it can."""
    ends = datetime.combine(months_on(one.month, 1), time(), store.zone)
    if now < ends:
        return wording.month_goes_on(one, now)
    return None if one.cut_at >= ends else wording.drawn_up_early(one, now)


def is_ripe(one: RedList, at: datetime, store: Store) -> bool:
    """True if a leader can sign it: the time for objections is over, and each of them decided."""
    if one.state is not ListState.OBJECTING:
        return False
    waits = any(each.decided is None for each in objections(store.redlists.history(one)))
    return one.until is not None and at > one.until and not waits


def was_published(one: RedList, store: Store) -> bool:
    """True if it was signed, whether or not it was withdrawn since."""
    return any(each.step is ListStep.SIGN for each in store.redlists.history(one))


def is_empty(one: RedList) -> bool:
    """True if no grid is on either list, and none was on the one that this corrects: there is nothing to publish."""
    return one.revision == 1 and not any(entry.listed for entry in one.entries)


def _not_ripe(one: RedList, at: datetime, store: Store) -> str:
    if one.until is not None and at <= one.until:
        return f"异议期到 {times.moment(one.until, at)}，过了才能签发。"
    return wording.undecided(one, objections(store.redlists.history(one)), store.district, at)


def _event(one: RedList, step: ListStep, by: Person, cause: Cause, grid: str = "") -> ListEvent:
    return ListEvent(one.id, cause.at, by.id, step, grid, cause.words, cause.reference)


def _upheld(before: RedList | None, store: Store) -> Iterable[ListEvent]:
    """What was said of each objection that was upheld before the list was withdrawn: it holds for the corrected one."""
    for one in objections(store.redlists.history(before)) if before else ():
        if one.upheld and one.decided is not None:
            yield from (one.raised, one.decided)


def _published_in(store: Store) -> list[Chat]:
    wanted = store.rules.published_in
    return [chat_of(group) for group in store.district.groups if group.purpose in wanted]


def _published(one: RedList, text: str, chats: Iterable[Chat], what: str) -> list[Outgoing]:
    key = f"red-list-{what}:{one.id}"
    return [Outgoing(chat, text, kind=Kind.BROADCAST, key=f"{key}:{chat.id}") for chat in chats]
