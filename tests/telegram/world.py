"""The state of the fake Telegram: people, chats, messages, files, and what the one bot may see of them."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.telegram.faults import Faults
from tests.telegram.flood import Flood
from tests.telegram.hook import Hook
from tests.telegram.pictures import as_photo, measured, sizes
from tests.telegram.refusal import Refusal, bad, forbidden
from tests.telegram.updates import Updates

Json = dict[str, Any]

BOT = 123456
TOKEN = f"{BOT}:AAAAbbbbCCCCddddEEEEffffGGGGhhhhIII"
USERNAME = "zoujie_bot"
ANONYMOUS = 1087968824  # @GroupAnonymousBot, in whose name anonymous admins speak
LINKED_CHANNEL = 777000  # "Telegram", in whose name posts of a linked channel are forwarded
GONE = ("left", "kicked")


@dataclass
class Room:
    """A chat. `members` maps a user's id to creator, administrator, member, restricted, left or kicked."""

    id: int
    type: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    moved_to: int | None = None
    last: int = 0  # a supergroup numbers its own messages
    bot_spoke_last: bool = False
    topics: dict[int, bool] = field(default_factory=dict)  # of a forum: True while it is open

    @property
    def group(self) -> bool:
        """True for both kinds of groups."""
        return self.type in ("group", "supergroup")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file. `size` if it is a picture of a photo, made when it is asked for; `name` of a document."""

    data: bytes
    path: str
    size: tuple[int, int] | None = None
    name: str = ""

    def content(self) -> bytes:
        """Its bytes."""
        return as_photo(self.data, self.size) if self.size else self.data


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it asked, when, and what came of it (200, 400, … or 0 for no answer).

    `files` are the names of what was uploaded with it.
    """

    method: str
    params: Mapping[str, Any]
    at: float
    status: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Something the bot made people see: a new message, or one that was changed, as it stood then.

    `how` is `new`, `edit`, `same` for an edit that would have changed nothing, `buttons` if only those changed.
    """

    chat: int
    message: Json
    how: str


class World:
    """Everything there is. `now` dates messages; `seconds` (by default the same clock) paces, and ages updates."""

    def __init__(
        self,
        now: Callable[[], datetime],
        seconds: Callable[[], float] | None = None,
        *,
        privacy: bool = False,
    ) -> None:
        self.now = now
        self.seconds = seconds or (lambda: now().timestamp())
        self.privacy = privacy
        self.token = TOKEN
        self.users: dict[int, Json] = {}
        self.rooms: dict[int, Room] = {}
        self.files: dict[str, Stored] = {}
        self.paths: dict[str, Stored] = {}
        self.calls: list[Call] = []
        self.commands: dict[str, list[Json]] = {}
        self.callbacks: dict[str, tuple[int, float]] = {}  # by id: who pressed, and when
        self.reactions: dict[
            tuple[int, int, int], tuple[str, ...]
        ] = {}  # by chat, message and whose they are
        self.level = (10, 0)  # the version of the Bot API
        self.alone: list[tuple[int, Json]] = []  # what the bot said to one person alone: to whom, and what
        self.ephemeral: dict[
            tuple[int, int], dict[int, Json]
        ] = {}  # of it, by chat and person, what still stands
        self.orders: dict[
            tuple[int, int, int], float
        ] = {}  # commands that nobody else saw, and when they came
        self.orders_given = 0
        self.pressed_alone: set[str] = set()  # callback queries under what one person alone sees
        self.answered: dict[str, str] = {}  # callback queries that the bot answered, and with which words
        self.shown: list[Shown] = []  # all that the bot made people see, in its order
        self.updates = Updates(self.seconds)
        self.hook = Hook(self.updates)
        self.flood = Flood(self.seconds)
        self.faults = Faults()
        self.numbers = itertools.count(1)
        self._shared = 0  # private talks and small groups number their messages together
        self.user(BOT, "走街", username=USERNAME, is_bot=True)

    # --- people and chats ---

    def user(self, id_: int, name: str, *, username: str = "", is_bot: bool = False) -> Json:
        """Make or rename somebody."""
        self.users[id_] = {"id": id_, "is_bot": is_bot, "first_name": name}
        if username:
            self.users[id_]["username"] = username
        return self.users[id_]

    def room(self, id_: int, title: str, *, kind: str = "supergroup", bot: str = "administrator") -> Room:
        """Make a group in which the bot has this standing ('' for one where it never was)."""
        self.rooms[id_] = Room(id_, kind, title, {BOT: bot} if bot else {})
        return self.rooms[id_]

    def private(self, user: int) -> Room:
        """The talk of somebody with the bot, begun if it was not."""
        if user not in self.rooms:
            self.rooms[user] = Room(user, "private", members={user: "member", BOT: "member"})
        return self.rooms[user]

    def chat(self, room: Room) -> Json:
        """A chat as messages show it."""
        if room.type == "private":
            user = self.users[room.id]
            return {"type": "private"} | {key: one for key, one in user.items() if key != "is_bot"}
        return {"id": room.id, "title": room.title, "type": room.type}

    def open_room(self, id_: object) -> Room:
        """The chat that the bot speaks to. Raises Refusal as Telegram does where it cannot."""
        number = int(str(id_)) if str(id_).lstrip("-").isdecimal() else 0
        room = self.rooms.get(number)
        if room is None and number in self.users:
            raise forbidden("bot can't initiate conversation with a user")
        if room is None:
            raise bad("chat not found")
        if room.moved_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.moved_to)
        standing = room.members.get(BOT)
        if room.type == "private" and room.members.get(room.id) == "kicked":
            raise forbidden("bot was blocked by the user")
        if standing is None:
            raise bad("chat not found")
        if standing in GONE:
            how = "was kicked from" if standing == "kicked" else "is not a member of"
            kind = "group" if room.type == "group" else room.type
            raise forbidden(f"bot {how} the {kind} chat")
        return room

    def known(self, user: int) -> bool:
        """True if the bot may mention somebody: it must have met them."""
        return user in self.users and any(
            user in room.members and BOT in room.members for room in self.rooms.values()
        )

    # --- messages ---

    def date(self) -> int:
        """Now, as the Bot API writes a moment: in whole seconds since 1970."""
        return int(self.now().timestamp())

    def post(self, room: Room, author: Json, content: Json) -> Json:
        """A new message in a chat; `author` has `from`, and `sender_chat` where a chat speaks."""
        if room.type in ("supergroup", "channel"):
            room.last += 1
            number = room.last
        else:
            self._shared += 1
            number = self._shared
        message = {"message_id": number, **author, "chat": self.chat(room), "date": self.date(), **content}
        room.messages[number] = message
        room.bot_spoke_last = author.get("from", {}).get("id") == BOT
        if room.bot_spoke_last:
            self.shown.append(Shown(room.id, message, "new"))
        return message

    def quoted(self, room: Room, number: int) -> Json | None:
        """A message as another one shows that replies to it: whole, but without what it replies to itself."""
        found = room.messages.get(number)
        return {key: one for key, one in found.items() if key != "reply_to_message"} if found else None

    def said(self, chat: int) -> list[Json]:
        """What the bot said in a chat and still stands there, as it stands there now."""
        messages = self.rooms[chat].messages.values() if chat in self.rooms else ()
        return [
            one for one in messages if one.get("from", {}).get("id") == BOT and "left_chat_member" not in one
        ]

    # --- files ---

    def keep(
        self, data: bytes, folder: str, ending: str, size: tuple[int, int] | None = None, name: str = ""
    ) -> Json:
        """Keep a file. Out: what names it."""
        number = next(self.numbers)
        hashed = hashlib.sha256(data + str(size).encode()).hexdigest()
        id_ = f"AgACAgUAAxkBAAI{number:05d}{hashed[:24]}"
        stored = Stored(data, f"{folder}/file_{number}.{ending}", size, name)
        self.files[id_] = self.paths[stored.path] = stored
        return {"file_id": id_, "file_unique_id": f"AQAD{hashed[:12]}"}

    def keep_photo(self, data: bytes) -> list[Json]:
        """Keep a photo in its sizes, smallest first. Raises Refusal if it is none."""
        width, height = measured(data)
        return [
            self.keep(data, "photos", "jpg", (wide, high)) | {"width": wide, "height": high}
            for wide, high in sizes(width, height)
        ]

    def file(self, id_: str) -> Stored:
        """Raises Refusal for an id that is none."""
        if id_ not in self.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return self.files[id_]

    # --- looking back, for tests ---

    def made(self, method: str) -> list[Call]:
        """The bot's calls of one method that were done."""
        return [one for one in self.calls if one.method == method and one.status == 200]

    def refused(self, status: int) -> list[Call]:
        """The bot's calls that were answered so."""
        return [one for one in self.calls if one.status == status]


def must(condition: object, refusal: Refusal) -> None:
    """Raise the refusal unless the condition holds."""
    if not condition:
        raise refusal
