"""算了不报了，看错了, 算了 原来的没错, and 看错了，是落叶: whether an answer takes back what is asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.routing import match_command
from domain.chat import Incoming
from handlers.hearing import WORD, heard
from handlers.kit import Ask
from handlers.report import APART, UNNAMED
from storage.asks import Pending
from storage.books import Books
from texts.orders import OFF_OR_ANEW
from understanding.orders.called_off import CalledOff, called_off, drops_it, keeps_it

_OF_REPORTS = (WORD, APART, UNNAMED)
_CHANGE = re.compile(r"改(?:地点|类别)\s+\d+\s+(?P<anew>.+)", re.DOTALL)


def is_off(message: Incoming, pending: Pending, store: Books) -> CalledOff | None:
    """Whether the words take back what is asked about: of a report it is told by any clause, of a step by all of them.

    What only names a place, where none was known, is an answer.
    """
    text = message.text.strip()
    if message.photos or pending.silent or text in pending.options or match_command(text) is not None:
        return None
    if not pending.then.startswith(_OF_REPORTS):
        return CalledOff.SURELY if drops_it(text) or _leaves_it(text, pending) else None
    found = called_off(text)
    if found is not CalledOff.MAYBE:
        return found
    known, before = store.recogniser.recognise(text), heard(replace(message, text=pending.then), store)
    placed = any(one.place for one in before.findings)
    return None if known.point is not None and known.category is None and not placed else found


def _leaves_it(text: str, pending: Pending) -> bool:
    """True for 算了 就是小学, where it is asked whether the place or category of a case is to be changed."""
    asked = _CHANGE.fullmatch(pending.then) if pending.only_yes else None
    return asked is not None and keeps_it(text, asked["anew"].strip())


def off_or_anew(message: Incoming, pending: Pending, store: Books) -> Ask | None:
    """Asks for the report anew, with its photos, where it may be none or another; None where it is plain."""
    if is_off(message, pending, store) is not CalledOff.MAYBE:
        return None
    return Ask(OFF_OR_ANEW, WORD, pending.photos, place=pending.place)
