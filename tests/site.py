"""The web chat over real HTTP, on a loopback port, for tests that speak its contract."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from bot.app import App, build, running
from bot.clock import Clock
from bot.gateways.webchat.typed import TypedFile
from bot.settings import Settings
from bot.web import application
from storage.database import Database
from storage.photos import PhotoFiles
from tests.patience import PATIENCE
from tests.platforms import ON_THE_PAGE
from tests.talk import ZONE, StillClock

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)
GRID, PATROL, HANDLER, INSPECTOR, OFFICE = "grid-01", "22", "21", "6", "3"  # of the sample district


@dataclass(frozen=True)
class Site:
    """A running bot and somebody who calls it."""

    app: App
    client: TestClient[Any, Any]

    async def post(self, chat: str, sender: str, text: str = "", *photos: bytes, **fields: object) -> Any:
        """Send a message as the page does. Out: the response's status and JSON."""
        form = FormData(default_to_multipart=True, quote_fields=False)  # as browsers do
        form.add_field("sender", sender)
        form.add_field("text", text)
        for name, value in fields.items():
            if isinstance(value, TypedFile):
                form.add_field("file", BytesIO(value.data), filename=value.name)
            else:
                form.add_field(name, str(value))
        for photo in photos:
            form.add_field("photo", BytesIO(photo), filename="照片.jpg", content_type="image/jpeg")
        path = URL(f"/api/chats/{chat}/messages", encoded=True)
        return await told(await self.client.post(path, data=form))

    async def say(self, chat: str, sender: str, text: str = "", *photos: bytes, **fields: object) -> int:
        """Send a message that is taken. Out: its id."""
        status, answer = await self.post(chat, sender, text, *photos, **fields)
        assert status == 201, answer
        return int(answer["id"])

    async def press(self, chat: str, sender: str, message: object, choice: str) -> Any:
        """Press a button. Out: the response's status and JSON."""
        body = {"sender": sender, "message": message, "choice": choice}
        return await told(await self.client.post(f"/api/chats/{chat}/press", json=body))

    async def read(self, chat: str, **query: object) -> list[dict[str, Any]]:
        """The messages of a chat."""
        response = await self.client.get(
            f"/api/chats/{chat}/messages", params={name: str(value) for name, value in query.items()}
        )
        assert response.status == 200, await response.text()
        found: list[dict[str, Any]] = await response.json()
        return found

    async def shown(self, chat: str, message: int) -> dict[str, Any]:
        """One message as the chat shows it, whatever was said after it."""
        return next(one for one in await self.read(chat, after=message - 1) if one["id"] == message)

    async def answer_to(self, chat: str, message: int) -> dict[str, Any]:
        """What the bot said next in that chat."""
        while True:
            found = await self.read(chat, after=message, wait=PATIENCE)
            assert found, "the bot said nothing"
            if found[0]["sender"] == "bot":
                return found[0]
            message = found[0]["id"]


async def told(response: ClientResponse) -> tuple[int, Any]:
    """Status and JSON of a response."""
    return response.status, await response.json()


def refusal(answer: tuple[int, Any]) -> str:
    """The sentence of a refusal: it is the only thing in the answer, in Chinese, and no program text."""
    status, body = answer
    assert 400 <= status < 500, answer
    assert set(body) == {"error"}
    error = str(body["error"])
    assert any("\u4e00" <= sign <= "\u9fff" for sign in error), error
    assert not any(word in error for word in ("Error", "Traceback", "Exception", "None", "sqlite"))
    return error


@asynccontextmanager
async def at_work(settings: Settings, clock: Clock | None, *, demo: bool = True) -> AsyncIterator[Site]:
    """The bot at work on a database that is there, reached over HTTP."""
    app = await build(settings, clock)
    server = TestServer(application(app, demo=demo))
    async with running(app), TestClient(server) as client:
        yield Site(app, client)


@asynccontextmanager
async def sample_site(
    template: Path, folder: Path, clock: Clock | None = None, *, demo: bool = True
) -> AsyncIterator[Site]:
    """The sample district on a new SQLite file, on a Monday at ten."""
    settings = on_sqlite(template, folder)
    async with at_work(settings, clock or StillClock(MONDAY), demo=demo) as site:
        yield site


def database_of(file: Path) -> closing[Database]:
    """A SQLite file as the bot's database, without photos."""
    return closing(Database(f"sqlite+aiosqlite:///{file}", PhotoFiles(file.parent), ZONE))


def on_sqlite(template: Path, folder: Path) -> Settings:
    """Settings with a copy of the sample district as their database."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, folder / "zoujie.db")
    return settings_in(folder)


def settings_in(folder: Path) -> Settings:
    """Settings with everything in one folder, for the web chat alone."""
    return Settings(f"sqlite+aiosqlite:///{folder / 'zoujie.db'}", data_dir=folder, platforms=ON_THE_PAGE)
