"""Messages, the same for every platform: what somebody sent, and what the bot wants said."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.blocks import Block
from domain.card import Card, Row
from domain.notices import Notice
from domain.order import Order
from domain.photo import Photo, Place
from domain.platform import Platform
from domain.question import Question
from domain.sent import SentFile
from domain.sketch import Sketch

# The direction of writing.
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def legible(text: str) -> str:
    """What somebody typed, without what no screen shows: control characters, halves of characters, turned text."""
    return "".join(
        one
        for one in text
        if one in "\n\t" or (unicodedata.category(one) not in ("Cc", "Cs") and one not in _TURNS)
    )


def listed(*what: str) -> str:
    """Several things in words, each once: 视频、文件. In: '' for none, or several in one."""
    return "、".join(dict.fromkeys(one for several in what for one in several.split("、") if one))


_TOPIC = "/"  # what stands before a topic in a chat's id; no platform has it in the ids of its groups


@dataclass(frozen=True, slots=True)
class Chat:
    """A place where people talk: a group, or one person's private talk with the bot.

    A group may be parted into topics (话题). Each is a chat of its own, with the id `group/topic`.
    """

    platform: Platform
    id: str
    private: bool = False

    @property
    def room(self) -> Chat:
        """The group that it is a topic of; itself, if it is none."""
        whole = self.id.partition(_TOPIC)[0]
        return replace(self, id=whole) if self.may_have_topics and whole != self.id else self

    @property
    def may_have_topics(self) -> bool:
        """True on the platform that has them, for groups."""
        return self.platform == Platform.TELEGRAM and not self.private

    @property
    def account(self) -> str:
        """Whose private talk with the bot it is."""
        return self.id.removeprefix("private:")

    @property
    def topic(self) -> str:
        """Which topic of its group it is; '' if it is none."""
        return self.id.removeprefix(self.room.id).removeprefix(_TOPIC)


def topic(group: Chat, of_it: str) -> Chat:
    """A topic of a group."""
    return replace(group, id=f"{group.id}{_TOPIC}{of_it}")


@dataclass(frozen=True, slots=True)
class File:
    """A document that is kept, named by the hash of its bytes."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: pressing it is the same as saying `says`."""

    label: str
    says: str


class Kind(StrEnum):
    """What a message is, which decides what becomes of it when nobody knows whether it arrived."""

    ACK = "ack"  # an answer to what somebody just said: a repeat is harmless
    NOTICE = "notice"  # assignment, verification, overdue: missing it is worse than hearing it twice
    BROADCAST = "broadcast"  # digest, list, roll-call: a repeat misleads


class Manner(StrEnum):
    """How a card is said where an earlier one of its case stands."""

    IN_PLACE = "in place"  # in its place where the platform can, else below
    BELOW = "below"  # as a new message, for somebody waits for it: the earlier one loses its buttons
    QUIETLY = "quietly"  # only in its place: where the platform cannot, nothing is said, but the buttons go if they can


@dataclass(frozen=True, slots=True)
class Quote:
    """A message of the bot that somebody quotes: its words, and the cases it is about in the order of its lines."""

    words: str
    cases: tuple[int, ...] = ()

    @property
    def case(self) -> int | None:
        """The one case it is about. A list is about several, and which of them is meant nobody can tell."""
        return self.cases[0] if len(self.cases) == 1 else None


@dataclass(frozen=True, slots=True)
class Occasion:
    """The message that is answered: its id on its platform, and when it was said."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message somebody sent, at the moment they sent it. `quotes` is the message of the bot that it quotes.

    `edits` is the id of the earlier message that this is the new wording of; `forwarded` if the words are
    somebody else's; `addressed` if the bot was named in a group, so that an answer is expected. `unusable` says, in
    Chinese, what came with it that nobody here can look at: 视频, 文件 … `files` are the documents among that, of which
    a command may take the text.
    `alone` if nobody else in the group saw it, so that nobody else need see the answer. `follows` is the question that
    the message answered whose button was pressed: 下一页 is of that list, whatever was asked since. `then` is what that
    message asked about (`Outgoing.then`): 是 completes nothing else.
    """

    id: str
    chat: Chat
    sender: str
    text: str
    at: datetime
    photos: tuple[Photo, ...] = ()
    place: Place | None = None
    quotes: Quote | None = None
    edits: str | None = None
    forwarded: bool = False
    addressed: bool = False
    unusable: str = ""
    files: tuple[SentFile, ...] = ()
    alone: bool = False
    follows: Question | None = None
    then: str = ""

    @property
    def spoken_to(self) -> bool:
        """True for what is said to the bot: in private, or by its name."""
        return self.chat.private or self.addressed

    @property
    def direct(self) -> bool:
        """True for what its sender says now: neither the new wording of an earlier message nor forwarded."""
        return self.edits is None and not self.forwarded

    @property
    def has_content(self) -> bool:
        """True for words, photos or a position: there is more than what nobody here can look at."""
        return bool(self.text.strip() or self.photos or self.place)

    @property
    def position(self) -> Place | None:
        """Where its sender is: what was sent as a position, else where the first photo that says so was taken."""
        return self.place or next((photo.place for photo in self.photos if photo.place), None)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message the bot wants said. Two with the same `key` are said once. `mentions` are people's ids.

    `text` says all of it. Beside it stand the `card`, if it is one: a platform that can edits the earlier card of
    the same case in its place, as its `manner` says; else `rows`, the lines that are about cases.
    `only_for` is the account of the one person in the group whom it concerns: where a platform can, they alone see it;
    `asked` is then what they said, for whoever said it long ago may have gone. `wants_reply`: they are to answer in
    words of their own, and a platform that can opens the field for them.
    `blocks` say all that `text` and `photos` say, for a platform that can lay them out; any other shows those.
    `asker` is the sender of the message that it answers, if it answers one: people in a group are answered in turns.
    `settles` is the id of that message, where it was not refused and was more than a question: if a button was pressed
    that stands on no card, it is used.
    `about` is what its buttons decide, if that is no case (`domain/topics.py`): once it is decided they go.
    `over` is the outbox row of an earlier message in this chat that asked for something which is settled by now: this
    message, said quietly, takes its buttons away.
    `sketches` are pictures that are drawn before the message is written down, and become the last of its photos.
    `order` is a document: the message is said when that is made, with it among its files. Whoever changes something
    may order one; sketches only who changes nothing.
    `notice` is what kind of notice it is, which a group or a person may have chosen to hear later or never; it is
    `gathered` where it is told with the evening's digest instead.
    `answers` is the question that its lines answer, and that its buttons go on from. `then` is what it asks about, and
    what 是 completes; '' if it asks nothing.
    """

    chat: Chat
    text: str
    photos: tuple[Photo, ...] = ()
    files: tuple[File, ...] = ()
    choices: tuple[Choice, ...] = ()
    mentions: tuple[int, ...] = ()
    key: str | None = None
    kind: Kind = Kind.ACK
    card: Card | None = None
    rows: tuple[Row, ...] = ()
    asker: str = ""
    settles: str = ""
    about: str = ""
    over: int = 0
    sketches: tuple[Sketch, ...] = ()
    order: Order | None = None
    only_for: str = ""
    asked: Occasion | None = None
    wants_reply: bool = False
    blocks: tuple[Block, ...] = ()
    manner: Manner = Manner.IN_PLACE
    notice: Notice = Notice.NONE
    gathered: bool = False
    answers: Question | None = None
    then: str = ""

    def for_sender(self, of: Incoming) -> Outgoing:
        """The same for nobody but whoever sent that message."""
        return replace(self, only_for=of.sender, asked=Occasion(of.id, of.at))

    @property
    def cases(self) -> tuple[int, ...]:
        """The numbers of the cases it is about, in the order of its lines."""
        return (self.card.number,) if self.card else tuple(dict.fromkeys(row.number for row in self.rows))
