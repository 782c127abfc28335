"""What counts cases for digests and answers, built once: building such statements takes longer than running them.

The moments are named, and given when they are executed (`moments`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.lookback import LookResult
from domain.matters import MatterKind, MatterState
from domain.tally import Count, Span, Tally
from storage import tables
from storage.conditions import (
    ACCOUNT,
    PUBLIC,
    countable,
    figures,
    midnight,
    number,
    past_fell_due,
    within,
)

_CASES, _PAST, _MATTERS = tables.cases.c, tables.past_limits.c, tables.matters.c
# The last of a tally, which are counted by what was found and not by cases.
_OF_LOOKS = ("looked", "rebounded")
_NAMES = tuple(field.name for field in fields(Tally) if field.name not in _OF_LOOKS)
# What is counted within the span; the others hold now.
_OF_SPAN = frozenset(
    (
        *("new", "owed", "closed", "void", "fell_due", "on_time", "excused", "rejected", "merged"),
        *("self_reported", "shielded", "blamed"),
    )
)
PAST_LIMITS = tables.past_limits.join(tables.cases, _CASES.number == _PAST.case)
LOOKS = tables.matters.join(tables.cases, _CASES.number == _MATTERS.case)
LOOKED = (_MATTERS.kind == MatterKind.LOOK_BACK) & (_MATTERS.state == MatterState.ENDED)


def _moment(name: str) -> Any:
    """Stands for a moment that is given when the statement is executed."""
    return sa.bindparam(name, type_=tables.Moment())


def moments(span: Span, now: datetime, over: Span | None = None) -> dict[str, datetime]:
    """The moments of a statement; `now` is in the district's zone."""
    over = over or span
    return {
        "since": span.start,
        "limits_since": span.of_limits.start,
        "until": span.end,
        "over_since": over.start,
        "over_until": over.end,
        "now": now,
        "tomorrow": midnight(now),
    }


SPAN = Span(_moment("since"), _moment("until"), limits_from=_moment("limits_since"))
_OVER = Span(_moment("over_since"), _moment("over_until"))


def figures_within(span: Span) -> dict[str, Any]:
    """The same as `conditions.figures`, for moments that are given when the statement is executed."""
    return figures(span, _moment("now"), _moment("tomorrow"))


def _figures(span: Span) -> list[Any]:
    """The figures of a tally as columns, in its order."""
    wanted = figures_within(span)
    return [number(wanted[name]).label(name) for name in _NAMES]


def _past(span: Span) -> list[Any]:
    """How many earlier limits came within a span, and how many of them were kept."""
    return [number(past_fell_due(span)), number(past_fell_due(span) & _PAST.on_time)]


def _looks(span: Span) -> list[Any]:
    """How many were looked at again in a span, and how many of them had rebounded."""
    then = within(_MATTERS.ended_at, span)
    found = number(then & _MATTERS.words.in_(list(LookResult)))
    return [found, number(then & (_MATTERS.words == LookResult.REBOUND))]


FIGURES, PAST, LOOK_BACKS = _figures(SPAN), _past(SPAN), _looks(SPAN)
# For one tally within one span.
TALLY = sa.select(*FIGURES).where(PUBLIC, countable(SPAN))
PAST_TALLY = sa.select(*PAST).select_from(PAST_LIMITS).where(PUBLIC, past_fell_due(SPAN))
_AGAIN = [column for column in _figures(_OVER) if column.name in _OF_SPAN]
# By unit and grid, within two spans.
BOTH = (
    sa.select(ACCOUNT.label("account"), _CASES.grid, *FIGURES, *_AGAIN)
    .where(PUBLIC, countable(SPAN) | countable(_OVER))
    .group_by("account", _CASES.grid)
)
PAST_BOTH = (
    sa.select(_PAST.unit, _CASES.grid, *PAST, *_past(_OVER))
    .select_from(PAST_LIMITS)
    .where(PUBLIC, past_fell_due(SPAN) | past_fell_due(_OVER))
    .group_by(_PAST.unit, _CASES.grid)
)
LOOKS_BOTH = (
    sa.select(_MATTERS.unit, _CASES.grid, *LOOK_BACKS, *_looks(_OVER))
    .select_from(LOOKS)
    .where(PUBLIC, LOOKED)
    .group_by(_MATTERS.unit, _CASES.grid)
)


def of_past(both: Sequence[int | None]) -> Tally:
    """A row of PAST."""
    return Tally(fell_due=both[0] or 0, on_time=both[1] or 0)


def of_looks(both: Sequence[int | None]) -> Tally:
    """A row of LOOK_BACKS."""
    return Tally(looked=both[0] or 0, rebounded=both[1] or 0)


def count_of(unit: int | None, grid: int | None, figures: Sequence[int]) -> Count:
    """A row of BOTH."""
    tally = Tally(*figures[: len(_NAMES)])
    again = dict(zip((column.name for column in _AGAIN), figures[len(_NAMES) :], strict=True))
    return Count(unit, grid, tally, replace(tally, **again))
