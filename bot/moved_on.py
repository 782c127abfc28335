"""A question that any words would answer (为什么不同意) ends when whoever was asked has done something else."""

from __future__ import annotations

from bot.commanded import Commanded
from bot.routing import handler_of
from domain.chat import Incoming
from handlers.hearing import WORD, heard
from handlers.join import CODE
from handlers.report import APART
from storage.asks import Pending
from storage.books import Books
from texts.orders import CANCEL
from understanding.orders.deciding import DEFER, MORE_TIME
from understanding.orders.own_forms import MERGE
from understanding.orders.steps import RECTIFY
from understanding.orders.until import until_and_why
from understanding.reports.kinds import Kind

WANT_NAMES = ("改类别 ", "来源 ", "派 ", "定级 ", CODE)
_OF_PHOTOS = (RECTIFY, WORD, APART)
_DATED = (MORE_TIME, DEFER)
_IN_SIGHT = 2  # messages of the bot: what was asked before them is asked first


def is_over(meant: Commanded, pending: Pending) -> bool:
    """True if what was said instead of an answer does something: what only asks lets the question wait, and so does
    one that offers its answers."""
    if pending.options or not _wants_own_words(pending):
        return False
    steps = [handler_of(one.step) for one in meant.orders]
    handlers = [*steps, meant.command.handler if meant.command else None]
    return any(one is not None and not one.only_asks for one in handlers)


def is_long_ago(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for words to the bot that may answer a question of which nothing stands in its last messages."""
    if not (message.spoken_to and _wants_own_words(pending)) or message.text.strip() in pending.options:
        return False
    return not store.asked.was_offered(message.chat, CANCEL, _IN_SIGHT)


def is_no_reason(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for what names no day where one is asked for: 我在岗的, and anything where that was asked twice."""
    if not (pending.then.startswith(_DATED) and _wants_own_words(pending)):
        return False
    if until_and_why(message.text, message.at.date())[0] is not None:
        return False
    reading = heard(message, store)
    return pending.then.endswith(" 到") or (reading.sure and reading.kind is Kind.PRESENCE)


def _wants_own_words(pending: Pending) -> bool:
    """False for a question of a photo or of a report, for one that only a name or a number answers, or only 是."""
    of_photos = bool(pending.photos) or pending.then.startswith(_OF_PHOTOS)
    named = pending.then.startswith((*WANT_NAMES, f"{MERGE} "))
    return not (pending.only_yes or pending.silent or of_photos or named)
