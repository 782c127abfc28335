"""What people say while the database is away is neither lost nor done twice, and the program ends when told to."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.gateways import journalling
from bot.gateways.wecom.words import LOST
from bot.settings import SHANGHAI
from storage.database import Database
from storage.journal import Journal, JournalFailed
from storage.photos import PhotoFiles
from tests.contract import GROUP, REPORTER
from tests.memory import MEMORY
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.postgresql import fill, postgresql
from tests.score.wecom_site import Serve
from tests.site import on_sqlite
from tests.talk import ZONE
from tests.turns import AT_LARGE
from tests.wecom.district import account, chat, move_in
from tests.wecom.server import FakeWeCom, running
from tests.wecom.wire import WecomWire
from tests.word_files import typed

MESSAGES = 10
OFFICE = "林晓岚"


@dataclass(frozen=True)
class Away:
    """A database that goes away and comes back, and the program on it."""

    url: str
    goes: Callable[[], Awaitable[None]]
    comes: Callable[[], Awaitable[None]]


@contextmanager
def postgresql_stops() -> Iterator[Away]:
    """A server that no other test is on is stopped at once."""
    with postgresql(MEMORY, durable=False) as server:
        server.run("CREATE DATABASE zoujie")
        fill(server.url("zoujie"))
        yield Away(server.url("zoujie"), server.die, server.rise)


@contextmanager
def sqlite_is_locked(template: Path, folder: Path) -> Iterator[Away]:
    """Another process writes, and does not end."""
    settings = on_sqlite(template, folder)
    with closing(sqlite3.connect(folder / "zoujie.db", isolation_level=None)) as other:

        async def locks() -> None:
            other.execute("BEGIN EXCLUSIVE")

        async def lets_go() -> None:
            other.execute("ROLLBACK")

        yield Away(settings.database_url, locks, lets_go)


@asynccontextmanager
async def serving(folder: Path, fake: FakeWeCom, url: str) -> AsyncIterator[Serve]:
    """The program on that database and that WeCom; started, and killed in the end."""
    program = Serve(folder, fake)
    program._wecom["ZOUJIE_DATABASE_URL"] = url
    await program.start()
    await fake.world.until(lambda: fake.robot.active)
    yield program
    await program.kill()


async def health(program: Serve) -> dict[str, Any]:
    """What it says of itself, also while it is not well."""
    async with aiohttp.ClientSession() as http, http.get(f"{program.url}/healthz") as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    """Something is so, sooner or later."""
    async with asyncio.timeout(PATIENCE):
        while not await is_so():  # noqa: ASYNC110 another process
            await asyncio.sleep(0.05)


@AT_LARGE
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_ten_messages(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Said while the database is away; then SIGTERM, a start, and each is one case, in order."""
    with (
        postgresql_stops()
        if kind == "postgresql"
        else sqlite_is_locked(request.getfixturevalue("sqlite_template"), tmp_path)
    ) as away:
        async with running(Clock(SHANGHAI).now) as fake:
            database = Database(away.url, PhotoFiles(tmp_path / "photos"), ZONE)
            district = move_in(database, fake.world)
            room, sender = chat(district, GROUP), account(district, REPORTER)

            async def say(number: int) -> None:
                await fake.people.says(sender, f"@走街 上报 人民广场东侧 占道经营 第{number}处", group=room)

            async with serving(tmp_path, fake, away.url) as program:
                await away.goes()
                for number in range(1, MESSAGES + 1):
                    await say(number)

                async def are_in_the_journal() -> bool:
                    return bool((await health(program))["journal"]["waiting"] == MESSAGES)

                await until(are_in_the_journal)
                code, _took = await program.stop()  # how long it may take is measured by `make score`
                assert code == 0
            await away.comes()
            async with serving(tmp_path, fake, away.url) as program:

                async def are_answered() -> bool:
                    return (
                        len(fake.world.in_chat(room)) >= 1
                        and (await health(program))["journal"]["waiting"] == 0
                    )

                await until(are_answered)
                await say(MESSAGES + 1)
                texts: list[str] = []

                async def are_cases() -> bool:
                    with database.reading() as store:
                        texts[:] = [case.text for case in store.cases.every()]
                    return len(texts) > MESSAGES

                await until(are_cases)
                told = await health(program)
            database.close()
    found = [int(text.partition("第")[2].removesuffix("处")) for text in texts]
    assert found == [*range(1, MESSAGES + 2)]
    assert (told["ok"], told["journal"]) == (True, {"waiting": 0, "lost": 0})


@contextmanager
def away(wire: WecomWire, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody else writes into the bot's database."""
    monkeypatch.setattr(journalling, "PATIENCE", 0.05)
    with wire.app.database.transaction():
        yield


async def test_a_picture_whose_link_has_ended(wire: WecomWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is fetched while the database is away, for its link lives five minutes."""
    with away(wire, monkeypatch):
        await wire.say(REPORTER, "上报 人民广场东侧 占道经营", [small_photo(1)])
        await noted(wire, "photos")
        wire.fake.links._links.clear()
    await wire.settle()
    with wire.app.database.reading() as store:
        assert sum(len(one) for one in store.photos.by_event(1).values()) == 1


async def test_a_document_whose_link_has_ended(wire: WecomWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text is noted while the database is away."""
    sender = account(wire.district, OFFICE)
    with away(wire, monkeypatch):
        await wire.fake.people.sends_file(sender, typed("第一条 甲", "第二条 乙"), "办法.docx")
        await noted(wire, "files")
        wire.fake.links._links.clear()

    async def is_answered() -> bool:
        await wire.app.settle()
        return bool(wire.fake.world.texts(sender))

    await until(is_answered)
    assert wire.fake.world.texts(sender)[0].startswith("办法．docx：2 条")


async def noted(wire: WecomWire, what: str) -> None:
    """Until the journal has what a message needs."""
    journal = Journal(wire.app.settings.data_dir / "journal.db")

    async def is_noted() -> bool:
        entry = journal.oldest("企业微信")
        return entry is not None and bool(entry.came.what.get(what))

    await until(is_noted)
    journal.close()


async def test_neither_takes_it(
    wire: WecomWire, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The sender is told, the loss is counted, and what comes later is taken."""

    def fails(*_: object) -> int:
        raise JournalFailed("disk full")

    with monkeypatch.context() as patch, away(wire, patch):
        patch.setattr(journalling, "JOURNAL_PAUSES", ())
        patch.setattr(Journal, "put", fails)
        await wire.say(REPORTER, "上报 人民广场东侧 占道经营")
        await wire.fake.world.until(lambda: LOST in wire.fake.world.texts(chat(wire.district, GROUP)))
    wire.fake.world.delivered.clear()  # nobody waits for it any more
    assert [one.aside().lost for one in wire.app.platforms][-1] == 1
    assert "1 messages of 企业微信 are lost" in caplog.text
    await wire.say(REPORTER, "上报 金山东路 店外经营")
    await wire.settle()
    with wire.app.database.reading() as store:
        assert [case.text for case in store.cases.every()] == ["金山东路 店外经营"]
