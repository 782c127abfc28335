"""A text in clauses: where one ends, and whether a thought may go on behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.lexicon import Typed

_END = re.compile(
    r"[,，、;；。!！?？~～…|｜]+|(?<!\d)\.|\.(?!\d)|[:：](?!\d)|(?<![a-z0-9])\d{1,2}(?=[、)）.．])"
    r"|呃+|(?<=[\u4e00-\u9fff])啊(?=[\u4e00-\u9fff])(?!呀)"  # spoken: 那个摊子啊已经劝走了
)
_PLACE = re.compile("(?:具体|事发|详细)?(?:地点|位置|地址|方位|点位)")
_HARD = frozenset("。；;!！?？.…")
_THOUGHT = 5  # characters before a space that may be a clause
_FEW, _CLIPPED = 2, 8  # clauses, and characters of each, of a text in single words
_LONGEST = 150  # characters: what goes on longer without a sign is cut


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the folded text, its sign of punctuation apart. `hard` if it ended a sentence or a line.

    `joined`: it was cut off from the one before, and says the same kind of thing.
    """

    start: int
    end: int
    sign: str
    hard: bool
    joined: bool = False


def place_by_label(text: str, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that is said to be the place, None if none is: 地点:柴油机厂3栋北侧."""
    for label, said in pairwise(clauses):
        if label.sign[:1] in (":", "：") and _PLACE.fullmatch(text, label.start, label.end):
            return said
    return None


def clauses_of(typed: Typed) -> list[Clause]:
    """The clauses of a text, left to right; signs between them belong to none but end the one before."""
    text = typed.folded
    lines = {
        i
        for i in range(1, len(text))
        if typed.at[i] > typed.at[i - 1] + 1 and "\n" in typed.shown[typed.at[i - 1] : typed.at[i]]
    }
    found: list[Clause] = []
    start = 0
    lines |= set(_parted(typed))
    lines.update(range(_LONGEST, len(text), _LONGEST))
    ends = sorted([*_ends(text), *((line, line) for line in lines)])
    for at, after in ends:
        if at > start:
            sign = text[at:after]
            found.append(
                Clause(
                    start,
                    at,
                    sign,
                    (at == after and typed.shown[typed.at[at - 1] + 1 : typed.at[at]].find("\n") >= 0)
                    or any(char in _HARD for char in sign),
                )
            )
        start = max(start, after)
    if start < len(text):
        found.append(Clause(start, len(text), "", True))
    return [replace(one, hard=False) for one in found] if _are_clipped(found) else found


def _are_clipped(clauses: Sequence[Clause]) -> bool:
    """True for 窗台玻璃，灰厚。北湖实践站。台账空白: a full stop stands where others put a comma."""
    return len(clauses) > _FEW and all(one.end - one.start <= _CLIPPED for one in clauses)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where signs stand, and the numbers of a list: of 违停6、乱堆3 none is, for a list is counted from 1."""
    last = 0
    for one in _END.finditer(text):
        if one[0].isdecimal():
            if one.start() and int(one[0]) not in (1, last + 1):
                continue
            last = int(one[0])
        yield one.start(), one.end()


def _parted(typed: Typed) -> Iterator[int]:
    """Where a space parts two thoughts: both sides are of some length, and no letters or digits meet."""
    text, last = typed.folded, 0
    for i in range(1, len(text)):
        if typed.at[i] > typed.at[i - 1] + 1 and typed.shown[typed.at[i - 1] + 1].isspace():
            if i - last >= _THOUGHT and len(text) - i >= 2 and not text[i].isascii():
                yield i
            last = i
