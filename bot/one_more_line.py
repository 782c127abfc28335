"""A list of a walk (走街) is shown, and its person says more: 还有一个, with a photo, or that a line is nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.completing import NOT_WANTED
from bot.routing import Match
from domain.chat import Incoming
from domain.walks import Walk, WalkName, WalkState
from handlers.hearing import heard
from handlers.kit import quotes_cases
from storage.books import Books
from texts.walks import CHANGE, DROP, NOTED, line_into_case
from texts.walks import WORD as WALK
from understanding.orders.called_off import CalledOff, called_off
from understanding.orders.without_a_case.walk_lines import into_a_case, one_more

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


def into_a_case_told(message: Incoming, _command: Match | None, store: Books) -> str | None:
    """What is said to 3是老问题 并到55 while the list of a notice (上级通报) is shown: 3 is a line of it, no case."""
    told = into_a_case(message.text) if message.direct else None
    walk = store.walks.current(message.chat, message.sender) if told else None
    if told is None or walk is None or walk.name is not WalkName.ABOVE or walk.state is not WalkState.LISTED:
        return None
    line, number = told
    return line_into_case(line, number) if line in {one.number for one in store.walks.items(walk)} else None


def _names_a_problem(text: str, message: Incoming, store: Books) -> bool:
    found = heard(replace(message, text=text), store).findings
    return any(one.category is not None and not one.guessed for one in found)
