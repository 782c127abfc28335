"""What pictures show that no answer in words does: what was open then, places by categories, pairs of photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import State, Step
from domain.district import District
from domain.life import ENDED, LIFE
from domain.question import By, Status
from storage import tables
from storage.case_photos import BEFORE
from storage.conditions import CAME_BACK, LIVING, number
from storage.figures import Figures
from storage.sought import Sought, part, where

_UNCLOSED = frozenset(State) - ENDED - {State.SPLIT}  # 未销号
# Steps with which a case comes among these or leaves them. Some are taken on both sides: 作废 of what was closed.
_CROSSING = frozenset(
    {Step.REPORT}
    | {
        step
        for state, row in LIFE.items()
        for step, to in row.leads.items()
        if (state in _UNCLOSED) is not (to in _UNCLOSED)
    }
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """How many were closed, how many of them were there again, how many of the others have photos before and after,
    and some of these by their numbers."""

    closed: int
    came_back: int
    paired: int
    numbers: tuple[int, ...]


class Pictured:
    """Reads facts of pictures, by the conditions of the answers in words."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def unclosed(self, sought: Sought, moments: Sequence[datetime]) -> list[int]:
        """How many of these cases were 未销号 at each of the moments: those of now, without what has come since, and
        with what has ended since. From their history: 重开 counts again, and the months before are not forgotten."""
        if not moments:
            return []
        wanted = replace(_any_state(sought), states=(Status.UNCLOSED,))
        now = Figures(self._connection, self._district).count(wanted)
        since = self._crossings(sought, min(moments))
        inside, was = since.c.state.in_(sorted(_UNCLOSED)), since.c.before.in_(sorted(_UNCLOSED))
        came = inside & (since.c.before.is_(None) | ~was)
        left = ~inside & was
        sums = [
            column
            for moment in moments
            for column in (number(came & (since.c.at >= moment)), number(left & (since.c.at >= moment)))
        ]
        found = [int(one or 0) for one in self._connection.execute(sa.select(*sums)).one()]
        return [
            now - came_later + left_later
            for came_later, left_later in zip(found[::2], found[1::2], strict=True)
        ]

    def _crossings(self, sought: Sought, since: datetime) -> sa.Subquery:
        """Their steps of that kind, each with the state that the one before it led to; of cases that may have moved
        since the moment."""
        events, cases = tables.events, tables.cases
        before = sa.func.lag(events.c.state).over(partition_by=events.c.case, order_by=events.c.id)
        moved = LIVING | (cases.c.opened_at >= since) | (cases.c.closed_at >= since)
        query = sa.select(events.c.at, events.c.state, before.label("before")).select_from(
            events.join(cases, cases.c.number == events.c.case)
        )
        theirs = where(_any_state(sought), self._district, rated=True)
        return query.where(events.c.step.in_(sorted(_CROSSING)), moved, theirs).subquery()

    def crossed(self, sought: Sought, by: By) -> dict[tuple[int | None, int | None], int]:
        """How many by the ids of a place and a category; what has none of it is under None."""
        place, category = part(by, self._district), tables.cases.c.category
        query = sa.select(place, category, sa.func.count()).where(where(sought, self._district))
        rows = self._connection.execute(query.group_by(place, category))
        return {(key, kind): int(count) for key, kind, count in rows}

    def pairs(self, sought: Sought, first: int, most: int) -> Pairs:
        """Closed cases with photos before and after that were not there again (反弹), the latest first, from the one
        at index `first` on."""
        cases = tables.cases.c
        theirs = where(sought, self._district)
        paired = theirs & ~CAME_BACK & _has_photos(*BEFORE) & _has_photos(Step.RECTIFY)
        query = sa.select(cases.number).where(paired).order_by(cases.closed_at.desc(), cases.number)
        numbers = tuple(self._connection.scalars(query.offset(first).limit(most)))
        counts = (
            sa.select(sa.func.count(), number(theirs & CAME_BACK), number(paired))
            .select_from(tables.cases)
            .where(theirs)
        )
        closed, back, found = self._connection.execute(counts).one()
        return Pairs(int(closed), int(back or 0), int(found or 0), numbers)


def _any_state(sought: Sought) -> Sought:
    """The same cases, however they stand and whenever they were reported."""
    return replace(sought, states=(), also=(), span=None)


def _has_photos(*steps: Step) -> sa.ColumnElement[bool]:
    photos = tables.case_photos.c
    wanted = (photos.case == tables.cases.c.number) & photos.step.in_(steps)
    return sa.select(photos.sha256).where(wanted).exists()
