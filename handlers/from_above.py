"""上级通报: what an office above found again is pasted, held against earlier cases, and recorded with one 确认."""

from __future__ import annotations

from actions import from_above as action
from domain.actions import Action
from domain.chat import Outgoing
from domain.walks import Walk, WalkName
from handlers.kit import Answer, Ask, Said, Saying, command
from handlers.walk import listed
from storage.store import Store
from texts import from_above as wording


@command(wording.WORD, "回头看通报", "fromabove", does=Action.FROM_ABOVE)
def from_above(said: Said, store: Store) -> Answer:
    """上级通报 内容 — 市里的通报一行一条贴进来，和以前的对上，确认后立案（“通报”后面换行贴也行）"""
    current = store.walks.current(said.chat, said.message.sender)
    if current is not None and current.name is not WalkName.ABOVE:
        return wording.OTHER_LIST
    if not said.words:
        return listed(current, said, store) if current else Ask(wording.HOW, wording.WORD)
    begun = Walk(said.chat, said.message.sender, said.person.id, WalkName.ABOVE, said.at, said.at)
    walk, left = action.read(begun, current, said.words, said.cause, store)
    if walk is None:
        return wording.nothing(left)
    beside = [wording.left_out(left), wording.PHOTOS if said.photos else ""]
    told: list[Saying | None] = [
        Outgoing(said.chat, "\n".join(one for one in beside if one)) if any(beside) else None
    ]
    return [*told, *listed(walk, said, store)]
