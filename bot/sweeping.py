"""好, 有问题 and 去不了 are small talk, unless a dragnet (拉网) is open over the point that stands behind them."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.sweeping import open_at
from bot.routing import Match
from domain.chat import Incoming
from domain.dragnets import Found
from handlers.dragnet import point_called
from storage.store import Books

_SAID = re.compile(rf"\s*({'|'.join(Found)})[\s,，:：]+(?=[^\s\d#＃])(.+)", re.DOTALL)
_FIRST = re.compile(r"[、，,；;\s]+")


def swept(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means: bare 拉网, or what was found at a point of an open net."""
    if message.edits is not None or message.forwarded or message.quotes is not None:
        return None
    if command is not None and command.handler.words[0] == "拉网" and not command.words:
        return replace(message, text="拉网进度")
    found = _SAID.fullmatch(message.text)
    if found is None:
        return None
    group = store.group_of(message.chat)
    point = point_called(_FIRST.split(found[2].strip())[0], group.grid if group else None, store)
    if point is None or not open_at([point], store):
        return None
    return replace(message, text=f"拉网结果 {found[1]} {found[2].strip()}")
