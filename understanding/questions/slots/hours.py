"""Which part of its days a question is about (昨晚, 今早, 下午), and what is told of a mean day (日均)."""

from __future__ import annotations

import re

from domain.narrowing import DayPart
from domain.question import By, Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot

_MEASURES = frozenset({Measure.COUNT, Measure.LIST, Measure.RANKING})
# Of what is so now a part of a day says when it was reported, if anything says that.
HAPPENED = frozenset(
    {
        Status.NEW, Status.CLOSED, Status.FIXED, Status.RETURNED, Status.CHECKED, Status.REOPENED, Status.REBOUND,
        Status.VOID, Status.REJECTED, Status.SELF_REPORTED,
    }
)  # fmt: skip


_GOES_ON = re.compile(
    "到(?!期|点)|至(?!少)|[以之][后前]|开始|起|前|后"
)  # 昨天半夜到现在 is more than the night


def day_part_of(heard: Heard, measure: Measure, states: tuple[Status, ...]) -> tuple[DayPart, Piece] | None:
    """The part of the days that the question is about, and the piece that says it; None where it is not of cases."""
    said = [one for one in heard.said(Slot.LENGTH) if isinstance(one.value, DayPart)]
    if len(said) != 1 or measure not in (*_MEASURES, Measure.DUE) or heard.opened:
        return None
    reported = Status.NEW in heard.of(Slot.STATUS, Status)
    if not (
        measure is Measure.DUE
        or reported
        or (states and set(states) <= HAPPENED)
        or (heard.said(Slot.PERIOD) and not states)
    ):
        return None
    if _GOES_ON.match(heard.typed.folded, said[0].end):
        return None
    part = said[0].value
    assert isinstance(part, DayPart), "chosen by that"
    return part, said[0]


_EACH = ((re.compile("周|星期|礼拜"), By.WEEK), (re.compile("月"), By.MONTH), (re.compile("."), By.DAY))


def mean_of(heard: Heard, measure: Measure, states: tuple[Status, ...], by: By | None) -> By | None:
    """平均每天, 周均: of which stretch of time the mean is told; None where it is told of none."""
    cue = heard.first(Cue.MEAN)
    happened = set(states) <= HAPPENED and len(states) < 2
    if (
        cue is None
        or measure is not Measure.COUNT
        or not happened
        or by not in (None, By.DAY, By.WEEK, By.MONTH)
    ):
        return None
    if by is not None:
        return by
    return next(by for pattern, by in _EACH if pattern.search(heard.folded(cue)))
