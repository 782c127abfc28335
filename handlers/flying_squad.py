"""飞检情况: today's findings of the flying squad and what became of yesterday's, in one block."""

from __future__ import annotations

import re

from actions import flying_squad as action
from domain.actions import Action
from domain.chat import Outgoing
from handlers.kit import Answer, Said, asked_as, command, listener
from handlers.scopes import asked
from storage.store import Store
from texts import cases
from texts import flying_squad as wording

_QUESTION = re.compile(
    r"(?:今天|今日)?的?飞检\s*(?:今天|今日)?(?:情况|(?:发现|查出|查到)了?(?:什么|哪些|多少|几件|哪几件)(?:问题)?)(?:怎么样|如何|呢)?[\s?？。]*"
)


@command(wording.WORD, "spotchecks", does=Action.ASK)
def squad(said: Said, store: Store) -> Answer:
    """飞检情况 [范围] — 今天飞检发现什么，昨天发现的整改了多少"""
    return _answer(said.words, said, store)


@listener(does=Action.ASK, wants=asked_as(_QUESTION))
def what(said: Said, store: Store) -> Answer:
    """The same, asked as a question."""
    return _answer("", said, store)


def _answer(words: str, said: Said, store: Store) -> Answer:
    scope, _span, _period = asked(words, said, store)
    now, before = action.found(scope, said.at, store)
    told = action.lines(now, before, said.at, store)
    if not told:
        return wording.NONE
    rows = tuple(cases.row(case, store.district, said.at) for case in now[: wording.MOST])
    return Outgoing(said.chat, "\n".join(told), rows=rows)
