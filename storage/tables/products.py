"""Reports, papers, scores and lists."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, id_, metadata, ref, text

bulletins = sa.Table(  # 简报 and 通报 that were issued, as they were then
    "bulletins",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("period", sa.Text, nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("paper", sa.JSON, nullable=False),
)
bulletin_notes = sa.Table(  # what is to stand in the next one
    "bulletin_notes",
    metadata,
    id_(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
resolutions = sa.Table(  # 议定事项
    "resolutions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    ref("unit", "units", nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("until", sa.Date, nullable=False),
    sa.Column("at", Moment, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("done_words", sa.Text, nullable=False),
    sa.Column("void", sa.Boolean, nullable=False),
    sa.Column("told", sa.Text),  # for which reasons somebody was asked about it
)
key_job_entries = sa.Table(  # 重点工作: what is laid down and reported for a 议定事项; rows are only added
    "key_job_entries",
    metadata,
    id_(),
    sa.Column("number", sa.Integer, sa.ForeignKey("resolutions.number"), nullable=False, index=True),
    text("kind"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    text("words"),
    sa.Column("percent", sa.Integer, nullable=False),
    sa.Column("milestones", sa.JSON, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    sa.Column("cases", sa.JSON, nullable=False),
    text("message"),
)
regulations = sa.Table(  # 方案, 制度: each version of each document; rows are only added
    "regulations",
    metadata,
    id_(),
    text("name"),
    text("text"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
fund_steps = sa.Table(  # 项目资金: each step of each application; rows are only added
    "fund_steps",
    metadata,
    id_(),
    sa.Column("fund", sa.Integer, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    ref("grid", "grids", nullable=False),
    text("step"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    text("words"),
    sa.Column("photos", sa.JSON, nullable=False),
    text("message"),
    sa.UniqueConstraint("fund", "number", name="fund_steps_once"),
)
score_draws = sa.Table(  # 互评: the lots of each month
    "score_draws",
    metadata,
    id_(),
    sa.Column("month", sa.Date, nullable=False, unique=True),
    sa.Column("seed", sa.Text, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),  # of the history; 0 where there was none
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("order", sa.JSON, nullable=False),
    sa.Column("shifts", sa.JSON, nullable=False),
    sa.Column("begins", sa.Boolean, nullable=False),
    sa.Column("drawn_at", Moment, nullable=False),
    ref("drawn_by", "people", nullable=False),
    sa.Column("until", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
score_sheets = sa.Table(  # what a grid gave another; a correction is another row
    "score_sheets",
    metadata,
    id_(),
    ref("draw", "score_draws", nullable=False, index=True),
    sa.Column("scorer", sa.Text, nullable=False),
    sa.Column("scored", sa.Text, nullable=False),
    sa.Column("points", sa.Float, nullable=False),
    text("words"),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    text("message"),
)
score_lists = sa.Table(  # 红黄榜: each of a month, and each anew
    "score_lists",
    metadata,
    id_(),
    sa.Column("month", sa.Date, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("names", sa.JSON, nullable=False),
    text("basis"),
    sa.Column("entries", sa.JSON, nullable=False),
    sa.Column("cut_at", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Column("told_at", Moment),
    sa.UniqueConstraint("month", "revision"),
)
score_list_events = sa.Table(  # every step of one, and every objection
    "score_list_events",
    metadata,
    id_(),
    ref("list", "score_lists", nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    ref("person", "people"),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("grid", sa.Text, nullable=False),
    text("words"),
    text("message"),
)
editions = sa.Table(  # 周报 月报 季报 年报 as they were at their cut-off: written once
    "editions",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("period", sa.Text, primary_key=True),
    sa.Column("since", Moment, nullable=False),
    sa.Column("cut_off", Moment, nullable=False),
    sa.Column("taken_at", Moment, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("rules", sa.JSON, nullable=False),
    sa.Column("figures", sa.JSON, nullable=False),
)
exemplars = sa.Table(  # 示范: each step of a point or a grid on its way to 示范点; rows are only added
    "exemplars",
    metadata,
    id_(),
    ref("point", "points"),
    ref("grid", "grids"),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    text("words"),
    sa.Column("photos", sa.JSON, nullable=False),
    text("message"),
    sa.UniqueConstraint("place", "number", name="exemplar_steps"),
)
letters = sa.Table(  # 责任书 and 承诺书: each entry for a unit and a year; rows are only added
    "letters",
    metadata,
    id_(),
    ref("unit", "units", nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    text("signer"),
    sa.Column("count", sa.Integer, nullable=False),
    text("words"),
    sa.Column("photos", sa.JSON, nullable=False),
    text("message"),
)
