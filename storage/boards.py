"""The facts of digests, read in one transaction so that their numbers agree with each other.

The cases are read once for however many groups: one grouped statement, and the few lists of which some are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice

from domain.board import Closed, Facts
from domain.cases import Case, Step
from domain.district import Group, Purpose
from domain.life import account
from domain.standing import Ranked, Standing, rank
from domain.tally import Count, Scope, Span, Tally, total
from storage.cases import Closing
from storage.store import Store

MOST_URGENT = 3
MOST_CLOSED = 9
UNHELD = "待派单"

View = tuple[Scope, Group | None]  # of what a digest is, and who is shown it


def facts(
    store: Store, views: Sequence[View], span: Span, period: str, *, at: datetime, ranked: tuple[Span, str]
) -> list[Facts]:
    """What each view is shown at a moment for a span, ranking grids (units in a unit's group) over another span."""
    over, over_words = ranked
    read = _Read(store, span, over, at)
    closed = [read.closed(scope) for scope, _ in views]
    shown = _Shown(store, {number for numbers in closed for number in numbers})
    found = []
    for (scope, group), numbers in zip(views, closed, strict=True):
        by_unit = group is not None and group.purpose is Purpose.UNIT
        counts = read.counts(scope)
        found.append(
            Facts(
                reference=f"D-{at:%Y%m%d}-{group.chat if group else 'me'}",
                scope=scope,
                period=period,
                at=at,
                tally=total(count.tally for count in counts),
                new_by_unit=_new_by_unit(store, counts),
                urgent=read.urgent(scope),
                closed=tuple(map(shown.closed, numbers)),
                compared="单位" if by_unit else "网格",
                ranked=read.units if by_unit else read.grids,
                ranked_over=over_words,
                own=_own(store, group),
            )
        )
    return found


class _Read:
    """The cases as they stand, read once; parted by scope afterwards."""

    def __init__(self, store: Store, span: Span, over: Span, at: datetime) -> None:
        self._store = store
        self._span, self._over, self._at = span, over, at
        self._counts = store.cases.counts(span, over, at)
        self._urgent = sorted(store.cases.new_and_held(span), key=self._urgency)
        self._closed = store.cases.closings(span)
        self.grids, self.units = self._ranked()

    def counts(self, scope: Scope) -> Sequence[Count]:
        """What was counted of a scope. Points are not told apart in what is read for all: they are asked for."""
        if scope.points is not None:
            return self._store.cases.counts(self._span, self._over, self._at, scope.points)
        inside = self._within(scope)
        return [count for count in self._counts if inside(count)]

    def urgent(self, scope: Scope) -> tuple[Case, ...]:
        """New cases that are still with a unit, urgent categories first, then by what is due soonest."""
        inside = self._within(scope)
        return tuple(islice((case for case in self._urgent if inside(case)), MOST_URGENT))

    def closed(self, scope: Scope) -> tuple[int, ...]:
        """The numbers of the latest that were closed."""
        inside = self._within(scope)
        return tuple(islice((one.number for one in self._closed if inside(one)), MOST_CLOSED))

    def _within(self, scope: Scope) -> Callable[[Case | Closing | Count], bool]:
        """As `Cases` asks the database: a case that no unit holds counts for the unit of its grid."""
        units, grids, points = scope.units, scope.grids, scope.points
        if units is not None:
            theirs = {grid.id for grid in self._store.district.grids_of(units)}

            def is_theirs(one: Case | Closing | Count) -> bool:
                unit = account(one) if isinstance(one, Case) else one.unit
                return unit in units or (unit is None and one.grid in theirs)

            return is_theirs
        if grids is not None:
            return lambda one: one.grid in grids
        if points is not None:
            return lambda one: not isinstance(one, Count) and one.point in points
        return lambda one: True

    def _urgency(self, case: Case) -> tuple[bool, datetime]:
        assert case.due_at is not None, "asked for"
        of_category = case.category is not None and self._store.district.category[case.category].urgent
        return not (case.urgent or of_category), case.due_at

    def _ranked(self) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        """Grids, and those units that had something to do."""
        by_grid, by_unit = _by(self._counts, "grid"), _by(self._counts, "unit")
        district = self._store.district
        grids = [_standing(grid.name, by_grid.get(grid.id, Tally()), grid.size) for grid in district.grids]
        units = [
            _standing(unit.short, by_unit[unit.id], 1.0) for unit in district.units if unit.id in by_unit
        ]
        return rank(grids), rank(units)


class _Shown:
    """The closed cases that are shown, with their photos: two statements for all."""

    def __init__(self, store: Store, numbers: Collection[int]) -> None:
        self._cases = store.cases.some(numbers)
        self._photos = store.photos.of_cases(numbers, (Step.REPORT, Step.ADD, Step.RECTIFY))

    def closed(self, number: int) -> Closed:
        """With the first photo that it was reported with, and the last of its rectification."""
        case, photos = self._cases[number], self._photos.get(number, ())
        before = [sha256 for step, sha256 in photos if step is not Step.RECTIFY]
        after = [sha256 for step, sha256 in photos if step is Step.RECTIFY]
        return Closed(case, before[0], after[-1]) if before and after else Closed(case)


def _by(counts: Iterable[Count], whose: str) -> Mapping[int | None, Tally]:
    """Over the span of the ranking."""
    parts: defaultdict[int | None, list[Tally]] = defaultdict(list)
    for count in counts:
        parts[getattr(count, whose)].append(count.over)
    return {id_: total(tallies) for id_, tallies in parts.items()}


def _new_by_unit(store: Store, counts: Iterable[Count]) -> tuple[tuple[str, int], ...]:
    names = {unit.id: unit.short for unit in store.district.units}
    new: defaultdict[int | None, int] = defaultdict(int)
    for count in counts:
        new[count.unit] += count.tally.new
    told = [(names.get(unit or 0, UNHELD), number) for unit, number in new.items() if number]
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


def _own(store: Store, group: Group | None) -> str | None:
    if group is None:
        return None
    if group.purpose is Purpose.GRID and group.grid in store.district.grid:
        return store.district.grid[group.grid].name
    if group.purpose is Purpose.UNIT and group.unit in store.district.unit:
        return store.district.unit[group.unit].short
    return None
