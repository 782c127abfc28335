"""The control: a bot as it is written in an afternoon. It answers at once, keeps what came in memory, handles it when
it comes to it, and does not ask whether it has seen a message before. `python naive.py`, settings as the real one."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import os
import sqlite3
from pathlib import Path

from aiohttp import web

from storage.failpoints import reached

PLATFORM = 0.005  # seconds for the call that says the answer, as on a quick line to a platform
Message = tuple[str, dict[str, str], str]


class Bot:
    """Cases and what was said, in SQLite; what was heard, in memory."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS cases (number INTEGER PRIMARY KEY, text TEXT, photo TEXT)"
        )
        self._db.execute("CREATE TABLE IF NOT EXISTS said (id INTEGER PRIMARY KEY, chat TEXT, text TEXT)")
        self._queue: asyncio.Queue[Message] = asyncio.Queue()
        self._ids = itertools.count(1)

    async def hear(self, request: web.Request) -> web.Response:
        form = await request.post()
        photo = form.get("photo")
        sha256 = hashlib.sha256(photo.file.read()).hexdigest() if isinstance(photo, web.FileField) else ""
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        self._queue.put_nowait((request.match_info["chat"], fields, sha256))
        reached("message-committed")
        return web.json_response({"id": next(self._ids)}, status=201)

    async def handle(self, _app: web.Application) -> None:
        while True:
            chat, fields, photo = await self._queue.get()
            reached("effect-before-commit")
            row = self._db.execute("INSERT INTO cases (text, photo) VALUES (?, ?)", (fields["text"], photo))
            reached("effect-committed")
            await asyncio.sleep(PLATFORM)
            reached("send-done")
            self._db.execute(
                "INSERT INTO said (chat, text) VALUES (?, ?)", (chat, f"#{row.lastrowid} 已立案")
            )
            reached("send-marked")

    async def health(self, _request: web.Request) -> web.Response:
        return web.json_response({"backlog": {"inbox": {"todo": self._queue.qsize()}, "outbox": {}}})

    async def start(self, app: web.Application) -> None:
        app["worker"] = asyncio.create_task(self.handle(app))


if __name__ == "__main__":
    host, _, port = os.environ["ZOUJIE_LISTEN"].partition(":")
    bot, app = Bot(Path(os.environ["ZOUJIE_DATA_DIR"]) / "naive.db"), web.Application(client_max_size=2**24)
    app.add_routes([web.post("/api/chats/{chat}/messages", bot.hear), web.get("/healthz", bot.health)])
    app.on_startup.append(bot.start)
    web.run_app(app, host=host, port=int(port), print=None, access_log=None)
