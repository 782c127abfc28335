"""What handlers and jobs are given: one transaction's view of everything that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, NestedTransaction

from domain.chat import Chat
from domain.district import District, Group
from domain.recognise import Recogniser
from storage import register
from storage.albums import Albums
from storage.asks import Asks
from storage.case_photos import CasePhotos
from storage.cases import Cases
from storage.chats import Chats
from storage.held import Held
from storage.mail import Inbox, Outbox
from storage.people import People
from storage.photos import PhotoFiles
from storage.register import Change
from storage.rollcalls import RollCalls
from storage.runs import Runs
from storage.shown import Shown
from storage.sources import Sources
from storage.web import WebMessages
from storage.wecom_ids import WecomIds
from storage.workdays import WorkDays


@dataclass(frozen=True)
class Register:
    """The register as it stood at `version`, with what is built from it once."""

    version: int
    district: District
    recogniser: Recogniser
    calendar: WorkDays

    @cached_property
    def group_at(self) -> dict[tuple[str, str], Group]:
        """Groups by platform and 群号."""
        return {(group.platform, group.chat): group for group in self.district.groups}


class Store:
    """One transaction. Everything read or written through it stands or falls together."""

    def __init__(self, connection: Connection, known: Register, files: PhotoFiles) -> None:
        self.connection = connection
        self._known = known
        self.district = known.district
        self.recogniser = known.recogniser
        self.calendar = known.calendar
        self.files = files
        self.zone = known.calendar.zone
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection)
        self.held = Held(connection, self.inbox)
        self.shown = Shown(connection)
        self.albums = Albums(connection, self.inbox)
        self.sources = Sources(connection)
        self.chats = Chats(connection)
        self.photos = CasePhotos(connection, files)
        self.cases = Cases(connection, known.district, self.photos)
        self.people = People(connection, known.district)
        self.wecom_ids = WecomIds(connection)
        self.asks = Asks(connection)
        self.rollcalls = RollCalls(connection)
        self.runs = Runs(connection)
        self.web = WebMessages(connection)

    def group_of(self, chat: Chat) -> Group | None:
        """The registered group that is this chat, if it is one."""
        return self._known.group_at.get((chat.platform, chat.id))

    def savepoint(self) -> NestedTransaction:
        """Part of the transaction that can be undone by itself."""
        return self.connection.begin_nested()

    @property
    def stands(self) -> bool:
        """False once the database has undone the whole transaction by itself, as SQLite does when the disk is full."""
        driver: Any = self.connection.connection.dbapi_connection
        return bool(getattr(driver, "in_transaction", not self.connection.invalidated))

    def bring_to(self, book: District) -> list[Change]:
        """Make the register what a workbook says; see storage/register.py."""
        return register.bring_to(self.connection, book)
