"""The accounts that a workbook names, beside those that people tied to themselves with a code (登记码)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from domain.district import District
from domain.platform import Platform
from storage import tables

Row = Mapping[str, Any]


def bring_to(
    connection: Connection,
    book: District,
    ids: Mapping[int, int],
    present: Mapping[tuple[Any, ...], Row],
) -> None:
    """The accounts the book names, and one of the web chat for everybody: there, a person's id is the account.

    An account that the book named before and names no more must not go on speaking for the person; those that
    people tied to themselves with a code (登记码) are not the book's and stay.
    """
    speaks, names = tables.accounts, tables.book_accounts
    before = {row["id"]: row["accounts"] for row in present.values()}
    after = {ids[one.id]: one.accounts for one in book.people}
    for person, named in after.items():
        for platform, account in before.get(person, frozenset()) - named:
            connection.execute(names.delete().where(names.c.person == person, names.c.platform == platform))
            connection.execute(speaks.delete().where(_is(platform, account), speaks.c.person == person))
    for person, named in after.items():
        for platform, account in named - before.get(person, frozenset()):
            connection.execute(names.insert().values(person=person, platform=platform, account=account))
        for platform, account in {*named, (Platform.WEB, str(person))}:
            connection.execute(speaks.delete().where(_is(platform, account)))
            connection.execute(speaks.insert().values(platform=platform, account=account, person=person))


def _is(platform: Platform, account: str) -> Any:
    return (tables.accounts.c.platform == platform) & (tables.accounts.c.account == account)
