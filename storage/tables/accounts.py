"""Who is who: accounts of people on the platforms."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, metadata, ref, text

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
    ref("person", "people", nullable=False),
)
wecom_ids = sa.Table(  # ids that come encrypted, and the plain ones they stand for
    "wecom_ids",
    metadata,
    sa.Column("open_id", sa.Text, primary_key=True),
    text("userid"),
    sa.Index("wecom_ids_by_userid", "userid"),
)
codes = sa.Table(  # 登记码: single use, kept as a hash
    "codes",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    ref("person", "people", nullable=False),
    ref("issued_by", "people", nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
)
