"""考核分: the points of a grid or a unit for a month, from its cases, by a set of rules that has a date.

Each point stands for a rule and the cases it was counted of. What counts is what happened in the month; of two sets the
one counts that was in force when it happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.cases import Source
from domain.standing import percent


class Outcome(StrEnum):
    """结果: what a rule counts. The rates count percent points below a target, the others cases."""

    BASE = "基础"
    FOUND = "发现"
    LATE = "超期"
    REWORK = "返工"
    SUPERVISED = "督办"
    REOPENED = "重开"
    ON_TIME = "按期率"
    CLOSING = "结案率"
    URGENT_ON_TIME = "紧急按期率"
    URGENT_CLOSING = "紧急结案率"


RATES = (Outcome.ON_TIME, Outcome.CLOSING, Outcome.URGENT_ON_TIME, Outcome.URGENT_CLOSING)
_URGENT = (Outcome.URGENT_ON_TIME, Outcome.URGENT_CLOSING)
_CLOSING = (Outcome.CLOSING, Outcome.URGENT_CLOSING)


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """One line: so many `points` for each case of these `sources` (none: of all that no other line names) with this
    outcome, or for each percent point below `target`; no more than `cap` in all. 基础 is given as it is."""

    outcome: Outcome
    points: float
    sources: tuple[Source, ...] = ()
    target: int | None = None
    cap: float | None = None
    note: str = ""

    def gives(self, count: int) -> float:
        """The points for so many."""
        points = self.points * count
        if self.cap is not None:
            points = max(-self.cap, min(self.cap, points))
        return round(points, 2)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One version (版本) of the rules, in force since a day until the next one is."""

    version: str
    since: date
    rules: tuple[ScoreRule, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to a case in the month, on a local day; whose it is by unit and grid (ids)."""

    outcome: Outcome
    case: int
    on: date
    source: Source
    unit: int | None
    grid: int | None


@dataclass(frozen=True, slots=True)
class FellDue:
    """A limit that came in the month: whether it was kept, and whether the case is closed by now."""

    case: int
    on: date
    source: Source
    unit: int | None
    grid: int | None
    kept: bool
    closed: bool
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """What one rule of a version gives: for how many, of which cases."""

    version: str
    rule: ScoreRule
    count: int
    cases: tuple[int, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a grid or a unit has in a month: point by point, and how many limits came (`due`)."""

    points: tuple[ScorePoint, ...]
    due: int

    @property
    def total(self) -> float | None:
        """The sum, never below zero; None where no rules were in force."""
        return max(0.0, round(sum(one.points for one in self.points), 2)) if self.points else None


def in_force(sets: Iterable[RuleSet], day: date) -> RuleSet | None:
    """The set that counts on a day; None before the first one."""
    able = [one for one in sets if one.since <= day]
    return max(able, key=lambda one: one.since, default=None)


def during(sets: Iterable[RuleSet], first: date, last: date) -> list[RuleSet]:
    """The sets that count on some of these days, both included, by their day."""
    able = sorted(sets, key=lambda one: one.since)
    begins = in_force(able, first)
    return [one for one in able if one is begins or first < one.since <= last]


def combined(appraisal: float | None, peers: float | None, weights: tuple[int, int]) -> float | None:
    """综合分: 考核分 and 互评 by their weights in percent; the one that there is where the other is missing."""
    if appraisal is None or peers is None:
        return appraisal if peers is None else peers
    return round((appraisal * weights[0] + peers * weights[1]) / 100 + 1e-9, 2)


def appraised(
    facts: Iterable[Fact],
    dues: Iterable[FellDue],
    sets: Sequence[RuleSet],
    last: date,
    mine: Callable[[int | None, int | None], bool],
) -> Appraisal:
    """The appraisal of whoever `mine` says of a unit and a grid. 基础 and the rates are by the set of the `last` day of
    the month, or of today if it is not over."""
    own = [fact for fact in facts if mine(fact.unit, fact.grid)]
    fell_due = [due for due in dues if mine(due.unit, due.grid)]
    own += [_late(due) for due in fell_due if not due.kept]
    points: list[ScorePoint] = []
    for one in sorted(sets, key=lambda one: one.since):
        ends = in_force(sets, last) is one
        during = [fact for fact in own if in_force(sets, fact.on) is one]
        points += [
            point
            for rule in one.rules
            if (point := _point(one, rule, during, fell_due, ends=ends)) is not None
        ]
    return Appraisal(tuple(points), len(fell_due))


def _late(due: FellDue) -> Fact:
    return Fact(Outcome.LATE, due.case, due.on, due.source, due.unit, due.grid)


def _point(
    rules: RuleSet, rule: ScoreRule, facts: Sequence[Fact], dues: Sequence[FellDue], *, ends: bool
) -> ScorePoint | None:
    """What a rule gives; None where that is nothing."""
    if rule.outcome is Outcome.BASE:
        return ScorePoint(rules.version, rule, 1, (), rule.points) if ends else None
    if rule.outcome in RATES:
        return _of_rate(rules, rule, dues) if ends else None
    cases = tuple(
        fact.case for fact in facts if fact.outcome is rule.outcome and counts(rules, rule, fact.source)
    )
    return ScorePoint(rules.version, rule, len(cases), cases, rule.gives(len(cases))) if cases else None


def counts(rules: RuleSet, rule: ScoreRule, source: Source) -> bool:
    """Is it this rule that counts cases of a source? A rule that names no source has what no other one names."""
    if rule.sources:
        return source in rule.sources
    return not any(source in other.sources for other in rules.rules if other.outcome is rule.outcome)


def _of_rate(rules: RuleSet, rule: ScoreRule, dues: Sequence[FellDue]) -> ScorePoint | None:
    """So many percent points below the target, with the cases that are missing from it; None if nothing fell due."""
    asked = [
        due for due in dues if (due.urgent or rule.outcome not in _URGENT) and counts(rules, rule, due.source)
    ]
    if not asked or rule.target is None:
        return None
    good = [due for due in asked if (due.closed if rule.outcome in _CLOSING else due.kept)]
    below = max(0, rule.target - percent(len(good), len(asked)))
    cases = tuple(due.case for due in asked if due not in good)
    return ScorePoint(rules.version, rule, below, cases, rule.gives(below)) if below else None


def by_version(sets: Iterable[RuleSet]) -> Iterator[tuple[RuleSet, ScoreRule]]:
    """Every line, sets by their day."""
    for one in sorted(sets, key=lambda one: one.since):
        yield from ((one, rule) for rule in one.rules)


def with_rule(rules: RuleSet, rule: ScoreRule) -> RuleSet:
    """The set with one more line."""
    return replace(rules, rules=(*rules.rules, rule))
