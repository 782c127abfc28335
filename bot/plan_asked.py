"""第三条怎么写的, asked a moment after a document (方案) was kept, or of the only one: it is quoted from that one."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match, expects_answer
from domain.chat import Incoming
from storage.asks import PATIENCE
from storage.books import Books
from texts.regulations import WORD
from understanding.orders.which_of_several import line_meant
from understanding.orders.without_a_case.of_a_plan import is_written, of_the_plan


def plan_asked(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 方案 with the name of the newest document; None where nothing is asked of one, where a line of the
    last list is as likely meant (第一条怎么说), or where there are several and none is near."""
    if command is not None or message.photos or message.quotes or not expects_answer(message):
        return None
    what = of_the_plan(message.text)
    if what and not is_written(message.text):
        listed = store.asked.last_list(message.chat, message.at)
        what = "" if line_meant(message.text, listed) is not None else what
    kept = store.regulations.all() if what else []
    near = [one for one in kept if message.at - one.at <= PATIENCE] or (kept if len(kept) == 1 else [])
    if not near:
        return None
    newest = max(near, key=lambda one: one.at)
    return replace(message, text=f"{WORD} {newest.name} {what}")
