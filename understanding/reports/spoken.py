"""A text as it is compared: traditional characters made simple, pinyin heard, a few English words put in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from domain.lexicon import Typed, read
from understanding.dialect import in_mandarin
from understanding.simplified import simplified
from understanding.sounds import is_sound, syllables_in

_LETTERS = re.compile(r"[A-Za-z]+")
_LATIN = re.compile(r"[A-Za-z]{3}")
_WORDS_TOGETHER = 3  # of one English expression
_SURELY_PINYIN = 4  # letters; shorter ones only beside other pinyin: ren min


def spoken(text: str) -> Typed:
    """What somebody typed, folded, in simplified characters; a syllable of pinyin is one character (sounds)."""
    typed = read(text)
    typed = replace(typed, folded=in_mandarin(simplified(typed.folded)))
    return _heard(typed) if _LATIN.search(typed.shown) else typed


def as_typed(typed: Typed, start: int, end: int) -> str:
    """What was typed for a stretch of the folded text, Latin words whole."""
    first, last = typed.at[start], typed.at[end - 1] + 1
    shown = typed.shown
    if is_sound(typed.folded[start]) or _is_letter(shown[first]):
        while first and _is_letter(shown[first - 1]):
            first -= 1
    if _is_letter(shown[last - 1]):
        while last < len(shown) and _is_letter(shown[last]):
            last += 1
    return shown[first:last].strip()


def _heard(typed: Typed) -> Typed:
    """The same with its Latin words as Chinese or as sounds, those that are neither as they are."""
    latin = dict(_latin(typed.shown))
    folded: list[str] = []
    at: list[int] = []
    done = 0
    for char, position in zip(typed.folded, typed.at, strict=True):
        if position < done:
            continue
        if position in latin:
            words, done = latin[position]
            if words:  # 'the' has no Chinese
                folded.extend(words)
                at.extend([position] * (len(words) - 1) + [done - 1])
        else:
            folded.append(char)
            at.append(position)
    return Typed(typed.shown, "".join(folded), tuple(at))


def _latin(shown: str) -> Iterator[tuple[int, tuple[str, int]]]:
    """Where a Latin word begins, what it means, and where it ends."""
    tokens = [(one.start(), one.end(), one[0].lower()) for one in _LETTERS.finditer(shown)]
    i = 0
    while i < len(tokens):
        start, end, word = tokens[i]
        for count in range(min(_WORDS_TOGETHER, len(tokens) - i), 0, -1):
            phrase = " ".join(token for _, _, token in tokens[i : i + count])
            if phrase in _english():
                yield start, (_english()[phrase], tokens[i + count - 1][1])
                i += count
                break
        else:
            syllables = syllables_in(word) if len(word) > 1 else None
            near = [tokens[j][2] for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
            if syllables and (len(word) >= _SURELY_PINYIN or any(map(_pinyin, near))):
                yield start, (syllables, end)
            i += 1


def _pinyin(word: str) -> bool:
    return len(word) > 1 and word not in _english() and syllables_in(word) is not None


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


@cache
def _english() -> dict[str, str]:
    """`english.tsv`: a few words that foreigners and phones use, and the Chinese for them."""
    return dict(_lines("english.tsv"))


def _lines(name: str) -> list[tuple[str, str]]:
    text = (files("understanding") / "vocabulary" / name).read_text("utf-8")
    return [(line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines() if "\t" in line]
