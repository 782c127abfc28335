"""A list of a walk (走街) is shown, and its person says more: 还有一个, with a photo, or that a line is nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.completing import NOT_WANTED
from domain.chat import Incoming
from domain.walks import Walk, WalkName, WalkState
from handlers.hearing import heard
from handlers.kit import quotes_cases
from storage.books import Books
from texts.walks import CHANGE, DROP, NOTED
from texts.walks import WORD as WALK
from understanding.orders.called_off import CalledOff, called_off
from understanding.orders.without_a_case.walk_lines import one_more

_ASKED = re.compile(rf"{WALK} {CHANGE} (\d+)")


def line_told(message: Incoming, walk: Walk, store: Books) -> Incoming | None:
    """The walk's own command for what is one more line, or takes back the one that is asked about; None for anything
    else. What is found in words only is one more line if it is said to be."""
    if walk.state is not WalkState.LISTED or walk.name is WalkName.ABOVE or quotes_cases(message):
        return None
    waiting = store.asks.of(message.chat, message.sender, message.at)
    asked = _ASKED.fullmatch(waiting.then) if waiting else None
    text = message.text.strip()
    if asked and not message.photos and text not in NOT_WANTED and called_off(text) is CalledOff.SURELY:
        return replace(message, text=f"{WALK} {DROP} {asked[1]}")
    rest = one_more(text)
    tells = _names_a_problem(rest or text, message, store)
    if rest and (tells or message.photos):
        return replace(message, text=f"{WALK} {NOTED} {rest}")
    line = next((one for one in store.walks.items(walk) if asked and one.number == int(asked[1])), None)
    if line and message.photos and tells and _names_a_problem(line.text, message, store):
        return replace(message, text=f"{WALK} {NOTED} {text}")  # only the place of that one was asked for
    return None


def _names_a_problem(text: str, message: Incoming, store: Books) -> bool:
    found = heard(replace(message, text=text), store).findings
    return any(one.category is not None and not one.guessed for one in found)
