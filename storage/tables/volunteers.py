"""志愿服务: shifts that are called, and who signed up, came and went."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, id_, metadata, ref, text

volunteer_calls = sa.Table(
    "volunteer_calls",
    metadata,
    id_(),
    ref("grid", "grids", nullable=False),
    text("place"),
    text("words"),
    sa.Column("begins", Moment, nullable=False),
    sa.Column("ends", Moment, nullable=False),
    sa.Column("wanted", sa.Integer, nullable=False),
    ref("by", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.Column("thanked_at", Moment),
    text("off"),
)
volunteer_turns = sa.Table(
    "volunteer_turns",
    metadata,
    ref("call", "volunteer_calls", nullable=False, primary_key=True),
    ref("person", "people", nullable=False, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("came_at", Moment),
    sa.Column("left_at", Moment),
    sa.Column("photos", sa.JSON, nullable=False),
)
