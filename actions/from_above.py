"""通报 of somebody above: its lines are a walk's list, and each is held against what was a case there before.

With 确认 what is open is counted once more, what was closed rebounds (反弹), and everything else is a new case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from actions import look_back, merging, opening, walking
from actions.cards import notices, ringing
from actions.findings import findings
from actions.opening import Opened
from actions.self_reports import together
from domain.cases import Case, Source, Step
from domain.cause import Cause
from domain.chat import Chat, Outgoing
from domain.district import Group, Person
from domain.life import ENDED, may_take
from domain.refused import Refused
from domain.walks import Walk, WalkItem, WalkState
from storage.store import Store
from texts import cases as case_wording
from texts import from_above as wording
from understanding.reports.pasted import PastedLine, lines_of
from understanding.reports.reading import Finding


@dataclass(frozen=True, slots=True)
class Matched:
    """One problem of a line: the case it is, closed or open; the line that told of it already; else it is new, and
    `former` is the last that was closed there, too long ago for a 反弹."""

    item: WalkItem
    finding: Finding
    case: Case | None = None
    told_by: int | None = None
    former: Case | None = None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one problem, who hears of it, and what its unit is asked (自报倒查)."""

    done: wording.Done
    told: tuple[Outgoing, ...] = ()
    asked: tuple[Outgoing, ...] = ()


def read(
    walk: Walk, current: Walk | None, text: str, cause: Cause, store: Store
) -> tuple[Walk | None, list[str]]:
    """The lines go on the list of the notice, which begins with them if there is none yet.

    Out: the list, or None if nothing was told; and the headings that were left out.
    """
    found = lines_of(text)
    left = [one for one in found if _is_heading(one, found, store)]
    lines = [one for one in found if one not in left]
    if not lines:
        return current, [one.words for one in left]
    if current is None:
        store.walks.start(replace(walk, state=WalkState.LISTED))
        current = store.walks.current(walk.chat, walk.sender)
        assert current is not None, "just begun"
    first = len(store.walks.items(current, dropped=True)) + 1
    for number, line in enumerate(lines, first):
        store.walks.add(current, WalkItem(number, line.words, cause.at, message=cause.message))
    return current, [one.words for one in left]


def lines(walk: Walk, at: datetime, store: Store) -> list[str]:
    """The list as people read it, each line with what it will be."""
    by_item: dict[int, list[Matched]] = {}
    for one in held(walk, at, store):
        by_item.setdefault(one.item.number, []).append(one)
    return [
        wording.line(
            item, walking.lacks(item, None, store), [_told(one, at, store) for one in by_item[item.number]]
        )
        for item in store.walks.items(walk)
    ]


def held(walk: Walk, at: datetime, store: Store) -> list[Matched]:
    """Each problem of the list with the case that it is."""
    found: list[Matched] = []
    seen: dict[tuple[object, ...], int] = {}
    for item in store.walks.items(walk):
        for finding in findings(item.text, None, store):
            spot = _spot(finding)
            if spot is not None and spot in seen:
                found.append(Matched(item, finding, told_by=seen[spot]))
                continue
            if spot is not None:
                seen[spot] = item.number
            case, former = _before(finding, at, store)
            found.append(Matched(item, finding, case, former=former))
    return found


def confirm(walk: Walk, person: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """确认: every line becomes what it says, and one message has all the numbers. Raises WalkChanged."""
    found = held(walk, cause.at, store)
    store.walks.change(walk, replace(walk, state=WalkState.CONFIRMED, closed_at=cause.at))
    several = Counter(one.item.number for one in found)
    outcomes = []
    for one in found:
        words = one.item.text if several[one.item.number] == 1 else one.finding.words
        own = replace(walking.cause_of(one.item, cause), words=words)
        outcomes.append(_done(one, person, group, own, store))
    done = [one.done for one in outcomes]
    _keep(walk, done, store)
    told = [message for one in outcomes for message in one.told]
    return [
        *_answer(done, cause, store),
        *told,
        *together([asked for one in outcomes for asked in one.asked]),
    ]


def _done(one: Matched, person: Person, group: Group | None, cause: Cause, store: Store) -> _Outcome:
    if one.told_by is not None:
        return _Outcome(wording.Done(one.item.number, same=one.told_by))
    if one.case is None:
        telling = opening.Telling(person, group, cause, directly=True, source=Source.ABOVE)
        new = opening.open_found(one.finding, cause.words, telling, store)
        done = wording.Done(one.item.number, new.case, hints=new.hints, former=one.former)
        return _opened(done, new, cause, store)
    case = store.cases.get(one.case.number, lock=True) or one.case
    if case.state in ENDED:
        new = look_back.come_back(case, person, group, cause, store, Source.ABOVE)
        done = wording.Done(one.item.number, new.case, rebound_of=case.number)
        found = _opened(done, new, cause, store)
        return replace(found, told=(*look_back.used_up(case, cause, store), *found.told))
    after = merging.count(case, cause, store)
    told = notices(case, after, cause, store, wording.NAMED)
    return _Outcome(wording.Done(one.item.number, after, joined=True), tuple(told))


def _opened(done: wording.Done, new: Opened, cause: Cause, store: Store) -> _Outcome:
    told = notices(None, new.case, cause, store, *new.hints, others=new.others)
    return _Outcome(done, tuple(told), new.asked)


def _keep(walk: Walk, done: Sequence[wording.Done], store: Store) -> None:
    """Each line knows its cases."""
    for item in store.walks.items(walk):
        own = tuple(one.case.number for one in done if one.line == item.number and one.case)
        store.walks.mend(replace(item, cases=own))


def _answer(done: Sequence[wording.Done], cause: Cause, store: Store) -> list[Outgoing]:
    cases = [one.case for one in done if one.case]
    rows = tuple(case_wording.row(case, store.district, cause.at) for case in cases)
    text = wording.opened(done, {row.number: row.text for row in rows}, cause.at)
    mentions = tuple(
        dict.fromkeys(who for one in done if one.case and not one.joined for who in ringing(None, one.case))
    )
    chat = cause.chat
    return [Outgoing(chat, text, rows=rows, mentions=mentions)] if isinstance(chat, Chat) else []


def _is_heading(line: PastedLine, among: Sequence[PastedLine], store: Store) -> bool:
    """A line without place and problem, where it looks like a title or the others are numbered."""
    if line.numbered or not (line.may_be_heading or any(one.numbered for one in among)):
        return False
    finding = findings(line.words, None, store)[0]
    return finding.category is None and finding.grid is None


def _spot(finding: Finding) -> tuple[object, ...] | None:
    """What makes two lines one: the category, and the point, or the same words of a place."""
    if finding.category is None or not (finding.point or finding.place):
        return None
    return finding.category, finding.point or (finding.place, finding.grid)


def _before(finding: Finding, at: datetime, store: Store) -> tuple[Case | None, Case | None]:
    """The case that it is: one that is open, else the last that was closed, if it may rebound still. If it is none of
    them: the last that was closed there."""
    before = store.cases.there_before(finding)
    if live := [one for one in before if may_take(one, Step.ECHO)]:
        return live[0], None
    closed = [one for one in before if one.state in ENDED]
    back = next((one for one in closed if _may_rebound(one, at, store)), None)
    return back, None if back else next(iter(closed), None)


def _may_rebound(case: Case, at: datetime, store: Store) -> bool:
    try:
        look_back.must_be_rebound(case, at, store)
    except Refused:
        return False
    return True


def _told(one: Matched, at: datetime, store: Store) -> str:
    if one.told_by is not None:
        return wording.same_as(one.told_by)
    return wording.read(one.finding, one.case, one.former, store.district, at)
