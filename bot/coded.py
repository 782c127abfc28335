"""是不是这个 7K3M2QXY: a 登记码 among other words, sent in private by somebody whom nobody knows yet."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from domain.joincodes import code_in
from handlers.join import join
from storage.books import Books


def coded(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that uses its code; None if it has none, or its sender is known."""
    if command is not None or not message.chat.private:
        return None
    code = code_in(message.text)
    known = code and store.people.sender(message)
    return replace(message, text=f"{join.words[0]} {code}") if code and not known else None
