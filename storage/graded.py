"""How grave a case is (定级), as SQL. The same in plain words is in domain/grades.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from domain.cases import Grade, Source
from domain.district import District
from domain.grades import MANY, Grading, Graver
from storage import tables
from storage.conditions import of_urgent_category

_CASES = tables.cases.c


def is_graded(grade: Grade, rule: Grading, district: District) -> Any:
    """严重 or 较重: as a person said, else as the rule has it."""
    severe = _any_of(rule.severe, district)
    by_rule = severe if grade is Grade.SEVERE else _any_of(rule.heavy, district) & ~severe
    return (_CASES.graded == grade) | (_CASES.graded.is_(None) & by_rule)


def _any_of(named: Iterable[str], district: District) -> Any:
    return sa.or_(sa.false(), *(_holds(one, district) for one in named))


def _holds(ground: str, district: District) -> Any:
    match ground:
        case Graver.DANGER:
            return _CASES.urgent.is_(sa.true())
        case Graver.CATEGORY:
            return of_urgent_category(district)
        case Graver.REBOUND:
            return _CASES.tied_to.is_not(None) & _CASES.part.is_(sa.false())
        case Graver.REOPENED:
            return _CASES.reopened > 0
        case Graver.ECHOED:
            return _CASES.echoed >= MANY
        case _:
            return _CASES.source == Source(ground)
