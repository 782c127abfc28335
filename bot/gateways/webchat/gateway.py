"""The local web chat as a platform. It keeps its own messages, and one can play anybody of the district."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.developing import keep
from bot.gateways.base import Wakes
from bot.gateways.not_taken import NotTaken
from bot.gateways.webchat import cards
from bot.transactions import Transactions
from domain.chat import Chat, Incoming, Manner, Outgoing, Place, legible
from domain.district import Group, Platform
from storage.cards import shows_in
from storage.failpoints import reached
from storage.mail import ToSend
from storage.photos import Examined
from storage.store import Books
from storage.web import WebMessage

BOT = "bot"
BOT_NAME = "走街"
PRIVATE = "private:"
MOST_PHOTOS = 9
MOST_TEXT = 4000  # characters in one message
NOT_SHOWN = "0"  # no message's id: a card that only took the buttons of an earlier one
ANYWHERE = ""  # no chat's id: whoever waits for news from all of them
LOOKS_AGAIN = 1.0  # seconds: another process on the same database says something without waking anybody here
LANE = "webchat"  # one lane: ids are handed out and seen in the same order, on any database
PATIENCE = 8.0  # seconds that a message waits for the database; then its sender is told that it is busy
MOST_ID = 100  # characters in the id of a person or of a request


@dataclass(frozen=True, slots=True)
class TypedMessage:
    """What somebody sends from the page. `once` makes a repeated request the same message."""

    sender: str
    text: str = ""
    photos: tuple[bytes, ...] = ()
    quote: int | None = None
    place: Place | None = None
    once: str = ""


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
        if len(typed.photos) > MOST_PHOTOS:
            raise NotTaken(f"一次最多发 {MOST_PHOTOS} 张照片，请分开发。", 413)
        if len(typed.text) > MOST_TEXT:
            raise NotTaken(f"一条消息最多 {MOST_TEXT} 字，请分开发。", 413)
        if not (typed.text.strip() or typed.photos or typed.place):
            raise NotTaken("请写点什么，或附上照片。")
        _must_be_short(typed.once)
        files = self._transactions.database.files
        kept = [await keep(files, photo, self._clock.zone) for photo in typed.photos]
        reached("photo-kept")
        once = f"in:{chat}:{typed.sender}:{typed.once or uuid.uuid4().hex}"

        def put(store: Books) -> int:
            store.post.web.in_order()
            _must_sit_there(store, chat, typed.sender)
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
            await self._transactions.read(lambda store: _must_exist(store, chat))
        else:
            await self._transactions.read(lambda store: _must_sit_there(store, chat, sender))

    async def press(self, chat: str, sender: str, message: int, label: str, once: str = "") -> None:
        """Press a button: keep its words as said by whoever presses it. Raises NotTaken.

        A screen may still show a button that was used meanwhile. Then the bot says how the case stands.
        """
        _must_be_short(once)
        id_ = f"press:{message}:{once or uuid.uuid4().hex}"

        def put(store: Books) -> None:
            _must_sit_there(store, chat, sender)
            pressed = store.post.web.get(message)
            if pressed is None or pressed.chat != chat:
                raise NotTaken("没有这条消息。", 404)
            says = next((says for name, says in cards.buttons(pressed) if name == label), None)
            if says is None:
                raise NotTaken("这条消息没有这个按钮。", 404)
            said = Incoming(id_, _chat(chat), sender, says, self._clock.now())
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
        used = [(one.chat, self._shown(store, one)) for row in rows for one in _use_up(row, store)]
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
                _group(store, group) for group in store.district.groups if group.platform == self.platform
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
        _must_exist(store, chat)
        return [self._shown(store, one) for one in store.post.web.of_chat(chat, after)]

    def _since(self, after: int, store: Books) -> list[dict[str, Any]]:
        return [self._shown(store, one) | {"chat": one.chat} for one in store.post.web.since(after)]

    def _put(
        self, store: Books, chat: str, typed: TypedMessage, kept: Sequence[Examined], once: str
    ) -> tuple[WebMessage, Incoming]:
        photos = [store.photos.keep(one) for one in kept]
        at = self._clock.now()
        quoted = _quoted(store, chat, typed.quote)
        carries = {"photos": [photo.sha256 for photo in photos]}
        seen = typed.text or ("［位置］" if typed.place else "")
        shown = store.post.web.put(
            chat, typed.sender, seen, carries, at, once=once, quote=quoted.id if quoted else None
        )
        message = Incoming(
            id=str(shown.id),
            chat=_chat(chat),
            sender=typed.sender,
            text=typed.text,
            at=at,
            photos=tuple(photos),
            place=typed.place,
            quotes=cards.quote(store, _chat(chat), quoted) if quoted and quoted.sender == BOT else None,
        )
        return shown, message

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
            "name": _name(store, message.sender),
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


def _use_up(row: ToSend, store: Books) -> list[WebMessage]:
    """A card takes the buttons from the earlier ones of its case in its chat, for they are used."""
    card = row.message.card
    if card is None or card.place_of is None or not row.follows:
        return []
    return store.post.web.use_up(row.message.chat.id, card.place_of, row.id)


def _chat(id_: str) -> Chat:
    return Chat(Platform.WEB, id_, private=id_.startswith(PRIVATE))


def _quoted(store: Books, chat: str, id_: int | None) -> WebMessage | None:
    """The message that is quoted: only what was said in this very chat can be."""
    if id_ is None:
        return None
    quoted = store.post.web.get(id_)
    if quoted is None or quoted.chat != chat:
        raise NotTaken("引用的消息不在这里。", 404)
    return quoted


def _must_exist(store: Books, chat: str) -> None:
    private = chat.startswith(PRIVATE) and _is_id(chat.removeprefix(PRIVATE))
    if not private and store.group_of(_chat(chat)) is None:
        raise NotTaken("没有这个群。", 404)


def _must_sit_there(store: Books, chat: str, sender: str) -> None:
    """Who is in the register speaks only where they sit; strangers may stand in any group, as in real life."""
    _must_exist(store, chat)
    if not _is_id(sender) or sender == BOT:
        raise NotTaken("请先选择您是谁。")
    if chat.startswith(PRIVATE):
        if chat != PRIVATE + sender:
            raise NotTaken("这是别人和走街的私聊。", 403)
        return
    group = store.group_of(_chat(chat))
    known = {str(person.id) for person in store.district.people}
    members = {str(person.id) for person in store.district.members(group)} if group else set()
    if sender in known and sender not in members:
        raise NotTaken("您不在这个群里。", 403)


def _must_be_short(once: str) -> None:
    if once and not _is_id(once):
        raise NotTaken(f"client_id 最多 {MOST_ID} 个普通字符。")


def _is_id(text: str) -> bool:
    return 0 < len(text) <= MOST_ID and text.isprintable()


def _name(store: Books, sender: str) -> str:
    if sender == BOT:
        return BOT_NAME
    known = {str(id_): person.name for id_, person in store.district.person.items()}
    return known.get(sender, "陌生人")  # as text: neither ２２ nor 022 is 22


def _group(store: Books, group: Group) -> dict[str, Any]:
    district = store.district
    members = [
        {
            "id": str(person.id),
            "name": person.name,
            "role": "、".join(person.roles),
            "unit": district.unit[person.unit].name,
            "grid": "、".join(district.grid[grid].name for grid in person.grids),
        }
        for person in district.members(group)
    ]
    return {"id": group.chat, "title": group.name, "purpose": group.purpose.value, "members": members}
