"""我的任务: what waits for me, first what is most urgent."""

from __future__ import annotations

from domain.actions import Action
from handlers.kit import Answer, Said, command
from handlers.question import is_my_tasks, told
from handlers.shown import listed
from storage.store import Store


@command("我的任务", "任务", "my", does=Action.MINE)
def mine(said: Said, store: Store) -> Answer:
    """我的任务 — 等我办的事，急的在前"""
    found = store.question_reader.read(f"我的任务 {said.words}", said.today)
    if said.words and found.question and not is_my_tasks(found.question):
        return told(found, said, store)
    return listed(said, store)
