"""Words of a sentence that are whole as they stand, so that no shorter one is heard in them: 冷清清, 交通, 成立的.

They are listed in `vocabulary/whole.txt`. A word that is known as it stands is known all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from understanding.questions.pieces import Piece

_GUESSED = 2.0  # the cost from which a piece was told by its shape or its sound, and is not a known word
_LONGER = 2  # characters of a known word that begins before a whole one, and goes on into it


def without_parts_of_words(folded: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the text but for those that begin or end within a whole word, or were only guessed in one."""
    for start, end in whole_words(folded):
        if not any(_reaches_into(one, start, end) for one in pieces):
            pieces = [one for one in pieces if not _is_part(one, start, end)]
    return list(pieces)


def whole_words(folded: str) -> Iterator[tuple[int, int]]:
    """Where such words stand, left to right; of two that overlap the first, of two that begin together the longer."""
    words = _words()
    at = 0
    while at < len(folded):
        end = next((at + n for n in words.get(folded[at], ()) if folded[at : at + n] in _all()), at)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def is_whole(word: str) -> bool:
    """True for a word of the list."""
    return word in _all()


def _reaches_into(piece: Piece, start: int, end: int) -> bool:
    """完成|立案: the word before goes on into 成立, which is none there."""
    return piece.start < start < piece.end < end and piece.end - piece.start >= _LONGER


def _is_part(piece: Piece, start: int, end: int) -> bool:
    """True if the piece cuts the word, or is a guess about it."""
    begins, ends = start < piece.start < end, start < piece.end < end
    guessed = piece.cost >= _GUESSED and piece.start <= start and end <= piece.end <= end + 1
    return begins or ends or guessed


@cache
def _all() -> frozenset[str]:
    lines = (files("understanding.vocabulary") / "whole.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _words() -> dict[str, tuple[int, ...]]:
    """How long the words are that begin with a character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _all():
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
