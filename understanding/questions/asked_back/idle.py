"""Cues and words of order that a question takes no account of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.question import Measure
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.due_days import asks_when_due
from understanding.questions.slots.limits import stands_still
from understanding.questions.slots.standing import is_about_time, lays_out

# Cues that say more than that something is asked, and the measures that take them in.
_TAKEN_IN: dict[Cue, frozenset[Measure]] = {
    Cue.SHARE: frozenset(
        {Measure.RATE, Measure.RANKING, Measure.ROLLCALL, Measure.COMPARISON, Measure.TREND}
    ),
    Cue.RANK: frozenset({Measure.RANKING, Measure.ROLLCALL}),
    Cue.BOARD: frozenset({Measure.RANKING}),
    Cue.OWNER: frozenset({Measure.LIST, Measure.OWNER, Measure.CASE, Measure.WAITING}),
    Cue.NEXT_PAGE: frozenset(),
    Cue.CALL: frozenset({Measure.ROLLCALL}),
    Cue.COMPARE: frozenset({Measure.ROLLCALL, Measure.COMPARISON, Measure.TREND, Measure.RANKING}),
    Cue.MORE_OR_LESS: frozenset({Measure.COMPARISON, Measure.TREND, Measure.RANKING, Measure.RATE, Measure.COUNT}),
    Cue.LIKE_LAST_YEAR: frozenset({Measure.COMPARISON}),
    Cue.LIKE_BEFORE: frozenset({Measure.COMPARISON}),
    Cue.TREND: frozenset({Measure.TREND, Measure.COMPARISON}),
    Cue.WAIT: frozenset(
        {Measure.COUNT, Measure.DUE, Measure.WAITING, Measure.CASE, Measure.OWNER, Measure.ROLLCALL, Measure.RANKING}
    ),
    **dict.fromkeys((Cue.EXCEPT, Cue.MEAN, Cue.ANSWER), frozenset()),  # but where they are used
    Cue.WHY: frozenset(
        {Measure.WAITING, Measure.CASE, Measure.COUNT, Measure.RATE, Measure.RANKING, Measure.COMPARISON}
    ),
    Cue.MINE: frozenset(
        {Measure.COUNT, Measure.LIST, Measure.DUE, Measure.CASE, Measure.ROLLCALL, Measure.WAITING, Measure.RATE}
    ),
}  # fmt: skip

# Which parts come first: said of what is not put in order, these words would be dropped.
ORDERED = frozenset(
    {Measure.RANKING, Measure.COMPARISON, Measure.ROLLCALL, Measure.TREND, Measure.WAITING, Measure.RATE}
)

_COUNTED = frozenset({Measure.COUNT, Measure.RATE, Measure.TREND, Measure.DUE})
_CALLED = re.compile("电话|联系方式|手机号")
_FALLS_DUE = re.compile("到期|截止|限期|期限|时限")  # each line of a list says until when
_HOW_LONG = re.compile("几天|多久|多长|什么时候|啥时候|哪天|几号|何时|照|图片")  # told of one case only
_OF_CASES = re.compile("[件起桩宗单]$")
_MOST = re.compile("最?[多少]")


def idle_cues(heard: Heard, measure: Measure, used: Collection[Piece]) -> Iterator[Piece]:
    """排名 where no parts are put in order, 趋势 where one number is told."""
    for one in heard.said(Slot.CUE):
        still = one.value is Cue.WAIT and measure is Measure.LIST and stands_still(heard.folded(one))
        told_in_turn = one.value is Cue.RANK and lays_out(heard)
        if one in used or still or told_in_turn or (used and one.value is Cue.WAIT):
            continue  # 五天没动 says since when, 没动 in which state
        taken = _TAKEN_IN.get(one.value) if isinstance(one.value, Cue) else None
        until = _FALLS_DUE.search(heard.folded(one)) or (heard.said(Slot.CATEGORY) and asks_when_due(heard))
        told = measure in (Measure.LIST, Measure.DUE) and until
        lasts = one.value is Cue.STAGE and not told and _HOW_LONG.search(heard.folded(one))
        by_whom = one.value is Cue.STAGE and measure in _COUNTED and "谁" in heard.folded(one)
        called = by_whom or (
            one.value is Cue.OWNER and measure is not Measure.OWNER and _CALLED.search(heard.folded(one))
        )
        # 两边整改率哪边低: which two was said before, if at all
        ahead = one.value is Cue.MORE_OR_LESS and measure in _COUNTED and heard.folded(one)[0] in "谁哪"
        idle = called or ahead or (taken is not None and measure not in taken)
        if idle or (lasts and measure is not Measure.CASE):
            yield one


def _attributes(heard: Heard) -> Iterator[tuple[Piece, Piece]]:
    """Pieces with 的 between them."""
    for one, of, other in zip(heard.pieces, heard.pieces[1:], heard.pieces[2:], strict=False):
        if one.end == of.start and heard.folded(of) == "的" and of.end == other.start:
            yield one, other


def idle_orders(heard: Heard, measure: Measure) -> Iterator[Piece]:
    """最多的 where nothing is put in order; of a list, what takes longest may come first. Cases have no order by how
    grave they are (最严重的三件)."""
    if (
        measure is Measure.RANKING
        and heard.has(Cue.HOW_MANY)
        and not any(map(heard.said, (Slot.BY, Slot.PART, Slot.FIRST)))
    ):
        worst = [one for one, what in _attributes(heard) if what.slot is Slot.CATEGORY]
        yield from (one for one in worst if one.slot is Slot.ORDER)  # 最难看的牛皮癣还有几处
    if measure is Measure.RANKING and not any(map(heard.said, (Slot.BY, Slot.PART, Slot.STATUS))):
        if any(_OF_CASES.search(heard.folded(one)) for one in heard.said(Slot.FIRST)):
            yield from (one for one in heard.said(Slot.ORDER) if not _MOST.match(heard.folded(one)))
        return
    if measure in ORDERED or (measure is Measure.LIST and is_about_time(heard)):
        return
    for one in heard.said(Slot.ORDER):
        before = heard.before(one)
        bad = before is not None and before.slot is Slot.CATEGORY and before.end == one.start
        if not (bad and heard.typed.folded[one.start : one.end + 1] == "差的"):  # 窗口服务差的有几件
            yield one
