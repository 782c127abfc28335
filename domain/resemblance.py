"""Names that resemble what was typed, for buttons when nothing was recognised exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from domain.lexicon import read


class Resemblance:
    """Names by the characters and pairs of neighbouring characters they are made of."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        """`names` holds the words of each thing; things are known by their place in it, from 0."""
        self._having: dict[str, list[int]] = {}
        for index, words in enumerate(names):
            for piece in {piece for word in words for piece in _pieces(word)}:
                self._having.setdefault(piece, []).append(index)

    def to(self, text: str) -> tuple[Counter[int], Counter[int]]:
        """How many different pairs and how many characters each thing shares with `text`."""
        pairs: Counter[int] = Counter()
        single: Counter[int] = Counter()
        for piece in set(_pieces(text)):
            (pairs if len(piece) == 2 else single).update(self._having.get(piece, ()))
        return pairs, single


def _pieces(word: str) -> list[str]:
    folded = read(word).folded
    return [*folded, *(first + second for first, second in pairwise(folded))]
