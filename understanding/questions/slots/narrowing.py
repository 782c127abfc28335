"""What narrows a question beside its slots: how long, how many, which hours, of which reports, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain.district import District
from domain.narrowing import DayPart
from domain.periods import Period
from domain.question import Aspect, Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.bounds import bound_of
from understanding.questions.slots.hours import HAPPENED, day_part_of, mean_of
from understanding.questions.slots.limits import limit_of
from understanding.questions.slots.sorts_of_units import sort_of_units

OF_CASES = frozenset(
    {
        Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING, Measure.TREND, Measure.DUE, Measure.COMPARISON,
    }
)  # fmt: skip


def narrowed_by(heard: Heard, question: Question, district: District) -> tuple[Question, tuple[Piece, ...]]:
    """The question with all that narrows it, and the pieces that say so."""
    used = [one for one in heard.pieces if one.value is Cue.ANSWER and question.aspect is Aspect.ANSWER]
    measure, states = question.measure, question.states
    if by := mean_of(heard, measure, states, question.by):
        question = replace(question, aspect=Aspect.MEAN, by=by, states=states or (Status.NEW,))
        used += [one for one in heard.pieces if one.value is Cue.MEAN]
    if bound := bound_of(heard, measure, question.by, states):
        sort = sort_of_units(heard, bound[1], district)
        question = replace(question, bound=bound[0], by=bound[1], sort=sort, states=states or _of_none(heard))
        used.append(bound[2])
    elif question.aspect is not Aspect.MEAN:
        limit, limited = limit_of(heard, measure, states)
        question = replace(question, limit=limit)
        used += [limited] if limited else []
    if (part := day_part_of(heard, measure, states)) and not (question.aspect or question.bound):
        question = replace(question, day_part=part[0])
        used.append(part[1])
    if measure is Measure.DUE:
        used += [one for one in heard.said(Slot.LENGTH) if _ends_today(one, heard)]
    if heard.excepted and measure in OF_CASES and question.aspect is not Aspect.NONE:
        question = replace(question, excepted=heard.excepted)
    return _of_reports(heard, question), tuple(used)


def _ends_today(piece: Piece, heard: Heard) -> bool:
    """今晚到期的: today, for what falls due falls due before the night."""
    days = heard.of(Slot.PERIOD, Period)
    return piece.value in (DayPart.EVENING, DayPart.NIGHT) and days[:1] == [
        Period(heard.today, heard.today, "")
    ]


def _of_none(heard: Heard) -> tuple[Status, ...]:
    """超过10件的街道: of what was reported; a rate that is not named is 按期率 already."""
    return () if heard.has(Cue.SHARE) else (Status.NEW,)


def _of_reports(heard: Heard, question: Question) -> Question:
    """前天报的今天处理了几个: what became of it on other days; what is so today is so now."""
    days, states = question.period, question.states
    if heard.opened is None or question.measure not in (Measure.COUNT, Measure.LIST):
        return question
    if states and set(states) <= HAPPENED:
        return replace(question, opened=heard.opened)
    if days is None:
        return question
    if days.first != days.last or days.last != heard.today:
        return question
    states = states or (Status.NEW,)
    return replace(question, period=heard.opened, states=states)


def not_taken(heard: Heard, question: Question) -> Iterator[str]:
    """What was set apart and is in no field of the question."""
    if heard.excepted and not question.excepted:
        yield f"除{heard.excepted.words}"
    if heard.opened and heard.opened not in (question.opened, question.period):
        yield f"{heard.opened.words}报的"
