"""晒比拼 on demand: the evening digest of this group, for any period; of one day that is over, as it was posted."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.actions import Action
from domain.board import posted_as
from domain.chat import Outgoing
from domain.district import Group, Purpose
from domain.periods import find_period
from domain.tally import Scope, of_group
from handlers.kit import Answer, Remember, Said, button, command
from handlers.pages import next_page, paged
from handlers.question import told
from handlers.scopes import asked
from handlers.shown import board as facts_of
from handlers.shown import drawn
from storage.store import Store
from texts import boards

_NOW = re.compile(r"\s*(?:按?现在的?数?)$")
_PICTURE = re.compile(r"(?:^|\s)的?图片?(?=\s|$)")  # it comes with one anyway


@command("晒比拼", "board", does=Action.ASK)
def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    words, page = paged(_PICTURE.sub("", said.words))
    if not _PICTURE.search(said.words) and (posted := _posted(words, said, store)):
        return posted
    words = _NOW.sub("", words)
    found = store.question_reader.read(f"晒比拼 {words}", said.today)
    if found.question and (found.question.categories or found.question.place_kind or found.question.states):
        return told(found, said, store)
    shown = facts_of(*asked(words, said, store), said, store)
    answer = drawn(shown, page, said, store, next_page("晒比拼", words, page))
    if boards.pages(shown) < 2 or found.question is None or found.left:
        return answer
    return [answer, Remember(replace(found.question, page=page, picture=True))]


def _posted(words: str, said: Said, store: Store) -> Outgoing | None:
    """The digest of one day that is over, as it was posted; None where there was none, or the figures of now are
    wanted. Raises UnknownScope, PeriodToCome, ScopeNotYours, ScopeNotHere."""
    found = find_period(words, said.today)
    if found is None or _NOW.search(words) or not (found[0].first == found[0].last < said.today):
        return None
    scope, _, period = asked(words, said, store)
    for group in _groups_of(scope, said, store):
        if text := store.posted.text(posted_as(group.id, found[0].first)):
            now = button("按现在的数", f"晒比拼 {words} 现在")
            return Outgoing(said.chat, boards.as_posted(text, period), choices=(now,))
    return None


def _groups_of(scope: Scope, said: Said, store: Store) -> list[Group]:
    """The groups whose digest is of just this part of the district: this one, else any but the core group."""
    others = [
        one for one in store.district.groups if one.purpose in (Purpose.ALL, Purpose.UNIT, Purpose.GRID)
    ]
    groups = (
        [said.group] if said.group and scope.words == of_group(said.group, store.district).words else others
    )
    same = (of_group(one, store.district) for one in groups)
    return [
        group
        for group, its in zip(groups, same, strict=True)
        if (its.units, its.grids, its.points) == (scope.units, scope.grids, scope.points)
    ]
