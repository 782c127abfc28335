"""Which category (类别) of a district each standard category of the vocabulary is, and which ones resemble a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

from domain.district import District
from domain.ordinary import ordinary
from domain.resemblance import Resemblance
from understanding.evidence import Named
from understanding.simplified import simplified
from understanding.vocabulary import Vocabulary

_ALIKE = 0.5  # shared pairs of characters, as a share of all: 河道脏乱 is 河道脏污
NEAREST = 3
_PLAIN = re.compile(r"[\u4e00-\u9fff0-9a-z]*")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def folded(words: str) -> str:
    """Words of the register as texts are compared: simplified, in one case, without spaces."""
    if not _PLAIN.fullmatch(words):
        words = "".join(_UNSEEN.sub("", ordinary(words)).casefold().split())
    return simplified(words)


class Categories:
    """The categories of a district by id. A standard category it does not have gets a number below zero."""

    def __init__(self, district: District, words: Vocabulary) -> None:
        """Standard categories are known by name, by alias, else by the likeness of their names."""
        self._known = district.category
        self._all = district.categories
        called = {folded(name): one.id for one in self._all for name in (*one.aliases, one.name)}
        standard = _phrases_of(words)
        self.ids: dict[str, int] = {}
        for number, name in enumerate(words.categories, 1):
            ours = self._same(name, standard[name], called)
            self.ids[name] = -number if ours is None else ours
        self._like = Resemblance((one.name, *one.aliases) for one in self._all)

    def named(self) -> Iterator[Named]:
        """Every name and alias of the district's categories."""
        for one in self._all:
            yield Named(folded(one.name), one.id, True)
            yield from (Named(folded(alias), one.id, False) for alias in one.aliases)

    def name(self, category: int) -> str:
        """What the district calls it; for a standard category it does not have, the standard name."""
        if category in self._known:
            return self._known[category].name
        return next((name for name, one in self.ids.items() if one == category), "")

    def has(self, category: int) -> bool:
        """True if the district has this category."""
        return category in self._known

    def nearest(self, text: str, votes: Mapping[int, float]) -> tuple[int, ...]:
        """The three that are likeliest: by what the single words speak for, then by likeness of names."""
        score = dict.fromkeys((category.id for category in self._all), 0.0)
        pairs, single = self._like.to(text)
        for i, one in enumerate(self._all):
            score[one.id] += pairs[i] + single[i] / 8 + votes.get(one.id, 0.0)
        return tuple(nlargest(NEAREST, score, key=score.__getitem__))

    def _same(self, name: str, phrases: Sequence[str], called: Mapping[str, int]) -> int | None:
        if name in called:
            return called[name]
        by_phrase = [called[phrase] for phrase in phrases if phrase in called]
        if by_phrase:
            return max(set(by_phrase), key=by_phrase.count)
        best = max(called, key=lambda one: _likeness(one, name), default=None)
        return called[best] if best is not None and _likeness(best, name) >= _ALIKE else None


def _phrases_of(words: Vocabulary) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in words.categories}
    for phrase in words.phrases:
        if not (phrase.weak or phrase.alone):
            found[phrase.category].append(phrase.words)
    return found


def _likeness(one: str, other: str) -> float:
    """Shared pairs of neighbouring characters to all of both, 0 to 1."""
    a = {one[i : i + 2] for i in range(len(one) - 1)}
    b = {other[i : i + 2] for i in range(len(other) - 1)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
