"""What a number counts, and where most of it lies, for whoever asks why (为什么这么多)."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Outgoing
from domain.measures import CLOSED_WITHIN, FIRST_ANSWER, FIXED_WITHIN, MEAN
from domain.question import Aspect, By, Measure, Question, Status
from handlers.inquiry import Inquiry
from handlers.parts import counts_by, rate_of
from texts import answers
from texts import measures as formulas

MOST_PARTS = 3  # of each kind that are named

_TIMES: dict[Aspect | None, str] = {
    Aspect.PACE: FIXED_WITHIN,
    Aspect.ANSWER: FIRST_ANSWER,
    Aspect.MEAN: MEAN,
}


def _time_of(question: Question) -> str | None:
    if question.aspect is Aspect.PACE and question.states == (Status.CLOSED,):
        return CLOSED_WITHIN
    return _TIMES.get(question.aspect)


def explained(asked: Inquiry) -> Outgoing:
    """What the number counts, and where most of it lies."""
    question = asked.question
    by_rate = question.measure is Measure.RATE or question.share
    rate = rate_of(question.states) if by_rate else None
    name = _time_of(question) or (rate.name if rate else None)
    meaning = formulas.explained(name) if name else answers.meaning(question.states or (Status.NEW,))
    lines = [asked.headed(replace(question, why=False)), meaning]
    if question.aspect in _TIMES:
        return asked.says("\n".join(lines), (), "名单")
    for by in (By.UNIT, By.CATEGORY):
        counts = sorted(counts_by(asked, by), key=lambda one: (-one[1], one[0]))
        first = f"（前 {MOST_PARTS}）" if len(counts) > MOST_PARTS else ""
        if counts:
            told = "、".join(f"{name} {number}" for name, number in counts[:MOST_PARTS])
            lines.append(f"按{by}{first}：{told}")
    return asked.says("\n".join(lines), (), "名单")
