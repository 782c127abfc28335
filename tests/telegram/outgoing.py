"""What the bot has to say, put into its outbox, and a picture for it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from domain.chat import Chat, Outgoing
from domain.platform import Platform
from tests.telegram.wire import TelegramWire


async def put(town: TelegramWire, text: str, chat: int = 0, **more: Any) -> None:
    """Have the bot say something of its own accord."""
    there = Chat(Platform.TELEGRAM, str(chat or town.room()), private=chat > 0)
    with town.app.database.transaction() as store:
        store.post.outbox.put(Outgoing(there, text, **more), town.clock.now())


def png(number: int) -> bytes:
    """A picture as the bot draws them, but empty."""
    out = BytesIO()
    Image.new("RGB", (300, 200), (number, 100, 50)).save(out, "PNG")
    return out.getvalue()
