"""One of several that the bot offered, told by where it stands or by its label, as the button that it means."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.routing import Match, expects_answer, names_case
from domain.actions import Action
from domain.chat import Choice, Incoming
from handlers.called_cases import told_of
from handlers.kit import may_here
from storage.books import Books
from texts.verification import LATER
from understanding.orders.which_of_several import (
    labels_in,
    may_describe,
    numbered,
    several_numbered,
    which_of,
)

_NUMBER = re.compile(r"\s(\d{1,9})(?:\s|$)")
_LONGEST = 16  # characters of a label with what is said around it
_SHORT = 6  # characters of a label that may be said by its verb alone


def picked(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as what that button says; None if it means none."""
    if verdict := _of_card_in_sight(message, command, store):
        return verdict
    pending = store.asks.of(message.chat, message.sender, message.at) if command is None else None
    place = which_of(message.text, len(pending.options)) if pending and pending.options else None
    if pending is not None and place is None:
        place = numbered(message.text, pending.options) if not message.photos else None
    if pending is not None and place is None and len(pending.options) > 1 and not message.photos:
        place = _described(message.text, pending.options, store)
    if pending is not None and place is None and (several := several_numbered(message.text, pending.options)):
        return replace(message, text=several, quotes=None)
    if pending is not None and place is not None:
        return replace(message, text=pending.options[place], quotes=None)
    return _labelled(message, command, asked=pending is not None, store=store)


def _of_card_in_sight(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """通过 and 不通过 还是脏 in private, while 核查 shows one case after the other: of the case that it shows now."""
    if command is None or not (message.chat.private and command.handler.does is Action.VERIFY):
        return None
    if not command.handler.on_case or names_case(command, message):
        return None
    choices = store.asked.last_choices(message.chat, message.at)
    if not any(one.says.startswith(f"{LATER} ") for one in choices):
        return None
    meant = next((one for one in choices if one.label == command.handler.words[0]), None)
    return replace(message, text=f"{meant.says} {command.words}".strip()) if meant else None


def _described(text: str, options: tuple[str, ...], store: Books) -> int | None:
    """Which of the options is of the one case that the words describe: 是前面那个垃圾的."""
    if not may_describe(text):
        return None
    numbers = [int(found[1]) if (found := _NUMBER.search(one)) else 0 for one in options]
    cases = [case for one in numbers if (case := store.cases.get(one)) is not None]
    meant = told_of(text, cases, store)
    return numbers.index(meant[0].number) if len(meant) == 1 else None


def _labelled(message: Incoming, command: Match | None, *, asked: bool, store: Books) -> Incoming | None:
    """签发 said to the bot, whose newest message here has a button 签发通报; a whole command means itself.

    Somebody who was `asked` in a group may say a whole label without a word to the bot.
    """
    if command is not None and (command.words or command.handler.on_case):
        return None
    said, bare = message.text.strip(), not (message.photos or message.quotes)
    to_the_bot = message.chat.private or expects_answer(message)
    if not bare or len(said) > _LONGEST or not (to_the_bot or asked):
        return None
    only_same = not to_the_bot or (command is not None and _may(command, message, store))
    choices = store.asked.last_choices(message.chat, message.at)
    meant = _with_label(said, choices, only_same=only_same)
    meant = _in_its_place(said, choices) if meant is None and to_the_bot else meant
    return replace(message, text=meant.says) if meant and meant.says != said else None


def _may(command: Match, message: Incoming, store: Books) -> bool:
    """True if the command is this person's to give here, and so may be meant itself."""
    person = store.people.sender(message)
    return person is None or may_here(person, message, command.handler.does, store)


def _with_label(said: str, choices: tuple[Choice, ...], *, only_same: bool) -> Choice | None:
    """The one choice with this label, or, unless `only_same`, the only one that begins with its verb."""
    words = labels_in(said)
    same = [one for one in choices if one.label in words]
    if same or only_same:
        return same[0] if same else None
    short = (one for one in choices if len(one.label) <= _SHORT)
    begun = [one for one in short if any(len(word) > 1 and one.label.startswith(word) for word in words)]
    return begun[0] if len(begun) == 1 else None


def _in_its_place(said: str, choices: tuple[Choice, ...]) -> Choice | None:
    """第二个 of several things to do the same with."""
    alike = len({one.says.split()[0] for one in choices}) == 1
    place = which_of(said, len(choices)) if alike else None
    return None if place is None else choices[place]
