"""The marks of all photos at hand, to find a picture among a million in a few milliseconds.

They are what the table `looks` says, packed into one array in each process that compares photos (8 MB for a million
marks, which are a hundred thousand photos), and read when the first photo is compared. New rows are read with each
search until there are many, then they are packed too.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables

if TYPE_CHECKING:
    from storage.likeness import Fit, Marks

# Rows that are not packed yet. A row may come late, or be undone and its number given to another; never by so many.
FEWEST, MOST = 250, 750


class Near(NamedTuple):
    """A photo that may be the same picture, by its number in `looks`, and how the pictures fit."""

    id: int
    fit: Fit


class Gallery:
    """What is packed. Threads may share it: what is packed is never changed, but replaced."""

    _packed: tuple[array[int], Marks] | None = None  # numbers, marks

    def near(self, marks: bytes, connection: Connection) -> list[Near]:
        """Photos whose marks come near, nearest first. Some may be gone meanwhile."""
        from storage import likeness  # numpy takes 0.1 s to load

        ids, packed = self._packed or (array("q"), likeness.columns([]))
        fresh = _after(ids[-1] if ids else 0, connection)
        if len(fresh) > MOST:
            settled, fresh = fresh[:-FEWEST], fresh[-FEWEST:]
            ids = ids + array("q", [row[0] for row in settled])
            packed = likeness.joined(packed, likeness.columns([row[1] for row in settled]))
            self._packed = ids, packed
        found = [Near(ids[one.row], one.fit) for one in likeness.candidates(marks, packed)]
        among = likeness.columns([row[1] for row in fresh])
        return [*found, *(Near(fresh[one.row][0], one.fit) for one in likeness.candidates(marks, among))]


def _after(id_: int, connection: Connection) -> list[tuple[int, bytes]]:
    """The rows with marks after that one, oldest first."""
    looks = tables.looks.c
    query = sa.select(looks.id, looks.marks).where(looks.id > id_, sa.func.length(looks.marks) > 0)
    return [(int(row), bytes(marks)) for row, marks in connection.execute(query.order_by(looks.id)).all()]
