"""What was given to a unit (派到单位), when the unit first did something, and whether it gave it back (退回).

Reports and questions count this one query. A case is on the account of the unit that it was given to then, wherever it
is now.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.cases import State, Step
from domain.tally import Span
from storage import tables
from storage.conditions import THEN, within

_EVENTS = tables.events.c
# With these a unit has a case that it did not have before; without a person in it, it is at the unit at once.
GIVE = (Step.REPORT, Step.ASSIGN, Step.CLAIM, Step.CONCLUDE)
# What a unit answers with.
ANSWER = (Step.CLAIM, Step.RECTIFY, Step.RETURN, Step.ASSIST, Step.EXTEND, Step.DEFER)


def handed(span: Span | None) -> sa.Subquery:
    """A row for each case and unit that it was given to within a span (without one, ever), once however often.

    `at` is when the unit was first given it; `answered_at` when the unit first did something, `gone_at` when it was
    taken out of the unit's hands by others, None where neither was; `returned` is 1 where the unit gave it back.
    """
    given, later = _given(span), _lines(span)
    same = later.c.unit.is_not_distinct_from(given.c.unit)
    answers, opens = later.c.step.in_(sorted(ANSWER)), later.c.state == State.OPEN
    elsewhere = (~same & later.c.step.in_(sorted(GIVE)) & opens) | (~answers & ~opens)
    at_once = (later.c.at == given.c.at) & (later.c.id >= given.c.line)
    after = (later.c.case == given.c.case) & ((later.c.at > given.c.at) | at_once)
    return (
        sa.select(given.c.case, given.c.unit, given.c.at)
        .add_columns(
            sa.func.min(sa.case((same & answers, later.c.at))).label("answered_at"),
            sa.func.min(sa.case((elsewhere, later.c.at))).label("gone_at"),
            sa.func.max(sa.case((same & (later.c.step == Step.RETURN), 1), else_=0)).label("returned"),
        )
        .select_from(given.outerjoin(later, after))
        .group_by(given.c.case, given.c.unit, given.c.at)
        .subquery("handed")
    )


def first_moved(answered: datetime | None, gone: datetime | None, span: Span) -> tuple[datetime, bool]:
    """When the unit first did something, and whether it did. One that has not has taken until the cut-off at least, or
    until it was taken out of its hands."""
    moment = min((one for one in (answered, gone) if one is not None), default=span.end)
    return moment, moment == answered


def was_answered(rows: sa.Subquery) -> Any:
    """The same of rows of `handed`, as SQL: the unit did something before it was taken out of its hands."""
    done, gone = rows.c.answered_at, rows.c.gone_at
    return done.is_not(None) & (gone.is_(None) | (done <= gone))


def answered_since_given() -> Any:
    """As SQL of a case: its unit has done something with it since it was last given to one."""
    given, answer = tables.events.alias(), tables.events.alias()
    gives = given.c.step.in_(sorted(set(GIVE) - set(ANSWER)))
    last = sa.select(sa.func.max(given.c.id)).where(given.c.case == answer.c.case, gives)
    later = sa.select(answer.c.id).where(answer.c.case == tables.cases.c.number)
    answers = answer.c.step.in_(sorted(ANSWER)) & ~_taken_back(answer)
    return later.where(answers, answer.c.id > last.scalar_subquery()).exists()


def _taken_back(line: Any) -> Any:
    """As SQL of a line of history: a 整改 that its unit took back (撤回整改). It was no answer."""
    back, another = tables.events.alias(), tables.events.alias()
    later = (another.c.case == line.c.case) & (another.c.id > line.c.id) & (another.c.id < back.c.id)
    fixed_since = sa.exists().where(later & (another.c.step == Step.RECTIFY)).correlate(line, back)
    of_case = (back.c.case == line.c.case) & (back.c.id > line.c.id) & (back.c.step == Step.UNFIXED)
    return (line.c.step == Step.RECTIFY) & sa.exists().where(of_case & ~fixed_since).correlate(line)


def _given(span: Span | None) -> Any:
    gives = _EVENTS.step.in_(sorted(GIVE)) & (_EVENTS.state == State.OPEN)
    whose = THEN.label("unit")
    query = sa.select(_EVENTS.case, whose, sa.func.min(_EVENTS.at).label("at"))
    query = query.add_columns(sa.func.min(_EVENTS.id).label("line"))
    query = query.join(tables.cases, tables.cases.c.number == _EVENTS.case)
    return query.where(gives & within(_EVENTS.at, span)).group_by(_EVENTS.case, whose).subquery("given")


def _lines(span: Span | None) -> Any:
    """The lines of history that say what became of it."""
    telling = (_EVENTS.step.in_(sorted({*GIVE, *ANSWER})) | (_EVENTS.state != State.OPEN)) & ~_taken_back(
        tables.events
    )
    query = sa.select(_EVENTS.id, _EVENTS.case, THEN.label("unit"), _EVENTS.at, _EVENTS.step, _EVENTS.state)
    query = query.join(tables.cases, tables.cases.c.number == _EVENTS.case)
    return query.where(telling & within(_EVENTS.at, span)).subquery("later")
