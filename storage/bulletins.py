"""简报 and 通报 that were issued, as they were then, and what is to stand in the next one."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.bulletins import BulletinKind, Issue, Note
from domain.paper import Block, Form, Heading, Masthead, Paper, PaperTable, Paragraph, PhotoRow
from storage import tables

_BLOCKS: dict[str, type[Block]] = {
    one.__name__: one for one in (Heading, Paragraph, PaperTable, Form, PhotoRow)
}


class Bulletins:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_number(self, kind: BulletinKind, year: int) -> int:
        """The newest number of the year; 0 if there is none."""
        bulletins = tables.bulletins.c
        query = sa.select(sa.func.max(bulletins.number)).where(bulletins.kind == kind, bulletins.year == year)
        return int(self._connection.scalar(query) or 0)

    def keep(self, issue: Issue) -> None:
        """Keep one that is issued now; its notes are used up."""
        row = {
            "kind": issue.kind,
            "year": issue.year,
            "number": issue.number,
            "period": issue.period,
            "issued_at": issue.issued_at,
            "person": issue.person,
            "paper": _written(issue.paper),
        }
        self._connection.execute(tables.bulletins.insert(), row)
        notes = tables.bulletin_notes
        self._connection.execute(notes.delete().where(notes.c.kind == issue.kind))

    def get(self, kind: BulletinKind, year: int, number: int) -> Issue | None:
        """The one with this number."""
        bulletins = tables.bulletins.c
        return self._one(bulletins.kind == kind, bulletins.year == year, bulletins.number == number)

    def newest(self, kind: BulletinKind, period: str) -> Issue | None:
        """The one in which the figures of this report stand."""
        bulletins = tables.bulletins.c
        return self._one(bulletins.kind == kind, bulletins.period == period)

    def all(self, kind: BulletinKind) -> list[Issue]:
        """All that were issued, the newest first."""
        bulletins = tables.bulletins
        query = sa.select(bulletins).where(bulletins.c.kind == kind)
        query = query.order_by(bulletins.c.year.desc(), bulletins.c.number.desc())
        return [_issue(row) for row in self._connection.execute(query).mappings()]

    def notes(self, kind: BulletinKind) -> list[Note]:
        """What is to stand in the next one, in order."""
        notes = tables.bulletin_notes
        query = sa.select(notes).where(notes.c.kind == kind).order_by(notes.c.id)
        return [
            Note(row.id, BulletinKind(row.kind), row.words, row.person, row.at)
            for row in self._connection.execute(query)
        ]

    def note(self, kind: BulletinKind, words: str, person: int, at: datetime) -> None:
        """Put something into the next one."""
        row = {"kind": kind, "words": words, "person": person, "at": at}
        self._connection.execute(tables.bulletin_notes.insert(), row)

    def drop(self, note: Note) -> None:
        """Take it out again."""
        notes = tables.bulletin_notes
        self._connection.execute(notes.delete().where(notes.c.id == note.id))

    def _one(self, *tests: Any) -> Issue | None:
        bulletins = tables.bulletins
        query = (
            sa.select(bulletins).where(*tests).order_by(bulletins.c.year.desc(), bulletins.c.number.desc())
        )
        row = self._connection.execute(query.limit(1)).mappings().first()
        return _issue(row) if row else None


def _issue(row: Any) -> Issue:
    return Issue(
        BulletinKind(row["kind"]),
        row["year"],
        row["number"],
        row["period"],
        row["issued_at"],
        row["person"],
        _read(row["paper"]),
    )


def _written(paper: Paper) -> dict[str, Any]:
    row = asdict(paper)
    row["day"] = paper.day.isoformat() if paper.day else None
    row["blocks"] = [{"is": type(one).__name__, **asdict(one)} for one in paper.blocks]
    row["appendix"] = [{"is": type(one).__name__, **asdict(one)} for one in paper.appendix]
    if paper.masthead:
        row["masthead"]["day"] = paper.masthead.day.isoformat()
    return row


def _read(row: dict[str, Any]) -> Paper:
    values = {field.name: row[field.name] for field in fields(Paper) if field.name in row}
    values["day"] = date.fromisoformat(row["day"]) if row["day"] else None
    values["blocks"] = tuple(map(_block, row["blocks"]))
    values["appendix"] = tuple(map(_block, row["appendix"]))
    values["copies"] = _tuples(row["copies"])
    if row["masthead"]:
        values["masthead"] = Masthead(**row["masthead"] | {"day": date.fromisoformat(row["masthead"]["day"])})
    return Paper(**values)


def _block(row: dict[str, Any]) -> Block:
    return _BLOCKS[row["is"]](**{name: _tuples(value) for name, value in row.items() if name != "is"})


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
