"""How long it takes from the report until a case is put right, or closed: on average, and which part is quickest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.chat import Outgoing
from domain.question import By, Measure, Order, Status
from handlers.inquiry import Inquiry
from handlers.parts import name_of
from handlers.sorts import of_sort, of_unit
from storage.sought import Sought
from texts import pace as wording

Pace = tuple[str, int, timedelta]  # a part, how many cases, how long they took on average


def pace(asked: Inquiry) -> Outgoing:
    """On average of all that is meant; by parts, where these are asked for or put in order."""
    question = asked.question
    if question.measure is Measure.LIST and not (question.by or question.order):
        return asked.page(asked.headed(replace(question, aspect=None)), asked.sought)
    if question.by or question.order:
        return _by_parts(replace(asked, question=replace(question, by=question.by or By.UNIT)))
    found = asked.store.figures.took(asked.sought).get(None)
    if found is None:
        return asked.says(wording.nothing(asked.head))
    slowest = asked.store.figures.slowest(asked.sought)
    if slowest is None:
        return asked.says(wording.average(asked.head, *found, None))
    rows = asked.rows([slowest])
    end = slowest.closed_at if question.states == (Status.CLOSED,) else slowest.fixed_at
    longest = (end - slowest.opened_at, rows[0].text) if end else None
    return asked.says(wording.average(asked.head, *found, longest), rows)


def _by_parts(asked: Inquiry) -> Outgoing:
    question, fewest = asked.question, asked.store.rules.ranked_from
    parts = _parts(asked)
    ranked = sorted(
        (one for one in parts if one[1] >= fewest),
        key=lambda one: one[2],
        reverse=question.order is Order.LEAST,
    )
    few = sorted(one for one in parts if one[1] < fewest)
    return asked.says(wording.ranking(asked.head, ranked[: question.n], few, fewest))


def _parts(asked: Inquiry) -> list[Pace]:
    by = asked.question.by
    assert by is not None, "set by whoever divides"
    if by is By.UNIT and (units := of_sort(asked)):
        found = [(one.short, _all(asked, of_unit(one, asked))) for one in units]
        return [(name, *took) for name, took in found if took]
    counted = asked.store.figures.took(asked.sought, by)
    return [(name_of(asked, by, key), *took) for key, took in counted.items() if key is not None]


def _all(asked: Inquiry, sought: Sought) -> tuple[int, timedelta] | None:
    return asked.store.figures.took(sought).get(None)
