"""Words that ask of one case or of none, where the sentence asks of several: 返工了没有，几次; 没弄完的，报个数."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.question import Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_BEFELL = {
    "退": Status.RETURNED,
    "打": Status.RETURNED,
    "返": Status.REWORK,
    "反": Status.REBOUND,
    "挂": Status.DEFERRED,
    "延": Status.EXTENDED,
    "督": Status.SUPERVISED,
}
_WHETHER_IT_DID = re.compile("(?:退回?来?|打回来?|返工|反弹|挂账|延期|督办)过?了?(?:没有?|吗|么)")


def what_befell_them(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """我这边返工了没有，几次: cases that this befell are counted, where no number says which one is meant."""
    cues = {one.value for one in pieces if one.slot is Slot.CUE}
    if not {Cue.STAGE, Cue.HOW_MANY} <= cues or any(one.slot is Slot.NUMBER for one in pieces):
        return list(pieces)
    return [
        replace(one, slot=Slot.STATUS, value=_BEFELL[folded[one.start]])
        if one.value is Cue.STAGE and _WHETHER_IT_DID.fullmatch(folded, one.start, one.end)
        else one
        for one in pieces
    ]


_A_NUMBER = re.compile("(?:给我?|帮我)?报[一个]{0,2}(?:总|准)?数字?(?:[给跟]我|来|上来)?")
_OF_CASES = frozenset({Slot.STATUS, Slot.CATEGORY})
_ASK_NOTHING = frozenset({Cue.AND, Cue.CASES, Cue.ITEM, Cue.SHOW_ME, Cue.DONE})


def number_wanted(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """医院周围没弄完的，报个数: how many, where nothing else asks; beside a question it only urges."""
    cues = {one.value for one in pieces if one.slot is Slot.CUE}
    if not cues <= _ASK_NOTHING or not any(one.slot in _OF_CASES for one in pieces):
        return list(pieces)
    return [
        replace(one, slot=Slot.CUE, value=Cue.HOW_MANY)
        if one.slot is Slot.FILLER and _A_NUMBER.fullmatch(folded, one.start, one.end)
        else one
        for one in pieces
    ]
