"""What one report may cost the database: a budget of statements, and one commit for its effect."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa
from aiohttp.test_utils import TestClient, TestServer

from bot.app import build
from bot.settings import Settings
from bot.web import application
from tests.site import GRID, MONDAY, PATROL, Site
from tests.talk import StillClock

MOST_STATEMENTS = 15  # from the message over HTTP to the card that everybody sees
LOCKS = 2  # more on PostgreSQL: what keeps the web chat's ids in order over several processes, kept and shown


@dataclass
class Spent:
    """What the database was asked, in order. A statement with many rows is one, as it is for the database."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0

    def __str__(self) -> str:
        lines = (f"{number:3} {' '.join(one.split())[:200]}" for number, one in enumerate(self.statements, 1))
        return "\n".join([f"{len(self.statements)} statements, {self.commits} commits:", *lines])


@pytest.fixture
async def site(settings: Settings) -> AsyncIterator[Site]:
    """The web chat over HTTP; nothing runs by itself, so that nothing is counted but what a test does."""
    async with by_hand(settings) as found:
        await report(found)  # the register is at hand now
        yield found


async def test_a_report_costs_few_statements(site: Site) -> None:
    """Text whose place and category are known, from HTTP to the visible card."""
    with spent(site) as all_of_it:
        await report(site)
    locks = 0 if site.app.database.one_writer else LOCKS
    assert len(all_of_it.statements) <= MOST_STATEMENTS + locks, f"\n{all_of_it}"


async def test_the_effect_is_one_commit(site: Site) -> None:
    """The case, its history, the answer and the mark of the message stand or fall together."""
    await site.say(GRID, PATROL, "上报 人民广场 占道经营")
    with spent(site) as effect:
        assert await site.app.dispatcher.answer_next() == 1
    written = {one.split()[2] for one in effect.statements if one.startswith("INSERT")}
    assert written >= {"cases", "events", "outbox"}, f"\n{effect}"
    assert effect.commits == 1, f"\n{effect}"


async def report(site: Site) -> None:
    """Somebody reports; their group sees the card."""
    message = await site.say(GRID, PATROL, "上报 人民广场 占道经营")
    await site.app.dispatcher.answer_next()
    await site.app.courier.deliver()
    card = (await site.read(GRID, after=message))[0]
    assert card["sender"] == "bot", card
    assert card["text"].startswith("#"), card


@asynccontextmanager
async def by_hand(settings: Settings) -> AsyncIterator[Site]:
    """The bot, reached over HTTP, whose dispatcher and courier work when they are told to."""
    app = await build(settings, StillClock(MONDAY))
    async with TestClient(TestServer(application(app, demo=True))) as client:
        yield Site(app, client)
    await app.close()


@contextmanager
def spent(site: Site) -> Iterator[Spent]:
    """Count what is asked in writing transactions: what the page reads is not the report's."""
    found, engine = Spent(), site.app.database._engine

    def asked(connection: sa.Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if _writes(connection):
            found.statements.append(statement)

    def committed(connection: sa.Connection) -> None:
        found.commits += _writes(connection)

    sa.event.listen(engine, "before_cursor_execute", asked)
    sa.event.listen(engine, "commit", committed)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", asked)
        sa.event.remove(engine, "commit", committed)


def _writes(connection: sa.Connection) -> bool:
    return not connection.get_execution_options().get("zoujie_reading")
