"""A row of the table of cases as the case it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import itemgetter
from typing import Any

from domain.cases import Accountability, Case, Grade, Source, State


def _grade(told: str | None) -> Grade | None:
    return Grade(told) if told else None


_NAMES = tuple(field.name for field in fields(Case))
_VALUES = itemgetter(*_NAMES)
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
