"""Every table, in SQLAlchemy Core. Column names are the names of the fields of the domain's values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from domain.district import Axis

metadata = sa.MetaData()


class Moment(sa.TypeDecorator[datetime]):
    """An aware moment. SQLite drops zones, so it is kept in UTC and comes back in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive moments are refused: nobody can say later what they meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What SQLite gives back naive is UTC."""
        return value if value is None or value.tzinfo is not None else value.replace(tzinfo=UTC)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _ref(name: str, table: str, **options: Any) -> sa.Column[int]:
    options.setdefault("nullable", True)
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), **options)


def _text(name: str, default: str | None = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, default=default)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, default=0, server_default="0")


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, default=False, server_default=sa.false())


def _active() -> sa.Column[bool]:
    return sa.Column("active", sa.Boolean, nullable=False, default=True)


# --- the register (what the district workbook says) ---------------------------------------------------------

units = sa.Table(
    "units",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    _text("short"),
    _text("kind"),
    sa.Column("parent", sa.Integer),
    sa.Column("head", sa.Integer),
    sa.Column("leader", sa.Integer),
    _active(),
)
grids = sa.Table(
    "grids",
    metadata,
    _id(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    _text("name"),
    _ref("unit", "units", nullable=False),
    sa.Column("leader", sa.Integer),
    _text("scope"),
    sa.Column("size", sa.Float, nullable=False, default=1.0),
    _active(),
)
people = sa.Table(
    "people",
    metadata,
    _id(),
    _text("name"),
    _ref("unit", "units", nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("grids", sa.JSON, nullable=False),
    _text("phone"),
    _active(),
    sa.UniqueConstraint("name", "unit"),
)
points = sa.Table(
    "points",
    metadata,
    _id(),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    _text("name"),
    _text("kind"),
    _ref("grid", "grids", nullable=False),
    _text("address"),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    _ref("manager", "people"),
    _ref("reporter", "people"),
    _text("cleaner"),
    sa.Column("line_units", sa.JSON, nullable=False),
    _flag("added"),
    _active(),
)
groups = sa.Table(
    "groups",
    metadata,
    _id(),
    _text("name"),
    _text("purpose"),
    _text("platform"),
    _text("chat"),
    _ref("unit", "units"),
    _ref("grid", "grids"),
    _text("webhook_key"),
    _active(),
    sa.UniqueConstraint("platform", "chat"),
)
categories = sa.Table(
    "categories",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    _text("family"),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("line_units", sa.JSON, nullable=False),
    sa.Column("limit", sa.Float, nullable=False),
    _text("limit_unit"),
    sa.Column("urgent", sa.Boolean, nullable=False, default=False),
    sa.Column(
        "leading", sa.Text, nullable=False, default=Axis.TERRITORY, server_default=Axis.TERRITORY.value
    ),
    _active(),
)
score_rules = sa.Table(  # 评分规则: the lines of every version
    "score_rules",
    metadata,
    _id(),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("points", sa.Float, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("target", sa.Integer),
    sa.Column("cap", sa.Float),
    _text("note"),
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

# --- who is who ---------------------------------------------------------------------------------------------

book_accounts = sa.Table(  # what the workbook calls people on the platforms
    "book_accounts",
    metadata,
    sa.Column("person", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, nullable=False),
)
accounts = sa.Table(  # who speaks: by the workbook, by a code, and everybody on the page
    "accounts",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True),
    _ref("person", "people", nullable=False),
)
wecom_ids = sa.Table(  # ids that come encrypted, and the plain ones they stand for
    "wecom_ids",
    metadata,
    sa.Column("open_id", sa.Text, primary_key=True),
    _text("userid"),
    sa.Index("wecom_ids_by_userid", "userid"),
)
codes = sa.Table(  # 登记码: single use, kept as a hash
    "codes",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    _ref("person", "people", nullable=False),
    _ref("issued_by", "people", nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
)

# --- cases --------------------------------------------------------------------------------------------------

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("state", sa.Text, nullable=False),
    _text("text"),
    _text("source"),
    _text("place"),
    _ref("point", "points"),
    _ref("grid", "grids"),
    _ref("category", "categories"),
    _ref("unit", "units"),
    _ref("line_unit", "units"),
    _ref("handler", "people"),
    _ref("reporter", "people", nullable=False),
    _ref("group", "groups"),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("due_at", Moment),
    sa.Column("fixed_at", Moment),
    _ref("fixed_by", "people"),
    sa.Column("closed_at", Moment),
    sa.Column("urgent", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("left_unit", sa.Integer),  # which unit had it, while the clock stands
    sa.Column("left_at", Moment),
    _count("away"),  # seconds
    sa.Column("waiting_since", Moment),
    sa.Column("verified_by", sa.Integer),
    _count("returned"),
    _count("reworked"),
    _count("reopened"),
    _count("extended"),
    sa.Column("deferred_until", Moment),
    sa.Column("supervised", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("merged_into", sa.Integer),
    sa.Column("tied_to", sa.Integer),
    _flag("confidential"),
    _flag("withdrawn"),
    _count("echoed"),
    sa.Column("excused_at", Moment),  # the limit that an appeal took out of the rate
    sa.Column("consulted_until", Moment),
    sa.Column("partners", sa.JSON, nullable=False, default=(), server_default="[]"),  # units
    sa.Column("instruction", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("accountability", sa.Text, nullable=False, default="", server_default=""),
    _flag("part"),  # of the case that it is tied to
    _count("parts"),  # that it was split into
    sa.Index("cases_by_state", "state", "due_at"),
    sa.Index("cases_by_closing", "closed_at"),
    sa.Index("cases_by_opening", "opened_at"),
    sa.Index("cases_by_point", "point", "category"),
    sa.Index("cases_by_tie", "tied_to"),
    sa.Index(
        "cases_without_point",
        "grid",
        "opened_at",
        sqlite_where=sa.text("point IS NULL"),
        postgresql_where=sa.text("point IS NULL"),
    ),
    sa.Index(
        "cases_confidential",
        "number",
        sqlite_where=sa.text("confidential IS 1"),
        postgresql_where=sa.text("confidential IS true"),
    ),
)
events = sa.Table(  # append-only: triggers refuse UPDATE and DELETE; `hash` chains the events of one case
    "events",
    metadata,
    _id(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    _ref("person", "people"),  # none for what the clock did
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    _text("words"),
    _text("message"),
    _text("hash"),
    # The hash of what the case itself says after the step; none in lines of earlier versions.
    sa.Column("seal", sa.Text, nullable=False, server_default=""),
    sa.Index("events_by_message", "message"),
)
photos = sa.Table(
    "photos",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("taken_at", Moment),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
)
looks = sa.Table(  # by which a picture is known again: storage/likeness.py
    "looks",
    metadata,
    _id(),
    sa.Column("sha256", sa.Text, sa.ForeignKey("photos.sha256"), nullable=False, unique=True),
    sa.Column("look", sa.LargeBinary, nullable=False),
    sa.Column("marks", sa.LargeBinary, nullable=False),
    sqlite_autoincrement=True,  # the number of a photo that is gone is given to no other
)
case_photos = sa.Table(
    "case_photos",
    metadata,
    sa.Column("event", sa.Integer, sa.ForeignKey("events.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("sha256", sa.Text, sa.ForeignKey("photos.sha256"), nullable=False, index=True),
    sa.Column("step", sa.Text, nullable=False),
)
past_limits = (
    sa.Table(  # limits that fell due before the case's present one was given, and whether they were kept
        "past_limits",
        metadata,
        _id(),
        sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
        _ref("unit", "units", nullable=False),
        sa.Column("due_at", Moment, nullable=False, index=True),
        sa.Column("on_time", sa.Boolean, nullable=False),
    )
)
matters = sa.Table(  # 延期 挂账 会商 督办 回头看 申诉: what is tied to a case and has a life of its own
    "matters",
    metadata,
    _id(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    _text("label"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    _ref("opened_by", "people"),  # none for what the clock opened
    sa.Column("until", Moment),
    _text("words"),
    _ref("unit", "units"),
    _ref("person", "people"),
    sa.Column("signatures", sa.JSON, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Index("matters_by_kind", "kind", "state"),
)
bulletins = sa.Table(  # 简报 and 通报 that were issued, as they were then
    "bulletins",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("period", sa.Text, nullable=False),
    sa.Column("issued_at", Moment, nullable=False),
    _ref("person", "people", nullable=False),
    sa.Column("paper", sa.JSON, nullable=False),
)
bulletin_notes = sa.Table(  # what is to stand in the next one
    "bulletin_notes",
    metadata,
    _id(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    _ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
resolutions = sa.Table(  # 议定事项
    "resolutions",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    _ref("unit", "units", nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("until", sa.Date, nullable=False),
    sa.Column("at", Moment, nullable=False),
    _ref("person", "people", nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("done_words", sa.Text, nullable=False),
    sa.Column("void", sa.Boolean, nullable=False),
    sa.Column("told", sa.Text),  # for which reasons somebody was asked about it
)
doubts = sa.Table(  # about photos of cases: domain/doubts.py
    "doubts",
    metadata,
    _id(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("photo", sa.Text, nullable=False),
    sa.Column("other_case", sa.Integer),
    _text("other"),
    _text("step"),
    sa.Column("taken_at", Moment),
    sa.Column("metres", sa.Integer, nullable=False),
)
lookups = sa.Table(  # 自报倒查: what was looked for, by which rules
    "lookups",
    metadata,
    _id(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    _ref("unit", "units", nullable=False),
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
walks = sa.Table(  # 走街: whoever walks, in one chat, and how far it is
    "walks",
    metadata,
    _id(),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("chat", sa.Text, nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    _ref("person", "people", nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    _text("route"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("last_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    sa.Index("walks_by_sender", "platform", "sender", "state"),
)
walk_items = sa.Table(  # the list of a walk; `cases` became of a line
    "walk_items",
    metadata,
    _id(),
    _ref("walk", "walks", nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    _text("text"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    sa.Column("place", sa.JSON(none_as_null=True)),
    _text("message"),
    sa.Column("dropped", sa.Boolean, nullable=False, default=False),
    sa.Column("cases", sa.JSON, nullable=False),
)
dragnets = sa.Table(  # 拉网 over the points of a scope
    "dragnets",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False),
    _ref("opened_by", "people", nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Column("ended_at", Moment, index=True),
    sa.Column("case", sa.Integer),  # 触类旁通: the closed case whose like is looked for
)
dragnet_points = sa.Table(  # what was found at each of its points, and by whom
    "dragnet_points",
    metadata,
    sa.Column("dragnet", sa.Integer, sa.ForeignKey("dragnets.id"), primary_key=True),
    sa.Column("point", sa.Integer, sa.ForeignKey("points.id"), primary_key=True),
    sa.Column("result", sa.Text),
    _text("words"),
    _ref("person", "people"),
    sa.Column("at", Moment),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number")),
)
score_draws = sa.Table(  # 互评: the lots of each month
    "score_draws",
    metadata,
    _id(),
    sa.Column("month", sa.Date, nullable=False, unique=True),
    sa.Column("seed", sa.Text, nullable=False),
    sa.Column("line", sa.Integer, nullable=False),  # of the history; 0 where there was none
    sa.Column("basis", sa.Text, nullable=False),
    sa.Column("order", sa.JSON, nullable=False),
    sa.Column("shifts", sa.JSON, nullable=False),
    sa.Column("begins", sa.Boolean, nullable=False),
    sa.Column("drawn_at", Moment, nullable=False),
    _ref("drawn_by", "people", nullable=False),
    sa.Column("until", Moment, nullable=False),
    sa.Column("ended_at", Moment),
)
score_sheets = sa.Table(  # what a grid gave another; a correction is another row
    "score_sheets",
    metadata,
    _id(),
    _ref("draw", "score_draws", nullable=False, index=True),
    sa.Column("scorer", sa.Text, nullable=False),
    sa.Column("scored", sa.Text, nullable=False),
    sa.Column("points", sa.Float, nullable=False),
    _text("words"),
    _ref("person", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("photos", sa.JSON, nullable=False),
    _text("message"),
)
look_backs = sa.Table(  # draws of 回头看, and all that could be drawn: domain/lookback.py
    "look_backs",
    metadata,
    _id(),
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
score_lists = sa.Table(  # 红黄榜: each of a month, and each anew
    "score_lists",
    metadata,
    _id(),
    sa.Column("month", sa.Date, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("names", sa.JSON, nullable=False),
    _text("basis"),
    sa.Column("entries", sa.JSON, nullable=False),
    sa.Column("cut_at", Moment, nullable=False),
    sa.Column("until", Moment),
    sa.Column("told_at", Moment),
    sa.UniqueConstraint("month", "revision"),
)
score_list_events = sa.Table(  # every step of one, and every objection
    "score_list_events",
    metadata,
    _id(),
    _ref("list", "score_lists", nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    _ref("person", "people"),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("grid", sa.Text, nullable=False),
    _text("words"),
    _text("message"),
)
reminded = sa.Table(
    "reminded",
    metadata,
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), primary_key=True),
    sa.Column("reason", sa.Text, primary_key=True),
    sa.Column("due_at", Moment, primary_key=True),
    sa.Column("holder", sa.Integer),  # the person who was reminded; none of what the ladder (升级) told
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
new_places = sa.Table(  # places that no register has, and what became of them: actions/new_points.py
    "new_places",
    metadata,
    _ref("grid", "grids", primary_key=True, nullable=False),
    sa.Column("place", sa.Text, primary_key=True),  # narrowed: domain/placewords.py
    sa.Column("told_at", Moment),  # when the office was asked; none if it was never asked
    sa.Column("added", sa.Boolean),  # none until somebody decides
    _ref("person", "people"),  # who decided
)

# --- messages -----------------------------------------------------------------------------------------------

inbox = sa.Table(
    "inbox",
    metadata,
    _id(),
    _text("platform"),
    _text("chat"),
    sa.Column("private", sa.Boolean, nullable=False),
    _text("message"),
    _text("sender"),
    _text("text"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("carries", sa.JSON, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", Moment),
    sa.Column("album", sa.Text),  # what the messages of one album share
    sa.UniqueConstraint("platform", "chat", "message"),
    sa.Index("inbox_by_state", "state", "id"),
    sa.Index("inbox_by_album", "platform", "chat", "album"),
)
outbox = sa.Table(
    "outbox",
    metadata,
    _id(),
    _text("platform"),
    _text("chat"),
    sa.Column("private", sa.Boolean, nullable=False),
    _text("text"),
    sa.Column("carries", sa.JSON, nullable=False),
    sa.Column("key", sa.Text, unique=True),
    _text("kind"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", Moment),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.Column("message", sa.Text),
    sa.Column("card", sa.Integer),  # the case whose earlier card it replaces
    sa.Column("owner", sa.Text),  # which process is sending it, and how long it may
    sa.Column("leased_until", Moment),
    sa.Column("asker", sa.Text, nullable=False, server_default=""),  # whose message it answers
    sa.Column("parts", sa.JSON),  # platform ids of its parts that are sent, where it takes several messages
    sa.Column("notice", sa.Text, nullable=False, default="", server_default=""),  # its kind; '' of an answer
    _flag("gathered"),  # it is told with the evening's digest instead
    sa.Index(
        "outbox_gathered",
        "created_at",
        sqlite_where=sa.text("gathered IS 1"),
        postgresql_where=sa.text("gathered IS true"),
    ),
    sa.Index("outbox_by_state", "state", "id"),
    sa.Index("outbox_by_card", "card", "platform", "chat"),
    sa.Index("outbox_by_sending", "platform", "sent_at"),
    sa.Index(
        "outbox_by_message",
        "message",
        "platform",
        "chat",
        sqlite_where=sa.text("message IS NOT NULL"),
        postgresql_where=sa.text("message IS NOT NULL"),
    ),
)
notice_wishes = (
    sa.Table(  # what groups and people chose to hear when; a row for each choice, the last one holds
        "notice_wishes",
        metadata,
        _id(),
        sa.Column("group", sa.Integer),  # one of the two
        sa.Column("person", sa.Integer),
        _text("notice"),
        _text("wish"),
        _ref("by", "people", nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
)
asks = sa.Table(
    "asks",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("sender", sa.Text, primary_key=True),
    _text("then"),
    sa.Column("photos", sa.JSON, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("only_yes", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("place", sa.JSON(none_as_null=True)),
    sa.Column("only_photos", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
)
asked = sa.Table(  # what somebody asked last, for what they ask after it
    "asked",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("sender", sa.Text, primary_key=True),
    sa.Column("question", sa.JSON, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
)
moved_chats = sa.Table(  # a group that got another 群号 from its platform
    "moved_chats",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("old", sa.Text, primary_key=True),
    sa.Column("new", sa.Text, nullable=False),
)
web_messages = sa.Table(  # the local web chat is its own platform: this is what it shows
    "web_messages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.Text, nullable=False),
    _text("sender"),
    _text("text"),
    sa.Column("carries", sa.JSON, nullable=False),
    sa.Column("quote", sa.Integer),
    sa.Column("at", Moment, nullable=False),
    sa.Column("once", sa.Text, unique=True),
    sa.Index("web_messages_by_chat", "chat", "id"),
    sqlite_autoincrement=True,
)

# --- the clock's work ---------------------------------------------------------------------------------------

runs = sa.Table(  # whoever inserts the row has the run
    "runs",
    metadata,
    sa.Column("job", sa.Text, primary_key=True),
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("slot", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
)
roll_calls = sa.Table(
    "roll_calls",
    metadata,
    _id(),
    _ref("group", "groups", nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("called_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    _count("roster"),  # whose shift it calls; 0 for the call of the day (点名)
    sa.Column("shift", sa.Text, nullable=False, server_default=""),  # when that begins: 08:00
    sa.Column("over_at", Moment),  # when that ends
    sa.UniqueConstraint("group", "day", "roster", "shift", name="one_call_of_a_shift"),
)
roll_call_people = sa.Table(
    "roll_call_people",
    metadata,
    sa.Column("roll_call", sa.Integer, sa.ForeignKey("roll_calls.id"), primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("answer", sa.Text),
    _text("reason"),
    sa.Column("answered_at", Moment),
    sa.Column("late", sa.Boolean, nullable=False, default=False),
    sa.Column("detail", sa.Text, nullable=False, server_default=""),
    sa.Column("stands_in_for", sa.Integer),  # the person whose place this one takes
)
rosters = sa.Table(
    "rosters",
    metadata,
    _id(),
    _text("post"),
    sa.Column("shifts", sa.JSON, nullable=False),
    sa.Column("people", sa.JSON, nullable=False),
    _ref("point", "points"),
    _ref("unit", "units"),
    sa.Column("parts", sa.JSON, nullable=False),
    sa.Column("days", sa.JSON, nullable=False),
    sa.Column("substitutes", sa.JSON, nullable=False),
    _text("answering"),
    sa.Column("first", sa.Date),
    sa.Column("last", sa.Date),
    _flag("added"),
    sa.Column("since", Moment),
    _active(),
)
duty_changes = sa.Table(
    "duty_changes",
    metadata,
    _ref("roster", "rosters", nullable=False, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("shift", sa.Text, primary_key=True),
    _ref("person", "people", nullable=False, primary_key=True),
    _ref("substitute", "people", nullable=False),
    _ref("by", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
duty_checks = sa.Table(
    "duty_checks",
    metadata,
    _id(),
    _ref("roster", "rosters", nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("shift", sa.Text, nullable=False),
    _ref("person", "people", nullable=False),
    _ref("checker", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("present", sa.Boolean, nullable=False),
    _text("words"),
    sa.Column("explain_by", Moment),
    _text("explanation"),
    _ref("explained_by", "people"),
    _text("state"),
    _ref("signed_by", "people"),
    sa.Column("signed_at", Moment),
    sa.UniqueConstraint("roster", "day", "shift", "person", name="one_check_of_a_person"),
)
squad_calls = sa.Table(
    "squad_calls",
    metadata,
    _id(),
    _text("place"),
    _text("words"),
    _ref("opened_by", "people", nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    _ref("roster", "rosters", nullable=False),
    sa.Column("answer_by", Moment, nullable=False),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number")),
    sa.Column("tried", sa.JSON, nullable=False),
    sa.Column("state", sa.Text, nullable=False, index=True),
    _ref("taken_by", "people"),
    sa.Column("taken_at", Moment),
    sa.Column("arrived_at", Moment),
    sa.Column("done_at", Moment),
)
leaves = sa.Table(
    "leaves",
    metadata,
    _id(),
    _ref("person", "people", nullable=False, index=True),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False),
    _text("reason"),
    sa.Column("substitute", sa.Integer),  # who stands in meanwhile, if that was said
)
