"""Names of categories that were typed by a slip: with one character mistyped, or by another of the same sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain.lexicon import Lexicon, read
from understanding.questions.pieces import Piece, Slot
from understanding.sounds import alike, heard

# Short names that are often typed by another character of the same sound: 伟停, 占到, 井概.
_BY_SOUND = (
    "小广告 僵尸车 下水道 垃圾桶 信号灯 违停 占道 路灯 井盖 盲道 单车 烟头 摆摊 地摊 杂物 违建 飞线 外溢"
)


class SoundsOfNames:
    """Short names of categories with one character typed as another of the same sound."""

    def __init__(self, categories: Lexicon[tuple[int, ...]]) -> None:
        known = {word: categories.find(read(word)) for word in _BY_SOUND.split()}
        self._meant = {heard(word): (word, found[0].values[0]) for word, found in known.items() if found}

    def find(self, folded: str) -> Iterator[Piece]:
        """Where one character of a name stands, and beside it one that sounds like the other."""
        sounds = heard(folded)
        for start in range(len(folded) - 1):
            for end in (start + 2, start + 3):
                word, ids = self._meant.get(sounds[start:end], ("", ()))
                slips = [(a, b) for a, b in zip(word, folded[start:end], strict=False) if a != b]
                if len(slips) == 1 and slips[0][1] not in _LITTLE | {"到"} and alike(*slips[0]):
                    yield Piece(start, end, Slot.CATEGORY, ids, 3.4)


_SHORTEST_SLIP = 4  # characters; of three, two alike are found in half of all sentences
_LONGEST_SLIP = 7
_LITTLE = frozenset("已也一以的了是有又不没未还要都")  # words of their own, and not mistyped


class MistypedNames:
    """Names of categories with one character mistyped: 占到经营."""

    def __init__(self, names: Iterable[tuple[str, tuple[int, ...]]]) -> None:
        self._meant: dict[tuple[str, str], tuple[tuple[int, ...], str]] = {}
        self._halves: set[tuple[int, str, str]] = set()  # one half of a name with a slip is as it should be
        for name, ids in names:
            if _SHORTEST_SLIP <= len(name) <= _LONGEST_SLIP:
                self._meant.update({(name[:i], name[i + 1 :]): (ids, name[i]) for i in range(len(name))})
                half = len(name) // 2
                self._halves |= {(len(name), name[:half], ""), (len(name), "", name[half:])}

    def find(self, folded: str) -> Iterator[Piece]:
        """Where all but one character of a name stand."""
        for start in range(len(folded) - _SHORTEST_SLIP + 1):
            for end in range(start + _SHORTEST_SLIP, min(start + _LONGEST_SLIP, len(folded)) + 1):
                length = end - start
                half = start + length // 2
                first = (length, folded[start:half], "") in self._halves
                if first or (length, "", folded[half:end]) in self._halves:
                    yield from self._slipped(folded, start, end)

    def _slipped(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        for i in range(start, end):
            ids, meant = self._meant.get((folded[start:i], folded[i + 1 : end]), ((), ""))
            if not ids or folded[i] in _LITTLE:
                continue
            if i > start or heard(meant) == heard(folded[i]):  # 电动车乱停 is not 单车乱停
                yield Piece(start, end, Slot.CATEGORY, ids, 2.5)
