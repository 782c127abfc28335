"""Whether a sentence asks for whom cases wait: 卡在哪, 谁还没认领; not 没下文的有哪些."""

from __future__ import annotations

import re

from domain.question import Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.limits import has_limit, stands_still


def is_waited(heard: Heard) -> bool:
    """卡在哪, but not 还压着多少没销, where the number of what is in a state is asked for."""
    said = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT]
    counted = heard.said(Slot.STATUS) and (
        heard.has(Cue.HOW_MANY) or Status.DUE in heard.of(Slot.STATUS, Status)
    )
    if has_limit(heard):
        said = [words for words in said if re.search("[谁哪什]", words)]  # 拖了半个月的, 三天没人管的
    if heard.said(Slot.CATEGORY) or _asks_for_those(heard):  # 哪几处违建到现在没动, 没下文的有哪些
        said = [words for words in said if not stands_still(words)]
    return any(not counted or re.search("[谁哪什等待]|(?<![没无])人", words) for words in said)


def _asks_for_those(heard: Heard) -> bool:
    """没下文的有哪些, 没人管的有几件, 有没有没人管的: how many or which are so, or whether any are."""
    if _IS_THERE.search(heard.typed.folded):
        return True
    asked = heard.first(Cue.HOW_MANY) or heard.first(Cue.SHOW)
    before = heard.before(asked) if asked else None
    return before is not None and heard.folded(before).endswith("的")


_IS_THERE = re.compile("(?:有没有|有无|有没|可有|哪些是|哪几[件个起]是).{0,12}?[没无]|的有[吗么没]")
_WAITED = frozenset(
    {Status.CHECKING, Status.UNASSIGNED, Status.PENDING, Status.UNCLAIMED, Status.UNCLOSED, Status.OPEN}
)


def who_waits(heard: Heard, states: set[Status]) -> bool:
    """谁在等核查, 谁还没认领: who, and a state in which something is waited for."""
    return heard.has(Cue.WHO) and bool(states & _WAITED) and not heard.said(Slot.ORDER)


_NOBODY = ("没人", "没谁", "无人")


def is_nobody(heard: Heard, piece: Piece) -> bool:
    """没人清, which is why somebody asks whose it is."""
    return piece.value is Status.UNCLOSED and heard.folded(piece).startswith(_NOBODY)


_NOBODY_ACTS = re.compile("(?:没|没有|无)(?:人|单位|谁)[去来]?(?:[管理动问接]|过问|搭理|跟进|弄)")
NOBODYS = (Status.PENDING, Status.UNASSIGNED, Status.NO_ANSWER)


def nobody_acts(heard: Heard) -> bool:
    """报了没人管的: neither the office nor a unit has taken them in hand; 三天没人管 is told by its days."""
    waits = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT)
    by_days = has_limit(heard) or heard.said(Slot.CATEGORY)
    return any(map(_NOBODY_ACTS.search, waits)) and not by_days
