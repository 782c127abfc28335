"""周六我有事，跟任春生换一下班; 周六的班换成秦小勇: who is to come to a shift (值班) instead, said in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from understanding.rollcalls.absence import SPAN_WORDS

_WHO, _WHOSE = "\ue000", "\ue001"
_PAUSE = r"[\s,，。;；]*"
_ENDS = r"(?:一下|吧|了|的|呗|可以吗|行吗|行不行|可以不|吗)*[。.!！~?？]*"
_SHIFT = r"(?:的?[那这]?个?(?:值班|值守|班次|班|岗位|岗))"
_WISH = r"(?:想|要|能不能|能|可以|可不可以|打算|准备|申请|得|先|就|我|请|麻烦|帮我)*"
_SWAP = re.compile(
    rf"(?:.*?{_PAUSE})?{_WISH}(?:跟|和|与|找|同){_WHO}(?P<side>的|那边)?{_WISH}(?:对?换|对?调|互换|倒)(?:一?[下个换])?"
    rf"(?P<shift>{_SHIFT})?{_ENDS}"
)
_OF_DUTY = re.compile("班|值|岗")
_GIVEN = re.compile(
    rf"{_PAUSE}(?:{_WHOSE}|我|把|将)*{_SHIFT}(?:的?人)?(?:都|就|先|想|要|请|麻烦|帮我|给|我)*"
    rf"(?:换[成为给]?|改[成为]|让给?|转给|由|请|交给?|给|叫|安排){_WHO}"
    rf"(?:来|去|帮忙|替我|代我)*(?:值班?|上班?|顶班?|替班?|站岗?|守岗?)?{_ENDS}"
)


@dataclass(frozen=True, slots=True)
class ShiftChanged:
    """Who comes, on which days as they were said; `whose` shift, '' if nobody was named; `swap` if both take the
    other's shift (换班)."""

    to: str
    when: str
    whose: str
    swap: bool


def may_change_a_shift(text: str) -> bool:
    """False for what surely changes none; quick, for all that is said is asked."""
    return _OF_DUTY.search(text) is not None and len(text) <= _LONGEST


_LONGEST = 40  # characters


def shift_changed(text: str, names: Iterable[str]) -> ShiftChanged | None:
    """What is wanted; None of anything else."""
    named = sorted({one for one in names if one in text}, key=text.index)
    when = "".join(dict.fromkeys(one[0] for one in SPAN_WORDS.finditer(text)))
    if len(named) == 1:
        said = SPAN_WORDS.sub("", text.strip().replace(named[0], _WHO))
        if _SWAP.fullmatch(said):
            return ShiftChanged(named[0], when, "", swap=True)
        return ShiftChanged(named[0], when, "", swap=False) if _GIVEN.fullmatch(said) else None
    if len(named) == 2:
        said = text.strip().replace(named[0], _WHOSE).replace(named[1], _WHO)
        given = _GIVEN.fullmatch(SPAN_WORDS.sub("", said))
        return ShiftChanged(named[1], when, named[0], swap=False) if given else None
    return None
