"""Cases, their history, photos and matters."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, count, flag, id_, metadata, ref, text

cases = sa.Table(
    "cases",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("state", sa.Text, nullable=False),
    text("text"),
    text("source"),
    text("place"),
    ref("point", "points"),
    ref("grid", "grids"),
    ref("category", "categories"),
    ref("unit", "units"),
    ref("line_unit", "units"),
    ref("handler", "people"),
    ref("reporter", "people", nullable=False),
    ref("group", "groups"),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("opened_at", Moment, nullable=False),
    sa.Column("due_at", Moment),
    sa.Column("fixed_at", Moment),
    ref("fixed_by", "people"),
    sa.Column("closed_at", Moment),
    sa.Column("urgent", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("left_unit", sa.Integer),  # which unit had it, while the clock stands
    sa.Column("left_at", Moment),
    count("away"),  # seconds
    sa.Column("waiting_since", Moment),
    sa.Column("verified_by", sa.Integer),
    count("returned"),
    count("reworked"),
    count("reopened"),
    count("extended"),
    sa.Column("deferred_until", Moment),
    sa.Column("supervised", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("merged_into", sa.Integer),
    sa.Column("tied_to", sa.Integer),
    sa.Column("graded", sa.Text),  # by a person (定级); else the rule says how grave it is
    flag("confidential"),
    flag("withdrawn"),
    count("echoed"),
    sa.Column("excused_at", Moment),  # the limit that an appeal took out of the rate
    sa.Column("consulted_until", Moment),
    sa.Column("partners", sa.JSON, nullable=False, default=(), server_default="[]"),  # units
    sa.Column("instruction", sa.Text, nullable=False, default="", server_default=""),
    sa.Column("accountability", sa.Text, nullable=False, default="", server_default=""),
    flag("part"),  # of the case that it is tied to
    count("parts"),  # that it was split into
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
    sa.Index(
        "cases_by_accountability",
        "accountability",
        sqlite_where=sa.text("accountability != ''"),
        postgresql_where=sa.text("accountability != ''"),
    ),
)
events = sa.Table(  # append-only: triggers refuse UPDATE and DELETE; `hash` chains the events of one case
    "events",
    metadata,
    id_(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("at", Moment, nullable=False),
    ref("person", "people"),  # none for what the clock did
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    text("words"),
    text("message"),
    text("hash"),
    sa.Column("unit", sa.Integer),  # in whose hands it was; none in lines of earlier versions
    # The hash of what the case itself says after the step; none in lines of earlier versions.
    sa.Column("seal", sa.Text, nullable=False, server_default=""),
    sa.Index("events_by_message", "message"),
    sa.Index("events_by_time", "at"),
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
    id_(),
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
        id_(),
        sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
        ref("unit", "units", nullable=False),
        sa.Column("due_at", Moment, nullable=False, index=True),
        sa.Column("on_time", sa.Boolean, nullable=False),
    )
)
matters = sa.Table(  # 延期 挂账 会商 督办 回头看 申诉: what is tied to a case and has a life of its own
    "matters",
    metadata,
    id_(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    text("label"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    ref("opened_by", "people"),  # none for what the clock opened
    sa.Column("until", Moment),
    text("words"),
    ref("unit", "units"),
    ref("person", "people"),
    sa.Column("signatures", sa.JSON, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Index("matters_by_kind", "kind", "state"),
)
doubts = sa.Table(  # about photos of cases: domain/doubts.py
    "doubts",
    metadata,
    id_(),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number"), nullable=False, index=True),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("photo", sa.Text, nullable=False),
    sa.Column("other_case", sa.Integer),
    text("other"),
    text("step"),
    sa.Column("taken_at", Moment),
    sa.Column("metres", sa.Integer, nullable=False),
)
new_places = sa.Table(  # places that no register has, and what became of them: actions/new_points.py
    "new_places",
    metadata,
    ref("grid", "grids", primary_key=True, nullable=False),
    sa.Column("place", sa.Text, primary_key=True),  # narrowed: domain/placewords.py
    sa.Column("told_at", Moment),  # when the office was asked; none if it was never asked
    sa.Column("added", sa.Boolean),  # none until somebody decides
    ref("person", "people"),  # who decided
)
