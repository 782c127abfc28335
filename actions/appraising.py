"""考核分 of a month: worked out from the cases as they stand, for grids and units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from actions import scoring
from domain.appraisal import Appraisal, Fact, FellDue, RuleSet, appraised, combined, during
from domain.dates import months_on
from domain.district import Grid
from domain.tally import Scope, Span
from storage.store import Store


@dataclass(frozen=True)
class MonthOfCases:
    """What there is to count in a month, up to its end or to now; read once for all who are scored."""

    month: date
    span: Span
    store: Store

    @cached_property
    def last(self) -> date:
        """The last day of the month, or today if it is not over."""
        return self.span.days(self.store.zone)[1]

    @cached_property
    def over(self) -> bool:
        """True once nothing more can happen in it."""
        return self.span.end == _begin(months_on(self.month, 1), self.store)

    def of(self, scope: Scope) -> Appraisal:
        """The appraisal of some grids or units together, or of the whole district."""
        grids = {grid.id for grid in self.store.district.grids_ever_of(scope.units or ())}

        def mine(unit: int | None, grid: int | None) -> bool:
            if scope.grids is not None:
                return grid in scope.grids
            if scope.units is not None:
                return unit in scope.units or (unit is None and grid in grids)
            return True

        return appraised(self._facts, self._dues, self._sets, self.last, mine)

    def of_grid(self, grid: Grid) -> Appraisal:
        """The appraisal of one grid."""
        return self.of(Scope(grid.name, grids=frozenset({grid.id})))

    def peers(self, grid: Grid) -> float | None:
        """What other grids gave it (互评); None while sheets can still change, or where it was given none."""
        return self._means.get(grid.code)

    def total(self, grid: Grid) -> float | None:
        """综合分 of a grid: both together by their weights, or the one that there is."""
        return combined(self.of_grid(grid).total, self.peers(grid), self.store.rules.score_weights)

    @cached_property
    def _means(self) -> dict[str, float | None]:
        drawn = self.store.scoring.of_month(self.month)
        if drawn is None or drawn.takes(self.span.end):
            return {}
        return {one.grid: one.mean for one in scoring.outcome(drawn, self.store)}

    @cached_property
    def sets(self) -> list[RuleSet]:
        """The versions of the rules that hold for some of its days, by their day."""
        return during(self._sets, self.month, self.last)

    @cached_property
    def _sets(self) -> tuple[RuleSet, ...]:
        return self.store.appraisals.rule_sets()

    @cached_property
    def _facts(self) -> list[Fact]:
        return self.store.appraisals.facts(self.span)

    @cached_property
    def _dues(self) -> list[FellDue]:
        return self.store.appraisals.fell_due(self.span)


def month_of_cases(month: date, now: datetime, store: Store) -> MonthOfCases:
    """The month that begins on this day, up to now."""
    begin, end = _begin(month, store), _begin(months_on(month, 1), store)
    return MonthOfCases(month, Span(begin, min(end, now)), store)


def _begin(month: date, store: Store) -> datetime:
    return datetime.combine(month, time(), store.zone)
