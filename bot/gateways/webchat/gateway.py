"""The local web chat as a platform. It keeps its own messages, and one can play anybody of the district."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.developing import keep, received
from bot.filed import without_others
from bot.gateways.base import Wakes
from bot.gateways.not_taken import NotTaken
from bot.gateways.photos import with_documents
from bot.gateways.webchat import cards
from bot.gateways.webchat.seats import (
    BOT,
    chat_of,
    group_of,
    must_be_short,
    must_exist,
    must_sit_there,
    name_of,
    quoted_in,
)
from bot.gateways.webchat.typed import TypedMessage, must_be_fit
from bot.transactions import Transactions
from domain.chat import Incoming, Manner, Outgoing, legible
from domain.platform import Platform
from domain.sent import SentFile
from storage.books import Books
from storage.cards import question_of, shows_in, then_of
from storage.failpoints import reached
from storage.mail import ToSend
from storage.photos import Examined
from storage.web import WebMessage

NOT_SHOWN = "0"  # no message's id: a card that only took the buttons of an earlier one
ANYWHERE = ""  # no chat's id: whoever waits for news from all of them
LOOKS_AGAIN = 1.0  # seconds: another process on the same database says something without waking anybody here
LANE = "webchat"  # one lane: ids are handed out and seen in the same order, on any database
PATIENCE = 8.0  # seconds that a message waits for the database; then its sender is told that it is busy


class WebChat:
    """The gateway, and what the page asks of it."""

    platform = Platform.WEB
    lane = LANE

    def __init__(self, transactions: Transactions, clock: Clock, wakes: Wakes) -> None:
        self._transactions = transactions
        self._clock = clock
        self._wakes = wakes
        self._listeners: set[Callable[[dict[str, Any]], None]] = set()
        self._spoken: dict[str, asyncio.Event] = {}  # by chat: set and dropped when something is said

    async def hear(self, chat: str, typed: TypedMessage) -> int:
        """Keep a message: its photos, and in one commit the message and its inbox row. Raises NotTaken, BadPhoto."""
        typed = replace(typed, text=legible(typed.text))
        must_be_fit(typed)
        must_be_short(typed.once)
        files = self._transactions.database.files
        kept: list[Examined | SentFile] = [
            await keep(files, photo, self._clock.zone) for photo in typed.photos
        ]
        kept += [await received(files, one.name, one.data, self._clock.zone) for one in typed.files]
        reached("photo-kept")
        once = f"in:{chat}:{typed.sender}:{typed.once or uuid.uuid4().hex}"

        def put(store: Books) -> int:
            store.post.web.in_order()
            must_sit_there(store, chat, typed.sender)
            shown, message = self._put(store, chat, typed, kept, once)
            if store.post.inbox.put(message):
                enter((message.chat, message.id))
            reached("message-before-commit")
            return shown.id

        with self._wakes.crowd.door() as enter:
            id_ = await self._transactions.write(put, LANE, PATIENCE)
        self._announce([chat])
        reached("message-committed")
        self._wakes.arrived.set()
        return id_

    def must_have_room(self) -> None:
        """Raise NotTaken (503) while as many are in hand as can be answered soon."""
        self._wakes.crowd.must_have_room()

    async def must_sit(self, chat: str, sender: str | None) -> None:
        """Raise NotTaken unless there is that chat and, where the sender is known, they may speak in it."""
        if sender is None:
            await self._transactions.read(lambda store: must_exist(store, chat))
        else:
            await self._transactions.read(lambda store: must_sit_there(store, chat, sender))

    async def press(self, chat: str, sender: str, message: int, label: str, once: str = "") -> None:
        """Press a button: keep its words as said by whoever presses it. Raises NotTaken.

        A screen may still show a button that was used meanwhile. Then the bot says how the case stands.
        """
        must_be_short(once)
        id_ = f"{cards.PRESSED}{message}:{once or uuid.uuid4().hex}"

        def put(store: Books) -> None:
            must_sit_there(store, chat, sender)
            pressed = store.post.web.get(message)
            if pressed is None or pressed.chat != chat:
                raise NotTaken("没有这条消息。", 404)
            says = next((says for name, says in cards.buttons(pressed) if name == label), None)
            if says is None:
                raise NotTaken("这条消息没有这个按钮。", 404)
            said = Incoming(
                id_,
                chat_of(chat),
                sender,
                says,
                self._clock.now(),
                addressed=True,
                follows=question_of(pressed.carries),
                then=then_of(pressed.carries),
            )
            if store.post.inbox.put(said):
                enter((said.chat, said.id))

        with self._wakes.crowd.door() as enter:
            await self._transactions.write(put, LANE, PATIENCE)
        self._wakes.arrived.set()

    def show(self, rows: Sequence[ToSend], store: Books) -> tuple[list[str], Callable[[], None]]:
        """Show what the bot says; see `Local` in bot/gateways/base.py."""
        at = self._clock.now()
        said = [row for row in rows if row.message.manner is not Manner.QUIETLY]
        kept = store.post.web.put_all(
            [
                (row.message.chat.id, BOT, row.message.text, _carries(row.message), f"out:{row.id}")
                for row in said
            ],
            at,
        )
        ids = dict(zip((row.id for row in said), (str(one.id) for one in kept), strict=True))
        used = [(one.chat, self._shown(store, one)) for row in rows for one in cards.use_up(row, store)]
        reached("show-before-commit")

        def tell() -> None:
            self._announce([one.chat for one in kept])
            for chat, message in used:
                self._tell(chat, message)

        return [ids.get(row.id, NOT_SHOWN) for row in rows], tell

    async def chats(self) -> list[dict[str, Any]]:
        """The groups with who sits in them."""
        return await self._transactions.read(
            lambda store: [
                group_of(store, group) for group in store.district.groups if group.platform == self.platform
            ]
        )

    async def messages(self, chat: str, after: int | None, wait: float = 0) -> list[dict[str, Any]]:
        """Oldest first; waits up to `wait` seconds for one to come. Raises NotTaken for an unknown chat."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + wait
        while True:
            spoken = self._next(chat)  # before reading: what is said during that is not missed
            found = await self._transactions.read(partial(self._of_chat, chat, after))
            left = deadline - loop.time()
            if found or left <= 0:
                return found
            await _until(spoken, min(left, LOOKS_AGAIN))

    async def newest(self) -> int:
        """The id of the last message of all; 0 if there is none."""
        return await self._transactions.read(lambda store: store.post.web.newest())

    async def news(self, after: int) -> list[dict[str, Any]]:
        """What was said in all chats after that message, with its `chat`, in the order of the ids. Waits for it."""
        while True:
            spoken = self._next(ANYWHERE)
            if found := await self._transactions.read(partial(self._since, after)):
                return found
            await _until(spoken, LOOKS_AGAIN)

    def listen(self, listener: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
        """Call `listener` with each message that lost its buttons; what comes back ends it."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    def _of_chat(self, chat: str, after: int | None, store: Books) -> list[dict[str, Any]]:
        must_exist(store, chat)
        return [self._shown(store, one) for one in store.post.web.of_chat(chat, after)]

    def _since(self, after: int, store: Books) -> list[dict[str, Any]]:
        return [self._shown(store, one) | {"chat": one.chat} for one in store.post.web.since(after)]

    def _put(
        self, store: Books, chat: str, typed: TypedMessage, kept: Sequence[Examined | SentFile], once: str
    ) -> tuple[WebMessage, Incoming]:
        photos = [store.photos.keep(one) for one in kept if isinstance(one, Examined)]
        sent = [one for one in kept if isinstance(one, SentFile)]
        at = self._clock.now()
        quoted = quoted_in(store, chat, typed.quote)
        carries = {"photos": [photo.sha256 for photo in photos]}
        words = typed.text or ("［位置］" if typed.place else "")
        seen = "\n".join(filter(None, (words, *(f"［文件］{one.name}" for one in sent))))
        shown = store.post.web.put(
            chat, typed.sender, seen, carries, at, once=once, quote=quoted.id if quoted else None
        )
        message = Incoming(
            id=str(shown.id),
            chat=chat_of(chat),
            sender=typed.sender,
            text=typed.text,
            at=at,
            photos=tuple(photos),
            place=typed.place,
            quotes=cards.quote(store, chat_of(chat), quoted) if quoted and quoted.sender == BOT else None,
        )
        return shown, without_others(with_documents(message, sent), store)

    def _next(self, chat: str) -> asyncio.Event:
        """Set when something is said there next."""
        return self._spoken.setdefault(chat, asyncio.Event())

    def _announce(self, chats: Sequence[str]) -> None:
        """Right after the commit: whoever waits for one of these chats reads it now."""
        for chat in {*chats, ANYWHERE}:
            if spoken := self._spoken.pop(chat, None):
                spoken.set()

    def _tell(self, chat: str, shown: dict[str, Any]) -> None:
        for listener in tuple(self._listeners):
            listener(shown | {"chat": chat})

    def _shown(self, store: Books, message: WebMessage) -> dict[str, Any]:
        carries = message.carries
        return {
            "id": message.id,
            "sender": message.sender,
            "name": name_of(store, message.sender),
            "text": message.text,
            "photos": [f"/photos/{sha256}" for sha256 in carries.get("photos", ())],
            "files": [{"name": name, "url": f"/files/{sha256}"} for sha256, name in carries.get("files", ())],
            "choices": [label for label, _says in carries.get("choices", ())],
            "quote": message.quote,
            "at": message.at.astimezone(self._clock.zone).isoformat(),
        } | cards.shown(carries)


async def _until(event: asyncio.Event, longest: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), longest)


def _carries(message: Outgoing) -> dict[str, Any]:
    return {
        "photos": [photo.sha256 for photo in message.photos],
        "files": [[file.sha256, file.name] for file in message.files],
        "choices": [[choice.label, choice.says] for choice in message.choices],
    } | shows_in(message)
