"""The least a bot can do: a report comes in over HTTP, one insert for the case and one for the answer, one commit.

Same stack, same pragmas. No inbox, no authority, no history, no second copy of anything. `python minimal.py`;
on SQLite, or on what ZOUJIE_DATABASE_URL names, where each report commits by itself beside the others.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from aiohttp import web
from sqlalchemy.ext.asyncio import create_async_engine

metadata = sa.MetaData()
cases = sa.Table(
    "cases",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("chat", sa.Text, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.Text, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
)
FILE = f"sqlite+aiosqlite:///{Path(os.environ['ZOUJIE_DATA_DIR']) / 'minimal.db'}"
engine = create_async_engine(os.environ.get("ZOUJIE_DATABASE_URL", FILE))
one_writer = engine.dialect.name == "sqlite"
writing = asyncio.Lock() if one_writer else contextlib.nullcontext()
said = asyncio.Condition()


@sa.event.listens_for(engine.sync_engine, "connect")
def connect(connection: Any, _record: Any) -> None:
    if not one_writer:
        return
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000"):
        connection.execute(f"PRAGMA {pragma}")


async def hear(request: web.Request) -> web.Response:
    form, chat = await request.post(), request.match_info["chat"]
    row = {"chat": chat, "sender": str(form["sender"]), "text": str(form["text"])}
    async with writing, engine.begin() as connection:
        number = await connection.scalar(cases.insert().values(row).returning(cases.c.number))
        await connection.execute(answers.insert().values(chat=chat, text=f"#{number} 已立案"))
    async with said:
        said.notify_all()
    return web.json_response({"id": number}, status=201)


async def messages(request: web.Request) -> web.Response:
    chat, after = request.match_info["chat"], int(request.query.get("after", 0))
    query = (
        sa.select(answers)
        .where(answers.c.chat == chat, answers.c.id > after)
        .order_by(answers.c.id)
        .limit(100)
    )
    async with engine.connect() as connection:
        rows = (await connection.execute(query)).mappings().all()
    if not rows and "wait" in request.query:
        async with said:
            await said.wait()
    return web.json_response([dict(row) | {"sender": "bot"} for row in rows])


async def health(_request: web.Request) -> web.Response:
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    return web.json_response({"ok": True})


if __name__ == "__main__":
    host, _, port = os.environ["ZOUJIE_LISTEN"].partition(":")
    app, path = web.Application(), "/api/chats/{chat}/messages"
    app.add_routes([web.get("/healthz", health), web.post(path, hear), web.get(path, messages)])
    web.run_app(app, host=host, port=int(port), print=None, access_log=None)
