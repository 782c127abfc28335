"""On a walk (走街) a clause may say what is wanted of it, or of a line of its list: 到几个点了, 算了公厕那个不记."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.chat import Incoming
from domain.walks import Walk, WalkItem, WalkState
from handlers.hearing import heard
from storage.books import Books
from texts.walks import CHANGE, CONFIRMING, DROP, END_OF_IT, REST, SUMMARY, THE_LIST
from texts.walks import WORD as WALK
from understanding.orders.on_a_walk import (
    LineIsThere,
    OtherCategory,
    Unsaid,
    WalkWish,
    line_is_there,
    of_category,
    unsaid,
    wish,
)

_WISHES = {
    WalkWish.SHOW: THE_LIST,
    WalkWish.END: END_OF_IT,
    WalkWish.PAUSE: REST,
    WalkWish.CONFIRM: CONFIRMING,
}


def wished(message: Incoming, store: Books) -> Incoming | None:
    """What is wanted of the walk or of a line of it, in a clause of its own; None for anything else."""
    if message.photos or message.place or not message.spoken_to:
        return None
    told = (
        wish(message.text) or of_category(message.text) or unsaid(message.text) or line_is_there(message.text)
    )
    if told is None:
        return None
    walk = store.walks.current(message.chat, message.sender)
    if told is WalkWish.SUMMARY:
        said: str | None = SUMMARY if walk is None else THE_LIST
    elif walk is None:
        return None
    elif isinstance(told, WalkWish):
        said = _of_wish(told, walk)
    else:
        said = _of_a_line(told, store.walks.items(walk), message, store)
    return replace(message, text=f"{WALK} {said}") if said else None


def _of_wish(wanted: WalkWish, walk: Walk) -> str | None:
    """The walk's own command. The list is shown before it is confirmed, and ends once."""
    if walk.state is WalkState.LISTED:
        return None if wanted is WalkWish.PAUSE else THE_LIST if wanted is WalkWish.END else _WISHES[wanted]
    return END_OF_IT if wanted is WalkWish.CONFIRM else _WISHES[wanted]


def _of_a_line(
    told: OtherCategory | Unsaid | LineIsThere, items: Sequence[WalkItem], message: Incoming, store: Books
) -> str | None:
    """改 or 删 of the line that is meant; None if none is, or several are called so."""
    if isinstance(told, OtherCategory):
        line = next((one for one in items if one.number == told.number), None)
        return f"{CHANGE} {line.number} {place_of(line, message, store)} {told.category}" if line else None
    called = [one for one in items if told.called in one.text]
    if not told.called:
        called = called[-1:]
    if len(called) != 1:
        return None
    number = called[0].number
    return (
        f"{CHANGE} {number} {told.place} {called[0].text}"
        if isinstance(told, LineIsThere)
        else f"{DROP} {number}"
    )


def place_of(item: WalkItem, message: Incoming, store: Books) -> str:
    """The place that a line names; '' if it names none."""
    found = heard(replace(message, text=item.text, photos=()), store).findings
    return next((one.place for one in found if one.place), "")
