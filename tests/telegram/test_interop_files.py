"""Photos in both directions through telemelya, an emulator with real files that somebody else wrote.

With what it needs it is more than 100 MB, so it is in no lock file and this is skipped unless it is there. To run it,
in an environment of its own:

    pip install -r requirements-dev.lock
    pip install telemelya==0.2.2 'fakeredis[lua]==2.40.0' 'moto[s3,server]==5.2.5'
    python -m pytest -n0 tests/telegram/test_interop_files.py

Telemelya has no getUpdates, takes every chat for a private one and calls without the secret. So the update is ours,
put to the bot's webhook as Telegram puts it; the file's bytes, and all that the bot asks, are telemelya's. Albums,
documents, members and menus it does not know (404).
"""

from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.app import App, build
from bot.web import application
from storage.photos import Size
from tests.contract import GROUP, MONDAY, REPORTER
from tests.listening import Listening
from tests.npm import LOOPBACK
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.telegram.district import account, chat, move_in
from tests.telegram.hook import SECRET
from tests.telegram.wire import telegram
from tests.telegram.world import TOKEN, Json, World

pytest.importorskip("telemelya", reason="telemelya is not installed; see the head of this file")

pytestmark = pytest.mark.interop

SERVER = Path(__file__).parent / "interop" / "files_server.py"
ADDRESS, KEY = "https://bot.example.cn/hooks/telegram", "k" * 40


class Telemelya:
    """The running emulator, as its own test API shows it."""

    def __init__(self, address: str, session: ClientSession) -> None:
        self.address = address
        self._session = session

    async def upload(self, photo: bytes) -> str:
        """What somebody sent. Out: its file_id."""
        form = FormData()
        form.add_field("file", photo, filename="photo.jpg", content_type="image/jpeg")
        async with self._session.post(f"{self.address}/api/v1/test/upload_media", data=form) as answer:
            return str((await answer.json())["file_id"])

    async def asked(self, method: str) -> list[Json]:
        """What the bot asked for, by the method."""
        async with self._session.get(f"{self.address}/api/v1/test/responses") as answer:
            return [one for one in (await answer.json())["responses"] if one["method"] == method]

    async def download(self, file_id: str) -> bytes:
        """A file, as any bot gets it."""
        async with self._session.post(
            f"{self.address}/bot{TOKEN}/getFile", json={"file_id": file_id}
        ) as answer:
            path = (await answer.json())["result"]["file_path"]
        async with self._session.get(f"{self.address}/file/bot{TOKEN}/{path}") as answer:
            return await answer.read()


@pytest.fixture
async def telemelya() -> AsyncIterator[Telemelya]:
    """In a process of its own: it reads its settings from the environment."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(SERVER)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**LOOPBACK, "PATH": ""},
    )
    assert process.stdin is not None and process.stdout is not None
    port = int(await asyncio.wait_for(process.stdout.readline(), PATIENCE))
    async with ClientSession(headers={"Authorization": "Bearer any"}) as session:
        yield Telemelya(f"http://127.0.0.1:{port}", session)
    process.stdin.close()
    await asyncio.wait_for(process.wait(), PATIENCE)


class Group:
    """A group of the district with the bot in it, which hears by its webhook."""

    def __init__(self, app: App, hook: TestClient[Any, Any], sender: Json, room: Json) -> None:
        self.app = app
        self._hook = hook
        self._head = {"from": sender, "chat": room, "date": int(MONDAY.timestamp())}
        self._number = 0

    async def hears(self, **content: Any) -> None:
        """A message, kept and answered."""
        self._number += 1
        message = self._head | {"message_id": self._number} | content
        update = {"update_id": self._number, "message": message}
        async with asyncio.timeout(PATIENCE):
            while await self._put(update) == 503:  # noqa: ASYNC110 until it knows who it is
                await asyncio.sleep(0.05)
        await self.app.settle()

    async def _put(self, update: Json) -> int:
        async with self._hook.post("/hooks/telegram", json=update, headers={SECRET: KEY}) as answer:
            assert answer.status in (200, 503)
            return answer.status


@asynccontextmanager
async def in_group(address: str, template: Path, folder: Path) -> AsyncIterator[Group]:
    """The whole bot with TELEGRAM_WEBHOOK_URL set, and the sample district on Telegram."""
    clock = StillClock(MONDAY)
    world = World(clock.now)
    settings = telegram(on_sqlite(template, folder), address, webhook_url=ADDRESS, webhook_secret=KEY)
    app = await build(settings, clock)
    district = move_in(app.database, world)
    sender = world.users[account(world, district, REPORTER)]
    room = world.chat(world.rooms[chat(district, GROUP)])
    listening = Listening(app)
    try:
        async with TestClient(TestServer(application(app, demo=False))) as client:
            yield Group(app, client, sender, room)
    finally:
        await listening.end()
        await app.close()


async def test_a_photo_comes_and_goes(telemelya: Telemelya, sqlite_template: Path, tmp_path: Path) -> None:
    """A photo with a caption is fetched, byte for byte, and kept with the case; asked for, it is shown again."""
    photo = small_photo(1)
    file_id = await telemelya.upload(photo)
    size = {"file_id": file_id, "file_unique_id": "AQADone", "width": 1280, "height": 960}
    async with in_group(telemelya.address, sqlite_template, tmp_path) as group:
        await group.hears(photo=[size], caption="人民广场东侧 占道经营")
        (card,) = await telemelya.asked("sendMessage")
        assert "#1 处置中 · 占道经营" in card["text"] and "报整改" in str(card["reply_markup"])
        with group.app.database.reading() as store:
            (kept,) = (one for event in (store.photos.by_event(1)).values() for one in event)
        assert kept.sha256 == hashlib.sha256(photo).hexdigest()
        await group.hears(text="查 1")
        (shown,) = await telemelya.asked("sendPhoto")
        path = group.app.database.files.path(kept.sha256, Size.SHOWN)
        assert path is not None and await telemelya.download(shown["file_id"]) == path.read_bytes()
        assert "程晓燕 上报" in shown["caption"]
