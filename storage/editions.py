"""Reports (周报 月报 季报 年报) as they were at their cut-off: written once, never changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.editions import Counted, Edition, Portion, Stubborn
from domain.stretches import EditionKind, Stretch
from storage import tables
from storage.statements import insert_once

VERSION = 1  # of how the figures are written


class Editions:
    """Every read and write of frozen reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, edition: Edition, rules: dict[str, str]) -> bool:
        """Freeze it with the rules that held. False if it has been frozen before: that one stays."""
        stretch = edition.stretch
        row = {
            "kind": stretch.kind,
            "period": stretch.period,
            "since": stretch.since,
            "cut_off": stretch.cut_off,
            "taken_at": edition.taken_at,
            "version": VERSION,
            "rules": rules,
            "figures": _written(edition),
        }
        return bool(self._connection.execute(insert_once(self._connection, tables.editions), row).rowcount)

    def get(self, stretch: Stretch) -> Edition | None:
        """The frozen one of this name, in the zone of what is asked for."""
        editions = tables.editions
        this = (editions.c.kind == stretch.kind) & (editions.c.period == stretch.period)
        row = self._connection.execute(sa.select(editions).where(this)).mappings().first()
        return _edition(row, stretch) if row else None

    def cut_off(self, kind: EditionKind, period: str) -> datetime | None:
        """When that one was cut off; None if it is not frozen."""
        editions = tables.editions.c
        query = sa.select(editions.cut_off).where(editions.kind == kind, editions.period == period)
        found: datetime | None = self._connection.scalar(query)
        return found


def _written(edition: Edition) -> dict[str, Any]:
    return {
        "behind": {name: [_line(one) for one in some] for name, some in edition.behind.items()},
        "totals": dict(edition.totals),
        "units": {str(one): [part.name, part.of, part.size] for one, part in edition.units.items()},
        "grids": {str(one): [part.name, part.of, part.size] for one, part in edition.grids.items()},
        "titles": {str(number): words for number, words in edition.titles.items()},
        "seen": {str(grid): list(seen) for grid, seen in edition.seen.items()},
        "stubborn": [[one.words, one.grid, list(one.numbers)] for one in edition.stubborn],
        "exemplars": [list(one) for one in edition.exemplars],
        "ranked_from": edition.ranked_from,
        "last_event": edition.last_event,
    }


def _line(one: Counted) -> list[Any]:
    line: list[Any] = [one.number, one.unit, one.grid, int(one.at.timestamp()), one.spent, one.note]
    while line[-1] in (0, "") and len(line) > 4:
        line.pop()
    return line


def _edition(row: Any, asked: Stretch) -> Edition:
    zone, figures = asked.since.tzinfo, row["figures"]
    return Edition(
        Stretch(asked.kind, asked.period, row["since"].astimezone(zone), row["cut_off"].astimezone(zone)),
        row["taken_at"].astimezone(zone),
        behind=_Lists(figures["behind"]),
        totals=figures["totals"],
        units={int(one): Portion(*part) for one, part in figures["units"].items()},
        grids={int(one): Portion(*part) for one, part in figures["grids"].items()},
        titles={int(number): words for number, words in figures["titles"].items()},
        seen={int(grid): (seen, all_) for grid, (seen, all_) in figures["seen"].items()},
        stubborn=tuple(Stubborn(words, grid, tuple(numbers)) for words, grid, numbers in figures["stubborn"]),
        exemplars=tuple((name, grid) for name, grid in figures.get("exemplars", ())),
        ranked_from=figures["ranked_from"],
        last_event=figures["last_event"],
        frozen=True,
    )


class _Lists(Mapping[str, tuple[Counted, ...]]):
    """The cases of each figure. They are made when they are asked for: of most reports a few figures are."""

    def __init__(self, written: Mapping[str, list[list[Any]]]) -> None:
        self._written = written
        self._read: dict[str, tuple[Counted, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Counted, ...]:
        if name not in self._read:
            self._read[name] = tuple(map(_read, self._written[name]))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def _read(line: list[Any]) -> Counted:
    number, unit, grid, at, *more = line
    return Counted(number, unit, grid, datetime.fromtimestamp(at, UTC), *more)
