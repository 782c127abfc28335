"""Accounts of people on the platforms, and the codes (登记码) by which they join."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Incoming
from domain.district import District, Person
from domain.platform import Platform
from storage import tables
from storage.statements import PERSON, REACHED

# Where people of an office are comes first.
_NEAR = {
    Platform.WECOM: 0,
    Platform.TELEGRAM: 1,
    Platform.WEB: 3,
}


class People:
    """Whose account it is, and where a person can be reached."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district
        self._by_account: dict[tuple[str, str], int | None] = {}

    def by_account(self, platform: Platform, account: str) -> Person | None:
        """The person behind an account; None for strangers and for people no longer in the register."""
        if (platform, account) not in self._by_account:
            wanted = {"platform_": platform, "account_": account}
            self._by_account[platform, account] = self._connection.scalar(PERSON, wanted)
        id_ = self._by_account[platform, account]
        return self._district.staff.get(id_) if id_ is not None else None

    def sender(self, message: Incoming) -> Person | None:
        """Who sent a message; None for strangers and for people no longer in the register."""
        return self.by_account(message.chat.platform, message.sender)

    def told(self, platform: Platform, account: str, person: int | None) -> None:
        """Remember for this transaction whose account it is; that was read along with the message."""
        self._by_account.setdefault((platform, account), person)

    def private_chats(self, people: Iterable[Person]) -> dict[int, Chat]:
        """The private talk with each of these people who has an account, by the person's id.

        On the work platform where they have talked, else on any, else on the local web chat.
        """
        return {person: chat for person, (chat, _) in self._reached(people).items()}

    def talks(self, people: Iterable[Person]) -> dict[int, Chat]:
        """The same of those alone who have ever said anything to the bot in that talk."""
        return {person: chat for person, (chat, talked) in self._reached(people).items() if talked}

    def _reached(self, people: Iterable[Person]) -> dict[int, tuple[Chat, bool]]:
        """Where each of them is reached, and whether they have talked there."""
        found: dict[int, dict[Platform, tuple[Chat, bool]]] = {person.id: {} for person in people}
        rows = self._connection.execute(REACHED, {"people_": list(found)}) if found else ()
        for person, platform, chat, talked in rows:
            found[person][Platform(platform)] = Chat(Platform(platform), chat, private=True), bool(talked)
        return {person: min(talks.values(), key=_distance) for person, talks in found.items() if talks}

    def accounts(self, platform: Platform, people: Iterable[int]) -> dict[int, str]:
        """The account of each of these people on a platform; without those who have none there."""
        accounts = tables.accounts.c
        query = sa.select(accounts.person, accounts.account).where(
            accounts.platform == platform, accounts.person.in_(list(people))
        )
        return {row.person: row.account for row in self._connection.execute(query)}

    def joined(self, people: Iterable[int]) -> set[int]:
        """Those of these people who have an account anywhere but in the web chat, where one plays anybody."""
        accounts = tables.accounts.c
        there = sa.select(accounts.person).where(
            accounts.platform != Platform.WEB, accounts.person.in_(list(people))
        )
        return set(self._connection.scalars(there))

    def join(self, platform: Platform, account: str, person: int) -> None:
        """Tie an account to a person. Their other accounts on that platform are cut off: they may be lost or sold.

        In the web chat one plays anybody by choosing them, so there the other account stays.
        """
        self._by_account = {(platform, account): person}
        accounts = tables.accounts
        own = accounts.c.account == account
        if platform != Platform.WEB:
            own |= accounts.c.person == person
        self._connection.execute(accounts.delete().where(accounts.c.platform == platform, own))
        self._connection.execute(accounts.insert().values(platform=platform, account=account, person=person))

    def issue_code(self, code: str, person: int, issued_by: int, expires_at: datetime) -> None:
        """Keep a new code. Only its hash is stored, so that a copy of the database lets nobody in."""
        self._connection.execute(
            tables.codes.insert().values(
                hash=_hash(code), person=person, issued_by=issued_by, expires_at=expires_at
            )
        )

    def use_code(self, code: str, at: datetime) -> Person | None:
        """Use up a code. Out: the person it stands for; None if it is unknown, used or expired."""
        codes = tables.codes
        valid = (codes.c.hash == _hash(code)) & codes.c.used_at.is_(None) & (codes.c.expires_at > at)
        row = self._connection.execute(sa.select(codes.c.person).where(valid)).first()
        spent = self._connection.execute(codes.update().where(valid).values(used_at=at))
        return self._district.staff.get(row.person) if row and spent.rowcount == 1 else None


def _distance(talk: tuple[Chat, bool]) -> tuple[bool, bool, int, str]:
    """The page last; then where nobody has talked yet."""
    (chat, talked), page = talk, talk[0].platform == Platform.WEB
    return page, not talked, _NEAR.get(chat.platform, 2), chat.platform


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
