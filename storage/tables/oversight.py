"""自报倒查, 回头看, and what people were reminded of."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, id_, metadata, ref

lookups = sa.Table(  # 自报倒查: what was looked for, by which rules
    "lookups",
    metadata,
    id_(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    ref("unit", "units", nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("metres", sa.Integer, nullable=False),
    sa.Column("days", sa.Integer, nullable=False),
    sa.Column("amnesty", sa.Boolean, nullable=False),
)
self_reports = sa.Table(  # what such a look found, as it stood then
    "self_reports",
    metadata,
    sa.Column("lookup", sa.Integer, sa.ForeignKey("lookups.id"), primary_key=True),
    sa.Column("number", sa.Integer, sa.ForeignKey("cases.number"), primary_key=True, index=True),
    sa.Column("reported_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("metres", sa.Integer),
    sa.Column("weakness", sa.Text),
)
look_backs = sa.Table(  # draws of 回头看, and all that could be drawn: domain/lookback.py
    "look_backs",
    metadata,
    id_(),
    sa.Column("label", sa.Text, nullable=False, unique=True),
    sa.Column("seed", sa.Text, nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.Column("until", Moment, nullable=False),
    sa.Column("first_line", sa.Integer, nullable=False),
    sa.Column("last_line", sa.Integer, nullable=False),
    sa.Column("share", sa.Integer, nullable=False),
)
look_back_lots = sa.Table(
    "look_back_lots",
    metadata,
    sa.Column("draw", sa.Integer, sa.ForeignKey("look_backs.id"), primary_key=True),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), primary_key=True),
    sa.Column("weight", sa.Integer, nullable=False),
    sa.Column("risks", sa.JSON, nullable=False),
    sa.Index("look_back_lots_by_case", "case"),
)
reminded = sa.Table(
    "reminded",
    metadata,
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), primary_key=True),
    sa.Column("reason", sa.Text, primary_key=True),
    sa.Column("due_at", Moment, primary_key=True),
    sa.Column("holder", sa.Integer),  # the person who was reminded; none of what the ladder (升级) told
)
