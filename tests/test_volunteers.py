"""志愿服务: how long somebody served, and when that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.volunteers import EARLY, LATE, VolunteerCall, VolunteerTurn, leaves, served
from tests.talk import MONDAY

CALL = VolunteerCall(1, "人民广场", "捡垃圾", MONDAY, MONDAY + timedelta(hours=2), 6, 1, MONDAY, MONDAY, id=1)
TURN = VolunteerTurn(1, 7, MONDAY)
MINUTES = st.integers(-60, 600).map(lambda many: timedelta(minutes=many))


def test_nobody_serves_who_did_not_come() -> None:
    """Signing up is no service."""
    assert served(CALL, TURN, CALL.ends) == timedelta()


def test_who_did_not_say_that_they_went_served_to_the_end() -> None:
    """And while it runs, up to now."""
    there = replace(TURN, came_at=MONDAY + timedelta(minutes=30))
    assert served(CALL, there, MONDAY + timedelta(hours=1)) == timedelta(minutes=30)
    assert served(CALL, there, CALL.ends + timedelta(days=3)) == timedelta(minutes=90)


@given(MINUTES, MINUTES)
def test_no_service_is_longer_than_the_call_with_its_margins(come: timedelta, go: timedelta) -> None:
    """Whenever somebody says that they went: far too late counts as the end."""
    there = replace(TURN, came_at=MONDAY + come)
    gone = replace(there, left_at=leaves(CALL, MONDAY + go))
    assert timedelta() <= served(CALL, gone, CALL.ends) <= CALL.ends - CALL.begins + EARLY + LATE


def test_people_come_from_an_hour_before() -> None:
    """Not before that, not after its end, and not where it was not sent or is called off."""
    assert CALL.under_way(MONDAY - EARLY)
    assert not CALL.under_way(MONDAY - EARLY - timedelta(minutes=1))
    assert not CALL.under_way(CALL.ends)
    assert not replace(CALL, sent_at=None).under_way(MONDAY)
    assert not replace(CALL, off="下雨").under_way(MONDAY)
