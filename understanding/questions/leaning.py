"""Whether words lean on the question before: 那…, 其中…, …呢, or too few words to be a question of their own."""

from __future__ import annotations

import re

from domain.narrowing import Bound
from domain.question import Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.set_beside import is_of_the_rate, sets_beside
from understanding.questions.slots.measures import measure_of

_OF_ITS_OWN = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.NUMBER})
_OF_MANY = frozenset({Slot.PERIOD, Slot.STATUS, Slot.CATEGORY, Slot.KIND, Slot.BY, Slot.FIRST})
_OF_THEM = re.compile("(?:里面|其中)?(?:哪些|哪几[件个起]|哪件|有?几件|有?多少|有多少件)是")
_ONLY = re.compile("(?:我|那|先)?(?:只|光|就|仅|单)(?:想)?(?:看|要|列|报|查|说|算)")
_LIVING = frozenset({Status.UNCLOSED, Status.OPEN, Status.OVERDUE, Status.DUE})
_OVER = frozenset({Status.CLOSED, Status.VOID, Status.REJECTED})
# 金山街道超期的有几件呢 asks all by itself.
_ASKING = (Cue.HOW_MANY, Cue.SHOW, Cue.WHICH, Cue.WHETHER, Cue.RANK, Cue.SHARE, Cue.WHO, Cue.OWNER)
_COUNTED = re.compile("问题|案件|毛病|事|件")


def leans_on(heard: Heard, before: Question) -> bool:
    """True for 那…, 其中…, …呢, 哪些是…: words that need something before them."""
    if _OF_THEM.match(heard.typed.folded) and not heard.said(Slot.SCOPE):
        return not (
            before.states and set(before.states) <= _LIVING and _OVER & set(heard.of(Slot.STATUS, Status))
        )
    first = heard.pieces[0] if heard.pieces else None
    begins = first is not None and first.slot is Slot.CUE and first.value in (Cue.THEN, Cue.OF_THOSE)
    if _ONLY.match(heard.typed.folded) and not heard.said(Slot.SCOPE):
        return before.measure in (Measure.COUNT, Measure.LIST, Measure.RATE, Measure.DUE)  # 只看占道经营
    ends = heard.typed.folded.rstrip("?？。.!！~ ").endswith("呢")
    return begins or (ends and not (heard.said(Slot.SCOPE) and heard.has(*_ASKING)))


def _says_of_what(heard: Heard) -> bool:
    """什么问题最多, where 哪个单位最多 does not say what is counted."""
    parts = (*heard.said(Slot.BY), *heard.said(Slot.PART))
    return heard.has(Cue.CASES) or any(_COUNTED.search(heard.folded(one)) for one in parts)


def refers_back(heard: Heard, before: Question, said: set[Slot], *, leans: bool) -> bool:
    """True if the words lean on the question before, or say too little to be a question of their own."""
    asks = measure_of(heard)
    if (
        before.measure is Measure.CASE
        and asks is not Measure.CASE
        and said & _OF_MANY
        and Slot.NUMBER not in said
    ):
        return False  # 紧急的呢, after one case
    if not leans and (heard.has(Cue.MINE) or _is_of_cases(asks, before)):
        return False
    if leans or is_of_the_rate(heard, before, asks):
        return bool(said) or asks is not None
    if asks is Measure.RANKING and _says_of_what(heard):
        return False
    if sets_beside(heard, before):
        return True
    if not said:
        return asks is not None
    if asks is None:
        return len(said) == 1 and not heard.unknown  # 上周, 北湖; two of them may be a report
    if said == {Slot.NUMBER}:
        # 谁在办1、2 is asked of these, whatever was asked before; 12 alone is one of the list.
        return before.measure is Measure.CASE or not (heard.said(Slot.CUE) or heard.unknown)
    if asks is Measure.OWNER:
        return said.isdisjoint(_OF_ITS_OWN)
    if said == {Slot.LENGTH} and before.by and heard.of(Slot.LENGTH, Bound):
        return not heard.said(Slot.PART)  # 超过5件的有哪些, after 各网格
    return said <= {Slot.BY, Slot.FIRST} or (said == {Slot.PERIOD} and asks is Measure.COMPARISON)


def _is_of_cases(asks: Measure | None, before: Question) -> bool:
    """谁在等谁, asked after a roll-call, is not about that; 名单 is."""
    return before.measure is Measure.ROLLCALL and asks not in (
        None,
        Measure.ROLLCALL,
        Measure.LIST,
        Measure.CASE,
    )
