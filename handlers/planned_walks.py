"""走街计划: on which days of the week somebody walks, where and who, and when that is next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.actions import Action
from domain.dates import days_between
from domain.district import Role
from domain.periods import find_period
from domain.planned_walks import PlannedWalk
from handlers.kit import Answer, Said, asked_as, listener
from storage.store import Store
from texts import planned_walks as wording
from texts.secret_walks import WORD as SECRET

_AHEAD = 31  # days in which the next time is looked for: a walk may fall on several holidays in a row
_WEEK = "(?:周|星期|礼拜)"
_WHEN = rf"(?P<when>今天|明天|后天|[本这下]个?{_WEEK}[一二三四五六日天]?|{_WEEK}[一二三四五六日天末]|本月|这个月)?"
_PLAN = "(?:的?(?:计划|安排)表?(?:有?(?:哪些|什么)|是(?:什么|怎样的?)|怎么安排的?|呢)?)"
_WHO = "(?:都?有谁|谁去|是谁|在?哪天|是?什么时候|几[点号]|[去走]哪里?)"
_QUESTION = re.compile(
    rf"(?:请问|问下|看下|查下|看看)?(?:{_WHEN}的?(?:每周|固定|例行)?的?走街(?:{_PLAN}|{_WHO})|下一?次走街(?:是|在)?{_WHO})[呢啊呀吗]?[\s?？。]*"
)


@listener(does=Action.ASK, wants=asked_as(_QUESTION))
def asked(said: Said, store: Store) -> Answer:
    """走街计划, 明天走街谁去: it is asked as a question alone, for the menus are full."""
    found = _QUESTION.fullmatch(said.words.strip())
    return _told((found["when"] or "") if found else "", said, store)


def _told(when: str, said: Said, store: Store) -> Answer:
    """Of the days that were named, else the next time of each."""
    walks = [one for one in store.rules.planned_walks if _may_be_told(one, said)]
    if not walks:
        return wording.NO_PLAN
    found = find_period(when, said.today)
    if found is None:
        return wording.plan(sorted(_next(walks, said.at, store), key=_in_order), said.at)
    days = found[0]
    on_days = [
        (datetime.combine(day, walk.at, said.at.tzinfo), walk)
        for day in days_between(days.first, days.last)
        for walk in walks
        if walk.is_on(day, store.calendar)
    ]
    return wording.on(days.words, sorted(on_days, key=_in_order))


def _in_order(one: tuple[datetime, PlannedWalk]) -> tuple[datetime, str]:
    return one[0], str(one[1])


def _may_be_told(walk: PlannedWalk, said: Said) -> bool:
    """暗访 only to the office, and to those who go, in private."""
    if not walk.theme.startswith(SECRET):
        return True
    return said.group is None and (said.person.has(Role.OFFICE) or said.person.name in walk.people)


def _next(walks: list[PlannedWalk], at: datetime, store: Store) -> Iterator[tuple[datetime, PlannedWalk]]:
    today = at.date()
    for walk in walks:
        days = days_between(today, today + timedelta(days=_AHEAD))
        day = next((day for day in days if _comes(walk, day, at, store)), None)
        if day is not None:
            yield datetime.combine(day, walk.at, at.tzinfo), walk


def _comes(walk: PlannedWalk, day: date, at: datetime, store: Store) -> bool:
    return walk.is_on(day, store.calendar) and datetime.combine(day, walk.at, at.tzinfo) >= at
