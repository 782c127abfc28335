"""方案, 制度: documents by name, which are only added to: the newest of a name holds."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.regulations import Regulation
from storage import tables

_ROWS = tables.regulations


class Regulations:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Regulation]:
        """Those that hold, by name."""
        newest = sa.select(sa.func.max(_ROWS.c.id)).group_by(_ROWS.c.name)
        query = sa.select(_ROWS).where(_ROWS.c.id.in_(newest), _ROWS.c.text != "")
        rows = self._connection.execute(query).mappings()
        found = (Regulation(row["name"], row["text"], row["person"], row["at"]) for row in rows)
        return sorted(found, key=lambda one: one.name)

    def add(self, one: Regulation) -> None:
        """Keep it, in place of the one of its name."""
        row = {"name": one.name, "text": one.text, "person": one.person, "at": one.at}
        self._connection.execute(_ROWS.insert(), row)
