"""A row of the table of cases as the case it is, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter, itemgetter
from typing import Any

from domain.cases import Accountability, Case, Grade, Source, State


def _grade(told: str | None) -> Grade | None:
    return Grade(told) if told else None


_NAMES = tuple(field.name for field in fields(Case))
_VALUES = itemgetter(*_NAMES)
_FACTS = attrgetter(*_NAMES)
_KINDS: dict[str, Callable[[Any], Any]] = {
    "state": State,
    "source": Source,
    "partners": tuple,
    "accountability": Accountability,
    "graded": _grade,
}
_MADE = tuple((_NAMES.index(name), made) for name, made in _KINDS.items())


def case_of(row: Any) -> Case:
    """The case that a row of its table is; every column is in the row."""
    values = list(_VALUES(row))
    for place, made in _MADE:
        values[place] = made(values[place])
    return Case(*values)


def row_of(case: Case) -> dict[str, Any]:
    """The row of a case. `asdict` says the same and takes thirty times as long: it copies each moment."""
    return dict(zip(_NAMES, _FACTS(case), strict=True))
