"""A sentence cut into the pieces that are known in it, so that as little as possible stays unknown."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product


class Slot(Enum):
    """What a piece of a question says."""

    SCOPE = auto()
    PERIOD = auto()
    CATEGORY = auto()
    KIND = auto()
    NUMBER = auto()
    PERSON = auto()
    STATUS = auto()
    CUE = auto()
    BY = auto()
    PART = auto()  # a word for parts that divides only where something is put in order
    FIRST = auto()
    ORDER = auto()
    DUTY = auto()
    VAGUE = auto()  # 这几天: days, but nobody knows which
    LENGTH = auto()  # 三天以上, 下午, 工作日: time, but no days of the calendar
    TOPIC = auto()  # 飞检, 值班: asked about, but no figures are kept of it
    FILLER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text and what they may mean; `cost` is higher for what is less sure."""

    start: int
    end: int
    slot: Slot
    value: Hashable
    cost: float = 1.0


_UNKNOWN = 10.0  # for each character that no piece explains
_NEXT_LINE = re.compile(r"\|\s+")
_GROUP = re.compile(r"\(([^()]*)\)")


def cut(length: int, pieces: Iterable[Piece], free: Sequence[bool]) -> list[Piece]:
    """The pieces that together explain a text of this length best, left to right.

    They do not overlap; `free` says which characters (punctuation) cost nothing when unexplained.
    """
    ending: dict[int, list[Piece]] = {}
    for piece in pieces:
        ending.setdefault(piece.end, []).append(piece)
    best = [0.0]
    chosen: list[Piece | None] = [None]
    for end in range(1, length + 1):
        cost = best[end - 1] + (0.0 if free[end - 1] else _UNKNOWN)
        found: Piece | None = None
        for one in ending.get(end, ()):
            if best[one.start] + one.cost < cost:
                cost, found = best[one.start] + one.cost, one
        best.append(cost)
        chosen.append(found)
    return list(_backwards(chosen))[::-1]


def _backwards(chosen: Sequence[Piece | None]) -> Iterator[Piece]:
    end = len(chosen) - 1
    while end > 0:
        piece = chosen[end]
        if piece is None:
            end -= 1
        else:
            yield piece
            end = piece.start


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a known word may say."""

    slot: Slot
    value: Hashable
    cost: float = 1.0


class Words:
    """Known words, each with all that it may mean."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        """Words are given folded (lower case, no spaces)."""
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        for word, meaning in entries:
            known = self._meanings.get(word, ())
            if meaning not in known:
                self._meanings[word] = (*known, meaning)
        self._longest: dict[str, int] = {}
        for word in self._meanings:
            self._longest[word[0]] = max(self._longest.get(word[0], 0), len(word))

    def find(self, text: str) -> Iterator[Piece]:
        """Every known word in the text, overlapping ones as well."""
        for start, char in enumerate(text):
            for end in range(start + 1, min(start + self._longest.get(char, 0), len(text)) + 1):
                for meaning in self._meanings.get(text[start:end], ()):
                    yield Piece(start, end, meaning.slot, meaning.value, meaning.cost)


def spelled(patterns: str) -> Iterator[str]:
    """The words that patterns parted by spaces stand for: `(没|未)整改(好|)` stands for four.

    A pattern may go on in the next line after a `|`.
    """
    for pattern in _NEXT_LINE.sub("|", patterns).split():
        parts = _GROUP.split(pattern)  # every second part is the inside of a group
        choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
        yield from ("".join(chosen) for chosen in product(*choices))
