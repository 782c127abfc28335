"""A sentence cut into the pieces that are known in it, so that as little as possible stays unknown."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache
from itertools import product
from math import prod
from sys import intern
from typing import NamedTuple

from domain.lexicon import gathered, lengths_by_head


class Slot(Enum):
    """What a piece of a question says."""

    __hash__ = object.__hash__  # each is one object; by its name, as enumerations are, it takes far longer

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
    NARROW = auto()  # 其他, 一部分, 上次: less than all, and nobody knows what
    FILLER = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the text and what they may mean; `cost` is higher for what is less sure."""

    start: int
    end: int
    slot: Slot
    value: Hashable
    cost: float = 1.0


def slot_of(piece: Piece) -> Slot:
    """What the piece fills: 网格 and 按网格 both say which parts."""
    return Slot.BY if piece.slot is Slot.PART else piece.slot


class Shape(NamedTuple):
    """A pattern, and the piece that it finds: the group `said` of it, or all of it."""

    words: re.Pattern[str]
    slot: Slot
    value: Hashable
    cost: float


def shape(words: str, slot: Slot = Slot.FILLER, value: Hashable = "", *, cost: float = 0.7) -> Shape:
    """A shape of these words. What costs less than 1 is taken rather than the words that it is made of."""
    return Shape(re.compile(words), slot, value, cost)


def shaped(shapes: Iterable[Shape], folded: str) -> Iterator[Piece]:
    """The pieces of these shapes in the text, in the order of the shapes."""
    for one in shapes:
        for found in one.words.finditer(folded):
            said = found.re.groupindex.get("said", 0)  # for few of them: most are not in the text
            yield Piece(*found.span(said), one.slot, one.value, one.cost)


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


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words written as one (see `spelled`), with what each of them may mean; those that are `weak` cost more."""

    written: str
    meaning: Meaning
    weak: frozenset[str] = frozenset()
    as_written: bool = False  # not to be found by its sound

    def said(self, word: str) -> Meaning:
        """What this one of its words may mean."""
        return replace(self.meaning, cost=_WEAK) if word in self.weak else self.meaning


_WEAK = 1.4
GROUPS = 256  # that are made once for the patterns that follow one another: many have the same
_HEAD = 2  # characters by which words are looked up
_MOST_SPELLED = 100  # a pattern of more words is not spelled out: it would take long, and much memory


class Words:
    """Known words, each with all that it may mean."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Words are given folded (lower case, no spaces)."""
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        chains: list[tuple[str, _Chain]] = []
        for pattern in patterns:
            places = choices(pattern.written)
            if prod(map(len, places)) > _MOST_SPELLED:
                chain = _Chain(pattern, [_by_head(options) for options in places])
                chains += ((head, chain) for head in beginnings(places, _HEAD))
            else:
                alone = (pattern.meaning,)  # one for all its words
                for chosen in product(*places):
                    self._add("".join(chosen), pattern, alone)
        self._lengths = lengths_by_head(self._meanings, _HEAD)
        self._chains = gathered(chains)

    def _add(self, word: str, pattern: Pattern, alone: tuple[Meaning, ...]) -> None:
        known = self._meanings.get(word, ())
        meaning = pattern.said(word)
        if meaning not in known:
            self._meanings[word] = alone if not known and meaning is pattern.meaning else (*known, meaning)

    def find(self, text: str) -> Iterator[Piece]:
        """Every known word in the text, overlapping ones as well."""
        chars, able = set(text), dict[str, list[_Chain]]()
        for start in range(len(text)):
            for head in dict.fromkeys((text[start], text[start : start + _HEAD])):
                if head in self._lengths or head in self._chains:
                    if head not in able:  # the same for all words of this text that begin so
                        begun = self._chains.get(head, ())
                        able[head] = [one for one in begun if may_stand(one.choices, chars)]
                    for end, meaning in self._beginning(head, text, start, able[head]):
                        yield Piece(start, end, meaning.slot, meaning.value, meaning.cost)

    def _beginning(
        self, head: str, text: str, start: int, chains: Iterable[_Chain]
    ) -> Iterator[tuple[int, Meaning]]:
        """Where words end that begin so, and what they mean; a head that is shorter than others is a whole word."""
        for length in reversed(self._lengths.get(head, ())):
            if (end := start + length) <= len(text):
                yield from ((end, meaning) for meaning in self._meanings.get(text[start:end], ()))
        for chain in chains:
            for end in chain.ends(text, start):
                yield end, chain.pattern.said(text[start:end])


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """A pattern that is followed through the text, one group after the other."""

    pattern: Pattern
    choices: Sequence[Mapping[str, Sequence[str]]]  # what may stand in each place, by its first character

    def ends(self, text: str, start: int) -> set[int]:
        """Where its words end that begin at `start`."""
        ends = {start}
        for options in self.choices:
            further = set(ends) if "" in options else set()
            for end in ends:
                for one in options.get(text[end : end + 1], ()):
                    if text.startswith(one, end):
                        further.add(end + len(one))
            if not further:
                return further
            ends = further
        return ends - {start}


def may_stand(places: Sequence[Mapping[str, object]], chars: Set[str]) -> bool:
    """False if the last place that must be filled begins with none of these characters."""
    for options in reversed(places):
        if "" not in options:
            return not options.keys().isdisjoint(chars)
    return True


def beginnings(places: Iterable[Iterable[str]], length: int) -> set[str]:
    """With which characters, so many, words begin that are made of one choice for each place; shorter words whole."""
    short, whole = {""}, set[str]()
    for options in places:
        heads = {one[:length] for one in options}
        begun = {(word + one)[:length] for word in short for one in heads}
        whole |= {word for word in begun if len(word) == length}
        short = begun - whole
        if not short:
            break
    return (whole | short) - {""}


@lru_cache(GROUPS)
def _by_head(options: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The options by their first character, '' for none."""
    return gathered((one[:1], one) for one in options)


def one_of(words: str) -> str:
    """A group that stands for one of these words, for use in a pattern."""
    return f"({joined(words)})"


def maybe_one_of(words: str) -> str:
    """A group that stands for one of these words or for none."""
    return f"({joined(words, maybe=True)})"


def patterns_in(written: str) -> list[str]:
    """The patterns that are parted by spaces; one may go on in the next line after a `|`."""
    return _NEXT_LINE.sub("|", written).split()


def joined(words: str, *, maybe: bool = False) -> str:
    """Words as the choices of a pattern, `a|b|c`; `maybe` says that none of them need stand there."""
    return "|".join([*words.split(), *([""] if maybe else [])])


def spelled(patterns: str) -> Iterator[str]:
    """The words that patterns stand for: `(没|未)整改(好|)` stands for four."""
    for pattern in patterns_in(patterns):
        yield from ("".join(chosen) for chosen in product(*choices(pattern)))


def choices(pattern: str) -> list[tuple[str, ...]]:
    """What may stand in each place of a pattern."""
    parts = _GROUP.split(pattern)  # every second part is the inside of a group
    return [_options(part) if i % 2 else (part,) for i, part in enumerate(parts) if part or i % 2]


@lru_cache(GROUPS)
def _options(group: str) -> tuple[str, ...]:
    return tuple(map(intern, group.split("|")))
