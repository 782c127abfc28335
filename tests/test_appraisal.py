"""考核分: by the rules of the day on which something happened, each point with its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.appraisal import (
    Appraisal,
    Fact,
    FellDue,
    Outcome,
    RuleSet,
    ScoreRule,
    appraised,
    combined,
    during,
    in_force,
)
from domain.cases import Source
from domain.rulesets import EXAMPLES, USUAL

FIRST = date(2026, 3, 1)
LAST = date(2026, 3, 31)
OLD = RuleSet("一版", date(2026, 1, 1), (ScoreRule(Outcome.BASE, 90), ScoreRule(Outcome.REWORK, -1)))
NEW = RuleSet(
    "二版",
    date(2026, 3, 16),
    (
        ScoreRule(Outcome.BASE, 100),
        ScoreRule(Outcome.REWORK, -2, cap=3),
        ScoreRule(Outcome.REWORK, -5, (Source.MEDIA,)),
        ScoreRule(Outcome.ON_TIME, -0.5, target=90, cap=20),
    ),
)
DAYS = st.integers(0, 30).map(lambda days: FIRST + timedelta(days=days))
COUNTED = st.sampled_from([Outcome.FOUND, Outcome.REWORK, Outcome.SUPERVISED, Outcome.REOPENED])
FACTS = st.lists(
    st.builds(Fact, COUNTED, st.integers(1, 99), DAYS, st.sampled_from(Source), st.none(), st.just(1))
)
DUES = st.lists(
    st.builds(
        FellDue,
        st.integers(1, 99),
        DAYS,
        st.sampled_from(Source),
        st.none(),
        st.just(1),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )
)


def rework(case: int, day: int, source: Source = Source.PATROL) -> Fact:
    """A verification that was not passed, on a day of March."""
    return Fact(Outcome.REWORK, case, date(2026, 3, day), source, None, 1)


def due(case: int, *, kept: bool, grid: int = 1) -> FellDue:
    """A limit in March."""
    return FellDue(case, LAST, Source.PATROL, None, grid, kept, closed=kept)


def of_grid(
    facts: Sequence[Fact], dues: Sequence[FellDue] = (), sets: Sequence[RuleSet] = (OLD, NEW)
) -> Appraisal:
    """March of grid 1."""
    return appraised(facts, dues, sets, LAST, lambda _unit, grid: grid == 1)


def told(found: Appraisal) -> list[tuple[str, str, int, tuple[int, ...], float]]:
    """The points in short."""
    return [(one.version, one.rule.outcome, one.count, one.cases, one.points) for one in found.points]


def test_each_thing_by_the_rules_of_its_day() -> None:
    """What happened before the new version by the old one; the base by the one at the end of the month."""
    found = of_grid([rework(1, 15), rework(2, 16), rework(3, 17), rework(4, 18, Source.MEDIA)])
    assert told(found) == [
        ("一版", "返工", 1, (1,), -1),
        ("二版", "基础", 1, (), 100),
        ("二版", "返工", 2, (2, 3), -3),
        ("二版", "返工", 1, (4,), -5),
    ]
    assert found.total == 91
    assert in_force((OLD, NEW), date(2025, 12, 31)) is None
    assert appraised([], [], (NEW,), FIRST, lambda *_: True).total is None, "no rules yet"


def test_a_rate_is_below_its_target_or_nothing() -> None:
    """Percent points below, with what was missed; of others' cases nothing counts; where nothing fell due, nothing."""
    dues = [due(1, kept=True), due(2, kept=True), due(3, kept=False), due(4, kept=False, grid=2)]
    assert told(of_grid([], dues))[-1] == ("二版", "按期率", 23, (3,), -11.5)
    assert of_grid([], dues).due == 3
    assert of_grid([], [due(1, kept=True)]).total == of_grid([]).total == 100


@given(FACTS, DUES)
def test_the_total_is_the_sum_of_its_points(facts: list[Fact], dues: list[FellDue]) -> None:
    """With every set that comes with the program: no point without a rule and its cases, and nothing below zero."""
    for sets in ((USUAL,), *((one,) for one in EXAMPLES)):
        found = of_grid(facts, dues, sets)
        assert found.total == max(0, round(sum(one.points for one in found.points), 2))
        happened = Counter((fact.outcome, fact.case) for fact in facts)
        happened += Counter((Outcome.LATE, one.case) for one in dues if not one.kept)
        for one in found.points:
            if one.rule.outcome in (Outcome.REWORK, Outcome.FOUND, Outcome.LATE):
                assert one.count == len(one.cases) and set(one.cases) <= {case for _, case in happened}
            assert one.rule.cap is None or abs(one.points) <= one.rule.cap


@given(FACTS, DUES, st.integers(0, 20))
def test_keeping_one_more_limit_never_costs(facts: list[Fact], dues: list[FellDue], which: int) -> None:
    """Whoever keeps one more limit, or is spared one rework, has at least as much as before."""
    before = of_grid(facts, dues, (USUAL,)).total or 0
    if dues:
        one = dues[which % len(dues)]
        better = [due(one.case, kept=True), *(other for other in dues if other is not one)]
        assert (of_grid(facts, better, (USUAL,)).total or 0) >= before
    if facts:
        assert (of_grid(facts[1:], dues, (USUAL,)).total or 0) >= before


def test_the_sets_of_some_days() -> None:
    """The one in force on the first of them, and each that begins by the last."""
    assert during((NEW, OLD), FIRST, LAST) == [OLD, NEW]
    assert during((NEW, OLD), FIRST, NEW.since) == [OLD, NEW]
    assert during((NEW, OLD), FIRST, NEW.since - timedelta(days=1)) == [OLD]
    assert during((NEW, OLD), NEW.since, LAST) == [NEW]
    assert during((NEW,), FIRST, NEW.since - timedelta(days=1)) == []


def test_both_scores_together() -> None:
    """By their weights; what is missing is no zero."""
    assert combined(90, 80, (70, 30)) == 87
    assert combined(90, None, (70, 30)) == 90
    assert combined(None, 80, (70, 30)) == 80
    assert combined(None, None, (70, 30)) is None
