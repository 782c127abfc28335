"""A report (周报 月报 季报 年报) as it was at its cut-off (截稿): each figure as the cases behind it.

A number is the length of a list, so whoever opens it (展开) finds exactly as many cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import NamedTuple

from domain.district import ALONE
from domain.measures import ON_TIME_RATE, Deed, Figure, Ratio
from domain.standing import Ranked, Standing, beside_others, percent, rank
from domain.stretches import WEEK, Stretch
from domain.tally import DISTRICT, Scope

WHOLE = Scope(DISTRICT)
UNANSWERED = "unanswered"  # noted of a case that its unit had not touched yet

BETWEEN = " · "  # category and place in a title
Name = Figure | Deed


class Counted(NamedTuple):
    """One case behind a figure, and on whose account. `at` is the moment it was counted for: when it was reported,
    fell due, was closed, has waited since. `spent` are seconds of working time, `note` is a word about it."""

    number: int
    unit: int | None
    grid: int | None
    at: datetime
    spent: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """A unit or a grid as it was called then. `of` is a unit's own unit above it, or the unit of a grid."""

    name: str
    of: int | None = None
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Stubborn:
    """顽疾: the same kind of thing at one point, so often; the cases of it."""

    words: str
    grid: int | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One report. `taken_at` is when its figures were counted; `frozen` if they are kept so.

    `behind` has the cases of each figure, by name; `totals` the same figures counted another way, as one sum for
    the whole district. `titles` say what a case is, by number. `seen` are the points of each grid that somebody
    saw in the period, and all there are. `exemplars` were signed as 示范点 in the period, each with its grid.
    `ranked_from`: with fewer cases due there is no place. `last_event` is the newest line of history that was
    there.
    """

    stretch: Stretch
    taken_at: datetime
    behind: Mapping[str, tuple[Counted, ...]]
    totals: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[int, Portion] = field(default_factory=dict)
    grids: Mapping[int, Portion] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    seen: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    stubborn: tuple[Stubborn, ...] = ()
    exemplars: tuple[tuple[str, int | None], ...] = ()
    ranked_from: int = 1
    last_event: int = 0
    frozen: bool = False

    def of(self, name: Name, scope: Scope = WHOLE) -> tuple[Counted, ...]:
        """The cases behind a figure of a part of the district."""
        return tuple(one for one in self.behind.get(name, ()) if self.inside(one, scope))

    def count(self, name: Name, scope: Scope = WHOLE) -> int:
        """The figure."""
        return len(self.of(name, scope))

    def inside(self, one: Counted, scope: Scope) -> bool:
        """Does it count for this part: of these units, in these grids? A case on no unit's account counts for the unit
        of its grid."""
        if scope.units is not None and self.unit_of(one) not in scope.units:
            return False
        return scope.grids is None or one.grid in scope.grids

    def unit_of(self, one: Counted) -> int | None:
        """On whose account it is, else the unit of its grid."""
        if one.unit is not None:
            return one.unit
        grid = self.grids.get(one.grid or 0)
        return grid.of if grid else None

    def share(self, ratio: Ratio, scope: Scope = WHOLE) -> Share:
        """A rate with its two figures."""
        return Share(self.count(ratio.part, scope), self.count(ratio.whole, scope))

    def coverage(self, scope: Scope) -> Share:
        """覆盖率: of the points, how many somebody saw."""
        found = [
            seen
            for grid, seen in self.seen.items()
            if (scope.grids is None or grid in scope.grids)
            and (scope.units is None or self.grids[grid].of in scope.units)
        ]
        return Share(sum(seen for seen, _ in found), sum(all_ for _, all_ in found))

    def first_answer(self, scope: Scope = WHOLE) -> float | None:
        """首次回应 in seconds of working time: of what was given out, the middle one; None where nothing was."""
        spent = [one.spent for one in self.of(Deed.GIVEN, scope)]
        return median(spent) if spent else None

    def by_unit(self, *names: Name) -> dict[int, Scope]:
        """Each unit that has something in these figures, or in any, as a scope of itself alone, by name."""
        lists = [self.behind.get(name, ()) for name in names] or self.behind.values()
        found = {unit for some in lists for one in some if (unit := self.unit_of(one)) is not None}
        called = {one: self.alone(one) for one in found}
        return {
            one: Scope(called[one], units=frozenset({one})) for one in sorted(found, key=called.__getitem__)
        }

    def alone(self, unit: int) -> str:
        """What a unit was called where its own cases alone count: `金山街道本级` if it had others below it."""
        name = self.units[unit].name if unit in self.units else str(unit)
        return f"{name}{ALONE if any(one.of == unit for one in self.units.values()) else ''}"

    def by_grid(self) -> dict[int, Scope]:
        """Each grid as a scope, in the order of the register."""
        return {one: Scope(part.name, grids=frozenset({one})) for one, part in self.grids.items()}

    def kind_and_place(self, number: int) -> tuple[str, str]:
        """What a case is of and where, as its title says."""
        kind, _, place = self.titles.get(number, "").partition(BETWEEN)
        return kind, place

    def numbers(self) -> frozenset[int]:
        """Every case that stands behind some figure."""
        return frozenset(one.number for some in self.behind.values() for one in some)


@dataclass(frozen=True, slots=True)
class Late:
    """截稿后变化: what became of a case after the cut-off, or was dated before it and came after."""

    number: int
    unit: int | None
    grid: int | None
    words: str


def as_counted(one: Late, edition: Edition) -> Counted:
    """On whose account it stands, as what the report counts does."""
    return Counted(one.number, one.unit, one.grid, edition.taken_at)


@dataclass(frozen=True, slots=True)
class Issued:
    """A report with those before it, newest first, and with what has changed since its cut-off. `began` is when the
    first case of all was reported."""

    edition: Edition
    before: tuple[Edition, ...] = ()
    late: tuple[Late, ...] = ()
    began: datetime | None = None

    def begun_in(self, stretch: Stretch) -> datetime | None:
        """When the data begins, if more than a week of this was over by then: fewer days may just be quiet. Of part of
        the days there is less, whatever people did."""
        first = self.began
        return first if first is not None and stretch.since + WEEK < first < stretch.cut_off else None

    @property
    def compared(self) -> Edition | None:
        """The one before, if its numbers can be set beside those of this one: both are over, and both are whole."""
        whole = self.before and self.begun_in(self.before[0].stretch) is None
        return self.before[0] if whole and self.edition.frozen else None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, in cases or points; the whole may be nothing."""

    part: int
    whole: int

    @classmethod
    def of(cls, found: tuple[int, int] | None) -> Share:
        """Of a whole and its part, as rates are read; of nothing where there is none."""
        whole, part = found or (0, 0)
        return cls(part, whole)

    @property
    def percent(self) -> int | None:
        """In whole percent; None of nothing."""
        return percent(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that its parts do not add up to."""

    name: str
    total: int
    parts: int


@dataclass(frozen=True, slots=True)
class Places:
    """Who is where: those with enough cases, and those with too few to compare."""

    ranked: tuple[Ranked, ...]
    too_few: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Improved:
    """进步最大: whose rate has risen most since the report before, in percent then and now."""

    name: str
    before: int
    now: int


def differences(totals: Mapping[str, int], parts: Mapping[str, Iterable[int]]) -> tuple[Difference, ...]:
    """Which totals are not the sum of their parts, by name."""
    summed = {name: sum(parts.get(name, ())) for name in totals}
    return tuple(
        Difference(name, total, summed[name]) for name, total in totals.items() if summed[name] != total
    )


def unbalanced(edition: Edition) -> tuple[Difference, ...]:
    """Figures of the whole district that the units, and what no unit has, do not add up to."""
    units = edition.by_unit().values()
    parts = {
        name: [*(edition.count(Figure(name), one) for one in units), _without_unit(edition, Figure(name))]
        for name in edition.totals
    }
    return differences(edition.totals, parts)


def _without_unit(edition: Edition, name: Name) -> int:
    return sum(edition.unit_of(one) is None for one in edition.of(name))


def places(edition: Edition, scopes: Iterable[tuple[Scope, float]]) -> Places:
    """Ranks parts of the district, each with its size: only those in which enough fell due to say anything."""
    standings = [_standing(edition, scope, size) for scope, size in scopes]
    enough = [one for one in standings if one.due >= edition.ranked_from]
    few = sorted((one for one in standings if 0 < one.due < edition.ranked_from), key=lambda one: one.name)
    return Places(beside_others(rank(enough)), tuple(few))


def _standing(edition: Edition, scope: Scope, size: float) -> Standing:
    share = edition.share(ON_TIME_RATE, scope)
    overdue = edition.count(Figure.OVERDUE, scope)
    return Standing(
        scope.words,
        due=share.whole,
        on_time=share.part,
        open=max(edition.count(Figure.OPEN, scope), overdue),
        due_today=0,
        overdue=overdue,
        closed=edition.count(Figure.CLOSED, scope),
        size=size,
    )


def improved(now: Places, before: Places) -> Improved | None:
    """Whose rate has risen most, of those that have a place in both; None if nobody's has."""
    was = {one.standing.name: one.standing.percent for one in before.ranked}
    rises = [
        Improved(one.standing.name, then, one.standing.percent)
        for one in now.ranked
        if (then := was.get(one.standing.name)) is not None and one.standing.percent is not None
    ]
    best = max(rises, key=lambda one: (one.now - one.before, one.now), default=None)
    return best if best and best.now > best.before else None


def by_month(edition: Edition, name: Name, scope: Scope) -> Iterator[tuple[str, tuple[Counted, ...]]]:
    """The cases behind a figure by the month that they were counted for, in the zone of the report."""
    zone = edition.stretch.since.tzinfo
    found: dict[str, list[Counted]] = {}
    for one in edition.of(name, scope):
        found.setdefault(f"{one.at.astimezone(zone):%Y-%m}", []).append(one)
    yield from ((month, tuple(found[month])) for month in sorted(found))
