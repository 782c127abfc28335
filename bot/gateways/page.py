"""One transaction of an intake. Messages and pressed buttons become inbox rows; a row that lacks something is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, Protocol

from bot.filed import without_others
from bot.gateways import photos
from bot.gateways.albums import put_part
from bot.gateways.heard import Heard, Pic
from bot.gateways.late import hold, said_by
from bot.gateways.photos import Fetched, Missing, answer, with_documents, without
from domain.chat import Chat, Incoming
from storage.books import Books
from storage.held import Waiting
from storage.photos import Examined
from storage.sources import MOVED
from texts import refusals


class Identify(Protocol):
    """Finds out who somebody is, on a platform that calls people by more than one id."""

    def known(self, id_: str, store: Books) -> str | None:
        """The id by which the register knows somebody, without asking anybody; None if it must be converted."""
        ...

    async def convert(self, id_: str) -> str:
        """Ask the platform. Out: the id, unchanged if the platform does not say. Raises nothing."""
        ...


class AsGiven:
    """For platforms on which people have one id."""

    def known(self, id_: str, _store: Books) -> str | None:
        """That one."""
        return id_

    async def convert(self, id_: str) -> str:
        """That one."""
        return id_


@dataclass(frozen=True)
class Page(Generic[Pic]):
    """`fetched` has pictures by their `once`, None while they are fetched. `moved` maps an old 群号 to the new one.

    `mute` gives the answer to what the bot cannot use. `waiting` are the held rows, which are to be completed.
    """

    store: Books
    now: datetime
    identify: Identify
    fetched: Mapping[str, Fetched | None] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    mute: Callable[[str], str] = photos.mute
    waiting: list[Waiting] = field(default_factory=list)

    def listens(self, chat: Chat) -> bool:
        """True for private talks and for groups of the register, by their present, former or new 群号."""
        return chat.private or any(self.store.group_of(replace(chat, id=name)) for name in self._names(chat))

    def present(self, chat: Chat) -> Chat:
        """The chat under its present 群号."""
        return replace(chat, id=self.moved.get(chat.id, chat.id))

    def put_heard(self, heard: Heard[Pic]) -> None:
        """Keep what somebody said. The same message again changes nothing. The row waits for missing photos."""
        message, nameless = self._named(self._located(heard.message))
        if heard.mute:
            if self.listens(message.chat):
                self._say_mute(message, heard.mute)
            return
        wanted = self.listens(message.chat)
        found = {
            one: self.fetched.get(one.once) for one in heard.pictures if wanted or one.once in self.fetched
        }
        kept = [self.store.photos.keep(one) for one in found.values() if isinstance(one, Examined)]
        lost = [one for one in found.values() if isinstance(one, Missing)]
        message = with_documents(replace(message, photos=tuple(kept)), found.values())
        message = message if nameless else without_others(message, self.store)
        message = without(lost, message, "lacking", self.now, self.store)
        late = [picture for picture, one in found.items() if one is None]
        kept_with = self._keep(message, heard.album, late=bool(late))
        self._have_wait(message.chat, kept_with, late, nameless=nameless)

    def put_pressed(self, pressed: Incoming, row: int, mark: int) -> None:
        """Keep a pressed button as its words, said by whoever pressed it. It must have been shown in this chat."""
        message, nameless = self._named(replace(pressed, chat=self.present(pressed.chat)))
        for name in self._names(message.chat):
            choice = self.store.post.shown.choice(row, mark, replace(message.chat, id=name))
            if choice is not None:
                follows, then = self.store.post.shown.belongs_to(row)
                message = replace(message, text=choice.says, follows=follows, then=then)
                kept_with = self._keep(message, None, late=False)
                self._have_wait(message.chat, kept_with, (), nameless=nameless)
                return
        if self.listens(message.chat):
            answer(message, refusals.OLD_BUTTON, "old", self.now, self.store, alone=True)

    def _have_wait(self, chat: Chat, kept: str | None, late: Sequence[Pic], *, nameless: bool) -> None:
        """For what is lacking of the message that it is kept with."""
        if kept is not None and (late or nameless):
            self.waiting.append(hold(chat, kept, late, self.now, self.store, nameless=nameless))

    def _keep(self, message: Incoming, album: str | None, *, late: bool) -> str | None:
        """Out: the message to which it belongs; None if it was kept before."""
        if album is not None:
            return put_part(message, album, self.now, self.store, late=late)
        return message.id if self.store.post.inbox.put(message) else None

    def _say_mute(self, message: Incoming, what: str) -> None:
        """Its ids are kept, so that a second copy is known, and that somebody spoke there."""
        if nothing := self.store.post.held.put(message, {}, self.now):
            self.store.post.held.drop(nothing)
            answer(message, self.mute(what), "mute", self.now, self.store, alone=True)

    def _named(self, message: Incoming) -> tuple[Incoming, bool]:
        """The message with the id by which the register knows its sender. True: that id is still to be asked for."""
        known = self.identify.known(message.sender, self.store)
        return (message, True) if known is None else (said_by(message, known), False)

    def _located(self, message: Incoming) -> Incoming:
        """As of the group's present 群号; a message from before it moved has the old one before its id."""
        old = message.chat.id
        if old not in self.moved:
            return message
        edits = message.edits and f"{old}{MOVED}{message.edits}"
        return replace(message, chat=self.present(message.chat), id=f"{old}{MOVED}{message.id}", edits=edits)

    def _names(self, chat: Chat) -> tuple[str, ...]:
        """The 群号 of a chat, the one it had and the one it just got."""
        here = self.present(chat).id
        return tuple(dict.fromkeys((chat.id, here, *(old for old, new in self.moved.items() if new == here))))
