"""Keeps what happened on Telegram: every message becomes an inbox row before it is acknowledged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from actions import audience
from bot.clock import Clock
from bot.gateways.base import Wakes
from bot.gateways.heard import Heard
from bot.gateways.keeping import Keeping
from bot.gateways.page import AsGiven, Page
from bot.gateways.photos import Fetched
from bot.gateways.telegram import reactions, words
from bot.gateways.telegram.contents import TelegramPicture
from bot.gateways.telegram.convert import Happened, Me, Migrated, Reacted, Seated, TelegramPress, chat_of
from bot.gateways.telegram.pictures import Pictures
from bot.gateways.telegram.sending import CAPTION
from bot.routing import match_command
from bot.transactions import Transactions
from domain.actions import Action
from domain.chat import Chat, Incoming, Kind, Outgoing, Quote
from domain.platform import Platform
from storage.books import Books

HERE = Platform.TELEGRAM
SHORTLY = 3.0  # seconds that pictures may hold up what else came


class TelegramKeeper:
    """Writes down what happened."""

    def __init__(self, transactions: Transactions, clock: Clock, pictures: Pictures, wakes: Wakes) -> None:
        self._transactions = transactions
        self._clock = clock
        self._pictures = pictures
        self._keeping = Keeping(HERE, TelegramPicture, self._fetch, AsGiven(), transactions, clock, wakes)
        self._resumed = False

    async def keep(self, happened: Sequence[Happened], me: Me) -> None:
        """Keep what happened; it is durable when this returns. Pictures that take long are fetched in the background.

        The first call also goes on with messages that were not complete when the program last ended.
        """
        if not self._resumed:
            await self._keeping.resume()
            self._resumed = True
        pictured = await self._pictured(happened)
        moves = {one.old: one.new for one in happened if isinstance(one, Migrated)}
        chats = [moves.get(chat_of(one), chat_of(one)) for one in happened]
        both = list(zip(happened, chats, strict=True))
        alone = {one.message.sender for one in pictured if one.message.chat.private}
        # What somebody says in a group may be about the picture that they sent the bot in private just before.
        slow = {chat for one, chat in both if one in pictured or _sender(one) in alone}
        await self._write([one for one, chat in both if chat not in slow], {}, me)
        if slow:
            wanted = [picture for one in pictured for picture in one.pictures]
            fetched = await self._pictures.fetch(wanted, SHORTLY)
            await self._write([one for one, chat in both if chat in slow], fetched, me)

    async def close(self) -> None:
        """Break off what is being fetched. It is gone on with when something is kept again."""
        self._resumed = False
        await self._keeping.close()
        await self._pictures.close()

    async def _pictured(self, happened: Sequence[Happened]) -> list[Heard[TelegramPicture]]:
        """What came with pictures that are anything to the bot: in private talks and groups of the register.

        A group may become one by what came just before the picture: it moved there, or was bound.
        """
        found = [one for one in happened if isinstance(one, Heard) and one.pictures]
        if not found:
            return []
        before = {one.new: one.old for one in happened if isinstance(one, Migrated)}
        bound = {chat_of(one) for one in happened if isinstance(one, Heard) and _binds(one.message)}

        def wanted(store: Books) -> list[Heard[TelegramPicture]]:
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

        def put(store: Books) -> TelegramPage:
            page = open_page(store, self._clock.now(), fetched, sees_all=me.sees_all)
            for one in happened:
                page.put(one)
            return page

        await self._keeping.write(put)

    async def _fetch(
        self, lacking: Sequence[TelegramPicture], _message: Incoming
    ) -> Mapping[str, Fetched | None]:
        return await self._pictures.fetch(lacking)


@dataclass(frozen=True)
class TelegramPage(Page[TelegramPicture]):
    """A page that also keeps groups that move, and whether the bot is in a group."""

    sees_all: bool = True
    moved: dict[str, str] = field(default_factory=dict)

    def put(self, happened: Happened) -> None:
        """Keep one thing that happened; the same again changes nothing."""
        match happened:
            case Heard():
                self.put_heard(self._quoting(happened))
            case TelegramPress():
                self.put_pressed(happened.message, happened.row, happened.mark)
            case Reacted():
                self._put_reaction(happened)
            case Migrated():
                self.move(happened)
            case Seated():
                self._tell_seat(happened)

    def _put_reaction(self, reacted: Reacted) -> None:
        """Under a roll-call a sign that somebody is here is an answer, and taking it back takes the answer back."""
        said = replace(reacted.message, chat=self.present(reacted.message.chat))
        if (answer := reactions.answer(reacted, said, self.store)) is not None:
            self.store.post.inbox.put(answer)

    def move(self, migrated: Migrated) -> None:
        """A group has another 群号 from now on."""
        group = self.store.group_of(Chat(HERE, migrated.old))
        if not self.store.post.moves.move(HERE, migrated.old, migrated.new):
            return
        self.moved[migrated.old] = migrated.new
        if group is not None:
            self.tell_office(words.migrated(group), f"telegram-moved:{migrated.old}")

    def _quoting(self, heard: Heard[TelegramPicture]) -> Heard[TelegramPicture]:
        """With what the bot knows of the message that is quoted, if it does; else its words have to do."""
        message, replies = heard.message, heard.replies
        if replies is None:
            return heard
        cases = self.store.post.shown.cases(self.present(message.chat), str(replies), f"{replies}{CAPTION}")
        if cases is None:
            return heard
        said = message.quotes or Quote("")
        picked = tuple(case for case in said.cases if case in cases)
        return replace(heard, message=replace(message, quotes=Quote(said.words, picked or cases)))

    def _tell_seat(self, seat: Seated) -> None:
        if not seat.present and seat.chat.id in self.moved:
            return  # what is left of a group that moved
        text = words.seated(seat, self.store.group_of(seat.chat), sees_all=self.sees_all)
        self.tell_office(text, seat.once, but=seat.chat)

    def tell_office(self, text: str, key: str, but: Chat | None = None) -> None:
        """In the liaison group, if that is not the one it is about; else to each of the office in private."""
        office = audience.office(
            self.store, but=lambda chat: present(chat, self.moved) == but or not is_bound(chat)
        )
        for chat in (present(one, self.moved) for one in office):
            notice = Outgoing(chat, text, key=f"{key}:{chat.id}", kind=Kind.NOTICE)
            self.store.post.outbox.put(notice, self.now)


def _sender(happened: Happened) -> str | None:
    return happened.message.sender if isinstance(happened, Heard | TelegramPress | Reacted) else None


def _binds(message: Incoming) -> bool:
    """True for 绑定: whether it takes effect is seen later, when pictures cannot be fetched any more."""
    match = match_command(message.text)
    return match is not None and match.handler.does is Action.BIND


def is_bound(chat: Chat) -> bool:
    """False for a group of the register that waits for 绑定: its 群号 is nothing that Telegram knows."""
    return chat.platform != HERE or chat.room.id.lstrip("-").isdecimal()


def open_page(
    store: Books, now: datetime, fetched: Mapping[str, Fetched | None] | None = None, *, sees_all: bool = True
) -> TelegramPage:
    """A transaction to write in, with the pictures that were fetched for it."""
    moved = store.post.moves.moved(HERE)
    return TelegramPage(store, now, AsGiven(), fetched or {}, sees_all=sees_all, moved=moved)


def present(chat: Chat, moved: Mapping[str, str]) -> Chat:
    """The chat under its present 群号."""
    if chat.platform != HERE:
        return chat
    return replace(chat, id=moved.get(chat.id, chat.id))
