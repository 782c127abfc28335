"""Known words found in a text: of any length from one character on, the longest at each place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, KeysView
from typing import Generic, TypeVar

from domain.lexicon import Match

T = TypeVar("T", bound=Hashable)


class Words(Generic[T]):
    """Words and what each stands for, in the order given."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Words are taken as they are: fold them before."""
        self._words: dict[str, tuple[T, ...]] = {}
        for word, value in entries:
            before = self._words.get(word, ())
            if word and value not in before:
                self._words[word] = (*before, value)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def __contains__(self, word: str) -> bool:
        """True if it is one of the words."""
        return word in self._words

    def words(self) -> KeysView[str]:
        """All words that are known."""
        return self._words.keys()

    def find(self, text: str, *, endings: bool = False) -> list[Match[T]]:
        """The longest word at each place, left to right, without those that lie within one before.

        With `endings` those are kept that end where the one before ends, if they have two characters: 没了 of 盖子没了.
        """
        found: list[Match[T]] = []
        reached = 0
        for start, head in enumerate(text):
            for length in self._lengths.get(head, ()):
                end = start + length
                last = end == reached and endings and length > 1
                if (reached < end <= len(text) or last) and (values := self._words.get(text[start:end])) is not None:
                    found.append(Match(start, end, values))
                    reached = end
                    break
        return found
