"""How long it takes (用时): 平均多久能办完, 哪个单位整改最快, 哪个街道最慢."""

from __future__ import annotations

import re

from domain.question import Measure, Order, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_QUICK = re.compile("[快慢]")
_SLOW = re.compile("[慢长久]")
_TO_THE_END = re.compile("销|结")
_ENDS = frozenset({Status.FIXED, Status.CLOSED})


def is_about_pace(heard: Heard, measure: Measure) -> bool:
    """True if the question is how long it takes, of all or by parts, and not how many there are."""
    if measure not in (Measure.COUNT, Measure.RANKING, Measure.LIST, Measure.RATE):
        return False
    if heard.has(Cue.PACE):
        return not heard.said(Slot.NUMBER)
    quick = any(_QUICK.search(heard.folded(one)) for one in heard.said(Slot.ORDER))
    others = set(heard.of(Slot.STATUS, Status)) - _ENDS
    return quick and measure is Measure.RANKING and not (others or heard.has(Cue.SHARE))


def pace_order(heard: Heard) -> Order | None:
    """The quickest first (从多到少), the slowest first (从少到多), or none of them was asked for."""
    said = [heard.folded(one) for one in heard.said(Slot.ORDER)]
    if not said:
        return None
    return Order.LEAST if any(_SLOW.search(words) for words in said) else Order.MOST


def pace_until(heard: Heard) -> tuple[Status, ...]:
    """Up to what it is measured: until it was closed where that was said (销号, 办结), else until it was put right."""
    said = [heard.folded(one) for one in heard.pieces if one.slot in (Slot.STATUS, Slot.CUE)]
    return (Status.CLOSED if any(_TO_THE_END.search(words) for words in said) else Status.FIXED,)
