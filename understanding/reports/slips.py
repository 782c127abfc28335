"""Typing slips set right: words of the same sound (占到经营), pinyin, one wrong or missing character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.lexicon import Match, Typed, disjoint
from understanding.reports.places import PlaceFinder
from understanding.reports.words_by_sound import WordsBySound, without_inner
from understanding.sounds import alike, heard, is_sound
from understanding.vocabulary import Vocabulary

_SHORTEST_SLIP = 3  # characters; two alike-sounding ones are found in half of all sentences
_LITTLE = frozenset("已也一以的了是有又不没无未勿还要都打吊")  # words of their own, and not mistyped
_LONGEST_ACROSS = 4  # characters of a known word that goes on behind what sounds like another
_LONGEST_READ = 200  # characters; longer texts are pasted and not typed


class Slips:
    """Known words by their sound and by all but one of their characters; built once."""

    def __init__(
        self,
        places: PlaceFinder,
        problems: Iterable[str],
        names: Iterable[str],
        spelt: Iterable[str],
    ) -> None:
        """`places`, `problems` and `names` of categories may be mistyped, `spelt` are words that count in pinyin only.

        One wrong character is set right in `names` alone: half of all words of four characters are near another.
        """
        self._places = places
        slipping = [word for word in (*names, *problems) if len(word) >= _SHORTEST_SLIP]
        where = [word for word in places.names() if len(word) >= _SHORTEST_SLIP]
        typed = dict.fromkeys((*slipping, *where))
        spelt = dict.fromkeys(spelt)
        self._known = frozenset((*slipping, *spelt))
        self._sounds = WordsBySound(typed)
        self._spelt = WordsBySound(word for word in spelt if word not in typed)
        self._gaps: dict[str, str] = {}
        for word in names:
            for gap in _gaps_of(word):
                if gap.strip("?") not in spelt:  # 绿化带? may be anything about 绿化带
                    self._gaps.setdefault(gap, word)

    def heard(self, typed: Typed) -> Typed:
        """The text with what sounds like a known word written as that word."""
        sounds = heard(typed.folded)
        known = self._sounds.find(sounds)
        if any(map(is_sound, typed.folded)):
            known = without_inner(known + self._spelt.find(sounds))
        found = [
            one
            for one in known
            if self._meant(typed.folded[one.start : one.end], one)
            and not (_is_parted(typed, one) or self._cuts_a_word(typed.folded, one))
        ]
        return _written(typed, disjoint(self._outside_places(typed.folded, found))) if found else typed

    def _outside_places(self, text: str, found: Sequence[Match[str]]) -> Iterator[Match[str]]:
        """Without those that begin or end within the name of a place: 临时交易点外卖 is no 店外卖."""
        names = self._places.named_in(text)
        for one in found:
            across = (each for each in names if each.start < one.end and one.start < each.end)
            if all(one.start <= each.start and each.end <= one.end for each in across):
                yield one

    def mended(self, typed: Typed) -> Typed:
        """The text with one wrong character of a problem's name set right, where there is just one such slip."""
        if len(typed.folded) > _LONGEST_READ:
            return typed
        found = list(self._with_gaps(typed.folded))
        return _written(typed, disjoint(found)) if found else typed

    def _meant(self, written: str, match: Match[str]) -> bool:
        word = match.values[0]
        if written == word:
            return False
        if any(a != b and a in _LITTLE for a, b in zip(written, word, strict=True)):
            return False
        if all(map(is_sound, written)):
            return True
        if len(word) == _SHORTEST_SLIP and not all(
            is_sound(a) or alike(a, b) for a, b in zip(written, word, strict=True)
        ):
            return False
        same = sum(a == b for a, b in zip(written, word, strict=True))
        spelt = sum(map(is_sound, written))
        return len(word) >= _SHORTEST_SLIP and same + spelt >= max(2, len(word) / 2)

    def _cuts_a_word(self, text: str, match: Match[str]) -> bool:
        """True if one of its other characters begins a known word that goes on: 垃圾店主 is no 垃圾点."""
        end = match.end
        wrong = (match.start + i for i, char in enumerate(match.values[0]) if text[match.start + i] != char)
        return any(
            self._is_known(text[start:stop])
            for start in wrong
            for stop in range(end + 1, start + _LONGEST_ACROSS + 1)
        )

    def _is_known(self, word: str) -> bool:
        """True for a word that may be mistyped or counts in pinyin; the places' own book has their names."""
        return word in self._known or (len(word) >= _SHORTEST_SLIP and word in self._places.names())

    def _with_gaps(self, text: str) -> Iterator[Match[str]]:
        for start in range(len(text) - 3):
            for length in (4, 5, 6):
                written = text[start : start + length]
                if len(written) < length:
                    break
                for gap in _gaps_of(written):
                    word = self._gaps.get(gap)
                    if word is not None and written[gap.index("?")] not in _LITTLE:
                        yield Match(start, start + length, (word,))
                        break


def mistyped(words: Vocabulary) -> Iterator[str]:
    """Words of the vocabulary that are known by their sound when they are mistyped."""
    yield from (one.words for one in words.phrases if not (one.weak or one.alone or one.words.endswith("了")))
    for rule in words.rules:
        yield from (word for word in rule.parts[0] if not word.endswith("了"))


def spelt(words: Vocabulary) -> Iterator[str]:
    """Words of the vocabulary that are known when they are written in pinyin."""
    yield from (one.words for one in words.phrases if len(one.words) > 1 and not one.alone)
    for rule in words.rules:
        yield from (word for part in rule.parts for word in part if len(word) > 1)


def _is_parted(typed: Typed, match: Match[str]) -> bool:
    """True if a space stands within it: 红灯 九州 is not 红灯就走. Pinyin is written with spaces."""
    apart = typed.at[match.end - 1] - typed.at[match.start] > match.end - 1 - match.start
    return apart and not any(map(is_sound, typed.folded[match.start : match.end]))


def _gaps_of(word: str) -> Iterator[str]:
    """The word with a mark in the place of each of its characters; none if it is too short to be sure."""
    if len(word) >= 4:
        for i in range(len(word)):
            yield f"{word[:i]}?{word[i + 1 :]}"


def _written(typed: Typed, matches: Iterable[Match[str]]) -> Typed:
    folded = typed.folded
    for match in matches:
        folded = folded[: match.start] + match.values[0] + folded[match.end :]
    return replace(typed, folded=folded)
