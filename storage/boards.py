"""The facts of digests, read in one transaction so that their numbers agree with each other.

The cases are read once for however many groups: one grouped statement, and the few lists of which some are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from domain.board import Closed, Facts, Shortlist
from domain.calendar import next_working_day
from domain.district import Group, Purpose
from domain.leading import answers
from domain.periods import Period
from domain.standing import Ranked, Standing, beside_others, rank
from domain.tally import Count, Scope, Span, Tally, total
from storage.standings import Closing, Press, Pressing
from storage.store import Store

MOST_NAMED = 5
MOST_FOLDED = 30  # of a list that can be opened
MOST_CLOSED = 9
NOON = time(12)
TODAY = "今天"
UNHELD = "待派单"

View = tuple[Scope, Group | None]  # of what a digest is, and who is shown it


def facts(
    store: Store, views: Sequence[View], span: Span, period: str, *, at: datetime, ranked: tuple[Span, str]
) -> list[Facts]:
    """What each view is shown at a moment for a span, ranking grids (units in a unit's group) over another span."""
    over, over_words = ranked
    most = max((_most(group) for _, group in views), default=MOST_NAMED)
    read = _Read(store, span, over, at, most)
    closed = [read.closed(scope) for scope, _ in views]
    pressing = [read.pressing(scope, _most(group)) for scope, group in views]
    named = (number for one in pressing for numbers in one.named for number in numbers)
    shown = _Shown(store, {number for numbers in closed for number in numbers}, named)
    found = []
    for (scope, group), numbers, presses in zip(views, closed, pressing, strict=True):
        by_unit = group is not None and group.purpose is Purpose.UNIT
        counts = read.counts(scope)
        found.append(
            Facts(
                reference=_reference(scope, period, at),
                scope=scope,
                period=period,
                at=at,
                tally=total(count.tally for count in counts),
                over=total(count.over for count in counts),
                late=shown.named(presses.late, presses.late_count),
                soon=shown.named(presses.soon, presses.soon_count),
                soon_until=read.soon_until,
                checking=shown.named(presses.checking, presses.checking_count),
                new_by_unit=_new_by_unit(store, counts),
                closed=tuple(map(shown.closed, numbers)),
                came_back=read.came_back(scope),
                compared="单位" if by_unit else "网格",
                ranked=read.units if by_unit else read.grids,
                ranked_over=Period(*over.days(store.zone), over_words),
                own=_own(store, group),
                limits_from=span.limits_from,
            )
        )
    return found


def _reference(scope: Scope, period: str, at: datetime) -> str:
    """`晒比拼 12-06 金山一网格`: what it is, of which day and of whom."""
    return " ".join(["晒比拼", f"{at:%m-%d}", scope.words, *([period] if period != TODAY else [])])


@dataclass(frozen=True, slots=True)
class _Presses:
    """What presses in one scope: the numbers of the first, and how many there are."""

    late: tuple[int, ...] = ()
    late_count: int = 0
    soon: tuple[int, ...] = ()
    soon_count: int = 0
    checking: tuple[int, ...] = ()
    checking_count: int = 0

    @property
    def named(self) -> tuple[tuple[int, ...], ...]:
        """All lists."""
        return self.late, self.soon, self.checking


class _Read:
    """The cases as they stand, read once; parted by scope afterwards."""

    def __init__(self, store: Store, span: Span, over: Span, at: datetime, most: int) -> None:
        self._store = store
        self._most = most
        self._span, self._over, self._at = span, over, at
        self._counts = store.standings.counts(span, over, at)
        self.soon_until = _noon_to_come(at, store)
        # Of a span that is over nothing presses any more, nor is it read.
        self._pressing = self._pressing_at(None)
        self._closed = store.standings.closings(span)
        self.grids, self.units = self._ranked()

    def counts(self, scope: Scope) -> Sequence[Count]:
        """What was counted of a scope. Points are not told apart in what is read for all: they are asked for."""
        if scope.points is not None:
            return self._store.standings.counts(self._span, self._over, self._at, scope.points)
        inside = self._within(scope)
        return [count for count in self._counts if inside(count)]

    def pressing(self, scope: Scope, most: int) -> _Presses:
        """What is late, due soon, or waits for verification."""
        at_points, inside = scope.points is not None, self._within(scope)
        found = self._pressing_at(scope.points) if at_points else self._pressing
        mine = [one for one in found if at_points or inside(one)]
        late, soon, waits = ([one for one in mine if one.why == why] for why in Press)
        return _Presses(*_first(late, most), *_first(soon, most), *_first(waits, most))

    def _pressing_at(self, points: frozenset[int] | None) -> list[Pressing]:
        if self._span.end < self._at:
            return []
        return self._store.standings.pressing(self._at, self.soon_until, self._most, points)

    def closed(self, scope: Scope) -> tuple[int, ...]:
        """The numbers of the latest that were closed and were not there again."""
        inside = self._within(scope)
        lasting = (one.number for one in self._closed if inside(one) and not one.came_back)
        return tuple(islice(lasting, MOST_CLOSED))

    def came_back(self, scope: Scope) -> int:
        """How many of those that were closed were there again (反弹)."""
        inside = self._within(scope)
        return sum(inside(one) and one.came_back for one in self._closed)

    def _within(self, scope: Scope) -> Callable[[Pressing | Closing | Count], bool]:
        """As `Cases` asks the database: a case that no unit holds counts for the unit of its grid."""
        units, grids, points = scope.units, scope.grids, scope.points
        if units is not None:
            theirs = {grid.id for grid in self._store.district.grids_ever_of(units)}

            def is_theirs(one: Pressing | Closing | Count) -> bool:
                return one.unit in units or (one.unit is None and one.grid in theirs)

            return is_theirs
        if grids is not None:
            return lambda one: one.grid in grids
        if points is not None:
            return lambda one: isinstance(one, Closing) and one.point in points
        return lambda one: True

    def _ranked(self) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        """Grids, and those units that had something to do."""
        by_grid, by_unit = _by(self._counts, lambda one: one.grid), _by(self._counts, self._whose)
        district = self._store.district
        grids = [_standing(grid.name, by_grid.get(grid.id, Tally()), grid.size) for grid in district.grids]
        units = [
            _standing(district.alone(unit.id), by_unit[unit.id], 1.0)
            for unit in district.units
            if unit.id in by_unit
        ]
        fewest = self._store.rules.ranked_from
        return beside_others(rank(grids, fewest)), beside_others(rank(units, fewest))

    def _whose(self, count: Count) -> int | None:
        return answers(count.unit, count.grid, self._store.district)


class _Shown:
    """The cases that are shown, the closed ones with their photos: two statements for all."""

    def __init__(self, store: Store, numbers: Collection[int], named: Iterable[int]) -> None:
        self._cases = store.cases.some({*numbers, *named})
        self._photos = store.photos.before_and_after(numbers)

    def named(self, numbers: Iterable[int], count: int) -> Shortlist:
        """So many cases, of which the first are named and the rest of these can be opened."""
        cases = tuple(self._cases[number] for number in numbers)
        return Shortlist(count, cases[:MOST_NAMED], cases[MOST_NAMED:])

    def closed(self, number: int) -> Closed:
        """With the first photo that it was reported with, and the last of its rectification."""
        case, photos = self._cases[number], self._photos[number]
        return Closed(case, *photos) if all(photos) else Closed(case)


def _most(group: Group | None) -> int:
    """How many of a list this group can be shown: more than are named only where they can be folded."""
    return MOST_FOLDED if group is not None and group.platform.folds else MOST_NAMED


def _first(pressing: Sequence[Pressing], most: int) -> tuple[tuple[int, ...], int]:
    """The numbers of those that are shown, and how many there are."""
    count = sum(one.many for one in pressing if one.place == 1)
    return tuple(one.number for one in pressing[:most]), count


def _noon_to_come(at: datetime, store: Store) -> datetime:
    """Noon of the next working day."""
    local = at.astimezone(store.zone)
    return datetime.combine(next_working_day(local.date(), store.calendar), NOON, store.zone)


def _by(counts: Iterable[Count], whose: Callable[[Count], int | None]) -> Mapping[int | None, Tally]:
    """Over the span of the ranking."""
    parts: defaultdict[int | None, list[Tally]] = defaultdict(list)
    for count in counts:
        parts[whose(count)].append(count.over)
    return {id_: total(tallies) for id_, tallies in parts.items()}


def _new_by_unit(store: Store, counts: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    new: defaultdict[int | None, int] = defaultdict(int)
    for count in counts:
        new[answers(count.unit, count.grid, store.district)] += count.tally.new
    called = store.district.alone
    told = [(called(unit) if unit else UNHELD, number) for unit, number in new.items() if number]
    return tuple(sorted(told, key=lambda one: (-one[1], one[0])))


def _standing(name: str, tally: Tally, size: float) -> Standing:
    return Standing(
        name,
        due=tally.fell_due,
        on_time=tally.on_time,
        open=tally.open,
        due_today=tally.due,
        overdue=tally.overdue,
        closed=tally.closed,
        size=size,
    )


def ranked_among(
    store: Store, parts: Mapping[str, frozenset[int]], span: Span, at: datetime, *, every: bool
) -> tuple[Ranked, ...]:
    """Units, each with some others, in their order by name; those without any case only if `every` one is wanted."""
    counts = [
        (answers(one.unit, one.grid, store.district), one.over)
        for one in store.standings.counts(span, span, at)
    ]
    summed = {name: total(over for unit, over in counts if unit in units) for name, units in parts.items()}
    shown = (_standing(name, tally, 1.0) for name, tally in summed.items() if every or tally != Tally())
    return beside_others(rank(shown, store.rules.ranked_from))


def _own(store: Store, group: Group | None) -> str | None:
    if group is None:
        return None
    if group.purpose is Purpose.GRID and group.grid in store.district.grid:
        return store.district.grid[group.grid].name
    if group.purpose is Purpose.UNIT and group.unit in store.district.unit:
        return store.district.alone(group.unit)
    return None
