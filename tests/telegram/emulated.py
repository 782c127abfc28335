"""The whole bot on somebody else's emulator, as a wire like any other; files it cannot send."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import App, build
from domain.district import District
from tests.contract import GROUP, MONDAY, Seen, Start, Wire
from tests.listening import Listening
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.telegram.district import account, chat, move_in
from tests.telegram.emulator import Emulator, emulating
from tests.telegram.healing import Healing, healing
from tests.telegram.markup import units
from tests.telegram.wire import buttons, telegram
from tests.telegram.world import Json, World

_TAG = re.compile(r"<[^>]+>")


class EmulatedWire(Wire):
    """Groups and people of a world that only names them; whatever is said goes through the emulator."""

    def __init__(
        self,
        start: Start,
        clock: StillClock,
        app: App,
        world: World,
        district: District,
        emulator: Emulator,
        proxy: Healing,
    ) -> None:
        super().__init__(start, clock, app)
        self.world = world
        self.emulator = emulator
        self.proxy = proxy
        self.district = district
        self._listening = Listening(app)

    async def say(
        self,
        who: str,
        text: str,
        photos: Sequence[bytes] = (),
        *,
        where: str = GROUP,
        quote: Seen | None = None,
    ) -> None:
        """A text in a group."""
        assert not photos and quote is None, "the emulator has no files, and does not say who wrote a message"
        await self.emulator.say(self._seat(who, chat(self.district, where)), text, date=self._date())

    async def say_alone(self, who: str, text: str) -> None:
        """To the bot, in private; /word is sent as a command."""
        send = self.emulator.command if text.startswith("/") else self.emulator.say
        await send(self._seat(who, account(self.world, self.district, who)), text, date=self._date())

    async def press(self, who: str, message: Seen, label: str, *, where: str = GROUP) -> None:
        """A button that is there now."""
        room = chat(self.district, where)
        (shown,) = (one for one in await self.emulator.sent() if one["message_id"] == message.id)
        named = {key: shown[key] for key in ("message_id", "text", "reply_markup")} | {"date": self._date()}
        await self.emulator.press(self._seat(who, room), buttons(shown)[label], named)

    async def said(self, where: str = GROUP) -> list[Seen]:
        """In a group."""
        return (await self.everywhere()).get(chat(self.district, where), [])

    async def everywhere(self) -> dict[int, list[Seen]]:
        """By the chat's number, what stands there."""
        found: dict[int, list[Seen]] = {}
        for one in await self.emulator.sent():
            seen = Seen(one["message_id"], read(one), 0, tuple(buttons(one)))
            found.setdefault(int(one["chat_id"]), []).append(seen)
        return found

    def arriving(self, photo: bytes) -> bytes:
        """Nothing: it has no files."""
        raise NotImplementedError

    async def documents(self, where: str = GROUP) -> list[tuple[str, bytes]]:
        """None: it has no files."""
        raise NotImplementedError

    def size(self, text: str) -> int:
        """UTF-16 units."""
        return units(text)

    async def heard(self) -> None:
        """Taken, and more asked for."""
        await self.proxy.emptied()

    async def end(self) -> None:
        """Intake first."""
        await self._listening.end()
        await super().end()

    def _date(self) -> int:
        return int(self.clock.now().timestamp())

    def _seat(self, who: str, room: int) -> Json:
        """Somebody in a chat, as the emulator's client names them."""
        sender = account(self.world, self.district, who)
        title = {} if room == sender else {"chatTitle": self.world.rooms[room].title}
        kind = "private" if room == sender else "supergroup"
        return {"userId": sender, "firstName": who, "chatId": room, "type": kind, **title}


def read(message: Json) -> str:
    """A text as people read it: the emulator keeps the markup unread, so tags and entities are taken off here."""
    text = str(message["text"])
    return html.unescape(_TAG.sub("", text)) if message.get("parse_mode") == "HTML" else text


@asynccontextmanager
async def on_emulator(driver: Path, template: Path, folder: Path) -> AsyncIterator[EmulatedWire]:
    """The bot by polling on the emulator, with the sample district moved there."""
    clock = StillClock(MONDAY)
    world = World(clock.now)
    async with emulating(driver) as emulator, healing(emulator.address) as (proxy, address):
        settings = telegram(on_sqlite(template, folder), address)
        app = await build(settings, clock)
        district = move_in(app.database, world)
        wire = EmulatedWire(
            lambda clock: build(settings, clock), clock, app, world, district, emulator, proxy
        )
        try:
            yield wire
        finally:
            await wire.end()
