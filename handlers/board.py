"""晒比拼 on demand: the evening digest of this group, for any period."""

from __future__ import annotations

from domain.authority import Action
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.store import Store


@command("晒比拼", "board", does=Action.ASK)
async def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    raise NotImplementedError(asked(said.words, said, store))
