"""Cases (问题) and their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Event, Source, State, Step
from domain.district import District
from domain.life import ENDED, NOT_THERE, passed_on, past_limit
from domain.photo import Place
from domain.recurring import Reported
from domain.refused import Changed
from domain.tally import Scope, Span
from storage import tables
from storage.case_photos import CasePhotos
from storage.case_rows import case_of, row_of
from storage.conditions import CONFIDENTIAL, LIVING, PUBLIC, REPORTED, inside, overdue, within
from storage.failpoints import reached
from storage.seals import chained, seal
from storage.statements import INSERT_CASE, INSERT_EVENT, LIKE_IT, LIVE_AT, NEXT_NUMBER
from understanding.reports.reading import Finding

# Built once: building a statement takes longer than running it.
_ALL, _CASES, _EVENTS = sa.select(tables.cases), tables.cases.c, tables.events.c
ONE = _ALL.where(_CASES.number == sa.bindparam("number_"))
LOCKED = ONE.with_for_update()
SOME = _ALL.where(_CASES.number.in_(sa.bindparam("numbers", expanding=True)))
SECRET = _ALL.where(CONFIDENTIAL).order_by(_CASES.number.desc())
JUST_OPENED = (
    _ALL.where(PUBLIC, LIVING, REPORTED, _CASES.reporter == sa.bindparam("reporter_"))
    .where(_CASES.opened_at >= sa.bindparam("since"))
    .order_by(_CASES.number.desc())
    .limit(1)
)
LAST_HASH = (
    sa.select(_EVENTS.hash)
    .where(_EVENTS.case == sa.bindparam("number_"))
    .order_by(_EVENTS.id.desc())
    .limit(1)
)


@cache
def _live(confidential: bool) -> Any:
    in_states = _CASES.state.in_(sa.bindparam("states", expanding=True))
    these = in_states if confidential else PUBLIC & in_states
    return _ALL.where(these).order_by(_CASES.due_at.is_(None), _CASES.due_at, _CASES.number)


class LiveCase(NamedTuple):
    """What is asked of the live cases of a point with every report there: a whole case costs ten times as much."""

    number: int
    category: int | None
    reporter: int
    text: str
    opened_at: datetime


class Cases:
    """Every read and write of cases. A write is a step: the new state and its event, or nothing."""

    def __init__(
        self, connection: Connection, district: District, photos: CasePhotos, touched: set[int]
    ) -> None:
        self._connection = connection
        self._touched = touched
        self._district = district
        self._photos = photos
        self._at_point: dict[int, list[LiveCase]] = {}
        self._public: set[int] = set()  # known in this transaction not to be confidential

    def next_number(self) -> int:
        """The next case number. Numbers have no gaps, because the transaction locks the counter until it ends."""
        next_one = self._connection.scalar(NEXT_NUMBER)
        assert next_one is not None, "the first migration made the counter"
        return int(next_one)

    def open(self, case: Case, event: Event) -> None:
        """Keep a new case with the first line of its history."""
        self._at_point.clear()
        self._note(case, case)
        self._connection.execute(INSERT_CASE, row_of(replace(case, waiting_since=event.at)))
        reached("case-half-open")
        self._write(event, row_of(case), case.unit, after="")

    def get(self, number: int, *, lock: bool = False) -> Case | None:
        """One case, locked against other transactions if it is to be changed."""
        query = LOCKED if lock else ONE
        row = self._connection.execute(query, {"number_": number}).mappings().first()
        return case_of(row) if row else None

    def move(self, before: Case, after: Case, event: Event) -> None:
        """Change a case and write the line of its history. Raises Changed if somebody was faster.

        Who has to act on it since when, and limits that are over by the change, are kept with it.
        """
        self._at_point.clear()
        self._touched.add(before.number)
        self._note(before, after)
        cases = tables.cases
        if passed_on(before, after):
            after = replace(after, waiting_since=event.at if after.state not in ENDED else None)
        changed = {name: value for name, value in row_of(after).items() if value != getattr(before, name)}
        result = self._connection.execute(
            cases.update()
            .where(cases.c.number == before.number, cases.c.state == before.state)
            .values(**(changed or {"state": before.state}))
        )
        if result.rowcount != 1:
            raise Changed(before)
        if over := past_limit(before, after, event.at):
            self._connection.execute(tables.past_limits.insert(), asdict(over))
        held_by = after.unit if after.unit is not None else before.unit
        self._write(event, row_of(after), held_by, after=self._last_hash(after.number))

    def history(self, number: int) -> list[Event]:
        """All that ever happened to a case, oldest first, with its photos."""
        events = tables.events
        rows = (
            self._connection.execute(sa.select(events).where(events.c.case == number).order_by(events.c.id))
        ).mappings()
        shown = self._photos.by_event(number)
        return [
            Event(
                row["case"],
                row["at"],
                row["person"],
                Step(row["step"]),
                State(row["state"]),
                row["words"],
                row["message"],
                tuple(shown.get(row["id"], ())),
            )
            for row in rows
        ]

    def last_step_of(
        self, person: int, since: datetime, case: int | None = None, step: Step | None = None
    ) -> Event | None:
        """What somebody did last, to this case and of this kind if these are named, without its photos; None if that
        was before `since`."""
        events = tables.events
        theirs = sa.select(events).where(events.c.person == person, events.c.at >= since)
        if case is not None:
            theirs = theirs.where(events.c.case == case)
        if step is not None:
            theirs = theirs.where(events.c.step == step)
        row = self._connection.execute(theirs.order_by(events.c.id.desc()).limit(1)).mappings().first()
        if row is None:
            return None
        taken, state = Step(row["step"]), State(row["state"])
        return Event(row["case"], row["at"], row["person"], taken, state, row["words"])

    def live(
        self, scope: Scope, states: Iterable[State] = frozenset(State) - ENDED, *, confidential: bool = False
    ) -> list[Case]:
        """Cases in these states, the most urgent limit first, those without one last.

        `confidential` ones are among them only for whoever asks, alone, what they may know.
        """
        query = _live(confidential)
        if scope.units is not None or scope.grids is not None or scope.points is not None:
            query = query.where(inside(scope, self._district))
        rows = self._connection.execute(query, {"states": sorted(states)})
        return [case_of(row) for row in rows.mappings()]

    def positions(self, most: int) -> list[tuple[int, Place]]:
        """From where the newest reports about a point came (WGS-84), each with the point's id."""
        cases = tables.cases.c
        query = (
            sa.select(cases.point, cases.latitude, cases.longitude)
            .where(
                PUBLIC, cases.point.is_not(None), cases.latitude.is_not(None), cases.longitude.is_not(None)
            )
            .order_by(cases.number.desc())
            .limit(most)
        )
        return [(row.point, Place(row.latitude, row.longitude)) for row in self._connection.execute(query)]

    def overdue(self, scope: Scope, at: datetime) -> list[Case]:
        """超期: past the limit on some unit's account, longest overdue first."""
        cases = tables.cases.c
        return self._select(PUBLIC & overdue(at) & inside(scope, self._district), cases.due_at, cases.number)

    def some(self, numbers: Iterable[int]) -> dict[int, Case]:
        """These cases, by number."""
        rows = self._connection.execute(SOME, {"numbers": list(numbers)}).mappings()
        return {row["number"]: case_of(row) for row in rows}

    def confidential(self) -> list[Case]:
        """All confidential cases, the newest first. There are few, and an index has them."""
        return [case_of(row) for row in self._connection.execute(SECRET).mappings()]

    def confidential_among(self, numbers: Collection[int]) -> dict[int, Case]:
        """Those of these cases that are confidential. Nothing is asked of what this transaction knows to be none."""
        asked = set(numbers) - self._public
        return {case.number: case for case in self.confidential() if case.number in asked} if asked else {}

    def open_to_all(self, reporter: int) -> list[Case]:
        """Live cases of a reporter that are not confidential, the newest first."""
        cases = tables.cases.c
        mine = PUBLIC & LIVING & REPORTED & (cases.reporter == reporter)
        return self._select(mine, cases.number.desc())

    def just_opened(self, reporter: int, since: datetime) -> Case | None:
        """The last of these that came `since` then."""
        row = (
            self._connection.execute(JUST_OPENED, {"reporter_": reporter, "since": since}).mappings().first()
        )
        return case_of(row) if row else None

    def newest_of(self, reporter: int, *, confidential: bool) -> int | None:
        """The number of the case that somebody reported last, however far it is."""
        cases = tables.cases.c
        mine = REPORTED & (cases.reporter == reporter) & (sa.true() if confidential else PUBLIC)
        found: int | None = self._connection.scalar(sa.select(sa.func.max(cases.number)).where(mine))
        return found

    def every(self) -> list[Case]:
        """All cases, for the operator."""
        return self._select(sa.true(), tables.cases.c.number)

    def found_by(self, source: Source, span: Span, scope: Scope) -> list[Case]:
        """What came from a source in a span of time, oldest first; nothing that was struck out or is confidential."""
        came = (
            (_CASES.source == source)
            & within(_CASES.opened_at, span)
            & _CASES.state.not_in(sorted(NOT_THERE))
        )
        query = sa.select(tables.cases).where(PUBLIC, REPORTED, came, inside(scope, self._district))
        return [case_of(row) for row in self._connection.execute(query.order_by(_CASES.number)).mappings()]

    def live_at(self, point: int) -> list[LiveCase]:
        """Live cases at a point, oldest first; read once for a report."""
        if point not in self._at_point:
            rows = self._connection.execute(LIVE_AT, {"point_": point})
            self._at_point[point] = [LiveCase._make(row) for row in rows]
            self._public.update(case.number for case in self._at_point[point])
        return self._at_point[point]

    def like(self, case: Case, beside: Collection[int] = ()) -> int | None:
        """The number of another live case of the same category at the same point, none of those `beside`."""
        if not (case.point and case.category):
            return None
        same = (one.number for one in self.live_at(case.point) if one.category == case.category)
        return next((number for number in same if number not in beside), None)

    def there_before(self, finding: Finding) -> list[Case]:
        """Cases of its category at its point, or in the same words of a place in its grid, the newest first. None that
        came to nothing, is a part or is confidential."""
        cases = tables.cases.c
        if finding.category is None or not (finding.point or (finding.place and finding.grid)):
            return []
        in_these_words = (cases.place == finding.place) & (cases.grid == finding.grid)
        here = cases.point == finding.point if finding.point else in_these_words
        came = PUBLIC & REPORTED & cases.state.not_in(sorted(NOT_THERE))
        return self._select(here & (cases.category == finding.category) & came, cases.number.desc())

    def like_it(self, case: Case, since: datetime) -> list[Reported]:
        """The other cases of its category at its point that began `since` then."""
        if not (case.point and case.category):
            return []
        wanted = {"point_": case.point, "category_": case.category, "number_": case.number, "since": since}
        return [Reported(*row) for row in self._connection.execute(LIKE_IT, wanted)]

    def _note(self, before: Case, after: Case) -> None:
        if not (before.confidential or after.confidential):
            self._public.add(after.number)
        else:
            self._public.discard(after.number)

    def _select(self, where: Any, *order: Any) -> list[Case]:
        query = sa.select(tables.cases).where(where).order_by(*order)
        return [case_of(row) for row in self._connection.execute(query).mappings()]

    def _last_hash(self, number: int) -> str:
        return self._connection.scalar(LAST_HASH, {"number_": number}) or ""

    def _write(self, event: Event, case: Mapping[str, Any], unit: int | None, *, after: str) -> None:
        """The next line of a history, of a case in the hands of `unit`, chained to the hash it comes `after`, with
        the seal of the case."""
        row = {
            name: getattr(event, name)
            for name in ("case", "at", "person", "step", "state", "words", "message")
        }
        row |= {"seal": seal(case), "unit": unit}
        row["hash"] = chained(after, row, [photo.sha256 for photo in event.photos])
        id_ = self._connection.scalar(INSERT_EVENT, row)
        assert id_ is not None, "an insert gives its id"
        self._photos.attach(event, id_)
