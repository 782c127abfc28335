"""重点工作: the standard, the milestones and the progress of decisions (议定事项), and how they were changed.

All of it is only added to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.key_jobs import ChangedPart, JobChange, JobReport, KeyJob, Milestone
from storage import tables
from storage.mail import photo_in, photo_out

_ENTRIES = tables.key_job_entries
_STANDARD, _MILESTONES, _PROGRESS = "standard", "milestones", "progress"  # kinds of entries
_CHANGES = frozenset(ChangedPart)  # kinds of those of the decision itself; `milestones` has what was before


class KeyJobs:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, numbers: Iterable[int]) -> dict[int, KeyJob]:
        """What holds for these decisions: the newest standard and milestones, and all progress, oldest first."""
        query = sa.select(_ENTRIES).where(_ENTRIES.c.number.in_(list(numbers))).order_by(_ENTRIES.c.id)
        rows: dict[int, list[Any]] = defaultdict(list)
        for row in self._connection.execute(query).mappings():
            rows[row["number"]].append(row)
        return {number: _job(entries) for number, entries in rows.items()}

    def set_standard(self, number: int, words: str, person: int, at: datetime) -> None:
        """By what it counts as done."""
        self._add(number, _STANDARD, person, at, words=words)

    def set_milestones(self, number: int, found: Sequence[Milestone], person: int, at: datetime) -> None:
        """All of them, in place of those before."""
        kept = [[one.day.isoformat(), one.words, one.percent] for one in found]
        self._add(number, _MILESTONES, person, at, milestones=kept)

    def report(self, number: int, one: JobReport) -> None:
        """How far it is now."""
        self._add(
            number,
            _PROGRESS,
            one.person,
            one.at,
            words=one.words,
            percent=one.percent,
            photos=[photo_in(photo) for photo in one.photos],
            cases=list(one.cases),
            message=one.message,
        )

    def change(self, number: int, one: JobChange) -> None:
        """Its day or its unit is another one, or it is open again."""
        self._add(number, one.what, one.person, one.at, words=one.words, milestones=[one.before])

    def _add(self, number: int, kind: str, person: int, at: datetime, **values: Any) -> None:
        empty = {"words": "", "percent": 0, "milestones": [], "photos": [], "cases": [], "message": ""}
        row = {"number": number, "kind": kind, "person": person, "at": at}
        self._connection.execute(_ENTRIES.insert(), empty | row | values)


def _job(rows: Sequence[Any]) -> KeyJob:
    standards = [row["words"] for row in rows if row["kind"] == _STANDARD]
    plans = [row["milestones"] for row in rows if row["kind"] == _MILESTONES]
    milestones = (
        tuple(Milestone(date.fromisoformat(day), words, percent) for day, words, percent in plans[-1])
        if plans
        else ()
    )
    progress = tuple(_progress(row) for row in rows if row["kind"] == _PROGRESS)
    changes = tuple(_change(row) for row in rows if row["kind"] in _CHANGES)
    return KeyJob(standards[-1] if standards else "", milestones, progress, changes)


def _change(row: Any) -> JobChange:
    return JobChange(
        ChangedPart(row["kind"]), str(row["milestones"][0]), row["words"], row["person"], row["at"]
    )


def _progress(row: Any) -> JobReport:
    photos = tuple(photo_out(photo) for photo in row["photos"])
    return JobReport(
        row["percent"], row["words"], row["person"], row["at"], photos, tuple(row["cases"]), row["message"]
    )
