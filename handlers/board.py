"""晒比拼 on demand: the evening digest of this group, for any period."""

from __future__ import annotations

from domain.actions import Action
from handlers.kit import Answer, Said, command
from handlers.question import told
from handlers.scopes import asked
from handlers.shown import drawn
from storage.store import Store


@command("晒比拼", "board", does=Action.ASK)
def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    found = store.question_reader.read(f"晒比拼 {said.words}", said.today)
    if found.question and (found.question.categories or found.question.place_kind or found.question.states):
        return told(found, said, store)
    scope, span, period = asked(said.words, said, store)
    return drawn(scope, span, period, said, store)
