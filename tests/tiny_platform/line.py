"""What hears and what says: both ends of the line."""

from __future__ import annotations

import asyncio
import binascii
import hashlib
import uuid
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.developing import keep
from bot.gateways.base import Limits, TryLater, Wakes
from bot.gateways.heard import Heard
from bot.gateways.keeping import Keeping
from bot.gateways.page import AsGiven, Page
from bot.gateways.photos import Fetched, Missing
from bot.transactions import Transactions
from domain.chat import Chat, Incoming, Outgoing, legible
from domain.platform import Platform
from storage.books import Books
from storage.photos import BadPhoto

HERE = Platform("线路")
HOST = "127.0.0.1"
LONGEST = 2**24  # bytes of a line
SOON = 1.0  # seconds until somebody may be connected


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture as it stands in the line."""

    packed: str = field(repr=False)
    as_file: bool = False

    @property
    def once(self) -> str:
        """The same picture has the same letters."""
        return hashlib.sha256(self.packed.encode()).hexdigest()


class Saying:
    """The gateway: nobody is connected, nothing is sent."""

    platform = HERE
    limits = Limits(text=1000, photos=0, choices=0)

    def __init__(self) -> None:
        self.connected: set[asyncio.StreamWriter] = set()

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """One line; what could be pressed elsewhere stands behind the words."""
        if not self.connected:
            raise TryLater(SOON)
        words = "\\n".join([*message.text.split("\n"), *(choice.says for choice in message.choices)])
        for writer in self.connected:
            writer.write(f"bot\t{message.chat.id}\t{words}\n".encode())
            await writer.drain()
        return str(row)


class Hearing:
    """The intake."""

    platform = HERE

    def __init__(
        self, port: int, saying: Saying, transactions: Transactions, clock: Clock, wakes: Wakes
    ) -> None:
        self._port = port
        self._saying = saying
        self._transactions = transactions
        self._clock = clock
        self._keeping = Keeping(HERE, Attached, self._fetch, AsGiven(), transactions, clock, wakes)
        self._listens = False

    def age(self) -> float | None:
        """It is there as long as it listens."""
        return 0.0 if self._listens else None

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop; first, take up what was not whole."""
        await self._keeping.resume()
        server = await asyncio.start_server(self._serve, HOST, self._port, limit=LONGEST)
        self._listens = True
        try:
            await stop.wait()
        finally:
            self._listens = False
            server.close()
            for writer in tuple(self._saying.connected):
                writer.close()
            await self._keeping.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._saying.connected.add(writer)
        try:
            while line := await reader.readline():
                await self._hear(line.decode(errors="replace").rstrip("\n").split("\t"))
                writer.write(b"ok\n")
        finally:
            self._saying.connected.discard(writer)
            writer.close()

    async def _hear(self, columns: Sequence[str]) -> None:
        """Kept when it returns; a line of another form means nothing."""
        if len(columns) < 3:
            return
        sender, chat, text, *pictures = columns
        now = self._clock.now()
        said = Incoming(
            uuid.uuid4().hex, Chat(HERE, chat, private=chat == sender), sender, legible(text), now
        )

        def put(store: Books) -> Page[Attached]:
            page = Page[Attached](store, now, AsGiven())
            page.put_heard(Heard(said, tuple(map(Attached, pictures))))
            return page

        await self._keeping.write(put)

    async def _fetch(self, lacking: Sequence[Attached], _message: Incoming) -> Mapping[str, Fetched | None]:
        return {one.once: await self._picture(one) for one in lacking}

    async def _picture(self, picture: Attached) -> Fetched:
        try:
            data = b64decode(picture.packed, validate=True)
            return await keep(self._transactions.database.files, data, self._clock.zone)
        except binascii.Error:
            return Missing()
        except BadPhoto as bad:
            return Missing(bad.why)
