"""Words of a question that were typed as others of the same sound: 未消号 for 未销号, 超其 for 超期."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from understanding.questions.pieces import Meaning, Pattern, Piece, Slot, spelled_within
from understanding.sounds import alike, heard

_LESS_SURE = 2.5  # added to the cost of the word as it is written
_LONGEST = 6
_ENOUGH = 3  # characters; in shorter words each slip must sound just so, tones apart
_LITTLE = frozenset(
    "已也一以的了是有又不没未还要都在到我你他她它几个上下旧新老大小早晚人"
)  # words of their own
_SHORT = "超期 逾期 销号 核查 受理 认领 挂账 督办 返工 到岗 请假 迟到 新增 在办 办结 缺岗 退回 延期"
_SLOTS = frozenset({Slot.STATUS, Slot.BY, Slot.DUTY})


class Sounds:
    """Known words by their sound."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Takes words for states, parts and duties; of those of two characters only what is no other word mistyped."""
        short = frozenset(_SHORT.split())
        self._meant: dict[str, list[tuple[str, Meaning]]] = {}
        for pattern in patterns:
            if pattern.meaning.slot in _SLOTS:
                for word in spelled_within(pattern.written, _LONGEST):
                    if word in short or len(word) >= _ENOUGH:
                        self._meant.setdefault(heard(word), []).append((word, pattern.said(word)))

    def find(self, text: str) -> Iterator[Piece]:
        """Where half of a word stands and the rest sounds like it."""
        sounds = heard(text)
        for start in range(len(text) - 1):
            for end in range(start + 2, min(start + _LONGEST, len(text)) + 1):
                for word, meaning in self._meant.get(sounds[start:end], ()):
                    if _is_slip(text[start:end], word):
                        yield Piece(start, end, meaning.slot, meaning.value, meaning.cost + _LESS_SURE)


def _is_slip(written: str, word: str) -> bool:
    slips = [(a, b) for a, b in zip(written, word, strict=True) if a != b]
    if not slips or 2 * len(slips) > len(word) or any(a in _LITTLE or b in _LITTLE for a, b in slips):
        return False
    return len(word) > _ENOUGH or all(alike(a, b) for a, b in slips)
