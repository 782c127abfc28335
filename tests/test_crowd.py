"""How many are taken at a rate that nobody chose: whoever is taken is answered soon, on a slow machine too."""

from __future__ import annotations

import heapq

import pytest

from bot.crowd import AT_ONCE, LONGEST, Crowd
from bot.gateways.not_taken import NotTaken

STEP = 0.005  # seconds between two looks of the one who answers
SECONDS = 60
START = 10  # seconds in which the rate is learned, and what came at once is worked off


@pytest.mark.parametrize(("offered", "served"), [(50, 26), (200, 40), (400, 150), (30, 8), (50, 100)])
def test_answers_come_soon_whatever_is_offered(offered: int, served: int) -> None:
    """Messages come evenly and are answered in order at a rate of the machine, after a start of three seconds."""
    now = [0.0]
    crowd = Crowd(lambda: now[0])
    waiting: list[tuple[float, int]] = []
    waits: list[float] = []
    came, done, refused = 0, 0.0, 0
    for tick in range(int(SECONDS / STEP)):
        now[0] = tick * STEP
        while came < now[0] * offered:
            came += 1
            try:
                with crowd.door() as enter:
                    enter(came)
            except NotTaken as error:
                assert error.status == 503
                refused += now[0] > START
            else:
                heapq.heappush(waiting, (now[0], came))
        done = min(done + served * STEP, 16.0) if now[0] > 3 else 0.0
        while waiting and done >= 1:
            done -= 1
            since, message = heapq.heappop(waiting)
            crowd.answered([message])
            if since > START:
                waits.append(now[0] - since)
    late = sorted(waits)
    assert late[int(len(late) * 0.95)] < 3
    assert len(waits) > 0.8 * min(offered, served) * (SECONDS - START)
    assert refused == 0 or offered > served


def test_what_was_not_kept_or_never_answered_leaves_room() -> None:
    """A message whose keeping failed is not waited for, nor one that somebody else has answered."""
    now = [0.0]
    crowd = Crowd(lambda: now[0])
    for number in range(AT_ONCE):
        with pytest.raises(ValueError, match="full disk"), crowd.door() as enter:
            enter(number)
            raise ValueError("full disk")
    for number in range(AT_ONCE):
        with crowd.door() as enter:
            enter(number)
    with pytest.raises(NotTaken):
        crowd.must_have_room()
    now[0] = LONGEST + 1
    crowd.must_have_room()


def test_one_of_several_processes_refuses_nobody() -> None:
    """It cannot know what the others have answered."""
    crowd = Crowd(alone=False)
    for number in range(10 * AT_ONCE):
        with crowd.door() as enter:
            enter(number)
