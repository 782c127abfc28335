"""第三条怎么写的, asked a moment after a document (方案) was kept: it is quoted from that one."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match, expects_answer
from domain.chat import Incoming
from storage.asks import PATIENCE
from storage.books import Books
from texts.regulations import WORD
from understanding.orders.without_a_case.of_a_plan import of_the_plan


def plan_asked(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 方案 with the name of the newest document; None where nothing is asked of one, or none is near."""
    if command is not None or message.photos or message.quotes or not expects_answer(message):
        return None
    what = of_the_plan(message.text)
    kept = store.regulations.all() if what else []
    near = [one for one in kept if message.at - one.at <= PATIENCE] or (kept if len(kept) == 1 else [])
    if not near:
        return None
    newest = max(near, key=lambda one: one.at)
    return replace(message, text=f"{WORD} {newest.name} {what}")
