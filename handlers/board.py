"""晒比拼 on demand: the evening digest of this group, for any period."""

from __future__ import annotations

from domain.authority import Action
from domain.chat import Outgoing
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.boards import facts
from storage.store import Store
from texts import boards


@command("晒比拼", "board", does=Action.ASK)
def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    scope, span, period = asked(said.words, said, store)
    views = [(scope, said.group)]
    (found,) = facts(store, views, span, period, at=said.at, ranked=(span, period))
    words, rows = boards.words(found, store.district), boards.rows(found, store.district)
    return Outgoing(said.chat, words, rows=rows, sketch=boards.picture(found, store.district.name))
