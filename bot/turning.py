"""What is said of what a command showed or made: a page that is turned, a paper of one part alone (只要金山街道的) or
once more (打不开，重新发一下). It is the command again, with the page or the part.

The pages of a question are turned where it is read (understanding/questions/follow_ups.py).
"""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from handlers.pages import PAPER, next_page, of_part
from storage.books import Books
from understanding.orders.without_a_case.asked_after import asked_after
from understanding.orders.without_a_case.paper_again import paper_again
from understanding.questions.page_turns import pages_on


def turned(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means, if a command's list was the last thing that its sender asked for
    here; None for anything else."""
    if command is not None or message.photos or message.quotes is not None:
        return None
    on, part, more = pages_on(message.text), paper_again(message.text), asked_after(message.text)
    if on is None and part is None and more is None:
        return None
    before = store.asked.meant(message)
    if before is None:
        return None
    if more and not before.command:
        return replace(message, text=more) if message.spoken_to else None
    if not before.command:
        return None
    if before.page == PAPER:
        again = None if part is None else of_part(before.command, part, message.at.date(), store)
        return replace(message, text=again) if again else None
    if on is None:
        return None
    page = max(1, before.page + on)
    return replace(message, text=next_page(before.command, "", page - 1))
