"""Which states get a number of their own that beside others would only narrow them: 督查发现的几件，自报的几件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.question import NARROWING, SOURCES, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.listed import is_each

_NUMBER = re.compile("几|多少")
_AND = re.compile("的?(?:和|与|及|以及|跟)|(?<!的)、")  # 督查发现的、超期的 may be both at once
_ONE_OF = {*SOURCES, Status.SELF_REPORTED}  # of these a case has one


def counted_alone(heard: Heard, asked: Sequence[Status]) -> tuple[Status, ...]:
    """Those of `asked` that narrow, where each is said with its own number, joined to another one, or 各. Of two
    sources both are never meant at once."""
    if len(asked) < 2:
        return ()
    found = {*_with_their_number(heard), *_joined(heard)}
    if len(_ONE_OF.intersection(asked)) > 1:
        found |= _ONE_OF
    return tuple(one for one in asked if one in NARROWING and one in found)


def narrowed_later(heard: Heard) -> Iterator[Piece]:
    """新增几件，督查发现的超期几件: what narrows only a later one of several numbers."""
    for group in list(_by_number(heard))[1:]:
        yield from (one for one in group[:-1] if one.value in NARROWING)


def _with_their_number(heard: Heard) -> Iterator[object]:
    """The last before each number: what stands before the first one as well may be of all."""
    yield from (group[-1].value for group in _by_number(heard))


def _by_number(heard: Heard) -> Iterator[list[Piece]]:
    """The states that stand at each of several numbers; nothing where a number has none."""
    said = heard.said(Slot.STATUS)
    asks = [one for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    asks = [one for one in asks if _NUMBER.search(heard.folded(one))]
    if len(asks) < 2 or not said:
        return
    ends = [0, *(one.end for one in asks)]
    if asks[0].start < said[0].start:  # 几件督查发现的，几件自报的
        ends = [*ends[1:], len(heard.typed.folded) + 1]
    groups = [[one for one in said if begin <= one.start < end] for begin, end in pairwise(ends)]
    if all(groups):
        yield from groups


def _joined(heard: Heard) -> Iterator[object]:
    said = heard.said(Slot.STATUS)
    joined = [
        both for both in pairwise(said) if _AND.fullmatch(heard.typed.folded, both[0].end, both[1].start)
    ]
    yield from (one.value for both in joined for one in both)
    if not joined and is_each(heard):
        yield from (one.value for one in said if one.value not in SOURCES)
