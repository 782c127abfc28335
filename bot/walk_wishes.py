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
from understanding.orders.without_a_case.walk_lines import OfLine, described
from understanding.orders.without_a_case.walk_wishes import WalkWish, wish

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
    told = wish(message.text) or described(message.text)
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
        items = store.walks.items(walk)
        said = of_line(told, items, message, store) if _meant(told, items) else None
    return replace(message, text=f"{WALK} {said}") if said else None


def _of_wish(wanted: WalkWish, walk: Walk) -> str | None:
    """The walk's own command. The list is shown before it is confirmed, and ends once."""
    if walk.state is WalkState.LISTED:
        return None if wanted is WalkWish.PAUSE else THE_LIST if wanted is WalkWish.END else _WISHES[wanted]
    return END_OF_IT if wanted is WalkWish.CONFIRM else _WISHES[wanted]


def of_line(told: OfLine, items: Sequence[WalkItem], message: Incoming, store: Books) -> str:
    """What the walk's own command takes: 改 3 …, 删 3."""
    line = _meant(told, items)
    number, text = (line.number, line.text) if line else (told.number or 0, "")
    if told.category:
        place = place_of(line, message, store) if line else ""
        return f"{CHANGE} {number} {place} {told.category}"
    if told.place:
        return f"{CHANGE} {number} {told.place} {text}"
    if told.more:
        return f"{CHANGE} {number} {text}，{told.more}" if text else f"{CHANGE} {number} {told.more}"
    return f"{CHANGE} {number} {told.words}" if told.words else f"{DROP} {number}"


def _meant(told: OfLine, items: Sequence[WalkItem]) -> WalkItem | None:
    """The line; None if there is none, or several are called so."""
    if told.number:
        return next((one for one in items if one.number == told.number), None)
    called = [one for one in items if told.called in one.text] if told.called else items[-1:]
    return called[0] if len(called) == 1 else None


def place_of(item: WalkItem, message: Incoming, store: Books) -> str:
    """The place that a line names; '' if it names none."""
    found = heard(replace(message, text=item.text, photos=()), store).findings
    return next((one.place for one in found if one.place), "")
