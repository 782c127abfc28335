"""自报倒查: what somebody above found, was it reported by the unit itself before? Looked for once the place and the
category are known, and again where another unit gets the case before anybody has decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from actions import themes
from actions.audience import heads, hears, office, reaching, talks_with
from actions.history import event
from domain.card import Row
from domain.cases import Accountability, Case, Step
from domain.cause import Cause, System
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.coordinates import CoordinateSystem, to_wgs84
from domain.deadline import due_at
from domain.distance import metres, nearest
from domain.district import Purpose
from domain.life import ENDED, NOT_THERE, ever_late
from domain.matters import Matter, MatterKind, MatterState, ended
from domain.photo import Place
from domain.placewords import narrowed
from domain.selfreports import Lookup, SelfReport, Weakness, from_above, is_asked, weakness
from storage.store import Store
from texts import self_reports as wording

KIND = MatterKind.SELF_REPORT
_STATES = {
    Accountability.SHIELDED: MatterState.AGREED,
    Accountability.QUESTIONED: MatterState.ASKED,
    Accountability.AMNESTY: MatterState.AGREED,
}


def current(case: Case, store: Store) -> Matter | None:
    """The question about a case that holds now, decided or not."""
    return next(
        (one for one in reversed(store.matters.of(case.number, KIND)) if one.state is not MatterState.ENDED),
        None,
    )


def trace(case: Case, cause: Cause, store: Store, *, anew: bool = False) -> tuple[Case, list[Outgoing]]:
    """The case as it is after a look, if it is time for one, and what its unit and the office are asked.

    In: the case as it is kept; `anew` where it is told to be elsewhere, or something else, than before.
    """
    if case.part or not from_above(case):  # of a part the whole is asked
        return _dropped(case, cause, store), []
    if not (is_asked(case) and case.grid in store.district.grid):
        return case, []
    last = store.self_reports.last(case.number) if case.accountability else None
    unit = case.unit or (last.unit if last else store.district.grid[case.grid].unit)
    if last is None or ((anew or last.unit != unit) and not _is_decided(case, store)):
        case = _looked(case, unit, cause, store)
    return case, [*_ask(case, cause, store)]


def hint(before: Case | None, case: Case, at: datetime, store: Store) -> str:
    """What a card says of it, if it is not as it was before; nothing of a case that came to nothing."""
    known = before is not None and before.accountability is case.accountability
    if known or not case.accountability or case.state in NOT_THERE:
        return ""
    return wording.hint(case, store.self_reports.last(case.number), at)


def to_office(case: Case, text: str, cause: Cause, store: Store) -> Iterator[Outgoing]:
    """The office hears of it, with the buttons to decide."""
    for chat in office(store):
        if chat != cause.chat:
            yield asked_of_office(chat, case, text)


def asked_of_office(chat: Chat, case: Case, text: str) -> Outgoing:
    """What the office is asked to decide."""
    rows = (Row(case.number, text),)
    return Outgoing(chat, text, choices=to_decide(case.number), kind=Kind.NOTICE, rows=rows)


def to_decide(number: int) -> tuple[Choice, ...]:
    """The buttons with which the office decides about a case."""
    return Choice("免责", f"免责 {number}"), Choice("追责", f"追责 {number}")


def together(questions: list[Outgoing]) -> list[Outgoing]:
    """Questions about several cases as one message for each chat; then there are no buttons."""
    by_chat: dict[Chat, list[Outgoing]] = {}
    for one in questions:
        by_chat.setdefault(one.chat, []).append(one)
    return [_joined(asked) if len(asked) > 1 else asked[0] for asked in by_chat.values()]


def _joined(asked: list[Outgoing]) -> Outgoing:
    text = "\n".join(one.text for one in asked)
    mentions = tuple(dict.fromkeys(who for one in asked for who in one.mentions))
    rows = tuple(row for one in asked for row in one.rows)
    return replace(asked[0], text=text, mentions=mentions, rows=rows, choices=())


def _is_decided(case: Case, store: Store) -> bool:
    matter = current(case, store)
    return matter is not None and bool(matter.signatures)


def _dropped(case: Case, cause: Cause, store: Store) -> Case:
    """It is not found from above after all: nobody asks any more."""
    if not case.accountability:
        return case
    _end(case, cause, store)
    return _noted(case, Accountability.NONE, wording.dropped(case), cause, store)


def _end(case: Case, cause: Cause, store: Store) -> None:
    if (matter := current(case, store)) is not None:
        store.matters.change(matter, ended(matter, cause.at))


def _looked(case: Case, unit: int, cause: Cause, store: Store) -> Case:
    """What a look finds is kept, and what it comes to is said in the history."""
    _end(case, cause, store)
    lookup = _look(case, unit, cause.at, store)
    store.self_reports.put(lookup)
    store.matters.open(Matter(KIND, case.number, cause.at, None, _STATES[lookup.outcome], unit=unit))
    return _noted(case, lookup.outcome, wording.came_to(lookup, store.district), cause, store)


def _noted(case: Case, outcome: Accountability, words: str, cause: Cause, store: Store) -> Case:
    after = replace(case, accountability=outcome)
    by_itself = replace(cause, by=System(), words=words, photos=())
    store.cases.move(case, after, event(after, Step.TRACE, by_itself))
    return after


def _look(case: Case, unit: int, at: datetime, store: Store) -> Lookup:
    rules = store.rules
    day = case.opened_at.astimezone(store.zone).date()
    amnesty = themes.counts_against_nobody(day, store)
    radius, days = rules.self_report_radius, rules.self_report_days
    lookup = Lookup(case.number, at, unit, case.source, radius, days, amnesty)
    return replace(lookup, found=tuple(_found(case, lookup, store)))


def _found(case: Case, lookup: Lookup, store: Store) -> Iterator[SelfReport]:
    here = _position(case, store)
    system = CoordinateSystem(store.rules.datum)
    points = nearest(store.district.points, here, within=lookup.metres, system=system) if here else ()
    own = [case.point] if case.point is not None else []
    since = case.opened_at - timedelta(days=lookup.days)
    earlier = store.self_reports.earlier(
        case,
        since,
        _same_kind(case, store),
        [*own, *(one.id for one in points)],
        [one.id for one in store.district.groups_for(Purpose.GRID, grid=case.grid)],
        here,
        lookup.metres,
    )
    theirs = [one for one in earlier if _is_of(lookup.unit, one, case, store)]
    late = store.self_reports.were_late([one.number for one in theirs]) if theirs else set()
    for one in theirs:
        there = _position(one, store)
        far = round(metres(here, there)) if here and there else None
        same = _same_place(one, case, store)
        if not same and there is not None and (far is None or far > lookup.metres):
            continue
        if not same and there is None and one.place:
            continue  # it names another place
        report = _self_report(
            one,
            far,
            lookup.at,
            store,
            late=one.number in late,
            located=same or far is not None,
            alike=_alike(one, case, store),
        )
        did_not_last = one.number == case.tied_to and not case.part  # 反弹: what was put right is there again
        yield replace(report, weakness=Weakness.REBOUNDED) if did_not_last else report


def _self_report(
    one: Case, far: int | None, at: datetime, store: Store, *, late: bool, located: bool, alike: bool
) -> SelfReport:
    weak = weakness(
        located=located,
        named=bool(one.place or one.point),
        shown=bool(store.photos.of(one.number, Step.REPORT, Step.ADD)),
        late=late or (ever_late(one, at) and not one.excused),
        alike=alike,
    )
    return SelfReport(one.number, one.opened_at, one.state, far, weak)


def _same_kind(case: Case, store: Store) -> set[int]:
    """Its category, and the others of that family (大类)."""
    categories = store.district.category
    family = categories[case.category].family if case.category in categories else ""
    return {case.category or 0, *(one.id for one in categories.values() if family and one.family == family)}


def _alike(one: Case, other: Case, store: Store) -> bool:
    """May the earlier case be of the same thing? Not if it was closed before and is of another category whose words do
    not fit either: a lamp that was mended is no broken manhole, though both are of one family."""
    if one.category == other.category or one.state not in ENDED:
        return True
    return other.category in _may_be(one, store) or one.category in _may_be(other, store)


def _may_be(case: Case, store: Store) -> set[int | None]:
    """The categories that its words fit."""
    found = store.heard(case.text, case.grid).findings
    return {category for each in found for category in (each.category, *each.others)}


def _is_of(unit: int, earlier: Case, case: Case, store: Store) -> bool:
    """Was it reported by people of the unit that answers, or of the unit of the case's grid, or staff of that grid?"""
    district = store.district
    reporter = district.person.get(earlier.reporter)
    if reporter is None or case.grid is None:
        return False
    units = district.within(unit) | district.within(district.grid[case.grid].unit)
    return reporter.unit in units or case.grid in reporter.grids


def _same_place(one: Case, other: Case, store: Store) -> bool:
    """The same point, or a place that the register does not know and that is called the same in the same grid."""
    if one.point is not None or other.point is not None:
        return one.point == other.point
    if one.grid != other.grid or not (one.place and other.place):
        return False
    grid = store.district.grid[one.grid or 0].name
    return narrowed(one.place, grid) == narrowed(other.place, grid)


def _position(case: Case, store: Store) -> Place | None:
    """Where it was reported from, else where its point is; in WGS-84."""
    if case.latitude is not None and case.longitude is not None:
        return Place(case.latitude, case.longitude)
    point = store.district.point.get(case.point or 0)
    if point is None or point.latitude is None or point.longitude is None:
        return None
    return to_wgs84(Place(point.latitude, point.longitude), CoordinateSystem(store.rules.datum))


def _ask(case: Case, cause: Cause, store: Store) -> Iterator[Outgoing]:
    """The unit that has the case is asked once what it has to say; the office decides when it has, or was to have."""
    if case.accountability is not Accountability.QUESTIONED or case.unit is None:
        return
    matter = current(case, store)
    if matter is None or matter.until is not None:
        return
    limit = store.rules.explaining
    asked = replace(matter, until=due_at(cause.at, limit.amount, limit.unit, store.calendar))
    store.matters.change(matter, asked)
    lookup = store.self_reports.last(case.number)
    assert lookup is not None, "a question comes of a look"
    yield from _to_unit(case, wording.to_unit(case, asked, lookup, store.district, cause.at), store)


def _to_unit(case: Case, text: str, store: Store) -> Iterator[Outgoing]:
    """To the unit's heads who talk with the bot alone; else to where the unit hears of it, by name."""
    assert case.unit is not None, "asked only of a unit that has it"
    theirs = heads(case.unit, store.district)
    chats: dict[Chat, tuple[int, ...]] = dict.fromkeys(talks_with(theirs, store), ())
    group = hears(case.unit, case, store.district)
    if group and not chats:
        named = (*((case.handler,) if case.handler else ()), *(one.id for one in theirs))
        people = [store.district.staff[one] for one in named if one in store.district.staff]
        chats = {reaching(group, people, store): tuple(dict.fromkeys(named))}
    choices = (Choice("说明", f"说明 {case.number}"),)
    for chat, mentions in chats.items():
        rows = (Row(case.number, text),)
        yield Outgoing(chat, text, choices=choices, mentions=mentions, kind=Kind.NOTICE, rows=rows)
