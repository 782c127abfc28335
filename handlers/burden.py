"""负担: how many messages the bot caused people to get."""

from __future__ import annotations

from datetime import datetime, time

from actions.documents.burden import DAYS
from domain.actions import Action
from domain.burden import by_group, by_kind, by_role, loads
from domain.calendar import last_working_days
from domain.chat import Outgoing
from domain.order import Order
from domain.tally import Span
from handlers.kit import Answer, Said, button, command
from storage.store import Store
from texts import burden as wording


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
    mentions = store.burden.mentions(span)
    groups, kinds = by_group(sent, mentions, DAYS, district), by_kind(sent, talks, district)
    text = wording.told(days[0], days[-1], roles, groups, kinds, len(mentions) / DAYS)
    return Outgoing(said.chat, text, choices=(button("负担 表"),))


@command("负担 表", "burdentable", does=Action.BURDEN)
def table(said: Said, _store: Store) -> Answer:
    """负担 表 — 做成 Excel：按角色、按人、按群、按种类"""
    return Outgoing(said.chat, "负担 · 近五个工作日", order=Order("负担", said.at))
