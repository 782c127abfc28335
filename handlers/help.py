"""帮助: what this person may do here, a line each, made of the handlers' own docstrings."""

from __future__ import annotations

from domain import authority
from domain.authority import Action
from handlers.kit import Answer, Handler, Said, command, find_handlers
from storage.store import Store

# In the order of a case's life, then of the day.
_ORDER = tuple(Action)


@command("帮助", "help", "start", does=Action.HELP)
def show(said: Said, _store: Store) -> Answer:
    """帮助 — 看在这里能做什么"""
    able = [one for one in find_handlers() if one.words and _may(one, said)]
    lines = [one.help for one in sorted(able, key=lambda one: _ORDER.index(one.does))]
    return "\n".join([f"{said.person.name}，在这里可以：", *lines])


def _may(handler: Handler, said: Said) -> bool:
    if handler.does is Action.JOIN:
        return False  # whoever may read this has joined
    return authority.allows(said.person, said.purpose, handler.does)
