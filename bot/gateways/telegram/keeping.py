"""What happened on Telegram, kept: every message an inbox row, in one transaction, before it is acknowledged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from bot.clock import Clock
from bot.gateways.finishing import Finishing
from bot.gateways.photos import Fetched, Missing, answer, mute, without
from bot.gateways.telegram import words
from bot.gateways.telegram.albums import put_part
from bot.gateways.telegram.convert import Attached, Happened, Heard, Me, Migrated, Pressed, Seated, chat_of
from bot.gateways.telegram.late import hold, release
from bot.gateways.telegram.pictures import Pictures
from bot.gateways.telegram.sending import CAPTION
from bot.routing import match_command
from bot.transactions import Transactions
from domain.authority import Action
from domain.chat import Chat, Incoming, Kind, Outgoing, Quote
from domain.district import Platform, Purpose, Role
from storage.failpoints import reached
from storage.held import Waiting
from storage.photos import Examined
from storage.sources import MOVED
from storage.store import Books
from texts import refusals

log = logging.getLogger("zoujie.telegram")

HERE = Platform.TELEGRAM
SHORTLY = 3.0  # seconds that pictures may hold up what else came
AGAIN = 2.0  # seconds until the database or the disk is tried again


class Keeper:
    """Writes down what happened. `arrived` and `answered` wake those who work on it."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        pictures: Pictures,
        *,
        arrived: asyncio.Event,
        answered: asyncio.Event,
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._pictures = pictures
        self._arrived = arrived
        self._answered = answered
        self._finishing = Finishing(HERE, transactions, self._finish)
        self._resumed = False

    async def keep(self, happened: Sequence[Happened], me: Me) -> None:
        """Durable when it returns. Pictures are waited for a little; what is not there then is had beside.

        The first time also takes up what was not whole when the program last ended.
        """
        if not self._resumed:
            await self._finishing.resume()
            self._resumed = True
        pictured = await self._pictured(happened)
        moves = {one.old: one.new for one in happened if isinstance(one, Migrated)}
        chats = [moves.get(chat_of(one), chat_of(one)) for one in happened]
        both = list(zip(happened, chats, strict=True))
        alone = {one.message.sender for one in pictured if one.message.chat.private}
        # What they say in a group may mean the picture that they sent the bot alone before.
        slow = {chat for one, chat in both if one in pictured or _sender(one) in alone}
        await self._write([one for one, chat in both if chat not in slow], {}, me)
        if slow:
            wanted = [picture for one in pictured for picture in one.pictures]
            fetched = await self._pictures.fetch(wanted, SHORTLY)
            await self._write([one for one, chat in both if chat in slow], fetched, me)

    async def close(self) -> None:
        """Break off what is being fetched."""
        await self._finishing.close()
        await self._pictures.close()

    async def _pictured(self, happened: Sequence[Happened]) -> list[Heard]:
        """What came with pictures that are anything to the bot: in private talks and groups of the register.

        A group may become one by what came just before the picture: it moved there, or was bound.
        """
        found = [one for one in happened if isinstance(one, Heard) and one.pictures]
        if not found:
            return []
        before = {one.new: one.old for one in happened if isinstance(one, Migrated)}
        bound = {chat_of(one) for one in happened if isinstance(one, Heard) and _binds(one.message)}

        def wanted(store: Books) -> list[Heard]:
            page = open_page(store, self._clock.now())
            return [
                one
                for one in found
                if chat_of(one) in bound
                or page.listens(one.message.chat)
                or page.listens(replace(one.message.chat, id=before.get(chat_of(one), "")))
            ]

        return await self._transactions.read(wanted)

    async def _write(
        self, happened: Sequence[Happened], fetched: Mapping[str, Fetched | None], me: Me
    ) -> None:
        if not happened:
            return

        def put(store: Books) -> Page:
            page = open_page(store, self._clock.now(), fetched, sees_all=me.sees_all)
            for one in happened:
                page.put(one)
            reached("message-before-commit")
            return page

        page = await self._transactions.write(put)
        reached("message-committed")
        self._arrived.set()
        self._answered.set()
        for waiting in page.waiting:
            self._finishing.soon(waiting)

    async def _finish(self, waiting: Waiting) -> None:
        """Fetch what a row needs, and let it be taken; while the database or the disk fails, try again."""
        while True:
            try:
                await self._make_whole(waiting.id)
                return
            except Exception as error:
                log.warning("pictures that came late: %s; trying again", type(error).__name__, exc_info=error)
            await asyncio.sleep(AGAIN)

    async def _make_whole(self, row: int) -> None:
        fetched: dict[str, Fetched | None] = {}
        while True:
            lacking = await self._transactions.write(partial(self._release, row, fetched))
            if not lacking:
                break
            fetched |= await self._pictures.fetch(lacking)
        self._arrived.set()
        self._answered.set()

    def _release(self, row: int, fetched: Mapping[str, Fetched | None], store: Books) -> list[Attached]:
        lacking = release(row, fetched, self._clock.now(), store)
        reached("release-before-commit")
        return lacking


@dataclass(frozen=True)
class Page:
    """One transaction's work. `moved` leads from old 群号 to new, also of groups that move within it.

    `fetched` has None for what is still being fetched; `waiting` are the rows that are held for it.
    """

    store: Books
    now: datetime
    fetched: Mapping[str, Fetched | None]
    sees_all: bool
    moved: dict[str, str]
    waiting: list[Waiting] = field(default_factory=list)

    def listens(self, chat: Chat) -> bool:
        """True for private talks and groups of the register, also under a 群号 that they had or just got."""
        names = {chat.id, present(chat, self.moved).id}
        names |= {old for old, new in self.moved.items() if new == chat.id}
        return chat.private or any(self.store.group_of(replace(chat, id=name)) for name in names)

    def put(self, happened: Happened) -> None:
        """Keep one thing that happened; the same again changes nothing."""
        match happened:
            case Heard():
                self._put_heard(happened)
            case Pressed():
                self._put_pressed(happened)
            case Migrated():
                self.move(happened)
            case Seated():
                self._tell_seat(happened)

    def move(self, migrated: Migrated) -> None:
        """A group has another 群号 from now on."""
        group = self.store.group_of(Chat(HERE, migrated.old))
        if not self.store.post.moves.move(HERE, migrated.old, migrated.new):
            return
        self.moved[migrated.old] = migrated.new
        if group is not None:
            self.tell_office(words.migrated(group), f"telegram-moved:{migrated.old}")

    def _put_heard(self, heard: Heard) -> None:
        message = self._quoting(self._located(heard.message), heard.replies)
        if heard.mute:
            answer(message, mute(heard.mute), "mute", self.now, self.store)
            return
        wanted = self.listens(message.chat)
        found = {
            one: self.fetched.get(one.unique)
            for one in heard.pictures
            if wanted or one.unique in self.fetched
        }
        photos = [self.store.photos.keep(one) for one in found.values() if isinstance(one, Examined)]
        lost = [one for one in found.values() if isinstance(one, Missing)]
        late = [picture for picture, one in found.items() if one is None]
        message = replace(message, photos=tuple(photos))
        message = without(lost, message, "lacking", self.now, self.store)
        kept = self._keep(message, heard.album, late=bool(late))
        if late and kept is not None:
            self.waiting.append(hold(message.chat, kept, late, self.now, self.store))

    def _keep(self, message: Incoming, album: str | None, *, late: bool) -> str | None:
        """Out: the message that it is kept with; None if it was kept before."""
        if album is not None:
            return put_part(message, album, self.now, self.store, late=late)
        if message.edits is not None:
            first = self.store.post.albums.first_of(message.chat, message.edits)
            message = replace(message, edits=first)
        return message.id if self.store.post.inbox.put(message) else None

    def _put_pressed(self, pressed: Pressed) -> None:
        """The button says what it says, in the name of whoever pressed it, if it was said in this very chat."""
        chat = present(pressed.message.chat, self.moved)
        for name in (chat.id, *(old for old, new in self.moved.items() if new == chat.id)):
            choice = self.store.post.shown.choice(pressed.row, pressed.mark, replace(chat, id=name))
            if choice is not None:
                said = replace(pressed.message, chat=chat, text=choice.says, at=self.now)
                self.store.post.inbox.put(said)
                return
        if self.listens(chat):
            answer(replace(pressed.message, chat=chat), refusals.OLD_BUTTON, "old", self.now, self.store)

    def _located(self, message: Incoming) -> Incoming:
        """As of the group's present 群号; a message from before it moved has the old one before its id."""
        old = message.chat.id
        if old not in self.moved:
            return message
        edits = message.edits and f"{old}{MOVED}{message.edits}"
        id_ = f"{old}{MOVED}{message.id}"
        return replace(message, chat=present(message.chat, self.moved), id=id_, edits=edits)

    def _quoting(self, message: Incoming, replies: int | None) -> Incoming:
        """With what the bot knows of the message that is quoted, if it does; else its words have to do."""
        if replies is None:
            return message
        cases = self.store.post.shown.cases(message.chat, str(replies), f"{replies}{CAPTION}")
        words = message.quotes.words if message.quotes else ""
        return message if cases is None else replace(message, quotes=Quote(words, cases))

    def _tell_seat(self, seat: Seated) -> None:
        if not seat.present and seat.chat.id in self.moved:
            return  # what is left of a group that moved
        text = words.seated(seat, self.store.group_of(seat.chat), sees_all=self.sees_all)
        self.tell_office(text, seat.once, but=seat.chat)

    def tell_office(self, text: str, key: str, but: Chat | None = None) -> None:
        """In the liaison group, if that is not the one it is about; else to each of the office in private."""
        groups = self.store.district.groups_for(Purpose.LIAISON)
        chats = [present(Chat(group.platform, group.chat), self.moved) for group in groups]
        told = [chat for chat in chats if chat != but and is_bound(chat)][:1]
        if not told:
            office = [person for person in self.store.district.people if person.has(Role.OFFICE)]
            told = [chat for one in office if (chat := self.store.people.private_chat(one))]
        for chat in told:
            notice = Outgoing(chat, text, key=f"{key}:{chat.id}", kind=Kind.NOTICE)
            self.store.post.outbox.put(notice, self.now)


def _sender(happened: Happened) -> str | None:
    return happened.message.sender if isinstance(happened, Heard | Pressed) else None


def _binds(message: Incoming) -> bool:
    """True for 绑定: whether it takes effect is seen later, when pictures cannot be fetched any more."""
    match = match_command(message.text)
    return match is not None and match.handler.does is Action.BIND


def is_bound(chat: Chat) -> bool:
    """False for a group of the register that waits for 绑定: its 群号 is nothing that Telegram knows."""
    return chat.platform is not HERE or chat.id.lstrip("-").isdecimal()


def open_page(
    store: Books, now: datetime, fetched: Mapping[str, Fetched | None] | None = None, *, sees_all: bool = True
) -> Page:
    """A transaction to write in, with the pictures that were fetched for it."""
    return Page(store, now, fetched or {}, sees_all, store.post.moves.moved(HERE))


def present(chat: Chat, moved: Mapping[str, str]) -> Chat:
    """The chat under its present 群号."""
    if chat.platform is not HERE:
        return chat
    return replace(chat, id=moved.get(chat.id, chat.id))
