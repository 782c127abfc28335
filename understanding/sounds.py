"""How words sound: pinyin without tones, with the sounds alike that many speakers do not keep apart.

A syllable is one character of the private use area, so that a text and its sound have the same length and a
word is found by its sound as it is found by its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from domain.lexicon import lengths_by_head
from understanding.words import outermost

_FIRST = 0xE000
_ALIKE = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[ie])ng$"), "n"))
_UNIT = 2  # bytes that a character takes, as sounds are kept
_SYLLABLE = 6  # letters of the longest one, zhuang


def heard(text: str) -> str:
    """The sound of each Chinese character in its place; everything else as it is."""
    return text.translate(_characters())


def sounds_of(names: Iterable[str]) -> dict[str, str]:
    """Each name once, with its sound."""
    return {name: heard(name) for name in dict.fromkeys(names)}


class BySound:
    """Words by their sound; of those that sound the same the first counts.

    `lengths` tells how long the words are, longest first, by the first character of their sound.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Words are taken as they are: fold them before."""
        known: dict[str, str] = {}
        for word in words:
            known.setdefault(heard(word), word)
        self._words = {_kept(sound): word for sound, word in known.items()}
        self.lengths = lengths_by_head(known, 1)

    def __contains__(self, sound: object) -> bool:
        """True if a word sounds so."""
        return isinstance(sound, str) and _kept(sound) in self._words

    def standing(self, sounds: str) -> Iterator[tuple[int, int]]:
        """Where words stand in a text that is given as its sounds, as `outermost`."""
        kept = _kept(sounds)
        if len(kept) != _UNIT * len(sounds):  # a character that takes two units, as 𠮷 does
            return outermost(sounds, self, self.lengths)
        return outermost(sounds, self._words, self.lengths, kept)

    def get(self, sound: str) -> str:
        """The word that sounds so; empty if none does."""
        return self._words.get(_kept(sound), "")


def _kept(sound: str) -> bytes:
    """A sound as it is kept: of tens of thousands of names, in half of what strings would take."""
    return sound.encode("utf-16-le", "surrogatepass")


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
    reading = _readings().get(ord(one))
    return one == other or (reading is not None and reading == _readings().get(ord(other)))


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
    return {char: _syllables()[syllable] for char, syllable in _readings().items()}


@cache
def _table() -> tuple[tuple[str, str], ...]:
    """`sounds.tsv`: a syllable, and the characters of GB 2312 that are read so."""
    text = (files("understanding") / "vocabulary" / "sounds.tsv").read_text("utf-8")
    return tuple((line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines())


@cache
def _readings() -> dict[int, str]:
    return {ord(char): syllable for syllable, chars in _table() for char in chars}
