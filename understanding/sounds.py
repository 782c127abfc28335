"""How words sound: pinyin without tones, with the sounds alike that many speakers do not keep apart.

A syllable is one character of the private use area, so that a text and its sound have the same length and a
word is found by its sound as it is found by its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_FIRST = 0xE000
_ALIKE = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[ie])ng$"), "n"))
_SYLLABLE = 6  # letters of the longest one, zhuang


def heard(text: str) -> str:
    """The sound of each Chinese character in its place; everything else as it is."""
    return text.translate(_characters())


def sounds_of(names: Iterable[str]) -> dict[str, str]:
    """Each name once, with its sound."""
    return {name: heard(name) for name in dict.fromkeys(names)}


def is_sound(char: str) -> bool:
    """True if the character stands for a syllable whose character nobody wrote."""
    return _FIRST <= ord(char) < _FIRST + len(_syllables())


@cache
def syllables_in(letters: str) -> str | None:
    """The syllables of which these small letters are made, long ones first; None if they are no pinyin: `daolu`."""
    if not letters:
        return ""
    for end in range(min(_SYLLABLE, len(letters)), 0, -1):
        syllable = _syllables().get(letters[:end])
        rest = syllables_in(letters[end:]) if syllable is not None else None
        if syllable is not None and rest is not None:
            return syllable + rest
    return None


def alike(one: str, other: str) -> bool:
    """True if two characters are read the same, tones apart, with no sounds taken for one another."""
    return one == other or (one in _readings() and _readings()[one] == _readings().get(other))


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
    text = (files("understanding") / "vocabulary" / "sounds.tsv").read_text("utf-8")
    return tuple((line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines())


@cache
def _readings() -> dict[str, str]:
    return {char: syllable for syllable, chars in _table() for char in chars}
