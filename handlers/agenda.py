"""例会 and 会办: what a meeting goes through, and what it has to decide."""

from __future__ import annotations

import re

from actions import agenda
from domain.actions import Action
from domain.chat import Outgoing
from handlers.kit import Answer, Said, asked_as, command, listener
from handlers.pages import NO_MORE, kept, more, paged, pages_of
from storage.store import Store
from texts import agenda as wording
from texts import tails

PER_PAGE = 8
_QUESTION = re.compile(
    r"(?:今天|早上|今早|上午|等会儿?)?(?:的)?(?:例会|晨会|碰头会|早会|开会)(?:要|上)?(?:说|讲|过|议|研究|碰)(?:些)?(?:什么|哪些|哪几件|啥)(?:事|问题)?[呢啊？?。]*"
)


@command(wording.NAME, "例会议程", "议程", "例会材料", "agenda", does=Action.AGENDA)
def meeting(said: Said, store: Store) -> Answer:
    """例会 — 例会上要过的：新增、超期、要定的、议定没办完的"""
    return agenda.told(said.chat, said.at, store)


@listener(does=Action.AGENDA, wants=asked_as(_QUESTION))
def asked(said: Said, store: Store) -> Answer:
    """The same, asked as a question."""
    return agenda.told(said.chat, said.at, store)


@command(wording.DECIDING, "会办材料", "要定的", "decide", does=Action.AGENDA)
def deciding(said: Said, store: Store) -> Answer:
    """会办 — 一件一件要定的：派给谁、同不同意、老大难怎么办"""
    words, page = paged(said.words)
    found = agenda.to_decide(said.at, store)
    if not found:
        return wording.NOTHING
    first = (page - 1) * PER_PAGE
    lines, rows = agenda.lines(found[first : first + PER_PAGE], said.at, store, first)
    places = tails.places(first, len(lines), len(found), "件") if lines else ()
    counted = "；".join([f"要定的 {len(found)} 件", *places])
    pages = pages_of(len(found), PER_PAGE)
    shown = Outgoing(
        said.chat,
        wording.one_by_one(lines or [NO_MORE], counted),
        rows=rows,
        choices=more(wording.DECIDING, words, page, pages),
    )
    return [shown, kept(wording.DECIDING, page)]
