"""互评, 红黄榜, 简报, 登记码 and 督办 in other words than their commands, said to the bot: 给双龙网格打95分，很干净."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match, agrees, expects_answer
from domain.chat import Incoming
from handlers.hearing import WORD
from handlers.how import HOW, KIND
from handlers.last_step import WORD as LAST_STEP
from handlers.own_points import WHOSE, asks_whose
from storage.books import Books
from understanding.orders.without_a_case.asks_how import topic_asked
from understanding.orders.without_a_case.courtesies import Courtesy, courtesy_of
from understanding.orders.without_a_case.papers import in_short
from understanding.orders.without_a_case.scores import command_meant
from understanding.orders.without_a_case.wishes import wish_of


def of_lists(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means; None if it means none."""
    if command is not None or message.quotes is not None or not expects_answer(message):
        return None
    meant = command_meant(message.text) or in_short(message.text) or wish_of(message.text)
    if meant == LAST_STEP and store.asks.of(message.chat, message.sender, message.at):
        return None  # what was asked is called off
    if meant is None and asks_whose(message.text, store):
        meant = f"{WHOSE} {message.text.strip()}"
    meant = meant or _to_the_bot(message, store)
    return replace(message, text=meant) if meant else None


def _to_the_bot(message: Incoming, store: Books) -> str | None:
    """How something is done, and kind words."""
    if message.photos:
        return None
    if topic := topic_asked(message.text):
        return f"{HOW} {topic}"
    courtesy = courtesy_of(message.text)
    pending = store.asks.of(message.chat, message.sender, message.at)
    if courtesy is Courtesy.AGREED and pending is not None:
        answers = not pending.then.startswith(WORD) or agrees(message, pending)
        return None if answers else f"{KIND} {courtesy.name}"
    return f"{KIND} {courtesy.name}" if courtesy else None
