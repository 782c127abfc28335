"""负担: how many messages the bot caused people to get."""

from __future__ import annotations

from datetime import datetime, time

from domain.authority import Action
from domain.burden import by_group, by_kind, by_role, loads
from domain.calendar import last_working_days
from domain.tally import Span
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import burden as wording

DAYS = 5


@command("负担", "burden", does=Action.BURDEN)
def burden(said: Said, store: Store) -> Answer:
    """负担 — 近五个工作日，走街给各种人、各个群发了多少条"""
    days = last_working_days(said.today, DAYS, store.calendar)
    span = Span(datetime.combine(days[0], time(), store.zone), said.at)
    sent = store.burden.sent(span)
    if not sent:
        return wording.NOTHING
    talks, district = store.burden.talks(), store.district
    roles = by_role(loads(sent, talks, district), DAYS, district.people)
    groups, kinds = by_group(sent, DAYS, district), by_kind(sent, talks, district)
    return wording.told(days[0], days[-1], roles, groups, kinds, store.burden.mentions(span) / DAYS)
