"""值班: rosters made in the chat, who stands in for whom (替班), and what checkers found (查岗)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.duty import DutyChange
from domain.dutychecks import CheckState, DutyCheck
from domain.rosters import Roster
from storage import register, rosters, tables
from storage.mail import photo_in, photo_out
from storage.statements import insert_once

_PHOTOS = ("photos", "explained_with")


class Duty:
    """Every read and write of duty that is not a call."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, roster: Roster) -> Roster:
        """Keep a roster made in the chat. Out: the same with its id. The register has a new version."""
        register.touch(self._connection)
        return rosters.put(self._connection, roster)

    def take_off(self, roster: Roster) -> None:
        """Nobody is on duty by it any more."""
        register.touch(self._connection)
        rosters.retire(self._connection, roster)

    def change(self, change: DutyChange) -> None:
        """Somebody else comes to a shift; what was agreed before for that place is forgotten."""
        changes = tables.duty_changes
        same = (
            (changes.c.roster == change.roster)
            & (changes.c.day == change.day)
            & (changes.c.shift == change.shift)
            & (changes.c.person == change.person)
        )
        self._connection.execute(changes.delete().where(same))
        self._connection.execute(changes.insert(), asdict(change))

    def changes(self, first: date, last: date) -> list[DutyChange]:
        """Who comes instead of whom from one day to another, both included."""
        changes = tables.duty_changes
        query = sa.select(changes).where(changes.c.day >= first, changes.c.day <= last)
        rows = self._connection.execute(query.order_by(changes.c.at)).mappings()
        return [DutyChange(**row) for row in rows]

    def put_check(self, check: DutyCheck) -> DutyCheck | None:
        """Keep what was found of somebody at a shift. Out: the same with its id; None if it was found already."""
        checks = tables.duty_checks
        row = _row(check)
        del row["id"]
        insert = insert_once(self._connection, checks, checks.c.id)
        id_ = self._connection.scalar(insert, row)
        return replace(check, id=id_) if id_ is not None else None

    def change_check(self, before: DutyCheck, after: DutyCheck) -> bool:
        """Change what has become of it. False if somebody was faster."""
        checks = tables.duty_checks
        result = self._connection.execute(
            checks.update()
            .where(checks.c.id == before.id, checks.c.state == before.state)
            .values(_row(after))
        )
        return result.rowcount == 1

    def check(self, id_: int) -> DutyCheck | None:
        """The check with this number."""
        return next(iter(self._checks(tables.duty_checks.c.id == id_)), None)

    def checks_on(self, day: date) -> list[DutyCheck]:
        """What was found at the shifts of a day."""
        return self._checks(tables.duty_checks.c.day == day)

    def checks_in(self, states: Iterable[CheckState]) -> list[DutyCheck]:
        """Those that are as far as that, oldest first."""
        return self._checks(tables.duty_checks.c.state.in_(list(states)))

    def _checks(self, *tests: Any) -> list[DutyCheck]:
        query = sa.select(tables.duty_checks).where(*tests).order_by(tables.duty_checks.c.id)
        rows = self._connection.execute(query).mappings()
        return [_check(dict(row)) for row in rows]


def _row(check: DutyCheck) -> dict[str, Any]:
    photos = {name: [photo_in(one) for one in getattr(check, name)] for name in _PHOTOS}
    return asdict(check) | photos


def _check(row: dict[str, Any]) -> DutyCheck:
    photos = {name: tuple(photo_out(one) for one in row[name]) for name in _PHOTOS}
    return DutyCheck(**row | photos | {"state": CheckState(row["state"])})
