"""Known words found in a text by their sound."""

from __future__ import annotations

from collections.abc import Iterable

from domain.lexicon import Match
from understanding.sounds import BySound


class WordsBySound:
    """Words that are found by their sound."""

    def __init__(self, words: Iterable[str]) -> None:
        """Words are taken as they are: fold them before."""
        self._words = BySound(words)

    def find(self, sounds: str) -> list[Match[str]]:
        """The longest word at each place of a text that is given as its sounds, as `Words.find`."""
        return [
            Match(start, end, (self._words.get(sounds[start:end]),))
            for start, end in self._words.standing(sounds)
        ]


def without_inner(matches: Iterable[Match[str]]) -> list[Match[str]]:
    """Left to right without those that lie within one before, the first of equals."""
    kept: list[Match[str]] = []
    for one in sorted(matches, key=lambda one: (one.start, -one.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
