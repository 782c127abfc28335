"""项目资金: applied for by the unit of a good grid, reviewed, approved, spent for its project alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from actions.audience import alone, answer_to, by_name, heads, notices, office
from actions.exemplars import status_of
from domain import topics
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Grid, Person, Role
from domain.exemplars import EXEMPLAR
from domain.funds import Fund, FundLine, FundStep
from domain.redlist import Listed, ListState, objections, standing
from storage.store import Store
from texts import funds as wording
from texts.appraisal import month_name

YEAR = timedelta(days=366)  # for so long a place on the list counts


def why_eligible(grid: Grid, at: datetime, store: Store) -> str:
    """What a grid may apply for money for: a place on a published list within a year, or 示范; '' if it may not."""
    since: date = (at.astimezone(store.zone) - YEAR).date()
    for one in store.redlists.in_state((ListState.PUBLISHED,)):
        entries = standing(one.entries, objections(store.redlists.history(one)))
        if one.month >= since and any(
            each.grid == grid.code and each.listed is Listed.GOOD for each in entries
        ):
            return f"{month_name(one.month, at)}{one.names[0]}"
    if status_of(grid, store) == EXEMPLAR:
        return EXEMPLAR
    points = (one for one in store.district.points if one.grid == grid.id)
    found = next((one for one in points if status_of(one, store) == EXEMPLAR), None)
    return f"{EXEMPLAR} {found.name}" if found else ""


def apply(grid: Grid, amount: int, project: str, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The unit applies; the office hears of it, for it has to review."""
    why = why_eligible(grid, cause.at, store)
    if not why:
        return answer_to(cause, wording.not_eligible(grid.name))
    first = FundLine(
        store.funds.free_number(),
        grid.id,
        FundStep.APPLY,
        by.id,
        cause.at,
        amount,
        project,
        cause.photos,
        cause.reference,
    )
    if not store.funds.add(first, 1):
        return answer_to(cause, wording.FASTER)
    one = Fund((first,))
    text, choices = wording.applied(one, why, store.district)
    told = notices(office(store), text, cause, choices=choices, about=_topic(one))
    return [*answer_to(cause, wording.line(one, store.district)), *told]


def take(
    one: Fund, step: FundStep, amount: int, words: str, by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """A later step, told to whoever has the next one: leaders of what was reviewed, the unit of what was decided."""
    if not one.allows(step):
        return answer_to(cause, wording.not_now(one, store.district))
    line = replace(one.lines[0], step=step, person=by.id, at=cause.at, amount=amount, words=words)
    line = replace(line, photos=cause.photos, message=cause.reference)
    if not store.funds.add(line, len(one.lines) + 1):
        return answer_to(cause, wording.FASTER)
    after = Fund((*one.lines, line))
    answer = answer_to(cause, wording.line(after, store.district))
    if step in (FundStep.REVIEW, FundStep.APPROVE, FundStep.REJECT):
        store.decided.add(_topic(one))
    if step is FundStep.REVIEW:
        leaders = store.district.people_with(Role.LEADER)
        text, choices = wording.reviewed(after, store.district)
        return [*answer, *notices(alone(store, leaders), text, cause, choices=choices, about=_topic(after))]
    if step in (FundStep.APPROVE, FundStep.REJECT):
        people = heads(store.district.grid[one.grid].unit, store.district)
        return [*answer, *notices(by_name(people, store), wording.decided(after, store.district), cause)]
    return answer


def _topic(one: Fund) -> str:
    return topics.fund(one.number, one.state)
