"""A document that somebody asked for: a 督办单, a 台账. It is made after the message that brings it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.tally import DISTRICT, Scope, Span

WHOLE = Scope(DISTRICT)


@dataclass(frozen=True, slots=True)
class Order:
    """Which document, and of what. `at` is the cut-off (截至); `period` is how people call the `span`.

    A document of one case has its number in `case`, one of a person their id; one that draws lots has its `seed`.
    One of some categories alone has their ids, and in `sort` how they were called.
    """

    name: str
    at: datetime
    scope: Scope = WHOLE
    span: Span | None = None
    period: str = ""
    case: int | None = None
    seed: str = ""
    person: int | None = None
    categories: tuple[int, ...] = ()
    sort: str = ""
