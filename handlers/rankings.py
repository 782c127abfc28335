"""Which parts have most, or do best: put in order, by a number or by a rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.chat import Outgoing
from domain.question import Aspect, By, Order, Question, Status
from domain.trends import TIMES
from handlers.alive import of_then
from handlers.cases_in_time import longest
from handlers.inquiry import Inquiry
from handlers.one_of_many import place
from handlers.parts import UNNAMED, counts_by, rates_by
from handlers.pictures import has_picture
from handlers.trends import over
from texts import answers
from texts.trends import as_counted, beginning

PartFigure = tuple[str, int, str]  # of a part: its name, its number, and that in words


def ranking(asked: Inquiry) -> Outgoing:
    """Which of the parts have most or least; without a word of what, by how much is done in time.

    Where no parts are named, what takes longest is a list of cases.
    """
    question = asked.question
    if question.aspect is Aspect.PLACE:
        return place(asked)
    by_rate = question.share or not (question.states or question.order)
    if not (by_rate or question.by or question.states or question.categories or question.place_kind):
        return longest(asked)
    asked = replace(asked, question=replace(question, by=question.by or By.GRID))
    counts, nameless = _ranked(asked, by_rate)
    upwards = question.order is Order.LEAST
    counts.sort(key=lambda one: (one[1] if upwards else -one[1], one[0]))
    lines = answers.places(counts[: question.n or answers.MOST_PARTS])
    states = question.states or ((Status.ON_TIME,) if by_rate else (Status.NEW,))
    head = asked.headed(replace(asked.question, states=states))
    text = answers.ranking(head, [*lines, *nameless])
    return asked.says("\n".join([text, *of_then(asked)]), (), *picture_button(asked.question))


def _named_days(asked: Inquiry, by: By) -> Mapping[str, str]:
    """What the parts of the period that was asked about are called, for the first and the last may not be whole."""
    if asked.question.period is None:
        return {}
    return {one.key: as_counted(one, by) for one in over(asked)[2]}


def _ranked(asked: Inquiry, by_rate: bool) -> tuple[list[PartFigure], list[str]]:
    """The parts with their numbers, and a line for the cases that are in none of them, or for the parts that have too
    few to be compared."""
    by = asked.question.by
    assert by is not None, "set by whoever ranks"
    if by in TIMES:
        found = asked.store.figures.through_time(asked.sought, TIMES[by])
        names = _named_days(asked, by)
        return [counted(names.get(key) or beginning(key, by), number) for key, number in found.items()], []
    if by_rate:
        rated, few = rates_by(asked, by)
        return [(one.name, one.percent, answers.figure_of((one.part, one.whole))) for one in rated], few
    counts = counts_by(asked, by)
    without = [f"（另有 {number} 件{name}）" for name, number in counts if name == UNNAMED[by]]
    return [counted(*one) for one in counts if one[0] != UNNAMED[by]], without


def counted(name: str, number: int) -> PartFigure:
    """The figure of a part of which cases are counted."""
    return name, number, f"{number} 件"


def picture_button(question: Question) -> tuple[str, ...]:
    """What asks for the picture of this answer, where there is one."""
    return ("图",) if has_picture(question) else ()
