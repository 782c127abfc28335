"""What Telegram has already: a picture or document that was sent before is sent again by its id, not its bytes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar
from weakref import WeakValueDictionary

from telegram import Message
from telegram.error import BadRequest

from bot.gateways.telegram.calls import is_forgotten
from storage.photos import PhotoFiles, Size

MOST = 5000  # ids that are remembered; an id has some 80 characters

Content = str | bytes  # an id, or what is to be uploaded
Sent = Message | str  # a message, or the id of the file that it has
S = TypeVar("S", bound=Sent)


class Item(NamedTuple):
    """What is to be sent: `key` names its bytes and how they are shown."""

    key: str
    path: Path


def item_of(sha256: str, files: PhotoFiles) -> Item | None:
    """The copy of a photo, by its hash, that may be shown: without metadata. None if it is not on the disk."""
    path = files.path(sha256, Size.SHOWN)
    return Item(sha256, path) if path else None


class Uploaded:
    """The ids that this bot got for what it uploaded. They live as long as the program; Telegram keeps them longer."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(
        self, items: Sequence[Item], put: Callable[[Sequence[Content]], Awaitable[Sequence[S]]]
    ) -> Sequence[S]:
        """Have `put` send them, each by its id if there is one. What Telegram knows no more is uploaded anew.

        Whoever wants to send what somebody else is just uploading waits for that. Raises what `put` raises, OSError.
        """
        async with self._alone_with(items):
            known = [self._ids.get(item.key) for item in items]
            try:
                sent = await put([id_ or await _read(item) for item, id_ in zip(items, known, strict=True)])
            except BadRequest as error:
                if not (any(known) and is_forgotten(error)):
                    raise
                for item in items:
                    self._ids.pop(item.key, None)
                sent = await put([await _read(item) for item in items])
            for item, one in zip(items, sent, strict=True):
                self._remember(item.key, one if isinstance(one, str) else _file_of(one))
        return sent

    @asynccontextmanager
    async def _alone_with(self, items: Sequence[Item]) -> AsyncIterator[None]:
        """In the same order for all, so that two albums never wait for each other."""
        async with AsyncExitStack() as held:
            for key in sorted({item.key for item in items} - self._ids.keys()):
                await held.enter_async_context(self._locks.setdefault(key, asyncio.Lock()))
            yield

    def _remember(self, key: str, file_id: str) -> None:
        if file_id:
            self._ids.pop(key, None)
            self._ids[key] = file_id
        while len(self._ids) > MOST:
            del self._ids[next(iter(self._ids))]


def _file_of(message: Message) -> str:
    file = message.photo[-1] if message.photo else message.document
    return file.file_id if file is not None else ""


async def _read(item: Item) -> bytes:
    return await asyncio.to_thread(item.path.read_bytes)
