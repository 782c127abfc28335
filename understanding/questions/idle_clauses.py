"""Clauses of words that nobody knows, which by their grammar say nothing of what is asked.

别长篇大论 and 免得到时候抓瞎 name no thing that could narrow it; 大货车 and 催过的 could. What tells of a place, a
problem, a state or days, what asks, and what ends as attributes do, is never one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.scope import Scope
from understanding.questions.cues import Cue
from understanding.questions.idle_grammar import LEADS, SORTS
from understanding.questions.pieces import Piece, Slot

_CLAUSES = re.compile(f"(?:{'|'.join(SORTS)})[了呢啊呀哦哈嘛吧啦咯]*")
_ATTRIBUTE = re.compile("(?<!不\\w)的|过$|除|只|仅|以[上下内外]|超过|不到|至少|单独|其中|部分")
_LONGEST = 16  # characters

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
_LEAD = re.compile("|".join(LEADS))
_LIGHT = frozenset({Slot.PERIOD, Slot.LENGTH, Slot.VAGUE, Slot.STATUS, Slot.TOPIC, Slot.CUE, Slot.NARROW})


def is_idle(folded: str, start: int, end: int, pieces: Sequence[Piece]) -> bool:
    """True if the stretch is a clause that by its grammar says nothing of what is asked."""
    words = folded[start:end]
    lead = _LEAD.match(words)
    led = lead.end() if lead else 0
    if len(words) > _LONGEST or words.endswith(("的", "过")) or _ATTRIBUTE.search(words, led):
        return False
    if not _CLAUSES.fullmatch(words):
        return False
    return not any(
        start <= one.start < end
        and says_something(one, folded)
        and not (one.end <= start + led and _is_light(one))
        for one in pieces
    )


def _is_light(piece: Piece) -> bool:
    """When it is to be and who does it, but no place other than the asker's own."""
    if isinstance(piece.value, Scope):
        return piece.value.kind == "own"
    return piece.slot in _LIGHT


def says_something(piece: Piece, folded: str) -> bool:
    if piece.slot is Slot.CUE:
        if piece.value is Cue.HOW_MANY:
            return re.search("[几多]", folded[piece.start : piece.end]) is not None
        return piece.value in _ASKS and piece.end - piece.start > 1
    if piece.slot in (Slot.STATUS, Slot.ORDER, Slot.DUTY):
        return piece.cost < _SURE and piece.end - piece.start > 1
    return piece.slot in _SAYS_WHAT and piece.cost < _GUESSED
