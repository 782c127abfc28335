"""下一页 and 上一页, typed: of a list that a command showed they are the command again, with the page.

The pages of a question are turned where it is read (understanding/follow_ups.py).
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from handlers.picturing import next_page
from storage.books import Books

_TURNS = re.compile(
    r"(?P<on>下一?页|后一页|翻页|往[下后]看?|继续看?|接着看?|还有呢|看?更多|剩下的呢?|下一[批屏]|next)|(?P<back>上一?页|前一页|回上页)",
    re.IGNORECASE,
)
_MARKS = " 　。.！!？?~"


def turned(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means, if a command's list was the last thing that its sender asked for
    here; None for anything else."""
    found = _TURNS.fullmatch(message.text.strip(_MARKS)) if command is None else None
    if found is None or message.photos or message.quotes is not None:
        return None
    before = store.asked.before(message.chat, message.sender, message.at)
    if before is None or not before.command:
        return None
    page = before.page + 1 if found["on"] else max(1, before.page - 1)
    return replace(message, text=next_page(before.command, "", page - 1))
