"""Removes what cannot be seen from a text: the first step of every platform's markup."""

from __future__ import annotations

import re

# Control characters, zero-width ones, and those that turn the direction of a line.
# The joiners within emoji are among them: a family falls into its people, which everybody can still read.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\n{3,}")


def visible(text: str) -> str:
    """The text without hidden characters, without signs that turn its direction, and without walls of empty lines.
    Doing it twice changes nothing."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return _BLANKS.sub("\n\n", _HIDDEN.sub("", text)).strip()
