"""Names of units, grids and points that begin in pinyin: beihu街道, renmin广场."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from understanding.sounds import heard, syllables_in

_LETTERS = re.compile(r"[a-z]{4,24}")


class Pinyin:
    """Names in the order of their sounds."""

    def __init__(self, names: Iterable[str]) -> None:
        """In: names as they are registered, each once."""
        self._names = sorted(filter(None, names), key=lambda name: (heard(name), name))

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
        at = bisect_left(self._names, sounds, key=heard)
        yield from takewhile(lambda name: heard(name).startswith(sounds), islice(self._names, at, None))
