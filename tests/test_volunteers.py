"""志愿服务: how long somebody served, and when that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from actions.documents.kit import find_documents
from domain.order import Order
from domain.tabular import Tabular
from domain.tally import Span
from domain.volunteers import EARLY, LATE, VolunteerCall, VolunteerTurn, leaves, served
from storage.database import Database
from tests.talk import MONDAY
from tests.turns import ONE_DATABASE
from texts import volunteers as wording

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


@ONE_DATABASE
def test_the_workbook_has_who_came_and_nobody_else(database: Database) -> None:
    """By person and by turn; of one person theirs alone, also after they are retired."""
    with database.transaction() as store:
        one, other = store.district.people[:2]
        call = store.volunteers.open(replace(CALL, grid=store.district.grids[0].id, by=one.id))
        turn = replace(TURN, call=call.id, person=one.id, came_at=CALL.begins)
        store.volunteers.put(replace(turn, left_at=CALL.begins + timedelta(minutes=95)))
        store.volunteers.put(replace(TURN, call=call.id, person=other.id))
        order = Order(wording.HOURS, CALL.ends, span=Span(MONDAY, CALL.ends), period="3月")
        made = find_documents()[wording.HOURS].facts(order, store)
        none = find_documents()[wording.HOURS].facts(replace(order, person=other.id), store)
    assert isinstance(made, Tabular) and isinstance(none, Tabular)
    (person,), (served,) = (page.rows for page in made.pages)
    assert person[0] == one.name and person[2:] == (1, 95, "1小时35分")
    assert served[4] == one.name and served[6:] == ("10:00", "11:35", 95)
    assert [page.rows for page in none.pages] == [(), ()]
