"""值守: where a post is told, who stands there on a day, and whether enough of them are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from domain import seats
from domain.district import District, Group, Purpose
from domain.rollcall import HERE, RollCall
from domain.rosters import Roster, Shift

CATCH_UP = timedelta(minutes=60)  # how late a shift may still be called, after the bot was down


@dataclass(frozen=True, slots=True)
class DutyChange:
    """替班 for one shift: `substitute` comes instead of `person`, as `by` said. All are people's ids."""

    roster: int
    day: date
    shift: str
    person: int
    substitute: int
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Staffing:
    """Who is called for a shift, who of them in whose place, and who is away without anybody instead."""

    called: tuple[int, ...]
    stand_ins: Mapping[int, int]
    on_leave: tuple[int, ...]


def unit_of(roster: Roster, district: District) -> int | None:
    """Whose post it is: the unit that is named, else that of the point's grid, else that of the first person."""
    if roster.unit is not None:
        return roster.unit
    point = district.point.get(roster.point or 0)
    if point is not None and point.grid in district.grid:
        return district.grid[point.grid].unit
    first = district.person.get(roster.people[0]) if roster.people else None
    return first.unit if first else None


def group_of(roster: Roster, district: District) -> Group | None:
    """Where a post is called: the grid's group of its point, its unit's, or the grid's of the first person.

    The first of them in which most of the people sit; the group of everybody where there is none of these.
    """
    point = district.point.get(roster.point or 0)
    people = [district.staff[one] for one in roster.people if one in district.staff]
    grids = ([point.grid] if point else []) + [grid for one in people[:1] for grid in one.grids]
    unit = unit_of(roster, district)
    able = [group for grid in grids[:1] for group in district.groups_for(Purpose.GRID, grid=grid)]
    able += district.groups_for(Purpose.UNIT, unit=unit) if unit is not None else ()
    able += [group for grid in grids[1:] for group in district.groups_for(Purpose.GRID, grid=grid)]
    if not able:
        return next(iter(district.groups_for(Purpose.ALL)), None)
    return max(able, key=lambda group: sum(one in seats.members(group, district) for one in people))


def busy_elsewhere(shift: Shift, shifts: Iterable[Shift]) -> frozenset[int]:
    """Who is on the roster of another of the shifts, while this one runs: nobody is called to two posts at once."""
    others = (one.roster for one in shifts if one.roster.id != shift.roster.id and overlap(one, shift))
    return frozenset(person for roster in others for person in roster.people)


def overlap(one: Shift, other: Shift) -> bool:
    """True if both run at some moment."""
    return one.starts < other.ends and other.starts < one.ends


def staffing(
    shift: Shift,
    changes: Iterable[DutyChange],
    away: frozenset[int],
    district: District,
    busy: frozenset[int] = frozenset(),
) -> Staffing:
    """Who stands there on the shift's day: as agreed (替班), and a substitute of the roster for who is on leave.

    In: who is away on that day, and who of the substitutes is `busy` at another post.
    """
    instead = {one.person: one.substitute for one in changes if _is_of(one, shift)}
    apart = away | busy
    spare = [one for one in shift.roster.substitutes if one in district.staff and one not in apart]
    called: list[int] = []
    stand_ins: dict[int, int] = {}
    on_leave: list[int] = []
    for person in (one for one in shift.roster.people if one in district.staff):
        substitute = _followed(person, instead)
        if substitute in away or substitute not in district.staff:
            free = [one for one in spare if one not in called]
            if not free:
                on_leave.append(person)
                continue
            substitute = free[0]
        called.append(substitute)
        if substitute != person:
            stand_ins[substitute] = person
    return Staffing(tuple(dict.fromkeys(called)), stand_ins, tuple(on_leave))


def present(call: RollCall, roster: Roster) -> tuple[int, ...]:
    """How many are there, by the parts of the roster's duty mode (勤务模式); in time or late."""
    here = [_followed(person, call.stand_ins) for person in call.who(HERE)]
    if len(roster.parts) < 2:
        return (len(here),)
    ends = list(accumulate(roster.parts))
    counts = [0] * len(ends)
    for person in here:
        place = roster.people.index(person) if person in roster.people else ends[-1] - 1
        counts[next((n for n, end in enumerate(ends) if place < end), len(ends) - 1)] += 1
    return tuple(counts)


def required(roster: Roster) -> tuple[int, ...]:
    """How many must be there, by the same parts."""
    return roster.parts or (roster.required,)


def is_short(call: RollCall, roster: Roster) -> bool:
    """True if fewer are there than must be, in any part: more of the one do not make up for the other."""
    pairs = zip(present(call, roster), required(roster), strict=True)
    return any(there < needed for there, needed in pairs)


def _is_of(change: DutyChange, shift: Shift) -> bool:
    return (change.roster, change.day, change.shift) == (shift.roster.id, shift.day, shift.name)


def _followed(person: int, to: Mapping[int, int]) -> int:
    """Who stands at the end, where somebody's substitute has a substitute: from the substitute on, or back from it."""
    seen = {person}
    while (other := to.get(person)) is not None and other not in seen:
        seen.add(other)
        person = other
    return person
