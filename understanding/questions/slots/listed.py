"""Whether several states are asked for beside each other, each with its number."""

from __future__ import annotations

import re
from itertools import pairwise

from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


def how_many(heard: Heard) -> int:
    """How often a number is asked for."""
    return sum(one.value is Cue.HOW_MANY for one in heard.said(Slot.CUE))


_EACH = re.compile("各自?|各有|分别")
_JOINT = re.compile(r"(?:的|件)?(?:、|和|与|及|以及|跟)")


def is_each(heard: Heard) -> bool:
    """新增销号各多少."""
    return any(_EACH.fullmatch(heard.folded(one)) for one in heard.said(Slot.FILLER))


def are_listed(heard: Heard) -> bool:
    """超期、未销号: two states beside each other; 超期没整改 is one."""
    said = heard.said(Slot.STATUS)
    if is_each(heard):
        return True
    return any(
        _JOINT.fullmatch(heard.typed.folded, one.end, other.start) or _stand_apart(heard, one, other)
        for one, other in pairwise(said)
    )


_IN_FULL = frozenset(
    {"未销号", "在办", "超期", "待核查", "已销号", "挂账", "退回", "待派遣", "待受理", "返工", "新增", "督办"}
)


def _stand_apart(heard: Heard, one: Piece, other: Piece) -> bool:
    """未销号 超期: two states as the office names them, with a space or a comma between them."""
    if heard.folded(one) not in _IN_FULL or heard.folded(other) not in _IN_FULL:
        return False
    between = heard.typed.folded[one.end : other.start]
    return not between.strip(",，/") and heard.typed.at[other.start] > heard.typed.at[one.end - 1] + 1
