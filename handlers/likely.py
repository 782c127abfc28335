"""What somebody may want whose words nobody understands: what their words are most like, as buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from domain.chat import Choice, Incoming
from domain.district import Person
from handlers.kit import Handler, find_handlers, may_here
from storage.store import Store
from texts.own_examples import in_own_names
from understanding.orders.case_numbers import groups_in
from understanding.orders.steps import LOOK
from understanding.orders.without_a_case.sayings import Likeness, nearest

MOST = 3
_ONE_WORD = re.compile("[\u4e00-\u9fff]{2,4}")
_FEW = 2  # a word of more commands is one of every day
_OF_EVERYBODY = ("我的任务", "帮助")


@dataclass(frozen=True, slots=True)
class Guess:
    """A thing that may be wanted: what says so, the line that tells how it is said, and how like it the words are.

    `whole`: it can be said as it stands; where it lacks a number or more, it is told and has no button.
    """

    says: str
    line: str
    much: float
    whole: bool


def buttons(meant: Iterable[Guess]) -> tuple[Choice, ...]:
    """Those of them that can be pressed."""
    return tuple(Choice(one.says, one.says) for one in meant if one.whole)


def guesses(message: Incoming, store: Store) -> tuple[Guess, ...]:
    """The nearest things that the sender may ask for here, at most three; none if the words are like none."""
    person = store.people.sender(message)
    if person is None:
        return ()
    found = (_guess(one, message, person, store) for one in nearest(message.text))
    return tuple(one for one in found if one)[:MOST] or _in_whose_line(message, person, store)


def _in_whose_line(message: Incoming, person: Person, store: Store) -> tuple[Guess, ...]:
    """One word that is no command: the one or two in whose line it stands. 抽查 is done with 拉网."""
    word = message.text.strip()
    if not _ONE_WORD.fullmatch(word):
        return ()
    able = (one for one in find_handlers() if one.words and not one.by_button and word in one.help)
    here = [one for one in able if may_here(person, message, one.does, store)]
    few = here if len(here) <= _FEW else []
    return tuple(
        Guess(one.words[0], in_own_names(one.help, store.district), 0, _says_enough(one, one.words[0]))
        for one in few
    )


def at_hand(message: Incoming, store: Store) -> tuple[Choice, ...]:
    """What is offered in private where the words are like nothing: the case that was told of last, one's own work, and
    the help."""
    person = store.people.sender(message)
    if person is None or not message.chat.private:
        return ()
    last = store.asked.last_case(message.chat, message.at)
    case = [f"{LOOK} {last}"] if last else []
    able = (one for one in _OF_EVERYBODY if may_here(person, message, _by_word()[one].does, store))
    return tuple(Choice(one, one) for one in [*case, *able])


def _guess(near: Likeness, message: Incoming, person: Person, store: Store) -> Guess | None:
    """None for what this person may not do here."""
    handler = _by_word().get(near.wanted) or _by_word().get(near.wanted.split()[0])
    if handler and not may_here(person, message, handler.does, store):
        return None
    says = line = near.wanted
    if handler and near.wanted in handler.words and not handler.by_button:
        line = in_own_names(handler.help, store.district)
    numbers = [one for group in groups_in(message.text) for one in group.numbers]
    if handler and handler.on_case and len(numbers) == 1:
        says = f"{says} {numbers[0]}"
    return Guess(says, line, near.much, handler is None or _says_enough(handler, says))


def _says_enough(handler: Handler, says: str) -> bool:
    """False for the mere word of a command that is none without more: 看过 without a number."""
    return says not in handler.words or handler.fits is None or handler.fits.fullmatch("") is not None


@cache
def _by_word() -> dict[str, Handler]:
    return {word: one for one in find_handlers() for word in one.words}
