"""The score on the web chat: reports under kill -9, at random and at named failpoints, and under SIGTERM."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.score.kills import BY_REPORTS, BY_THE_CLOCK, at_points, at_random, by_terminating
from tests.score.rows import Row, row

REPORTS = 1000
KILLS = 40
EACH = 3  # kills at each failpoint
POINTS = (*BY_REPORTS, *BY_THE_CLOCK)
TERMINATED = 300  # reports under SIGTERM
ENDS = 10
NAIVE_POINTS = ("message-committed", "effect-before-commit", "effect-committed", "send-done", "send-marked")


async def rows(seed: int) -> AsyncIterator[Row]:
    """Each row of the real program, and the same load and deaths for the naive bot."""
    random = at_random(seed, KILLS, REPORTS)
    yield await row("kill -9 at random points", "demo", random, seed=seed, reports=REPORTS)
    yield await row("the same, naive bot", "naive", random, seed=seed, reports=REPORTS)
    named = at_points(seed, POINTS, EACH, REPORTS)
    yield await row("kill -9 at named failpoints", "demo", named, seed=seed, reports=REPORTS, first=EACH)
    naive = at_points(seed, NAIVE_POINTS, max(1, len(POINTS) * EACH // len(NAIVE_POINTS)), REPORTS)
    yield await row("the same, naive bot", "naive", naive, seed=seed, reports=REPORTS)
    ended = by_terminating(seed, ENDS, TERMINATED)
    yield await row("SIGTERM under load", "demo", ended, seed=seed, reports=TERMINATED)
    yield await row("the same, naive bot", "naive", ended, seed=seed, reports=TERMINATED)
