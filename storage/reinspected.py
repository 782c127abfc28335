"""What was looked at once more (抽查): by 回头看 after it was closed, and 现场整改 that somebody else verified.

Reports and questions count this one query, a row each time that somebody looked.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from domain.cases import ON_THE_SPOT, Step
from domain.lookback import LookResult
from domain.tally import Span
from storage import tables
from storage.conditions import THEN, within
from storage.counting import LOOKED

_MATTERS, _EVENTS = tables.matters.c, tables.events.c


def reinspected(span: Span | None) -> sa.Subquery:
    """Case, the unit that had put it right, `at` when somebody looked, and `failed`: 1 where it was not in order."""
    return sa.union_all(_looks(span), _on_the_spot(span)).subquery("reinspected")


def _looks(span: Span | None) -> Any:
    failed = sa.case((_MATTERS.words == LookResult.REBOUND, 1), else_=0).label("failed")
    query = sa.select(_MATTERS.case, _MATTERS.unit, _MATTERS.ended_at.label("at"), failed)
    return query.where(LOOKED, _MATTERS.words.in_(list(LookResult)), within(_MATTERS.ended_at, span))


def _on_the_spot(span: Span | None) -> Any:
    """The rectification before it was one on the spot."""
    fixed, failed = tables.events.alias("fixed"), sa.case((_EVENTS.step == Step.FAIL, 1), else_=0)
    before = (fixed.c.case == _EVENTS.case) & (fixed.c.id < _EVENTS.id) & (fixed.c.step == Step.RECTIFY)
    words = sa.select(fixed.c.words).where(before).order_by(fixed.c.id.desc()).limit(1).scalar_subquery()
    query = sa.select(_EVENTS.case, THEN.label("unit"), _EVENTS.at, failed.label("failed"))
    query = query.join(tables.cases, tables.cases.c.number == _EVENTS.case)
    judged = _EVENTS.step.in_([Step.PASS, Step.FAIL]) & _EVENTS.person.is_not(None)
    return query.where(judged, within(_EVENTS.at, span), words == ON_THE_SPOT)
