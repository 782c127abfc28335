"""The post: messages that came in and that go out, with the platforms' ids. Handlers and jobs are not given it."""

from __future__ import annotations

from sqlalchemy import Connection

from storage.albums import Albums
from storage.held import Held
from storage.mail import Inbox
from storage.making import Making
from storage.moves import Moves
from storage.outbox import Outbox
from storage.shown import Shown
from storage.web import WebMessages
from storage.wecom_ids import WecomIds


class Post:
    """One transaction's view of it."""

    def __init__(self, connection: Connection) -> None:
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.making = Making(connection)
        self.held = Held(connection, self.inbox)
        self.albums = Albums(connection, self.inbox)
        self.shown = Shown(connection)
        self.moves = Moves(connection)
        self.web = WebMessages(connection)
        self.wecom_ids = WecomIds(connection)
