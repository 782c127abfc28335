"""How words sound: pinyin without tones, with the sounds alike that many speakers do not keep apart.

A syllable is one character of the private use area, so that a text and its sound have the same length and a
word is found by its sound as it is found by its characters.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_FIRST = 0xE000
_ALIKE = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[ie])ng$"), "n"))
_SYLLABLE = 6  # letters of the longest one, zhuang


def heard(text: str) -> str:
    """The sound of each Chinese character in its place; everything else as it is."""
    return text.translate(_characters())


def is_sound(char: str) -> bool:
    """True if the character stands for a syllable whose character nobody wrote."""
    return _FIRST <= ord(char) < _FIRST + len(_syllables())


@cache
def syllables_in(letters: str) -> str | None:
    """The syllables of which these small letters are made, None if they are no pinyin: `daolu`."""
    ways: list[str | None] = ["", *([None] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _SYLLABLE), end):  # long syllables first
            before, syllable = ways[start], _syllables().get(letters[start:end])
            if before is not None and syllable is not None:
                ways[end] = before + syllable
                break
    return ways[-1]


@cache
def _syllables() -> dict[str, str]:
    codes: dict[str, str] = {}
    found = {}
    for syllable, _ in _table():
        alike = syllable
        for pattern, instead in _ALIKE:
            alike = pattern.sub(instead, alike)
        found[syllable] = codes.setdefault(alike, chr(_FIRST + len(codes)))
    return found


@cache
def _characters() -> dict[int, str]:
    return {ord(char): _syllables()[syllable] for syllable, chars in _table() for char in chars}


@cache
def _table() -> tuple[tuple[str, str], ...]:
    """`sounds.tsv`: a syllable, and the characters of GB 2312 that are read so."""
    text = (files(__package__) / "vocabulary" / "sounds.tsv").read_text("utf-8")
    return tuple((line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines())
