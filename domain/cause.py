"""Why something changes: who wants it, when, in which words, and by which message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.chat import Chat
from domain.district import Person
from domain.photo import Photo, Place


@dataclass(frozen=True, slots=True)
class System:
    """系统: the clock, where no person acts."""


Actor = Person | System


@dataclass(frozen=True, slots=True)
class Cause:
    """Who (`by`) brings something about at a moment, with their `words`, `photos` and `place`.

    `chat` is where it was said and is answered; `message` is the message's id there. The clock has neither, so it gets
    no answer.
    """

    by: Actor
    at: datetime
    words: str = ""
    photos: tuple[Photo, ...] = ()
    place: Place | None = None
    chat: Chat | None = None
    message: str = ""

    @property
    def reference(self) -> str:
        """The message by platform, chat and id, as the history names it; empty for the clock."""
        return f"{self.chat.platform}:{self.chat.id}:{self.message}" if self.chat else ""

    @property
    def alone(self) -> Person | None:
        """Who said it, if they were alone with the bot."""
        private = self.chat is not None and self.chat.private
        return self.by if private and isinstance(self.by, Person) else None


def by_the_clock(at: datetime, words: str = "") -> Cause:
    """What a job brings about, with the reason it gives."""
    return Cause(System(), at, words)
