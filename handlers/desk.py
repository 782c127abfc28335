"""接着办: the next card of what waits for the office."""

from __future__ import annotations

import re

from actions import desk
from domain.actions import Action
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import desk as wording

_BEHIND = re.compile(r"(?:#?(\d{1,9}))?")


@command("接着办", does=Action.TRIAGE, by_button=True, fits=_BEHIND)
def go_on(said: Said, store: Store) -> Answer:
    """接着办 — 看下一件等创建办办的"""
    if not said.chat.private:
        return wording.IN_PRIVATE
    found = _BEHIND.fullmatch(said.words)
    after = int(found[1]) if found and found[1] else None
    return desk.next_one(said.person, said.chat, said.at, store, after) or wording.NOTHING
