"""What is said last, looked through for what its group or person chose to hear later or never (群设置, 通知设置)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from actions.audience import hears_the_end
from domain.chat import Chat, Manner, Outgoing
from domain.life import WITH_OFFICE
from domain.notices import CHOOSABLE, Chosen, Notice, Owner, Wish, wish_of
from storage.store import Store


def as_wished(messages: Iterable[Outgoing], at: datetime, store: Store) -> list[Outgoing]:
    """The messages as they are to be said: what may wait is gathered for the evening's digest where that was chosen, or
    where a group has had its share of the day; what nobody wants to hear there is left out."""
    found = list(messages)
    if not any(one.notice in CHOOSABLE for one in found):
        return found
    wishes = {key: chosen.wish for key, chosen in store.wishes.all().items()}
    said: list[Outgoing] = []
    for one in found:
        owner = owner_of(one.chat, store) if one.notice in CHOOSABLE else None
        wish = wish_of(owner, one.notice, wishes, _usual(one, store)) if owner else Wish.AT_ONCE
        said += _said(one, _within_its_share(one, wish, at, store))
    return said


def owner_of(chat: Chat, store: Store) -> Owner | None:
    """Who chooses what is said in a chat: the group, or the person who is alone there; None for any other."""
    if not chat.private:
        group = store.group_of(chat)
        return Owner(group=group.id) if group else None
    person = store.people.by_account(chat.platform, chat.account)
    return Owner(person=person.id) if person else None


def choose(owner: Owner, notice: Notice, wish: Wish, by: int, at: datetime, store: Store) -> None:
    """From now on the owner hears of such notices then. Who chose it and when stays in the books."""
    store.wishes.choose(owner, Chosen(notice, wish, by, at))


def had_today(chat: Chat, at: datetime, store: Store) -> int:
    """How many notices a chat has had today."""
    return store.wishes.said_since(chat, datetime.combine(at.astimezone(store.zone), time(), store.zone))


def _usual(message: Outgoing, store: Store) -> Wish | None:
    """That a case is over waits for the evening in a group where whoever reported it hears of it alone. Whoever
    reported it alone hears nothing while the office decides, for that asks nothing of them."""
    if message.notice is not Notice.PROGRESS or message.card is None:
        return None
    case = store.cases.get(message.card.number)
    if case is None:
        return None
    if message.chat.private:
        asks_nothing = case.state in WITH_OFFICE and not (case.urgent or case.confidential)
        return Wish.NEVER if asks_nothing else None
    return Wish.TOGETHER if hears_the_end(case, store) is not None else None


def _within_its_share(message: Outgoing, wish: Wish, at: datetime, store: Store) -> Wish:
    """每群每日上限: what can wait beyond it waits for the digest, which is said all the same."""
    may_wait = wish is Wish.AT_ONCE and message.notice in CHOOSABLE and message.notice is not Notice.BOARD
    if (
        may_wait
        and not message.chat.private
        and had_today(message.chat, at, store) >= store.rules.daily_messages
    ):
        return Wish.TOGETHER
    return wish


def _said(message: Outgoing, wish: Wish) -> list[Outgoing]:
    """An earlier card is changed in its place all the same where the platform can: its buttons are used up."""
    if wish is Wish.AT_ONCE:
        return [message]
    if wish is Wish.NEVER and message.card is None:
        return []
    quiet = replace(message, photos=(), choices=(), mentions=(), manner=Manner.QUIETLY)
    return [replace(quiet, gathered=wish is Wish.TOGETHER)]
