"""Texts cut where a reader would pause, within so many UTF-16 units: Telegram counts those."""

from __future__ import annotations

import re

_ENDS = (
    re.compile(r"\n"),
    re.compile(r"[。！？；!?;](?=[^。！？；!?;]|$)"),
    re.compile(r"[，、,\s]"),
)
_WORTH = 0.5  # a pause in the first half of what fits would leave too little in the piece


def units(text: str) -> int:
    """UTF-16 units: two for what lies beyond the basic plane, most emoji among it."""
    return len(text) + sum(one > "\uffff" for one in text)


def pieces(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` units (two or more); joined they are the text."""
    found = []
    while units(text) > most:
        at = _cut(text, _fitting(text, most))
        found.append(text[:at])
        text = text[at:]
    return [*found, text]


def _cut(text: str, fitting: int) -> int:
    """After the last line, else the last sentence, else the last word that fits; else in the middle of one."""
    for end in _ENDS:
        last = max((one.end() for one in end.finditer(text, 0, fitting)), default=0)
        if last >= fitting * _WORTH:
            return last
    return fitting


def _fitting(text: str, most: int) -> int:
    """How many characters fit."""
    taken = 0
    for at, one in enumerate(text):
        taken += 2 if one > "\uffff" else 1
        if taken > most:
            return at
    return len(text)
