"""Telegram as the contract of all gateways sees it: the whole bot on the fake Bot API, by polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import App, build
from bot.gateways.telegram.gateway import Telegram
from bot.gateways.telegram.settings import TelegramSettings
from bot.settings import Settings
from domain.district import District
from domain.platform import Platform
from tests.contract import GROUP, MONDAY, Seen, Start, Wire
from tests.listening import Listening
from tests.patience import PATIENCE
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.telegram import rich
from tests.telegram.district import account, chat, moved, sit_down
from tests.telegram.faults import Kind
from tests.telegram.markup import units
from tests.telegram.people import People
from tests.telegram.pictures import as_photo, measured
from tests.telegram.server import Line, serving
from tests.telegram.world import BOT, TOKEN, Json, World


async def taken(world: World, app: App) -> None:
    """Until the bot has asked for updates, has confirmed all, and so has kept them, and has made them whole.

    Before it has asked, Telegram drops what it hands over only when it is asked for, such as reactions.
    """
    async with asyncio.timeout(PATIENCE):
        while not world.updates.allowed:  # noqa: ASYNC110 nobody tells us
            await asyncio.sleep(0.005)
        if world.updates.waiting:
            await world.updates.emptied.wait()
        while await held(app):  # noqa: ASYNC110 nobody tells us
            await asyncio.sleep(0.005)


async def held(app: App) -> int:
    """How many messages wait for their pictures."""
    with app.database.reading() as store:
        return len(store.post.held.waiting(Platform.TELEGRAM))


class TelegramWire(Wire):
    """Groups, people and the bot of one world."""

    def __init__(
        self, start: Start, clock: StillClock, app: App, world: World, district: District, line: Line
    ) -> None:
        super().__init__(start, clock, app)
        self.world = world
        self.people = People(world)
        self.district = district
        self.line = line
        self.limits = Telegram.limits
        self._listening = Listening(app)

    def room(self, where: str = GROUP) -> int:
        """A group's 群号."""
        return chat(self.district, where)

    def who(self, name: str) -> int:
        """Somebody's account."""
        return account(self.world, self.district, name)

    def texts(self, chat_id: int) -> list[str]:
        """What the bot said in a group or to somebody alone, as it stands there now."""
        return [words(one) for one in self.world.said(chat_id)]

    async def say(
        self,
        who: str,
        text: str,
        photos: Sequence[bytes] = (),
        *,
        where: str = GROUP,
        quote: Seen | None = None,
    ) -> None:
        """As a text, a photo with a caption, or an album."""
        room, sender = self.room(where), self.who(who)
        reply = self._message(where, quote) if quote else None
        if not photos:
            self.people.say(room, sender, text, reply_to=reply)
        elif len(photos) == 1:
            self.people.photo(room, sender, photos[0], text, reply_to=reply)
        else:
            self.people.album(room, sender, photos, text, reply_to=reply)

    async def say_alone(self, who: str, text: str) -> None:
        """To the bot, in private."""
        self.people.say(self.who(who), self.who(who), text)

    async def press(self, who: str, message: Seen, label: str, *, where: str = GROUP) -> None:
        """Also on a message that has changed or lost its buttons since: people's screens are slow."""
        sender = self.who(who)
        buttons = self._once_shown(where, message, label)
        self.people.press_data(self._message(where, message), buttons, sender)

    async def said(self, where: str = GROUP) -> list[Seen]:
        """The messages as they stand now."""
        return [
            Seen(one["message_id"], words(one), int("photo" in one), tuple(buttons(one)))
            for one in self.world.said(self.room(where))
        ]

    def arriving(self, photo: bytes) -> bytes:
        """Telegram makes its own picture of every photo."""
        return as_photo(photo, measured(photo))

    async def documents(self, where: str = GROUP) -> list[tuple[str, bytes]]:
        """As the server keeps them."""
        said = [one["document"] for one in self.world.said(self.room(where)) if "document" in one]
        return [(one["file_name"], self.world.file(one["file_id"]).content()) for one in said]

    def size(self, text: str) -> int:
        """UTF-16 units."""
        return units(text)

    async def heard(self) -> None:
        """Confirmed with the next offset."""
        await taken(self.world, self.app)

    async def slow_down(self, seconds: float, times: int) -> None:
        """429, by a server that writes down who comes too early."""
        room = self.room()
        self.world.faults.add("sendMessage", Kind.SLOW_DOWN, seconds=seconds, times=times, chat=room)

    def too_early(self) -> int:
        """As the server counted."""
        return len(self.world.flood.early)

    def lose(self, where: str) -> None:
        """Without the my_chat_member that would tell of it."""
        self.world.rooms[self.room(where)].members[BOT] = "kicked"

    async def end(self) -> None:
        """Intake first."""
        await self._listening.end()
        await super().end()

    async def restart(self) -> None:
        """And listens again."""
        await super().restart()
        self._listening = Listening(self.app)

    def _message(self, where: str, seen: Seen) -> Json:
        assert isinstance(seen.id, int)
        return self.world.rooms[self.room(where)].messages[seen.id]

    def _once_shown(self, where: str, seen: Seen, label: str) -> str:
        room = self.room(where)
        for shown in reversed(self.world.shown):
            if (
                shown.chat == room
                and shown.message["message_id"] == seen.id
                and label in buttons(shown.message)
            ):
                return buttons(shown.message)[label]
        raise AssertionError(f"no button {label}")


def words(message: Json) -> str:
    """A message's text or caption, or the texts of its blocks."""
    laid_out = "\n".join(rich.lines(message.get("rich_message", {})))
    return str(message.get("text") or message.get("caption") or laid_out)


def buttons(message: Json) -> dict[str, str]:
    """The buttons under a message that can be pressed: label → data."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return {one["text"]: one["callback_data"] for row in rows for one in row if "callback_data" in one}


def used(message: Json) -> list[str]:
    """The labels of the buttons that are shown as used."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [one["text"] for row in rows for one in row if "disabled" in one]


def telegram(settings: Settings, address: str, **more: Any) -> Settings:
    """The settings of a bot on that Bot API only."""
    return replace(settings, platforms={Platform.TELEGRAM: TelegramSettings(TOKEN, address, **more)})


@asynccontextmanager
async def on_telegram(template: Path, folder: Path) -> AsyncIterator[TelegramWire]:
    """The bot on the fake Bot API, with the sample district moved there."""
    clock = StillClock(MONDAY)
    world = World(clock.now)
    async with serving(world) as line:
        settings = telegram(on_sqlite(moved(template), folder), line.address)
        app = await build(settings, clock)
        district = sit_down(app.database, world)
        wire = TelegramWire(lambda clock: build(settings, clock), clock, app, world, district, line)
        yield wire
        await wire.end()
