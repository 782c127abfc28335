"""Words of a question that were typed as others of the same sound: 未消号 for 未销号, 超其 for 超期."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.lexicon import gathered
from understanding.questions.pieces import GROUPS, Pattern, Piece, Slot, beginnings, choices, may_stand
from understanding.sounds import alike, heard, sounds_of

_LESS_SURE = 2.5  # added to the cost of the word as it is written
_LONGEST = 6
_ENOUGH = 3  # characters; in shorter words each slip must sound just so, tones apart
_LITTLE = frozenset(
    "已也一以的了是有又不没未还要都在到我你他她它几个上下旧新老大小早晚人"
)  # words of their own
_OF_TWO = "超期 逾期 销号 核查 受理 认领 挂账 督办 返工 到岗 请假 迟到 新增 在办 办结 缺岗 退回 延期"
_SHORT = frozenset(_OF_TWO.split())
_HEAD = 2  # characters by whose sounds patterns are looked up
_BySound = Mapping[str, Sequence[tuple[str, str]]]  # words and their sounds, by the first sound; '' for none
_SLOTS = frozenset({Slot.STATUS, Slot.BY, Slot.DUTY})


class Sounds:
    """Known words by their sound.

    Only how they begin is spelled out: the words are a hundred times as many as their patterns.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Takes words for states, parts and duties; of those of two characters only what is no other word mistyped."""
        heard = (_Heard.of(one) for one in patterns if one.meaning.slot in _SLOTS and not one.as_written)
        self._beginning = gathered((sound, one) for one in heard for sound in one.beginnings())

    def find(self, text: str) -> Iterator[Piece]:
        """Where half of a word stands and the rest sounds like it."""
        sounds = heard(text)
        all_of_them, able = set(sounds), dict[str, list[_Heard]]()
        for start in range(len(text) - 1):
            head = sounds[start : start + _HEAD]
            if head not in able:
                known = self._beginning.get(head, ())
                able[head] = [one for one in known if may_stand(one.choices, all_of_them)]
            found = (slip for one in able[head] for slip in one.slips(text, sounds, start))
            yield from sorted(found, key=lambda one: one.end)


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """A pattern that is followed through the sounds of a text, one group after the other."""

    pattern: Pattern
    choices: tuple[_BySound, ...]  # what may stand in each place

    @classmethod
    def of(cls, pattern: Pattern) -> _Heard:
        return cls(pattern, tuple(map(_by_sound, choices(pattern.written))))

    def beginnings(self) -> set[str]:
        """The sounds with which its words begin."""
        return {
            heard(word) for word in beginnings(choices(self.pattern.written), _HEAD) if len(word) == _HEAD
        }

    def words(self, sounds: str) -> list[str]:
        """Its words with whose sounds these begin."""
        words = [""]
        for options in self.choices:
            longer = words.copy() if "" in options else []
            for word in words:
                end = len(word)
                for one, sound in options.get(sounds[end : end + 1], ()):
                    if one and sounds.startswith(sound, end):
                        longer.append(word + one)
            if not longer:
                return longer
            words = longer
        return words

    def slips(self, text: str, sounds: str, start: int) -> Iterator[Piece]:
        """Those of its words of which half stands in the text, and the rest is something else that sounds so."""
        for word in self.words(sounds[start : start + _LONGEST]):
            end = start + len(word)
            if (len(word) >= _ENOUGH or word in _SHORT) and _is_slip(text[start:end], word):
                said = self.pattern.said(word)
                yield Piece(start, end, said.slot, said.value, said.cost + _LESS_SURE)


@lru_cache(GROUPS)
def _by_sound(options: tuple[str, ...]) -> _BySound:
    return gathered((sound[:1], (word, sound)) for word, sound in sounds_of(options).items())


def _is_slip(written: str, word: str) -> bool:
    slips = [(a, b) for a, b in zip(written, word, strict=True) if a != b]
    if not slips or 2 * len(slips) > len(word) or any(a in _LITTLE or b in _LITTLE for a, b in slips):
        return False
    return len(word) > _ENOUGH or all(alike(a, b) for a, b in slips)
