"""晒比拼 on demand: the evening digest of this group, for any period."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.actions import Action
from handlers.kit import Answer, Remember, Said, command
from handlers.pages import next_page, paged
from handlers.question import told
from handlers.scopes import asked
from handlers.shown import board as facts_of
from handlers.shown import drawn
from storage.store import Store
from texts import boards

_PICTURE = re.compile(r"(?:^|\s)的?图片?(?=\s|$)")  # it comes with one anyway


@command("晒比拼", "board", does=Action.ASK)
def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    words, page = paged(_PICTURE.sub("", said.words))
    found = store.question_reader.read(f"晒比拼 {words}", said.today)
    if found.question and (found.question.categories or found.question.place_kind or found.question.states):
        return told(found, said, store)
    shown = facts_of(*asked(words, said, store), said, store)
    answer = drawn(shown, page, said, store, next_page("晒比拼", words, page))
    if boards.pages(shown) < 2 or found.question is None or found.left:
        return answer
    return [answer, Remember(replace(found.question, page=page, picture=True))]
