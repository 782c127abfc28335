"""日报: what units confirmed of their days."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, metadata, ref, text

day_reports = sa.Table(
    "day_reports",
    metadata,
    ref("unit", "units", nullable=False, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    text("text"),
    text("words"),
)
