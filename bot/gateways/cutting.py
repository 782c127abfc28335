"""Cuts long texts where a reader would pause. Lengths are in the platform's own unit."""

from __future__ import annotations

import re
from collections.abc import Callable

_ENDS = (
    re.compile(r"\n"),
    re.compile(r"[。！？；!?;](?=[^。！？；!?;]|$)"),
    re.compile(r"[，、,\s]"),
)
_WORTH = 0.5  # a pause in the first half of what fits would leave too little in the piece


def pieces(text: str, most: int, units: Callable[[str], int]) -> list[str]:
    """The text in pieces of at most `most` units; joined they are the text.

    In: `units` gives the length of a text. Each character has a length of at least 1 and at most `most`.
    """
    found = []
    while units(text) > most:
        at = _cut(text, _fitting(text, most, units))
        found.append(text[:at])
        text = text[at:]
    return [*found, text]


def _cut(text: str, fitting: int) -> int:
    """Where to cut: after the last line that fits, else the last sentence, else the last word, else anywhere."""
    for end in _ENDS:
        last = max((one.end() for one in end.finditer(text, 0, fitting)), default=0)
        if last >= fitting * _WORTH:
            return last
    return fitting


def _fitting(text: str, most: int, units: Callable[[str], int]) -> int:
    """How many characters fit."""
    taken = 0
    for at, one in enumerate(text):
        taken += units(one)
        if taken > most:
            return at
    return len(text)
