"""Whether a text asks of the work in so many words, whatever else it may seem to want of the bot."""

from __future__ import annotations

import re

from domain.chat import Incoming
from domain.question import Measure, Question, Status
from handlers.question import read
from storage.store import Store

_ASKS = re.compile("多少|几[件个家桩处条起样堆宗天]|哪|谁|有没|还有没|的有吗|的还有吗|(?:没有?|了没)[?？]*$")
_IF_EVER = re.compile("要是|如果|的话|哪天|一旦|万一")  # 哪天路灯不亮了跟我说一声 wants to be told then
_SETS_OUT = (Measure.COMPARISON, Measure.TREND, Measure.RATE, Measure.RANKING, Measure.OWNER)
_OF_CASES = (Measure.COUNT, Measure.LIST)


def asks_outright(message: Incoming, store: Store) -> bool:
    """True if the whole text is read as a question, and it says of what: 你给我说说执法中队超期的有哪些."""
    found = read(message.text, message, store)
    if (
        found.question is None
        or not found.sure
        or found.left
        or found.follow
        or _IF_EVER.search(message.text)
    ):
        return False
    return _says_of_what(found.question, asks=_ASKS.search(message.text) is not None)


def _says_of_what(asked: Question, *, asks: bool) -> bool:
    """`asks`: by a word of asking. Without one it must be of some state or category, or set out figures."""
    told = bool({*asked.states} - {Status.NEW} or asked.categories)
    if asks and (told or asked.scopes or asked.numbers):
        return True
    if asked.measure in _SETS_OUT:
        return told or bool(asked.scopes) or asked.measure is Measure.COMPARISON
    return told and asked.measure in _OF_CASES
