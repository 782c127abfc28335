"""What the clock has run; 点名, 值班, 查岗, 应急."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, active, count, flag, id_, metadata, ref, text

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
    id_(),
    ref("group", "groups", nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("called_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    count("roster"),  # whose shift it calls; 0 for the call of the day (点名)
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
    text("reason"),
    sa.Column("answered_at", Moment),
    sa.Column("late", sa.Boolean, nullable=False, default=False),
    sa.Column("detail", sa.Text, nullable=False, server_default=""),
    sa.Column("stands_in_for", sa.Integer),  # the person whose place this one takes
)
rosters = sa.Table(
    "rosters",
    metadata,
    id_(),
    text("post"),
    sa.Column("shifts", sa.JSON, nullable=False),
    sa.Column("people", sa.JSON, nullable=False),
    ref("point", "points"),
    ref("unit", "units"),
    sa.Column("parts", sa.JSON, nullable=False),
    sa.Column("days", sa.JSON, nullable=False),
    sa.Column("substitutes", sa.JSON, nullable=False),
    text("answering"),
    sa.Column("first", sa.Date),
    sa.Column("last", sa.Date),
    sa.Column("window", sa.Integer),  # seconds
    flag("added"),
    sa.Column("since", Moment),
    active(),
)
duty_changes = sa.Table(
    "duty_changes",
    metadata,
    ref("roster", "rosters", nullable=False, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("shift", sa.Text, primary_key=True),
    ref("person", "people", nullable=False, primary_key=True),
    ref("substitute", "people", nullable=False),
    ref("by", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
)
duty_checks = sa.Table(
    "duty_checks",
    metadata,
    id_(),
    ref("roster", "rosters", nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("shift", sa.Text, nullable=False),
    ref("person", "people", nullable=False),
    ref("checker", "people", nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("present", sa.Boolean, nullable=False),
    text("words"),
    sa.Column("explain_by", Moment),
    text("explanation"),
    ref("explained_by", "people"),
    text("state"),
    ref("signed_by", "people"),
    sa.Column("signed_at", Moment),
    ref("taken_back_by", "people"),
    sa.Column("taken_back_at", Moment),
    sa.Column("photos", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("explained_with", sa.JSON, nullable=False, server_default="[]"),
    sa.UniqueConstraint("roster", "day", "shift", "person", name="one_check_of_a_person"),
)
squad_calls = sa.Table(
    "squad_calls",
    metadata,
    id_(),
    text("place"),
    text("words"),
    ref("opened_by", "people", nullable=False),
    sa.Column("opened_at", Moment, nullable=False),
    ref("roster", "rosters", nullable=False),
    sa.Column("answer_by", Moment, nullable=False),
    sa.Column("case", sa.Integer, sa.ForeignKey("cases.number")),
    sa.Column("tried", sa.JSON, nullable=False),
    sa.Column("state", sa.Text, nullable=False, index=True),
    ref("taken_by", "people"),
    sa.Column("taken_at", Moment),
    sa.Column("arrived_at", Moment),
    sa.Column("done_at", Moment),
)
leaves = sa.Table(
    "leaves",
    metadata,
    id_(),
    ref("person", "people", nullable=False, index=True),
    sa.Column("first", sa.Date, nullable=False),
    sa.Column("last", sa.Date, nullable=False),
    text("reason"),
    sa.Column("substitute", sa.Integer),  # who stands in meanwhile, if that was said
)
