"""负担: how many messages the bot caused people to get."""

from __future__ import annotations

from actions.documents.burden import covered
from domain.actions import Action
from domain.burden import by_group, by_kind, by_role, loads
from domain.chat import Outgoing
from domain.order import Order
from domain.periods import find_period
from handlers.kit import Answer, Said, button, command
from handlers.scopes import span_of
from storage.store import Store
from texts import burden as wording


@command("负担", "burden", does=Action.BURDEN)
def burden(said: Said, store: Store) -> Answer:
    """负担 [时段] — 走街给各种人、各个群发了多少条，不写时段是近五个工作日"""
    order = _order(said)
    if isinstance(order, str):
        return order
    span, days = covered(order, store)
    sent = store.burden.sent(span)
    if not sent:
        return wording.nothing(order.period)
    talks, district = store.burden.talks(), store.district
    roles = by_role(loads(sent, talks, district), days, district.people)
    mentions = store.burden.mentions(span)
    groups, kinds = by_group(sent, mentions, days, district), by_kind(sent, talks, district)
    text = wording.told(*span.days(store.zone), roles, groups, kinds, len(mentions) / days)
    return Outgoing(said.chat, text, choices=(button("负担 表", f"负担 表 {order.period}".strip()),))


@command("负担 表", "burdentable", does=Action.BURDEN)
def table(said: Said, _store: Store) -> Answer:
    """负担 表 [时段] — 做成 Excel：按角色、按人、按群、按种类"""
    order = _order(said)
    if isinstance(order, str):
        return order
    return Outgoing(said.chat, f"负担 · {order.period or wording.LATELY}", order=order)


def _order(said: Said) -> Order | str:
    """Of the days that the words name, or of the last five working days; why they name none."""
    words = said.words.strip(" 的")
    found = find_period(words, said.today)
    if words and (found is None or found[1]):
        return wording.WHICH_DAYS
    if found is None:
        return Order("负担", said.at)
    period = found[0]
    if period.first > said.today:
        return f"{period.words}还没到。"
    return Order("负担", said.at, span=span_of(period, said.at), period=period.words)
