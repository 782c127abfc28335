"""Whether a piece says of which cases a question is, or asks; what says neither may stand in people's talk."""

from __future__ import annotations

import re

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_SAYS_WHAT = frozenset(
    {
        Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.STATUS, Slot.BY, Slot.FIRST,
        Slot.ORDER, Slot.DUTY, Slot.VAGUE, Slot.LENGTH, Slot.TOPIC, Slot.NARROW,
    }
)  # fmt: skip
_ASKS = frozenset(
    {
        Cue.HOW_MANY, Cue.SHARE, Cue.PACE, Cue.RANK, Cue.OWNER, Cue.STAGE, Cue.CALL, Cue.COMPARE, Cue.MORE_OR_LESS,
        Cue.TREND, Cue.WAIT, Cue.WHO_IS, Cue.WHO, Cue.PROGRESS, Cue.EXCEPT, Cue.MEAN, Cue.ANSWER, Cue.THAT,
    }
)  # fmt: skip
_GUESSED = 3.0  # a problem that may be told in words of other things
_SURE = 1.5  # what costs more is said of other things as well


def says_something(piece: Piece, folded: str) -> bool:
    """True if the piece tells of a place, a problem, a state, days or parts, or asks for something."""
    if piece.slot is Slot.CUE:
        if piece.value is Cue.HOW_MANY:
            return re.search("[几多]", folded[piece.start : piece.end]) is not None
        return piece.value in _ASKS and piece.end - piece.start > 1
    if piece.slot in (Slot.STATUS, Slot.ORDER, Slot.DUTY):
        return piece.cost < _SURE and piece.end - piece.start > 1
    return piece.slot in _SAYS_WHAT and piece.cost < _GUESSED
