"""走街 and 拉网."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, flag, id_, metadata, ref, text

walks = sa.Table(  # 走街: whoever walks, in one chat, and how far it is
    "walks",
    metadata,
    id_(),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("chat", sa.Text, nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    ref("person", "people", nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    text("route"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("last_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    flag("secret"),  # 暗访
    sa.Column("release_at", Moment),
    sa.Index("walks_by_sender", "platform", "sender", "state"),
)
walk_items = sa.Table(  # the list of a walk; `cases` became of a line
    "walk_items",
    metadata,
    id_(),
    ref("walk", "walks", nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    text("text"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    sa.Column("place", sa.JSON(none_as_null=True)),
    text("message"),
    sa.Column("dropped", sa.Boolean, nullable=False, default=False),
    sa.Column("cases", sa.JSON, nullable=False),
    sa.Column("person", sa.Integer),  # who found it, where several are on the walk
)
walk_members = sa.Table(  # who else is on a walk, each in their own private talk
    "walk_members",
    metadata,
    sa.Column("walk", sa.Integer, sa.ForeignKey("walks.id"), primary_key=True),
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("sender", sa.Text, primary_key=True),
    sa.Index("walk_members_by_sender", "platform", "sender"),
)
dragnets = sa.Table(  # 拉网 over the points of a scope
    "dragnets",
    metadata,
    id_(),
    sa.Column("name", sa.Text, nullable=False),
    ref("opened_by", "people", nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Column("ended_at", Moment, index=True),
    sa.Column("case", sa.Integer),  # 触类旁通: the closed case whose like is looked for
    sa.Column("sample_of", sa.Integer),  # 抽查: the dragnet of whose points some were drawn, by a seed
    sa.Column("seed", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("items", sa.Text, nullable=False, default="", server_default=""),  # 指标, parted by 、
    # 夜查: who alone answers in it.
    sa.Column("team", sa.JSON, nullable=False, default=[], server_default="[]"),
)
dragnet_items = sa.Table(  # what was found of each 指标 at a point
    "dragnet_items",
    metadata,
    sa.Column("dragnet", sa.Integer, sa.ForeignKey("dragnets.id"), primary_key=True),
    sa.Column("point", sa.Integer, sa.ForeignKey("points.id"), primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("result", sa.Text, nullable=False),
)
dragnet_points = sa.Table(  # what was found at each of its points, and by whom
    "dragnet_points",
    metadata,
    sa.Column("dragnet", sa.Integer, sa.ForeignKey("dragnets.id"), primary_key=True),
    sa.Column("point", sa.Integer, sa.ForeignKey("points.id"), primary_key=True),
    sa.Column("result", sa.Text),
    text("words"),
    ref("person", "people"),
    sa.Column("at", Moment),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number")),
)
night_patrols = sa.Table(  # 夜查计划
    "night_patrols",
    metadata,
    id_(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("points", sa.JSON, nullable=False),
    sa.Column("team", sa.JSON, nullable=False),
    ref("leader", "people", nullable=False),
    sa.Column("begins", Moment, nullable=False),
    sa.Column("ends", Moment, nullable=False),
    ref("planned_by", "people", nullable=False),
    sa.Column("planned_at", Moment, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    ref("net", "dragnets"),
    ref("walk", "walks"),
    sa.Column("tell_at", Moment),
)
