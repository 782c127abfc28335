"""Whether the words of a repeated choice, as (?:看|看看)*, can be parted in two ways.

By the test of Sardinas and Patterson (1953) for codes: what is left of a word behind another one, and of these lefts
again, must never be a word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import product
from typing import Any

_parser: Any = import_module("re._parser")
_codes: Any = import_module("re._constants")
_MOST = 3000  # words of a choice; more are left to the test that tries
_OFTEN = 8  # times: what is repeated less often is soon given up
_PRIVATE = 0xE000  # where Unicode has characters of nobody
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT)
_LOOKS = (_codes.ASSERT, _codes.ASSERT_NOT)


class _NotTold(Exception):
    """The words of a choice are too many, or depend on what stands beside them."""


def parted_in_two_ways(pattern: re.Pattern[str]) -> list[str]:
    """For each repeated choice of the pattern that can be, a text that it parts in two ways. Where the choice looks
    ahead or behind, or holds any character, nothing is told of it."""
    return [*_found(_parser.parse(pattern.pattern, pattern.flags))]


def _found(parts: Sequence[Any]) -> Iterator[str]:
    for sort, held in parts:
        if sort in _REPEATS:
            _, most, repeated = held
            if most > _OFTEN and (two := _two_ways(repeated)):
                yield two
        for inner in _within(sort, held):
            yield from _found(inner)


def _within(sort: Any, held: Any) -> Sequence[Any]:
    if sort in _REPEATS:
        return [held[2]]
    if sort is _codes.SUBPATTERN:
        return [held[3]]
    if sort is _codes.BRANCH:
        return held[1]  # type: ignore[no-any-return]
    return [held[1]] if sort in _LOOKS else []


def _two_ways(repeated: Sequence[Any]) -> str | None:
    try:
        said = [word for word in _words(repeated) if word]
    except _NotTold:
        return None
    words = set(said)
    if len(words) < len(said):
        return next(word for word in said if said.count(word) > 1)
    left = {(word[len(other) :], word) for word in words for other in words if _goes_on(word, other)}
    seen: set[str] = set()
    while left:
        if two := next((text for rest, text in sorted(left) if rest in words), None):
            return two
        seen |= {rest for rest, _ in left}
        longer = {
            (word[len(rest) :], text + word[len(rest) :])
            for rest, text in left
            for word in words
            if _goes_on(word, rest)
        }
        shorter = {(rest[len(word) :], text) for rest, text in left for word in words if _goes_on(rest, word)}
        left = {one for one in longer | shorter if one[0] not in seen}
    return None


def _goes_on(word: str, begun: str) -> bool:
    return word != begun and word.startswith(begun)


def _words(parts: Sequence[Any]) -> list[str]:
    """All texts of the parts, one behind the other. Raises _NotTold."""
    told = [""]
    for sort, held in parts:
        told = [before + word for before, word in product(told, _words_of(sort, held))]
        if len(told) > _MOST:
            raise _NotTold
    return told


def _words_of(sort: Any, held: Any) -> list[str]:
    if sort is _codes.LITERAL:
        return [chr(held)]
    if sort is _codes.IN:
        return [_one_of(kind, one) for kind, one in held]
    if sort is _codes.SUBPATTERN:
        return _words(held[3])
    if sort is _codes.BRANCH:
        return [word for branch in held[1] for word in _words(branch)]
    if sort in _REPEATS and held[1] == 1:
        return ["", *_words(held[2])] if held[0] == 0 else _words(held[2])
    raise _NotTold


def _one_of(kind: Any, one: Any) -> str:
    """A character of a set; a class of them (\\s) is one that stands for all."""
    if kind is _codes.LITERAL:
        return chr(one)
    if kind is _codes.CATEGORY:
        return chr(_PRIVATE + int(one))
    raise _NotTold
