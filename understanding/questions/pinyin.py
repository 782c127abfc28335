"""Names of units, grids and points that begin in pinyin: beihu街道, renmin广场."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile

from understanding.sounds import syllables_in

_LETTERS = re.compile(r"[a-z]{4,24}")


class Pinyin:
    """Names in the order of their sounds."""

    def __init__(self, sounds: Mapping[str, str]) -> None:
        """In: the sound of each name as it is registered."""
        self._names = sorted((sound, name) for name, sound in sounds.items() if name)

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Where letters stand for the beginning of one name and its other characters follow, and that name."""
        for letters in _LETTERS.finditer(folded):
            sounds = syllables_in(letters[0])
            if not sounds or len(sounds) == 1:
                continue
            rests = ((name, name[len(sounds) :]) for name in self._beginning(sounds))
            meant = [(name, rest) for name, rest in rests if folded.startswith(rest, letters.end())]
            longest = max((len(rest) for _, rest in meant), default=0)
            named = [name for name, rest in meant if len(rest) == longest]
            if len(named) == 1:
                yield letters.start(), letters.end() + longest, named[0]

    def _beginning(self, sounds: str) -> Iterator[str]:
        at = bisect_left(self._names, (sounds, ""))
        found = takewhile(lambda one: one[0].startswith(sounds), islice(self._names, at, None))
        yield from (name for _, name in found)
