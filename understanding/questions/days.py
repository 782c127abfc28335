"""Of which days a sentence speaks: the period, what it is set against, and how it stood then."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.periods import Period, just_before, year_before
from domain.question import Aspect, By, Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


def periods_of(heard: Heard, measure: Measure) -> tuple[Period | None, Period | None, list[Piece]]:
    """The period, the one it is set against, and the pieces of those that are too many."""
    said = heard.said(Slot.PERIOD)
    days = heard.of(Slot.PERIOD, Period)
    if measure is Measure.DUE and not days and _is_due_today(heard):
        return Period(heard.today, heard.today, "今天"), None, []
    if measure is not Measure.COMPARISON:
        return (days[0] if days else None), None, [one for one in said[1:] if one.value != days[0]]
    if like := heard.first(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        if not days:
            return None, None, [like]  # like what: 同比 needs days to set against others
        if like.value is Cue.LIKE_LAST_YEAR:
            return days[0], year_before(days[0], "去年同期"), said[1:]
        return days[0], just_before(days[0], "上期"), said[1:]
    if len(days) > 1:
        if days[0].first <= days[1].last and days[1].first <= days[0].last:
            return days[0], None, said[1:]  # 上周与前一周: days that share days are read amiss
        later, earlier = sorted(days[:2], key=lambda period: period.first, reverse=True)
        return later, earlier, said[2:]
    if days and not any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.CATEGORY)):
        return None, days[0], []
    return (days[0] if days else None), None, []


def _is_due_today(heard: Heard) -> bool:
    """下班前要交的: of today."""
    return any(heard.folded(one) in ("下班前", "天黑前", "今晚前") for one in heard.said(Slot.STATUS))


def as_it_stood(question: Question, heard: Heard) -> Question:
    """截至上周五还有多少没整改: the number that was open then is known, and nothing else of that day."""
    days = question.period
    plain = question.measure is Measure.COUNT and question.states == (Status.UNCLOSED,)
    narrow = question.limit or question.aspect or question.by or question.person or question.mine
    narrow = narrow or question.picture or question.why
    before = next((one for one in heard.said(Slot.CUE) if one.value is Cue.AS_OF), None)
    joined = before is not None and any(one.start == before.end for one in heard.said(Slot.PERIOD))
    if days is None or not (plain and joined) or narrow or days.last >= heard.today:
        return question
    return replace(question, period=Period(days.last, days.last, f"截至{days.words}"), aspect=Aspect.AS_OF)


def by_vague_days(heard: Heard) -> By | None:
    """这几周 goes by the week, 这几个月 by the month, however many of them there are."""
    said = "".join(heard.folded(one) for one in heard.said(Slot.VAGUE))
    if heard.said(Slot.PERIOD) or not said:
        return None
    return By.WEEK if re.search("周|星期|礼拜", said) else By.MONTH if "月" in said else None
