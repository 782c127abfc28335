"""The control on Telegram: python-telegram-bot's own intake, as its documentation has it, and one handler.

Polling is its Updater. For a webhook it is its documented way with a web server of one's own: the update goes into
the application's queue, and 200 is answered. `python stock.py`, settings as the real one.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import sqlite3
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

HOME = Path(os.environ["ZOUJIE_DATA_DIR"])
API = os.environ["ZOUJIE_TELEGRAM_API_URL"]
WEBHOOK = os.environ.get("ZOUJIE_TELEGRAM_WEBHOOK_URL", "")
SECRET = os.environ.get("ZOUJIE_TELEGRAM_WEBHOOK_SECRET", "")
Stock = Application[Any, Any, Any, Any, Any, Any]

database = sqlite3.connect(HOME / "stock.db", isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=FULL")
database.execute("CREATE TABLE IF NOT EXISTS cases (number INTEGER PRIMARY KEY, text TEXT, photo TEXT)")


async def report(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One row for each message, and an answer."""
    message = update.effective_message
    assert message is not None
    photo = ""
    if message.photo:
        file = await message.photo[-1].get_file()
        data = bytes(await file.download_as_bytearray())
        photo = hashlib.sha256(data).hexdigest()
        await asyncio.to_thread((HOME / photo).write_bytes, data)
    text = message.text or message.caption
    found = database.execute("INSERT INTO cases (text, photo) VALUES (?, ?)", (text, photo))
    await message.reply_text(f"#{found.lastrowid} 已立案")


async def main() -> None:
    """Run until the process ends."""
    stock: Stock = (
        Application.builder()
        .token(os.environ["ZOUJIE_TELEGRAM_TOKEN"])
        .base_url(f"{API}/bot")
        .base_file_url(f"{API}/file/bot")
        .build()
    )
    stock.add_handler(MessageHandler(filters.ALL, report))

    async def hear(request: web.Request) -> web.Response:
        await stock.update_queue.put(Update.de_json(await request.json(), stock.bot))
        return web.Response()

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"backlog": {"inbox": {"todo": stock.update_queue.qsize()}, "outbox": {}}})

    async with stock:
        await stock.start()
        host, _, port = os.environ["ZOUJIE_LISTEN"].partition(":")
        site = web.Application()
        site.add_routes([web.get("/healthz", health), web.post("/telegram", hear)])
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, host, int(port)).start()
        if WEBHOOK:
            await stock.bot.set_webhook(WEBHOOK, secret_token=SECRET)
        else:
            assert stock.updater is not None
            await stock.updater.start_polling()
        await asyncio.Event().wait()


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # it would write its token into the log
    asyncio.run(main())
