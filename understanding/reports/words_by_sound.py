"""Known words found in a text by their sound."""

from __future__ import annotations

from collections.abc import Iterable

from domain.lexicon import Match, lengths_by_head
from understanding.sounds import heard
from understanding.words import outermost


class WordsBySound:
    """Words by their sound; of those that sound the same the first counts."""

    def __init__(self, words: Iterable[str]) -> None:
        """Words are taken as they are: fold them before."""
        self._words: dict[str, str] = {}
        for word in words:
            self._words.setdefault(heard(word), word)
        self._lengths = lengths_by_head(self._words, 1)

    def find(self, sounds: str) -> list[Match[str]]:
        """The longest word at each place of a text that is given as its sounds, as `Words.find`."""
        return [
            Match(start, end, (self._words[sounds[start:end]],))
            for start, end in outermost(sounds, self._words, self._lengths)
        ]


def without_inner(matches: Iterable[Match[str]]) -> list[Match[str]]:
    """Left to right without those that lie within one before, the first of equals."""
    kept: list[Match[str]] = []
    for one in sorted(matches, key=lambda one: (one.start, -one.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
