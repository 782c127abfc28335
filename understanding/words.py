"""Known words found in a text: of any length from one character on, the longest at each place."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator, KeysView, Mapping, Sequence
from typing import Generic, TypeVar

from domain.lexicon import Match, gathered, lengths_by_head

T = TypeVar("T", bound=Hashable)

# What makes another thing of a thing: 垃圾桶 is no 垃圾, 车位 no 车, 店招 no 店.
_THINGS = tuple(
    "桶箱房亭屋池站点袋车牌盖灯杆锁线位栏板砖场店道库棚窗口沿石管沟缸果招坑头根角带广告地市井篦柜表架机器材座椅凳亭台墙"
)
_DEEDS = tuple("在到了着没不成满得")  # at the end of a word that is no thing


class Words(Generic[T]):
    """Words and what each stands for, in the order given."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Words are taken as they are: fold them before."""
        self._words = gathered(entry for entry in entries if entry[0])
        self._lengths = lengths_by_head(self._words, 1)

    def __contains__(self, word: str) -> bool:
        """True if it is one of the words."""
        return word in self._words

    def words(self) -> KeysView[str]:
        """All words that are known."""
        return self._words.keys()

    def find(self, text: str) -> list[Match[T]]:
        """The longest word at each place, left to right, without those that lie within one before."""
        return [
            Match(start, end, self._words[text[start:end]])
            for start, end in outermost(text, self._words, self._lengths)
        ]

    def parts(self, text: str) -> list[Match[T]]:
        """Every word in the text, but not the 垃圾 of 垃圾桶, which is another thing, nor the 灯 of 路灯."""
        found: list[Match[T]] = []
        reached = 0
        for start, head in enumerate(text):
            if (lengths := self._lengths.get(head)) is None:
                continue
            longest = 0
            for length in lengths:
                end = start + length
                values = self._words.get(text[start:end]) if end <= len(text) else None
                if values is None or (
                    longest and _is_another_thing(text[start:end], text[end : start + longest])
                ):
                    continue
                longest = longest or length
                if length > 1 or start >= reached or start + longest > reached:
                    found.append(Match(start, end, values))
            reached = max(reached, start + longest)
        return found


def outermost(
    text: str,
    words: Container[object],
    lengths: Mapping[str, Sequence[int]],
    kept: str | bytes | None = None,
) -> Iterator[tuple[int, int]]:
    """Where words stand, given how long they are by their first character: as `Words.find`.

    `kept` is the text as its words are kept, if that is not as it is written: so many units for each character.
    """
    written = text if kept is None else kept
    unit = len(written) // max(1, len(text))
    size, reached = len(text), 0
    for start, head in enumerate(text):
        if head not in lengths:
            continue
        begin = start * unit
        for length in lengths[head]:
            end = start + length
            if reached < end <= size and written[begin : end * unit] in words:
                yield start, end
                reached = end
                break


def _is_another_thing(word: str, rest: str) -> bool:
    return rest.endswith(_THINGS) and not word.endswith(_DEEDS)
