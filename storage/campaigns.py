"""战果: what campaigns did, entry by entry."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.campaigns import CampaignCount
from storage import tables
from storage.mail import photo_in, photo_out

_ROWS = tables.campaign_counts


class Campaigns:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, start: datetime | None = None, end: datetime | None = None) -> list[CampaignCount]:
        """What holds, oldest first: targets of all times, and what was entered within these moments."""
        query = sa.select(_ROWS).where(_ROWS.c.off_at.is_(None)).order_by(_ROWS.c.number)
        if start is not None and end is not None:
            query = query.where(_ROWS.c.target | ((_ROWS.c.at >= start) & (_ROWS.c.at < end)))
        return [_counted(row) for row in self._connection.execute(query).mappings()]

    def add(self, one: CampaignCount) -> CampaignCount:
        """Keep it. Out: the same with its number."""
        row = asdict(one) | {"photos": [photo_in(photo) for photo in one.photos]}
        del row["number"]
        number = self._connection.scalar(_ROWS.insert().returning(_ROWS.c.number), row)
        assert number is not None, "an insert gives its number"
        return replace(one, number=number)

    def take_off(self, number: int, at: datetime) -> bool:
        """It was a slip. False if it was taken off before."""
        change = _ROWS.update().where(_ROWS.c.number == number, _ROWS.c.off_at.is_(None)).values(off_at=at)
        return self._connection.execute(change).rowcount == 1


def _counted(row: Any) -> CampaignCount:
    values = dict(row) | {"photos": tuple(photo_out(one) for one in row["photos"])}
    del values["off_at"]
    return CampaignCount(**values)
