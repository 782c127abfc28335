"""老大难: which cases are hard, and why."""

from __future__ import annotations

import re

from actions.hard_cases import hard_cases
from domain.actions import Action
from domain.chat import Outgoing
from handlers.kit import Answer, Said, asked_as, command, listener
from handlers.scopes import asked
from storage.store import Store
from texts import cases
from texts import hard_cases as wording

_QUESTION = re.compile(
    r"(?:现在|目前|全区)?还?(?:有)?(?:哪些|什么|多少|几件)?(?:是)?老大难(?:问题|件)?"
    r"(?:还?有?(?:哪些|哪几件|什么|多少|几件)|名单|清单)?[\s?？。]*"
)


@command(wording.WORD, "hardcases", does=Action.ASK)
def hard(said: Said, store: Store) -> Answer:
    """老大难 [范围] — 顽疾、专项、退回返工两次、挂账延期两次、超期最久的，各写为什么"""
    return _answer(said.words, said, store)


@listener(does=Action.ASK, wants=asked_as(_QUESTION))
def which(said: Said, store: Store) -> Answer:
    """The same, asked as a question."""
    return _answer("", said, store)


def _answer(words: str, said: Said, store: Store) -> Answer:
    scope, _span, _period = asked(words, said, store)
    found = hard_cases(scope, said.at, store)
    if not found:
        return wording.none(scope.words)
    rows = tuple(cases.row(one.case, store.district, said.at) for one in found)
    lines = [
        wording.line(one.case, row.text, one.reasons, store.district)
        for one, row in zip(found, rows, strict=True)
    ]
    return Outgoing(said.chat, wording.listed(scope.words, lines), rows=rows[: wording.MOST])
