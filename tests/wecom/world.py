"""Who is in the corporation, which groups there are, and what everybody was shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.patience import PATIENCE
from tests.wecom.quota import Now


@dataclass(frozen=True, slots=True)
class Person:
    """A member: the plain id, and the one that a robot made by an ordinary member gets to see."""

    userid: str
    name: str
    mobile: str = ""

    @property
    def open_userid(self) -> str:
        """The encrypted id."""
        return f"wo{self.userid.encode().hex()[:60]}"


@dataclass(slots=True)
class Group:
    """A work group; `key` is that of its webhook (消息推送)."""

    chatid: str
    name: str
    members: set[str] = field(default_factory=set)
    robot_is_in: bool = True
    key: str | None = None


@dataclass(slots=True)
class Shown:
    """A message that appeared in a chat (a chatid, or a userid). `rings` is whose phone rang by an @.

    `overlong` names what a client would cut off, `cards_for` the card as those see it who got an update of their own,
    `past` what the card was before.
    """

    chat: str
    group: bool
    by: str
    msgtype: str
    text: str = ""
    media: bytes | None = None
    filename: str = ""
    card: dict[str, Any] | None = None
    rings: tuple[str, ...] = ()
    overlong: tuple[str, ...] = ()
    finished: bool = True
    cards_for: dict[str, dict[str, Any]] = field(default_factory=dict)
    past: list[dict[str, Any]] = field(default_factory=list)

    def card_of(self, userid: str) -> dict[str, Any] | None:
        """The card as this person sees it now."""
        return self.cards_for.get(userid, self.card)

    @property
    def buttons(self) -> list[str]:
        """What the buttons of the card say."""
        return [button["text"] for button in (self.card or {}).get("button_list", ())]


@dataclass(frozen=True, slots=True)
class Told:
    """What could be read at one moment: a message when it appeared, or when it was changed in its place."""

    shown: Shown
    text: str
    buttons: tuple[str, ...]
    changed: bool = False


class World:
    """People, groups, and everything that was shown, oldest first."""

    def __init__(self, now: Now, robot_name: str = "走街", corp: str = "wwfake0123456789") -> None:
        self.now = now
        self.robot_name = robot_name
        self.corp = corp
        self.encrypts_ids = False  # a robot made by an ordinary member sees wo… and wr… only
        self.recompresses = True
        self.people: dict[str, Person] = {}
        self.groups: dict[str, Group] = {}
        self.spoken: set[str] = set()  # chats in which somebody has spoken to the robot
        self.shown: list[Shown] = []
        self.told: list[Told] = []  # the same in the order in which it was to be read, changes included
        self.lost: list[str] = []  # msgids that came when nobody was connected, or into a dead connection
        self.delivered: dict[str, dict[str, Any]] = {}  # bodies by msgid that somebody was there to read
        self._changed = asyncio.Event()

    def person(self, userid: str, name: str = "", mobile: str = "") -> Person:
        """Somebody joins the corporation."""
        self.people[userid] = Person(userid, name or userid, mobile)
        return self.people[userid]

    def group(self, chatid: str, members: Iterable[str], *, name: str = "", key: str | None = None) -> Group:
        """A group is made; the robot is in it."""
        self.groups[chatid] = Group(chatid, name or chatid, set(members), key=key)
        return self.groups[chatid]

    def show(self, shown: Shown) -> Shown:
        """A message appears."""
        self.shown.append(shown)
        self.told.append(Told(shown, shown.text, tuple(shown.buttons)))
        self.happened()
        return shown

    def change(self, shown: Shown) -> None:
        """A message reads differently now."""
        self.told.append(Told(shown, shown.text, tuple(shown.buttons), changed=True))
        self.happened()

    def in_chat(self, chat: str) -> list[Shown]:
        """What was shown there, oldest first."""
        return [one for one in self.shown if one.chat == chat]

    def texts(self, chat: str) -> list[str]:
        """The same, only the words."""
        return [one.text for one in self.in_chat(chat)]

    def happened(self) -> None:
        """Tell those who wait."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait, in real time, until something is so. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await self._changed.wait()

    def id_of(self, userid: str) -> str:
        """How callbacks name a person."""
        return self.people[userid].open_userid if self.encrypts_ids else userid

    def who(self, id_: str) -> Person | None:
        """The person with this id, plain or encrypted."""
        return self.people.get(id_) or next(
            (one for one in self.people.values() if one.open_userid == id_), None
        )
