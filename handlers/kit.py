"""What a handler is made of: its words, what it is given, what it may give back."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from domain import authority
from domain.actions import ASKING, Action
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Chat, Choice, Incoming, Outgoing
from domain.district import Group, Person, Purpose
from domain.photo import Photo, Place
from domain.question import Question
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """A message that was understood: who said it, where, and what stands after the command's word and number."""

    message: Incoming
    person: Person
    purpose: Purpose
    group: Group | None
    words: str
    about: Case | None = None

    @property
    def at(self) -> datetime:
        """When it was said, in the district's zone."""
        return self.message.at

    @property
    def today(self) -> date:
        """The district's day on which it was said."""
        return self.message.at.date()

    @property
    def chat(self) -> Chat:
        """Where it was said."""
        return self.message.chat

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos that came with it."""
        return self.message.photos

    @property
    def cause(self) -> Cause:
        """What an action is given of it."""
        message = self.message
        return Cause(self.person, self.at, self.words, self.photos, message.position, self.chat, message.id)

    def cause_saying(self, words: str) -> Cause:
        """The same with only these of the words."""
        return replace(self.cause, words=words)

    @property
    def case(self) -> Case:
        """The case it is about: there is one wherever the handler was declared `on_case`."""
        assert self.about is not None, "the handler is not declared on_case"
        return self.about


@dataclass(frozen=True, slots=True)
class Ask:
    """A question. The person's next message here is taken as if said after `then`, with `photos` and `place` added.

    With `only_yes` nothing but 是, or the same command anew, is an answer, and with `or_photos` also photos without
    words. Each of the `choices` says an answer; `yes` and `no` are what the last two buttons say. `shows` are photos to
    look at, which are no part of the answer. `or_words`: words of one's own are as good as one of the choices.
    """

    text: str
    then: str
    photos: tuple[Photo, ...] = ()
    only_yes: bool = False
    place: Place | None = None
    choices: tuple[Choice, ...] = ()
    or_photos: bool = False
    shows: tuple[Photo, ...] = ()
    yes: str = "是"
    no: str = "取消"
    or_words: bool = False

    @property
    def wants_reply(self) -> bool:
        """True if no button says the answer: it is written or sent."""
        return self.or_words or not (self.choices or self.only_yes)


@dataclass(frozen=True, slots=True)
class Remember:
    """What was asked, kept for what the same person asks after it in the same chat; nothing is said."""

    question: Question


Saying = str | Outgoing | Ask | Remember
Answer = Saying | None | Iterable["Saying | None"]
Wants = Callable[[Incoming, Store], bool]
Work = Callable[[Said, Store], Answer]

_MARKS = r"[\s，。！～~!.,👌👍🙏]*"
_POLITE = re.compile(
    rf"{_MARKS}(?:(?:收到|好[的滴]?|嗯|知道了|明白|ok|谢谢|辛苦了|马上(?:去|拍|发|处理)?|稍等|等一?下){_MARKS})*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Handler:
    """One thing people can say. A command has `words`; a listener `wants` what nobody addressed to the bot.

    `fits`: what may stand behind the word; with anything else it is no command, but talk.
    `anywhere`: also in groups that are not in the register, where the bot is silent otherwise.
    `by_button`: buttons say it, so it is read as it stands, and 帮助 does not name it.
    `as_typed`: words of its help line that only stand for something are not taken from what it is given.
    `takes_files`: a document that somebody sends with it is what it is about.
    """

    answer: Work
    does: Action
    words: tuple[str, ...] = ()
    on_case: bool = False
    for_strangers: bool = False
    wants: Wants | None = field(default=None)
    anywhere: bool = False
    fits: re.Pattern[str] | None = None
    by_button: bool = False
    as_typed: bool = False
    takes_files: bool = False

    @property
    def only_asks(self) -> bool:
        """True for what changes nothing: it is answered beside the writer."""
        return self.does in ASKING

    @property
    def help(self) -> str:
        """The docstring's first line is what 帮助 shows."""
        return (self.answer.__doc__ or "").strip().partition("\n")[0]


def command(
    *words: str,
    does: Action,
    on_case: bool = False,
    for_strangers: bool = False,
    anywhere: bool = False,
    fits: re.Pattern[str] | None = None,
    by_button: bool = False,
    as_typed: bool = False,
    takes_files: bool = False,
) -> Callable[[Work], Handler]:
    """Declare what is said with these words; `on_case` ones carry a case number, given by hand or by quoting."""

    def declare(answer: Work) -> Handler:
        return Handler(
            answer,
            does,
            words,
            on_case,
            for_strangers,
            anywhere=anywhere,
            fits=fits,
            by_button=by_button,
            as_typed=as_typed,
            takes_files=takes_files,
        )

    return declare


def listener(
    *, does: Action, wants: Wants, on_case: bool = False, for_strangers: bool = False
) -> Callable[[Work], Handler]:
    """Declare what is understood without a command; an `on_case` one is about the case that is quoted."""

    def declare(answer: Work) -> Handler:
        return Handler(answer, does, on_case=on_case, wants=wants, for_strangers=for_strangers)

    return declare


LISTED = "清单"  # behind a command that draws something up: all that there are of it
_ASKS = re.compile("[哪几谁吗么?？啥]|多少|什么|名单|清单|怎么|如何")


def asked_as(form: re.Pattern[str]) -> Wants:
    """What is asked in this form and no other words; in a group, unless the bot is named, some word must ask."""

    def wants(message: Incoming, _store: Store) -> bool:
        said = message.text.strip()
        if not is_plain(message) or form.fullmatch(said) is None:
            return False
        return message.spoken_to or _ASKS.search(said) is not None

    return wants


def is_plain(message: Incoming) -> bool:
    """Words alone, said now: no photo, no place, no new wording of older words, nothing passed on."""
    return not (message.photos or message.place or message.edits or message.forwarded)


@cache
def find_handlers() -> tuple[Handler, ...]:
    """Every handler of every file in this folder, files by name; one counts where it is defined."""
    import handlers

    found: list[Handler] = []
    for module in sorted(one.name for one in pkgutil.iter_modules(handlers.__path__)):
        for value in vars(importlib.import_module(f"handlers.{module}")).values():
            if isinstance(value, Handler) and value.answer.__module__ == f"handlers.{module}":
                found.append(value)
    return tuple(found)


def each(answer: Answer) -> Iterable[Saying]:
    """The single parts of an answer."""
    many = [answer] if answer is None or isinstance(answer, (str, Outgoing, Ask, Remember)) else answer
    return (one for one in many if one is not None)


def is_polite(message: Incoming) -> bool:
    """True if it only acknowledges what was said: no report, no answer, nothing to keep."""
    return not (message.photos or message.place) and _POLITE.fullmatch(message.text) is not None


def quotes_cases(message: Incoming) -> bool:
    """True if it quotes a message of the bot about one or several cases."""
    return message.quotes is not None and bool(message.quotes.cases)


def button(label: str, says: str | None = None) -> Choice:
    """A button that says its label, unless it says something else."""
    return Choice(label, says or label)


def place_of(chat: Chat, group: Group | None) -> Purpose:
    """What the place is for where something is said."""
    if chat.private or group is None:
        return Purpose.PRIVATE
    return group.purpose


def may_here(person: Person, message: Incoming, action: Action, store: Store) -> bool:
    """True if this person may have that done where the message was said."""
    return authority.allows(person, place_of(message.chat, store.group_of(message.chat)), action)
