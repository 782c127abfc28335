"""五分: which leader, which unit, which duties, which tasks, how far; with what is missing."""

from __future__ import annotations

import re

from actions import five_ways as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from handlers.kit import Answer, Said, asked_as, command, listener
from handlers.scopes import asked, with_days, with_years
from storage.store import Store
from texts import five_ways as wording

_QUESTION = re.compile(
    r"(?:现在|目前)?(?:哪个|哪些|哪几个)(?:单位|科室|部门)(?:还)?(?:没有|没|缺)(?:联系领导|负责人|经办人|人管|人负责)(?:的)?[呢？?。]*"
)


@command("五分", wording.NAME, "任务分工", "任务分工表", "责任分工", "fiveways", does=Action.ASK)
def five_ways(said: Said, store: Store) -> Answer:
    """五分 [范围] [时段] — 分领导、分科室、分责任、分任务、分进度，缺什么一起说，附 Excel"""
    return _told(said.words, said, store)


@listener(does=Action.ASK, wants=asked_as(_QUESTION))
def lacking(said: Said, store: Store) -> Answer:
    """哪些单位没有经办人: only what is missing."""
    scope, span, _period = asked("本月", said, store)
    return wording.missing(actions.shares(scope, span, said.at, store))


def _told(words: str, said: Said, store: Store) -> Answer:
    words = with_days(with_years(words), "本月", said.today)
    scope, span, period = asked(words, said, store)
    found = actions.shares(scope, span, said.at, store)
    if not found:
        return f"五分 · {scope.words} · {period}：没有单位分到网格、点位、类别或任务。"
    order = Order(wording.NAME, said.at, scope, span, period)
    return Outgoing(said.chat, wording.told(scope.words, period, found), order=order)
