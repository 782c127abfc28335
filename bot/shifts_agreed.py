"""好的，就这样排 to 这样排班吗, and 同意换, 换不了 of whoever is asked to swap a shift, as the button
that they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.routing import Match
from domain.chat import Choice, Incoming
from handlers.kit import is_plain
from handlers.rostering import CALLS_OFF, CONFIRMS
from handlers.swapping import AGREES, agreed_by, declined_by
from storage.asked import REMEMBERED
from storage.books import Books
from texts.duty import ENTERED, NOT_CHANGED, TAKEN_OFF
from texts.swaps import NOT_SWAPPED, SWAPPED
from understanding.orders.without_a_case.agreed import agrees_to_swap, declines_swap, says_no, says_yes

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
    if declines_swap(text, just_asked=just_asked):
        return next((one for one in choices if declined_by(one.says, person.id)), None)
    if agrees_to_swap(text, just_asked=just_asked):
        return next((one for one in choices if agreed_by(one.says, person.id)), None)
    return None
