"""Whether anybody changed the history of a case behind the bot's back.

A chain of hashes shows a line that was changed, removed or moved. It cannot show that the last lines are gone. So each
case is also compared with its history. Only a digest that was kept elsewhere shows that the last lines of all are gone.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.life import ENDED
from storage import tables
from storage.seals import chained, seal

Row = Mapping[str, Any]


class Wrong(StrEnum):
    """What does not add up, as the operator reads it."""

    CHANGED = "被改动过，或它前面有一行被删去"
    LOST = "不见了"
    STATE = "状态与经过的最后一行不一致"
    MOMENTS = "上报、整改或销号的时间与经过不一致"
    FACTS = "文字、来源、上报人、单位或时限与经过不一致"
    NO_HISTORY = "没有经过"
    NO_CASE = "经过还在，这一件不见了"
    PHOTO = "有照片不属于任何一行经过"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not add up. `case` is None where no case can be named, `line` the event's id."""

    wrong: Wrong
    case: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found: the flaws, how many lines there are, and their digest, to be kept elsewhere."""

    flaws: tuple[Flaw, ...]
    lines: int
    digest: str


def audit(connection: Connection) -> Audit:
    """Read the whole history, and compare it with its hashes and with the cases."""
    events = _rows(connection, tables.events, tables.events.c.id)
    cases = _rows(connection, tables.cases, tables.cases.c.number)
    used = _rows(connection, tables.case_photos, tables.case_photos.c.event, tables.case_photos.c.position)
    photos: dict[int, list[str]] = defaultdict(list)
    for row in used:
        photos[row["event"]].append(row["sha256"])
    histories: dict[int, list[Row]] = defaultdict(list)
    for row in events:
        histories[row["case"]].append(row)
    flaws = [
        *(flaw for history in histories.values() for flaw in _broken_links(history, photos)),
        *(flaw for case in cases for flaw in _against_history(case, histories.get(case["number"], ()))),
        *(Flaw(Wrong.NO_CASE, number) for number in set(histories) - {case["number"] for case in cases}),
        *_stray_photos(used, events),
        *(_gaps(events) if connection.dialect.name == "sqlite" else ()),
    ]
    digest = hashlib.sha256("".join(row["hash"] for row in events).encode()).hexdigest()
    return Audit(tuple(sorted(flaws, key=_order)), len(events), digest)


def _rows(connection: Connection, table: sa.Table, *order: Any) -> Sequence[Row]:
    found = connection.execute(sa.select(table).order_by(*order)).mappings()
    return [dict(row) for row in found]


def _broken_links(history: Iterable[Row], photos: Mapping[int, Sequence[str]]) -> Iterator[Flaw]:
    last = ""
    for row in history:
        if row["hash"] != chained(last, row, photos.get(row["id"], ())):
            yield Flaw(Wrong.CHANGED, row["case"], row["id"])
        last = row["hash"]


def _against_history(case: Row, history: Sequence[Row]) -> Iterator[Flaw]:
    number = case["number"]
    if not history:
        yield Flaw(Wrong.NO_HISTORY, number)
        return
    if history[-1]["state"] != case["state"]:
        yield Flaw(Wrong.STATE, number)
    if history[-1]["seal"] not in ("", seal(case)):
        yield Flaw(Wrong.FACTS, number)
    fixed = {row["at"] for row in history if row["step"] == Step.RECTIFY}
    closed = {row["at"] for row in history if row["state"] in ENDED}
    agrees = (
        case["opened_at"] == history[0]["at"],
        case["fixed_at"] in fixed | {None},
        case["closed_at"] in closed | {None},
    )
    if not all(agrees):
        yield Flaw(Wrong.MOMENTS, number)


def _stray_photos(used: Iterable[Row], events: Iterable[Row]) -> Iterator[Flaw]:
    known = {(row["id"], row["case"]) for row in events}
    for case in sorted({row["case"] for row in used if (row["event"], row["case"]) not in known}):
        yield Flaw(Wrong.PHOTO, case)


def _gaps(events: Sequence[Row]) -> Iterator[Flaw]:
    """SQLite gives the next line the number after the last, so none is ever left out; PostgreSQL may skip some."""
    expected = 1
    for row in events:
        yield from (Flaw(Wrong.LOST, None, line) for line in range(expected, row["id"]))
        expected = row["id"] + 1


def _order(flaw: Flaw) -> tuple[int, int]:
    return flaw.case or 0, flaw.line or 0
