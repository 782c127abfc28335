"""The register: what the district workbook says."""

from __future__ import annotations

import sqlalchemy as sa

from domain.categories import Axis
from storage.tables.columns import active, flag, id_, metadata, ref, text

units = sa.Table(
    "units",
    metadata,
    id_(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    text("short"),
    text("kind"),
    sa.Column("parent", sa.Integer),
    sa.Column("head", sa.Integer),
    sa.Column("leader", sa.Integer),
    active(),
)
grids = sa.Table(
    "grids",
    metadata,
    id_(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    text("name"),
    ref("unit", "units", nullable=False),
    sa.Column("leader", sa.Integer),
    text("scope"),
    sa.Column("size", sa.Float, nullable=False, default=1.0),
    sa.Column("paired", sa.JSON, nullable=False, default=[], server_default="[]"),
    sa.Column("zone", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("zone_head", sa.Integer),
    active(),
)
people = sa.Table(
    "people",
    metadata,
    id_(),
    text("name"),
    ref("unit", "units", nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("grids", sa.JSON, nullable=False),
    text("phone"),
    active(),
    sa.UniqueConstraint("name", "unit"),
)
points = sa.Table(
    "points",
    metadata,
    id_(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    text("name"),
    text("kind"),
    ref("grid", "grids", nullable=False),
    text("address"),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    ref("manager", "people"),
    ref("reporter", "people"),
    text("cleaner"),
    *(
        sa.Column(name, sa.Text, nullable=False, default="", server_default="")
        for name in ("road_area", "road_leader", "road_chief", "road_officer")
    ),
    sa.Column("line_units", sa.JSON, nullable=False),
    flag("added"),
    active(),
)
groups = sa.Table(
    "groups",
    metadata,
    id_(),
    text("name"),
    text("purpose"),
    text("platform"),
    text("chat"),
    ref("unit", "units"),
    ref("grid", "grids"),
    text("webhook_key"),
    active(),
    sa.UniqueConstraint("platform", "chat"),
)
categories = sa.Table(
    "categories",
    metadata,
    id_(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    text("family"),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("line_units", sa.JSON, nullable=False),
    sa.Column("limit", sa.Float, nullable=False),
    text("limit_unit"),
    sa.Column("urgent", sa.Boolean, nullable=False, default=False),
    sa.Column(
        "leading", sa.Text, nullable=False, default=Axis.TERRITORY, server_default=Axis.TERRITORY.value
    ),
    sa.Column("indicators", sa.JSON, nullable=False, default=[], server_default="[]"),
    active(),
)
indicators = sa.Table(  # 指标: what the assessment gives points for, by year
    "indicators",
    metadata,
    id_(),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("points", sa.Float, nullable=False),
    text("asks"),
    sa.UniqueConstraint("year", "name", name="indicators_once"),
)
score_rules = sa.Table(  # 评分规则: the lines of every version
    "score_rules",
    metadata,
    id_(),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("points", sa.Float, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("target", sa.Integer),
    sa.Column("cap", sa.Float),
    text("note"),
)
rules = sa.Table(  # 规则, those that are not at their default, as a workbook writes them
    "rules",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
workdays = sa.Table(  # 调休 that the calendar library does not know yet
    "workdays",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("working", sa.Boolean, nullable=False),
)
counters = sa.Table(  # the register's version, the last case number, the demo clock's offset
    "counters",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)
