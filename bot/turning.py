"""What is said of what a command showed or made: a page that is turned, a paper of one part alone (只要金山街道的) or
once more (打不开，重新发一下). It is the command again, with the page or the part.

The pages of a question are turned where it is read (understanding/questions/follow_ups.py).
"""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from domain.question import Question
from handlers.pages import next_page
from handlers.paper_again import PAPER, asked_again, names_part
from storage.books import Books
from understanding.orders.without_a_case.asked_after import asked_after, of_part, part_asked_of
from understanding.orders.without_a_case.paper_again import paper_again
from understanding.questions.page_turns import pages_on


def turned(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means, if a command's list was the last thing that its sender asked for
    here; None for anything else."""
    if command is not None or message.photos or message.quotes is not None:
        return None
    before = store.asked.meant(message)
    if before is None:
        return None
    if not before.command:
        return _asked_after(message, before, store) if message.spoken_to else None
    on, part = pages_on(message.text), paper_again(message.text)
    if on is None and part is None:
        return None
    if before.page == PAPER:
        again = None if part is None else asked_again(before.command, part, message.at.date(), store)
        return replace(message, text=again) if again else None
    if on is None:
        return None
    page = max(1, before.page + on)
    return replace(message, text=next_page(before.command, "", page - 1))


def _asked_after(message: Incoming, before: Question, store: Books) -> Incoming | None:
    """都谁在弄, and 环卫所怎么回事 where something was asked of which parts have theirs."""
    more = asked_after(message.text, before)
    part = part_asked_of(message.text)
    if part and before.states and names_part(part, message.at.date(), store):
        more = of_part(part)
    return replace(message, text=more) if more else None
