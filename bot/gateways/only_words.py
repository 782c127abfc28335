"""What a quote is about, where only its words are known. The one place that reads a case's number out of our own text.

WeCom hands over the words of what is quoted and never says which message it was. Telegram says it, but the bot may
not know the message any more: after an older backup was restored, or where it is one photo of several.
"""

from __future__ import annotations

import re

from domain.chat import Quote

_NUMBER = re.compile(r"[#＃](\d{1,9})")
_OF_A_LINE = re.compile(r"(?m)^[#＃](\d{1,9})(?!\d)")


def quote_of(words: str) -> Quote | None:
    """The quote of a message of which only the words are known; None if there are none.

    A card is about the case with whose number it begins. A list is about the cases with whose numbers its lines begin.
    Any other text is about the cases that it names.
    """
    if not words:
        return None
    if card := _NUMBER.match(words):
        return Quote(words, (int(card[1]),))
    numbers = _OF_A_LINE.findall(words) or _NUMBER.findall(words)
    return Quote(words, tuple(dict.fromkeys(int(number) for number in numbers)))
