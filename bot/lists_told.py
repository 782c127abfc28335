"""互评, 红黄榜, 简报, 登记码 and 督办 in other words than their commands, said to the bot: 给双龙网格打95分，很干净."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match, agrees, expects_answer, overheard
from domain.chat import Incoming
from handlers.hearing import WORD, heard
from handlers.how import HOW, KIND
from handlers.last_step import WORD as LAST_STEP
from handlers.own_points import WHOSE, asks_whose
from storage.books import Books
from texts.orders import CALL_OFF
from understanding.orders.without_a_case.asks_how import topic_asked
from understanding.orders.without_a_case.courtesies import Courtesy, courtesy_of
from understanding.orders.without_a_case.intents import intent_of
from understanding.orders.without_a_case.papers import in_short
from understanding.orders.without_a_case.scores import command_meant
from understanding.orders.without_a_case.wishes import wish_of
from understanding.reports.kinds import Kind


def of_lists(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means; None if it means none."""
    if command is not None or message.quotes is not None or not expects_answer(message):
        return None
    meant = command_meant(message.text) or in_short(message.text) or wish_of(message.text)
    if meant and meant.startswith(LAST_STEP) and store.asks.of(message.chat, message.sender, message.at):
        return None  # what was asked is called off
    if (
        meant
        and meant.startswith(f"{LAST_STEP} ")
        and not _is_case(meant.removeprefix(f"{LAST_STEP} "), store)
    ):
        return None
    if meant is None and asks_whose(message.text, store):
        meant = f"{WHOSE} {message.text.strip()}"
    meant = meant or _to_the_bot(message, store)
    return replace(message, text=meant) if meant else None


def _to_the_bot(message: Incoming, store: Books) -> str | None:
    """How something is done, kind words, and what is wanted of the bot in other words than its own."""
    if message.photos:
        return None
    if topic := topic_asked(message.text):
        return f"{HOW} {topic}"
    courtesy = courtesy_of(message.text)
    pending = store.asks.of(message.chat, message.sender, message.at)
    if courtesy is Courtesy.AGREED and pending is not None:
        answers = not pending.then.startswith(WORD) or agrees(message, pending)
        return None if answers else f"{KIND} {courtesy.name}"
    if courtesy is Courtesy.HOLD and overheard(message, store):
        return None  # 先不公布了, of a 暗访
    if courtesy is Courtesy.HOLD and pending is not None and not pending.silent:
        return CALL_OFF[0]
    if courtesy:
        return f"{KIND} {courtesy.name}"
    words_wanted = pending is not None and not (pending.only_yes or pending.options)
    return None if words_wanted or _tells_of_a_problem(message, store) else intent_of(message.text)


def _is_case(words: str, store: Books) -> bool:
    """不对，是5 may be anything, unless there is such a case."""
    return words.isdecimal() and store.cases.get(int(words)) is not None


def _tells_of_a_problem(message: Incoming, store: Books) -> bool:
    """有人乱扔垃圾，叫他们来处理: a report, whatever is wanted of others in it."""
    reading = heard(message, store)
    told = [one for one in reading.findings if one.place and one.category is not None and not one.guessed]
    return reading.kind is Kind.PROBLEM and bool(told)
