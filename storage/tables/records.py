"""What the office keeps beside the cases: meetings, stories for the press, campaign tallies."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, id_, metadata, ref, text

meetings = sa.Table(  # 会议: who was to be there, what was read out, what was decided
    "meetings",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, nullable=False),
    text("name"),
    sa.Column("due", sa.JSON, nullable=False),
    sa.Column("absent", sa.JSON, nullable=False),
    sa.Column("read", sa.JSON, nullable=False),
    sa.Column("decided", sa.JSON, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
story_steps = sa.Table(  # 报道: each step of a case on its way to the press; rows are only added
    "story_steps",
    metadata,
    id_(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    text("step"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    text("words"),
    text("message"),
    sa.UniqueConstraint("case", "number", name="story_steps_once"),
)
campaign_counts = sa.Table(  # 战果: what a campaign did, counted in its own units of measure
    "campaign_counts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    text("campaign"),
    text("item"),
    sa.Column("hundredths", sa.BigInteger, nullable=False),
    text("measure"),
    sa.Column("about", sa.Boolean, nullable=False),
    sa.Column("target", sa.Boolean, nullable=False),
    ref("grid", "grids"),
    ref("point", "points"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    text("message"),
    sa.Column("off_at", Moment),
)
