"""What a number counts, and where most of it lies, for whoever asks why (为什么这么多)."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Outgoing
from domain.measures import (
    ANSWERED_RATE,
    CLOSED_WITHIN,
    FIRST_ANSWER,
    FIXED_WITHIN,
    MEAN,
    ON_TIME_RATE,
    SETTLED_RATE,
    AnyRatio,
)
from domain.question import NARROWING, Aspect, By, Measure, Question, Status
from handlers.inquiry import Inquiry
from handlers.one_of_many import is_by_rate, place
from handlers.parts import counts_by, missed_by, rate_of, share_of
from texts import answers
from texts import measures as formulas

MOST_PARTS = 3  # of each kind that are named

_TIMES: dict[Aspect | None, str] = {
    Aspect.PACE: FIXED_WITHIN,
    Aspect.ANSWER: FIRST_ANSWER,
    Aspect.MEAN: MEAN,
}

# Rates that are bad when they are low: why is told by what is not in them.
_MISSED: dict[AnyRatio, Status] = {
    ON_TIME_RATE: Status.NOT_KEPT,
    SETTLED_RATE: Status.UNCLOSED,
    ANSWERED_RATE: Status.NO_ANSWER,
}


def _time_of(question: Question) -> str | None:
    if question.aspect is Aspect.PACE and question.states == (Status.CLOSED,):
        return CLOSED_WITHIN
    return _TIMES.get(question.aspect)


def explained(asked: Inquiry) -> Outgoing:
    """What the number counts, and where most of it lies."""
    question = asked.question
    if question.aspect is Aspect.PLACE and is_by_rate(question):
        return _of_place(asked)
    by_rate = question.measure is Measure.RATE or question.share
    rate = rate_of(question.states) if by_rate else None
    name = _time_of(question) or (rate.name if rate else None)
    meaning = formulas.explained(name) if name else answers.meaning(question.states or (Status.NEW,))
    if rate in _MISSED:
        return _of_missed(asked, _MISSED[rate], meaning)
    lines = [asked.headed(replace(question, why=False)), meaning]
    if question.aspect not in _TIMES:
        lines += [_most(f"按{by}", counts_by(asked, by)) for by in (By.UNIT, By.CATEGORY)]
    return asked.says("\n".join(one for one in lines if one), (), "名单")


def _of_place(asked: Inquiry) -> Outgoing:
    """The place, for whoever asks why it is last may be wrong, and then the rate that it goes by."""
    question = replace(asked.question, why=False)
    rate = replace(question, measure=Measure.RATE, states=question.states or (Status.ON_TIME,), aspect=None)
    told = explained(replace(asked, question=rate))
    return replace(told, text=f"{place(replace(asked, question=question)).text}\n{told.text}")


def _of_missed(asked: Inquiry, missed: Status, meaning: str) -> Outgoing:
    """The rate with what it lacks, and where most of that lies; the list is of that, too."""
    part, whole, names = share_of(asked, asked.sought)
    question = replace(asked.question, why=False)
    lines = [
        f"{answers.share(asked.headed(question), part, whole, names)}{_since(asked)}",
        f"{missed} {whole - part} 件",
        *(_most(f"按{by}", missed_by(asked, by)) for by in (By.UNIT, By.CATEGORY)),
        meaning,
    ]
    rest = [one for one in question.states if one in NARROWING and one is not Status.ON_TIME]
    listed = replace(question, measure=Measure.LIST, states=(missed, *rest), share=False)
    buttons = ["名单"] if whole > part else []
    return replace(asked, question=listed).says("\n".join(one for one in lines if one), (), *buttons)


def _since(asked: Inquiry) -> str:
    """From which day on it counts, where no days were named."""
    began = None if asked.question.period else asked.store.behind.began()
    return answers.since(began.astimezone(asked.said.at.tzinfo).date()) if began else ""


def _most(head: str, counts: list[tuple[str, int]]) -> str:
    """The largest of the parts; '' where there are none."""
    if not counts:
        return ""
    first = f"（前 {MOST_PARTS}）" if len(counts) > MOST_PARTS else ""
    shown = sorted(counts, key=lambda one: (-one[1], one[0]))[:MOST_PARTS]
    return f"{head}{first}：{'、'.join(f'{name} {number}' for name, number in shown)}"
