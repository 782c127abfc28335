"""我的任务: what waits for me, first what is most urgent."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Incoming
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.question import is_my_tasks, told
from handlers.shown import listed
from storage.store import Store

_TO_DO = re.compile(
    r"(?:请问|那)?(?:我|今天|今日|今儿|今早|上午|下午|这会儿?|现在|等会儿?|接下来|目前|手上|这边)*(?:还)?(?:有|要|该|得|需要|做|干|办|忙)+"
    r"(?:些|点|我)?(?:啥|什么|嘛|哪些)(?:事情?|活儿?|任务|工作|要办的?|要做的?|要干的?|没[弄办做搞交处理]+完?的?)?(?:要办|要做|要干|吗|的)*[呢啊呀]?[?？。]*"
)


@listener(does=Action.MINE, wants=lambda message, _store: _asks(message))
def to_do(said: Said, store: Store) -> Answer:
    """今天要干嘛: as 我的任务."""
    return listed(said, store)


def _asks(message: Incoming) -> bool:
    return is_plain(message) and message.spoken_to and _TO_DO.fullmatch(message.text.strip()) is not None


@command("我的任务", "任务", "my", does=Action.MINE)
def mine(said: Said, store: Store) -> Answer:
    """我的任务 — 等我办的事，急的在前"""
    found = store.question_reader.read(f"我的任务 {said.words}", said.today)
    if said.words and found.question and not is_my_tasks(found.question):
        return told(found, said, store)
    return listed(said, store)
