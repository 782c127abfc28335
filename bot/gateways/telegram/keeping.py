"""What happened on Telegram, kept: every message an inbox row, in one transaction, before it is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.clock import Clock
from bot.gateways.photos import NOT_RECEIVED, Fetched, Missing, missing, mute
from bot.gateways.telegram import words
from bot.gateways.telegram.albums import put_part
from bot.gateways.telegram.convert import Happened, Heard, Me, Migrated, Pressed, Seated, chat_of
from bot.gateways.telegram.pictures import Pictures
from bot.routing import match_command
from domain.authority import Action
from domain.chat import Chat, Incoming, Kind, Outgoing
from domain.district import Platform, Purpose, Role
from storage.database import Database
from storage.failpoints import reached
from storage.sources import MOVED
from storage.store import Store

HERE = Platform.TELEGRAM


class Keeper:
    """Writes down what happened. `arrived` and `answered` wake those who work on it."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        pictures: Pictures,
        *,
        arrived: asyncio.Event,
        answered: asyncio.Event,
    ) -> None:
        self._database = database
        self._clock = clock
        self._pictures = pictures
        self._arrived = arrived
        self._answered = answered

    async def keep(self, happened: Sequence[Happened], me: Me) -> None:
        """Durable when it returns. Chats whose pictures must be fetched first hold up no other chat."""
        pictured = await self._pictured(happened)
        moves = {one.old: one.new for one in happened if isinstance(one, Migrated)}
        slow = {moves.get(chat_of(one), chat_of(one)) for one in pictured}
        first = [one for one in happened if moves.get(chat_of(one), chat_of(one)) not in slow]
        await self._write(first, {}, me)
        if slow:
            fetched = await self._pictures.fetch([picture for one in pictured for picture in one.pictures])
            await self._write([one for one in happened if one not in first], fetched, me)

    async def _pictured(self, happened: Sequence[Happened]) -> list[Heard]:
        """What came with pictures that are anything to the bot: in private talks and groups of the register.

        A group may become one by what came just before the picture: it moved there, or was bound.
        """
        found = [one for one in happened if isinstance(one, Heard) and one.pictures]
        if not found:
            return []
        before = {one.new: one.old for one in happened if isinstance(one, Migrated)}
        bound = {chat_of(one) for one in happened if isinstance(one, Heard) and _binds(one.message)}
        async with self._database.reading() as store:
            page = await open_page(store, self._clock.now())
        return [
            one
            for one in found
            if chat_of(one) in bound
            or page.listens(one.message.chat)
            or page.listens(replace(one.message.chat, id=before.get(chat_of(one), "")))
        ]

    async def _write(self, happened: Sequence[Happened], fetched: Mapping[str, Fetched], me: Me) -> None:
        if not happened:
            return
        async with self._database.transaction() as store:
            page = await open_page(store, self._clock.now(), fetched, sees_all=me.sees_all)
            for one in happened:
                await page.put(one)
            reached("message-before-commit")
        reached("message-committed")
        self._arrived.set()
        self._answered.set()


@dataclass(frozen=True)
class Page:
    """One transaction's work. `moved` leads from old 群号 to new, also of groups that move within it."""

    store: Store
    now: datetime
    fetched: Mapping[str, Fetched]
    sees_all: bool
    moved: dict[str, str]

    def listens(self, chat: Chat) -> bool:
        """True for private talks and groups of the register, also under a 群号 that they had or just got."""
        names = {chat.id, present(chat, self.moved).id}
        names |= {old for old, new in self.moved.items() if new == chat.id}
        return chat.private or any(self.store.group_of(replace(chat, id=name)) for name in names)

    async def put(self, happened: Happened) -> None:
        """Keep one thing that happened; the same again changes nothing."""
        match happened:
            case Heard():
                await self._put_heard(happened)
            case Pressed():
                await self._put_pressed(happened)
            case Migrated():
                await self.move(happened)
            case Seated():
                await self._tell_seat(happened)

    async def move(self, migrated: Migrated) -> None:
        """A group has another 群号 from now on."""
        group = self.store.group_of(Chat(HERE, migrated.old))
        if not await self.store.chats.move(HERE, migrated.old, migrated.new):
            return
        self.moved[migrated.old] = migrated.new
        if group is not None:
            await self.tell_office(words.migrated(group), f"telegram-moved:{migrated.old}")

    async def _put_heard(self, heard: Heard) -> None:
        message = self._located(heard.message)
        if heard.mute:
            await self._answer(message, mute(heard.mute), "mute")
            return
        wanted = self.listens(message.chat)
        got = [
            self.fetched.get(one.unique, Missing())
            for one in heard.pictures
            if wanted or one.unique in self.fetched
        ]
        photos = [await self.store.photos.keep(one) for one in got if not isinstance(one, Missing)]
        message = replace(message, photos=tuple(photos))
        if lacking := [one for one in got if isinstance(one, Missing)]:
            await self._answer(message, missing(lacking), "lacking")
            message = replace(message, text=message.text and f"{message.text}{NOT_RECEIVED}")
        if heard.album is not None:
            await put_part(message, heard.album, self.now, self.store)
            return
        if message.edits is not None:
            first = await self.store.albums.first_of(message.chat, message.edits)
            message = replace(message, edits=first)
        await self.store.inbox.put(message)

    async def _put_pressed(self, pressed: Pressed) -> None:
        """The button says what it says, in the name of whoever pressed it, if it was said in this very chat."""
        chat = present(pressed.message.chat, self.moved)
        for name in (chat.id, *(old for old, new in self.moved.items() if new == chat.id)):
            choice = await self.store.shown.choice(pressed.row, pressed.index, replace(chat, id=name))
            if choice is not None:
                said = replace(pressed.message, chat=chat, text=choice.says, at=self.now)
                await self.store.inbox.put(said)
                return

    def _located(self, message: Incoming) -> Incoming:
        """As of the group's present 群号; a message from before it moved has the old one before its id."""
        old = message.chat.id
        if old not in self.moved:
            return message
        edits = message.edits and f"{old}{MOVED}{message.edits}"
        id_ = f"{old}{MOVED}{message.id}"
        return replace(message, chat=present(message.chat, self.moved), id=id_, edits=edits)

    async def _answer(self, message: Incoming, text: str, why: str) -> None:
        key = f"telegram-{why}:{message.chat.id}:{message.id}"
        await self.store.outbox.put(Outgoing(message.chat, text, key=key), self.now)

    async def _tell_seat(self, seat: Seated) -> None:
        if not seat.present and seat.chat.id in self.moved:
            return  # what is left of a group that moved
        text = words.seated(seat, self.store.group_of(seat.chat), sees_all=self.sees_all)
        await self.tell_office(text, seat.once, but=seat.chat)

    async def tell_office(self, text: str, key: str, but: Chat | None = None) -> None:
        """In the liaison group, if that is not the one it is about; else to each of the office in private."""
        groups = self.store.district.groups_for(Purpose.LIAISON)
        chats = [present(Chat(group.platform, group.chat), self.moved) for group in groups]
        told = [chat for chat in chats if chat != but and is_bound(chat)][:1]
        if not told:
            office = [person for person in self.store.district.people if person.has(Role.OFFICE)]
            told = [chat for one in office if (chat := await self.store.people.private_chat(one))]
        for chat in told:
            notice = Outgoing(chat, text, key=f"{key}:{chat.id}", kind=Kind.NOTICE)
            await self.store.outbox.put(notice, self.now)


def _binds(message: Incoming) -> bool:
    """True for 绑定: whether it takes effect is seen later, when pictures cannot be fetched any more."""
    match = match_command(message.text)
    return match is not None and match.handler.does is Action.BIND


def is_bound(chat: Chat) -> bool:
    """False for a group of the register that waits for 绑定: its 群号 is nothing that Telegram knows."""
    return chat.platform is not HERE or chat.id.lstrip("-").isdecimal()


async def open_page(
    store: Store, now: datetime, fetched: Mapping[str, Fetched] | None = None, *, sees_all: bool = True
) -> Page:
    """A transaction to write in, with the pictures that were fetched for it."""
    return Page(store, now, fetched or {}, sees_all, await store.chats.moved(HERE))


def present(chat: Chat, moved: Mapping[str, str]) -> Chat:
    """The chat under its present 群号."""
    if chat.platform is not HERE:
        return chat
    return replace(chat, id=moved.get(chat.id, chat.id))
