"""Deaths under load lose and double nothing, a few of them and at large: `make score`. What judges them is tried here.

A short death of the real program is in tests/tiny_platform.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storage.failpoints import POINTS
from tests.score import webchat, wecom_kills
from tests.score.judge import Verdict, judge
from tests.score.kills import AT_FIRST_START, BY_REPORTS, BY_THE_CLOCK, ON_A_WIRE, at_points
from tests.score.load import Ledger, Report
from tests.score.outcome import Kept, Outcome, Queued
from tests.score.rows import row
from tests.turns import AT_LARGE

ROOT = Path(__file__).parent.parent
SENT = [
    Report("标0001", "grid-01", "22", "上报 人民广场 占道经营 标0001", None, 0, False),
    Report("标0002", "grid-01", "22", "人民广场 占道经营 标0002", b"photo", 0, False),
]
CASES = [Kept(1, SENT[0].text, ()), Kept(2, SENT[1].text, tuple(SENT[1].hashes))]
CARDS = ["#1 处置中 · 占道经营", "#2 处置中 · 占道经营"]


@AT_LARGE
@pytest.mark.timeout(150)
async def test_deaths_lose_and_double_nothing() -> None:
    """The real program dies after an effect, a message and an answer were committed, and goes on as if it had not."""
    points = ("effect-committed", "message-committed", "send-marked")
    kill = at_points(3, points, 1, 6 * len(points))
    found = await row("kills", "demo", kill, seed=3, reports=6 * len(points), runs=False)
    assert found.killed.count == len(points)
    assert found.passed, (found.killed.faults, found.verdict)


def test_every_point_is_named_and_reached() -> None:
    """A point that no line reaches, that no table names, or at which `make score` does not kill, is never tested."""
    sources = [
        file.read_text(encoding="utf-8")
        for part in ("bot", "storage")
        for file in (ROOT / part).rglob("*.py")
    ]
    called = {name for source in sources for name in re.findall(r'reached\("([\w-]+)"\)', source)}
    assert called == set(POINTS)
    assert sorted((*AT_FIRST_START, *BY_REPORTS, *BY_THE_CLOCK, *ON_A_WIRE)) == sorted(POINTS)
    assert set(webchat.POINTS) == {*BY_REPORTS, *BY_THE_CLOCK}
    assert set(wecom_kills.POINTS) >= set(ON_A_WIRE)


def test_what_is_whole_is_clean() -> None:
    """Nothing is held against a program that has everything once."""
    assert _verdict() == Verdict(0, 0, ())


def test_a_missing_case_is_lost() -> None:
    """Answered and not there."""
    assert _verdict(cases=CASES[:1], cards=CARDS[:1]).lost == 1


def test_a_missing_card_is_lost() -> None:
    """Kept, but nobody was told."""
    assert _verdict(cards=CARDS[1:]).lost == 1


def test_a_second_case_is_doubled() -> None:
    """The same report twice."""
    twice = [*CASES, replace(CASES[0], number=3)]
    assert _verdict(cases=twice, cards=[*CARDS, "#3 处置中 · 占道经营"]).doubled == 1


def test_a_second_card_is_doubled() -> None:
    """Told twice."""
    assert _verdict(cards=[*CARDS, CARDS[0]]).doubled == 1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"cases": [replace(one, number=one.number + 1) for one in CASES]}, "gaps"),
        ({"cases": [CASES[0], replace(CASES[1], photos=("0" * 64,))]}, "other photos"),
        ({"cases": [*CASES, Kept(3, "标0009", ())]}, "nobody reported"),
        ({"cards": CARDS[::-1]}, "order"),
        ({"state": "sending"}, "not sent"),
        ({"extra": ["早上好"]}, "shown too often"),
    ],
)
def test_each_fault_is_found(change: dict[str, list[str]], fault: str) -> None:
    """A judge that sees nothing proves nothing."""
    assert any(fault in one for one in _verdict(**change).faults)  # type: ignore[arg-type]


@pytest.mark.parametrize("quiet", [True, False])
def test_only_what_says_nothing_need_not_be_shown(*, quiet: bool) -> None:
    """A row that only takes the buttons of an earlier one is no card that is missing."""
    outbox = [Queued("grid-01", text, "sent", None) for text in CARDS]
    outbox.append(Queued("grid-01", "已失效", "sent", None, quiet=quiet))
    found = judge(SENT, Ledger({"标0001": 10, "标0002": 11}), Outcome(CASES, {"grid-01": CARDS}, outbox))
    assert any("not shown" in one for one in found.faults) is not quiet


def _verdict(
    cases: list[Kept] = CASES, cards: list[str] = CARDS, state: str = "sent", extra: tuple[str, ...] = ()
) -> Verdict:
    ledger = Ledger({"标0001": 10, "标0002": 11})
    outbox = [Queued("grid-01", text, state, None) for text in cards]
    return judge(SENT, ledger, Outcome(cases, {"grid-01": [*cards, *extra]}, outbox))
