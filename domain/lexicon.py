"""How typed words are read: folded for comparing, their numbers understood, known words found in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.ordinary import ordinary

T = TypeVar("T", bound=Hashable)
U = TypeVar("U", bound=Hashable)

NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"  # for use in patterns; `number` reads what it matches
# 一百零五 and 一百一十 are numbers; 一百五 may be 105 or 150.
_CHINESE = re.compile(
    "(?:(?P<hundreds>[一二两三四五六七八九])?(?P<hundred>百)(?:[零〇](?=[^十]$)|(?=.?十|$)))?"
    "(?:(?P<tens>[一二两三四五六七八九])?(?P<ten>十))?(?P<ones>[一二两三四五六七八九])?"
)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_NUMERALS = frozenset("一二三四五六七八九十百")
_NO_NUMBER_BEHIND_ONE = ("共", "起", "直", "并", "样")
_PLAIN = re.compile(r"[\u4e00-\u9fff0-9a-z,.;:!?。、()-]*")  # what folding leaves as it is
SHORTEST = 2  # a name of one character is found in half of all sentences


def number(words: str) -> int | None:
    """The number that is written as `12`, `十二` or `一百零五`, up to 999 in Chinese; None if it is none."""
    if words.isdecimal():
        return int(words)
    found = _CHINESE.fullmatch(words)
    if not words or found is None:
        return None
    hundreds = _DIGITS[found["hundreds"] or "一"] if found["hundred"] else 0
    tens = _DIGITS[found["tens"] or "一"] if found["ten"] else 0
    return hundreds * 100 + tens * 10 + _DIGITS[found["ones"] or "零"]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, readable and folded. `at` says where in `shown` each folded character stands."""

    shown: str  # full-width forms made ordinary (NFKC), otherwise as typed
    folded: str  # besides in one case, without spaces
    at: tuple[int, ...]

    def words(self, start: int, end: int) -> str:
        """What was typed for this stretch of the folded text."""
        return self.shown[self.at[start] : self.at[end - 1] + 1]

    def cuts_a_number(self, i: int) -> bool:
        """True if the folded text between `i - 1` and `i` is inside one number or one Latin word: 1|3号楼."""
        if not 0 < i < len(self.folded) or self.at[i] != self.at[i - 1] + 1:
            return False
        before, after = self.folded[i - 1], self.folded[i]
        if after == "一" and self.folded[i + 1 : i + 2] in _NO_NUMBER_BEHIND_ONE:
            return False  # 周一|一共, 十二月二十一|一直
        return (_is_latin(before) and _is_latin(after)) or (before in _NUMERALS and after in _NUMERALS)


def read(text: str) -> Typed:
    """Reads a text for comparing."""
    shown = ordinary(text)
    if _PLAIN.fullmatch(shown):
        return Typed(shown, shown, tuple(range(len(shown))))
    folded = [
        (char, i)
        for i, one in enumerate(shown)
        if not one.isspace() and unicodedata.category(one) != "Cf"
        for char in one.casefold()
    ]
    return Typed(shown, "".join(char for char, _ in folded), tuple(i for _, i in folded))


def fold(words: str) -> str:
    """Words folded as `read` folds a text; the very same string if they are so already."""
    return words if _PLAIN.fullmatch(words) else read(words).folded


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A known word found in a folded text, and what it stands for."""

    start: int
    end: int
    values: tuple[T, ...]

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start

    def overlaps(self, other: Match[U]) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end

    def inside(self, other: Match[U]) -> bool:
        """True if `other` covers this one and more."""
        return other.start <= self.start and self.end <= other.end and self.length < other.length


class Lexicon(Generic[T]):
    """Known words and what they stand for; a word may stand for several things, kept in the order given."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Words are compared folded; those shorter than two characters are left out."""
        folded = ((fold(word), value) for word, value in entries)
        self._words = gathered(entry for entry in folded if len(entry[0]) >= SHORTEST)
        self._lengths = lengths_by_head(self._words, SHORTEST)

    def find(self, typed: Typed) -> list[Match[T]]:
        """The longest known word at each place of the text, left to right; they may overlap."""
        found = []
        for start in range(len(typed.folded) - 1):
            lengths = self._lengths.get(typed.folded[start : start + SHORTEST])
            if lengths and (match := self._longest_at(typed, start, lengths)):
                found.append(match)
        return found

    def _longest_at(self, typed: Typed, start: int, lengths: Sequence[int]) -> Match[T] | None:
        if typed.cuts_a_number(start):
            return None
        for length in lengths:
            end = start + length
            values = self._words.get(typed.folded[start:end]) if end <= len(typed.folded) else None
            if values and not typed.cuts_a_number(end):
                return Match(start, end, values)
        return None


def gathered(entries: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """All that each word stands for, in the order given, nothing twice."""
    found: dict[str, tuple[T, ...]] = {}
    several: dict[str, dict[T, None]] = {}  # a dict because thousands of points may share the alias 公厕
    alone: tuple[T, ...] = ()
    for word, value in entries:
        if (first := found.get(word)) is None:
            # The names of one thing come one after the other, and share what they stand for.
            alone = alone if alone and alone[0] is value else (value,)
            found[word] = alone
        elif value != first[0]:
            several.setdefault(word, dict.fromkeys(first))[value] = None
    found.update((word, tuple(values)) for word, values in several.items())
    return found


def lengths_by_head(words: Iterable[str], head: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that begin with the same characters, so many of them; the longest first."""
    lengths: dict[str, list[int]] = {}
    for length, begin in sorted({(len(word), word[:head]) for word in words}, reverse=True):
        lengths.setdefault(begin, []).append(length)
    same: dict[tuple[int, ...], tuple[int, ...]] = {}  # most begin words of the same few lengths
    return {begin: same.setdefault(tuple(found), tuple(found)) for begin, found in lengths.items()}


def longest(matches: Iterable[Match[T]]) -> Match[T] | None:
    """The longest match, the leftmost of equally long ones."""
    return min(matches, key=lambda match: (-match.length, match.start), default=None)


def disjoint(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """Matches that share no character, longest first and leftmost of equals; the others go."""
    taken: list[Match[T]] = []
    covered: set[int] = set()
    for match in sorted(matches, key=lambda match: (-match.length, match.start)):
        # No later match is longer than one before.
        if match.start not in covered and match.end - 1 not in covered:
            taken.append(match)
            covered.update(range(match.start, match.end))
    return taken


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
