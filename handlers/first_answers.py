"""How soon units first do something (首次回应): the middle of the times, by parts if these are asked for, and each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import median

from domain.card import Row
from domain.cases import Case
from domain.chat import Outgoing
from domain.deadline import working_times
from domain.question import By, Measure, Order
from handlers.inquiry import LIST, NEXT, PER_PAGE, Inquiry
from handlers.pages import NO_MORE
from handlers.parts import name_of
from handlers.sorts import of_sort
from storage.first_answers import Given
from texts import answers
from texts import cases as of_cases
from texts import first_answers as wording

_KEYS: dict[By, Callable[[Given], int | None]] = {
    By.UNIT: lambda one: one.unit,
    By.GRID: lambda one: one.grid,
    By.CATEGORY: lambda one: one.category,
    By.POINT: lambda one: one.point,
}
Taken = list[tuple[Given, float]]  # with its seconds of working time


def first_answers(asked: Inquiry) -> Outgoing:
    """As 周报 works it out: in working time, what nobody has answered up to now."""
    question = asked.question
    found = _taken(asked)
    if question.by in _KEYS or question.order:
        return _by_parts(asked, found, question.by or By.UNIT)
    if question.measure is Measure.LIST:
        return _each(asked, found)
    if not found:
        return asked.says(wording.nothing(asked.head))
    silent = sum(not one.answered for one, _ in found)
    return asked.says(
        wording.middle(asked.head, median(spent for _, spent in found), len(found), silent), (), LIST
    )


def _taken(asked: Inquiry) -> Taken:
    worked = working_times(asked.store.calendar)
    given = asked.store.first_answers.given(asked.sought)
    return [(one, worked(one.at, one.first).total_seconds()) for one in given]


def _by_parts(asked: Inquiry, found: Taken, by: By) -> Outgoing:
    parts: dict[str, list[float]] = defaultdict(list)
    for one, spent in found:
        for name in _names(asked, by, one):
            parts[name].append(spent)
    fewest = asked.store.rules.ranked_from
    told = [(name, median(spent), len(spent)) for name, spent in parts.items()]
    slow_first = asked.question.order is Order.LEAST
    ranked = [one for one in told if one[2] >= fewest]
    ranked.sort(key=lambda one: (-one[1] if slow_first else one[1], one[0]))
    few = sorted(one for one in told if one[2] < fewest)
    return asked.says(wording.ranking(asked.head, ranked[: asked.question.n], few, fewest), (), LIST)


def _names(asked: Inquiry, by: By, one: Given) -> Sequence[str]:
    """The parts that it counts for; a street has all that its communities have."""
    if by is By.UNIT and (units := of_sort(asked)):
        within = asked.store.district.within
        return [unit.short for unit in units if one.unit in within(unit.id)]
    key = _KEYS[by](one)
    return [name_of(asked, by, key)] if key is not None else []


def _each(asked: Inquiry, found: Taken) -> Outgoing:
    """A page of the cases, what took longest first."""
    found = sorted(found, key=lambda one: (-one[1], one[0].number))
    first = (asked.question.page - 1) * PER_PAGE
    some = found[first : first + PER_PAGE]
    if first and not some:
        return asked.says(f"{asked.head}\n{NO_MORE}", (), LIST)
    cases = asked.store.cases.some([one.number for one, _ in some])
    rows = tuple(_row(asked, cases[one.number], one, spent) for one, spent in some)
    more = len(found) - first - len(some)
    lines = [wording.listed(asked.head, len(found)), *(row.text for row in rows)]
    if first or more:
        lines.append(answers.page(first, len(some), more))
    return asked.says("\n".join(lines), rows, *([NEXT] if more else []))


def _row(asked: Inquiry, case: Case, given: Given, spent: float) -> Row:
    line = of_cases.row(case, asked.store.district, asked.said.at).text
    return Row(case.number, wording.each(line, spent, answered=given.answered))
