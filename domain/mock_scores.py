"""模拟测评: what the assessment would give now, indicator by indicator, by the points that were seen.

Of an indicator with so many points (分值) a district is given the share of the seen places at which nothing of it is
open. Nobody saw any place: it is given nothing and not counted either, for nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EACH = 1.0  # of every indicator where the workbook gives none any points


@dataclass(frozen=True, slots=True)
class YearIndicator:
    """指标: what the assessment of a year gives points for, and what it asks."""

    year: int
    name: str
    points: float
    asks: str = ""


@dataclass(frozen=True, slots=True)
class MockScore:
    """One indicator: how many places were `seen`, and at how many something of it is open (`bad`).

    `mapped` is False where no category of the register is evidence for it.
    """

    indicator: YearIndicator
    seen: int
    bad: int
    cases: tuple[int, ...] = ()
    mapped: bool = True

    @property
    def known(self) -> bool:
        """True if there is something to go by."""
        return self.mapped and self.seen > 0

    @property
    def given(self) -> float:
        """What it would be given, of its points."""
        return round(self.indicator.points * (self.seen - self.bad) / self.seen, 2) if self.known else 0.0


def summed(scores: Iterable[MockScore]) -> tuple[float, float]:
    """What would be given in all, and of how much, of those that are known."""
    known = [one for one in scores if one.known]
    return round(sum(one.given for one in known), 2), round(sum(one.indicator.points for one in known), 2)


def of_year(library: Iterable[YearIndicator], year: int) -> list[YearIndicator]:
    """The indicators of a year; where it has none those of the last year before it."""
    known = list(library)
    years = [one.year for one in known if one.year <= year]
    return [one for one in known if years and one.year == max(years)]
