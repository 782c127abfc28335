"""好的，就这样排 to 这样排班吗, and 同意换, 换不了 of whoever is asked to swap a shift, as the button
that they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from actions.audience import chat_of
from bot.routing import Match
from domain.chat import Choice, Incoming
from domain.district import Person
from handlers.kit import Ask, is_plain, is_polite
from handlers.rostering import CALLS_OFF, CONFIRMS
from handlers.swapping import AGREES, agreed_by, declined_by
from storage.asked import REMEMBERED
from storage.books import Books
from texts.duty import ENTERED, NOT_CHANGED, TAKEN_OFF
from texts.swaps import IS_AGREED, NOT_SWAPPED, SWAPPED
from understanding.orders.without_a_case.agreed import (
    agrees_to_swap,
    declines_swap,
    names_consent,
    says_no,
    says_yes,
)

_OVER = (NOT_CHANGED, ENTERED, TAKEN_OFF)
_SWAP_WAITS = timedelta(days=1)


def shifts_agreed(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as what the button says; None if no such question waits for its sender, or another one does."""
    whole = command is not None and (command.words or not command.handler.on_case)
    if whole or not is_plain(message) or message.then:
        return None
    # What was asked before that waits on; 是 answers what was asked last.
    waits = store.asks.of(message.chat, message.sender, message.at) is not None
    meant = _of_a_roster(message, store, only_last=waits) or _of_a_swap(message, store, only_last=waits)
    return replace(message, text=meant.says, quotes=None) if meant else None


def whether_swap_agreed(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Whether 行, said alone to the bot, answers a swap that was asked for in a group: other things were told since."""
    if command is not None or not (message.chat.private and is_plain(message)) or is_polite(message):
        return None
    if message.then:
        return None  # the button of another question
    if store.asks.of(message.chat, message.sender, message.at) or shifts_agreed(message, command, store):
        return None
    person = store.people.sender(message) if agrees_to_swap(message.text, just_asked=True) else None
    offered = _asked_in_a_group(person, message, store) if person else ()
    says = next((one.says for one in offered if person and agreed_by(one.says, person.id)), None)
    return Ask(IS_AGREED, says, only_yes=True) if says else None


def _of_a_roster(message: Incoming, store: Books, *, only_last: bool) -> Choice | None:
    """Of the roster that was shown to its sender lately: a look at something else in between is no answer to it."""
    text = message.text
    if not message.spoken_to or not (says_no(text) or says_yes(text, just_asked=True)):
        return None
    choices, just_asked = store.asked.newest_offer(
        message.chat, CONFIRMS, message.at - REMEMBERED, over=_OVER
    )
    if only_last and not just_asked:
        return None
    says = CONFIRMS if says_yes(text, just_asked=just_asked) else (CALLS_OFF,) if says_no(text) else ()
    return next((one for one in choices if one.says.split(" ", 1)[0] in says), None)


def _of_a_swap(message: Incoming, store: Books, *, only_last: bool) -> Choice | None:
    """Of the swap that its sender was asked for here; whoever asked for it may call it off as well."""
    person, text = store.people.sender(message), message.text
    if person is None or not (agrees_to_swap(text, just_asked=True) or declines_swap(text, just_asked=True)):
        return None
    choices, just_asked = store.asked.newest_offer(
        message.chat, (AGREES,), message.at - _SWAP_WAITS, over=(SWAPPED, NOT_SWAPPED)
    )
    if only_last and not just_asked:
        return None
    if message.chat.private and not (choices or only_last):
        choices = _asked_in_a_group(person, message, store)
        just_asked = not store.asked.was_told_since(message.chat, message.at - REMEMBERED)
    if declines_swap(text, just_asked=just_asked):
        return next((one for one in choices if declined_by(one.says, person.id)), None)
    if agrees_to_swap(text, just_asked=just_asked or names_consent(text)):
        return next((one for one in choices if agreed_by(one.says, person.id)), None)
    return None


def _asked_in_a_group(person: Person, message: Incoming, store: Books) -> tuple[Choice, ...]:
    """The buttons of a swap that asks this person in a group of theirs: they may as well answer alone."""
    for group in store.district.groups:
        if group.unit == person.unit or group.grid in person.grids:
            since, over = message.at - _SWAP_WAITS, (SWAPPED, NOT_SWAPPED)
            choices, _ = store.asked.newest_offer(chat_of(group), (AGREES,), since, over=over)
            if any(agreed_by(one.says, person.id) for one in choices):
                return choices
    return ()
