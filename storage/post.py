"""The post: messages that came in and that go out, with the platforms' ids. Handlers and jobs are not given it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from storage.albums import Albums
from storage.held import Held
from storage.mail import MOMENT, Inbox
from storage.making import Making
from storage.moves import Moves
from storage.outbox import Outbox
from storage.shown import Shown
from storage.statements import WAITS
from storage.web import WebMessages
from storage.wecom_ids import WecomIds


@dataclass(frozen=True, slots=True)
class Waits:
    """Whether any message, document or answer waits for its turn, also what somebody has in hand."""

    to_answer: bool
    to_make: bool
    to_say: bool


class Post:
    """One transaction's view of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.making = Making(connection)
        self.held = Held(connection, self.inbox)
        self.albums = Albums(connection, self.inbox)
        self.shown = Shown(connection)
        self.moves = Moves(connection)
        self.web = WebMessages(connection)
        self.wecom_ids = WecomIds(connection)

    def waits(self, at: datetime) -> Waits:
        """What there is to do."""
        row = self._connection.execute(WAITS, {"now": at, "lately": at - MOMENT}).one()
        return Waits(*map(bool, row))
