"""A page that is turned by words, of a list that a command showed: they are the command again, with the page.

The pages of a question are turned where it is read (understanding/questions/follow_ups.py).
"""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from handlers.pages import next_page
from storage.books import Books
from understanding.questions.page_turns import pages_on


def turned(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means, if a command's list was the last thing that its sender asked for
    here; None for anything else."""
    on = pages_on(message.text) if command is None and not message.photos else None
    if on is None or message.quotes is not None:
        return None
    before = store.asked.meant(message)
    if before is None or not before.command:
        return None
    page = max(1, before.page + on)
    return replace(message, text=next_page(before.command, "", page - 1))
