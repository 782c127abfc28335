"""What came in and what goes out."""

from __future__ import annotations

import sqlalchemy as sa

from storage.tables.columns import Moment, flag, id_, metadata, ref, text

inbox = sa.Table(
    "inbox",
    metadata,
    id_(),
    text("platform"),
    text("chat"),
    sa.Column("private", sa.Boolean, nullable=False),
    text("message"),
    text("sender"),
    text("text"),
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
    id_(),
    text("platform"),
    text("chat"),
    sa.Column("private", sa.Boolean, nullable=False),
    text("text"),
    sa.Column("carries", sa.JSON, nullable=False),
    sa.Column("key", sa.Text, unique=True),
    text("kind"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False, default=0),
    sa.Column("not_before", Moment),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.Column("message", sa.Text),
    sa.Column("card", sa.Integer),  # the case whose earlier card it replaces
    # The case that its buttons are about, if it is no card and they are not used.
    sa.Column("asks", sa.Integer),
    sa.Column("about", sa.Text),  # what else its buttons decide, while they are not used
    sa.Column("owner", sa.Text),  # which process is sending it, and how long it may
    sa.Column("leased_until", Moment),
    sa.Column("asker", sa.Text, nullable=False, server_default=""),  # whose message it answers
    sa.Column("parts", sa.JSON),  # platform ids of its parts that are sent, where it takes several messages
    sa.Column("notice", sa.Text, nullable=False, default="", server_default=""),  # its kind; '' of an answer
    flag("gathered"),  # it is told with the evening's digest instead
    sa.Index(
        "outbox_gathered",
        "created_at",
        sqlite_where=sa.text("gathered IS 1"),
        postgresql_where=sa.text("gathered IS true"),
    ),
    sa.Index("outbox_by_state", "state", "id"),
    sa.Index("outbox_by_card", "card", "platform", "chat"),
    sa.Index(
        "outbox_by_asks",
        "asks",
        sqlite_where=sa.text("asks IS NOT NULL"),
        postgresql_where=sa.text("asks IS NOT NULL"),
    ),
    sa.Index(
        "outbox_by_about",
        "about",
        sqlite_where=sa.text("about IS NOT NULL"),
        postgresql_where=sa.text("about IS NOT NULL"),
    ),
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
        id_(),
        sa.Column("group", sa.Integer),  # one of the two
        sa.Column("person", sa.Integer),
        text("notice"),
        text("wish"),
        ref("by", "people", nullable=False),
        sa.Column("at", Moment, nullable=False),
    )
)
asks = sa.Table(
    "asks",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("sender", sa.Text, primary_key=True),
    text("then"),
    sa.Column("photos", sa.JSON, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("only_yes", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("place", sa.JSON(none_as_null=True)),
    sa.Column("only_photos", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("options", sa.JSON, nullable=False, default=(), server_default="[]"),
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
    text("sender"),
    text("text"),
    sa.Column("carries", sa.JSON, nullable=False),
    sa.Column("quote", sa.Integer),
    sa.Column("at", Moment, nullable=False),
    sa.Column("once", sa.Text, unique=True),
    sa.Index("web_messages_by_chat", "chat", "id"),
    sqlite_autoincrement=True,
)
