"""暗访 and 公布: what was found on secret walks, seen by who walked and the office, until it is released."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from actions import secret_walks as action
from actions import walking
from domain.actions import Action
from domain.chat import Outgoing
from domain.walks import Walk
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import cases
from texts import secret_walks as wording
from understanding.orders.until import until_and_why

_MORNING = time(9)  # of a day without a time
_VOID = re.compile(r"作废\s*(\d{1,9})")
_SHOWN = re.compile(r"|" + _VOID.pattern)
_RELEASED = re.compile(
    rf"(?:{wording.WORD}\s*(?P<id>\d{{1,9}}))?\s*"
    r"(?P<when>(?:(?:到|至)?\s*(?:[\d今明后昨下本周星]|[上中]午|上班|晚上?|早上|傍晚|月底|半[小个]"
    r"|[一两二三四五六七八九十]+个?[点天日小周]).{0,20})?)"
)  # 公布名单 and the like are other talk


@command(wording.WORD, "secretwalk", does=Action.WALK, fits=_SHOWN)
def secret(said: Said, store: Store) -> Answer:
    """暗访 — 等公布的暗访，走的人和创建办私聊看；开始发：走街 开始 暗访"""
    if said.group is not None:
        return wording.ALONE
    if found := _VOID.fullmatch(said.words):
        walk = _called(int(found[1]), said, store)
        if walk is None:
            return wording.NONE
        action.discard(walk, said.at, store)
        return wording.discarded(walk)
    walks = action.known_to(said.person, store)
    return [_waiting(one, said, store) for one in walks] or wording.NONE


@command(wording.RELEASE, "release", does=Action.WALK, fits=_RELEASED)
def release(said: Said, store: Store) -> Answer:
    """公布 [时间] — 公布暗访发现的，这时才立案、派单；如：公布 明天 09:00"""
    if said.group is not None:
        return wording.ALONE
    found = _RELEASED.fullmatch(said.words)
    walks = action.known_to(said.person, store)
    if found and found["id"]:
        walks = [one for one in walks if one.id == int(found["id"])]
    when = found["when"].strip() if found else ""
    if len(walks) > 1:
        choices = tuple(wording.release(one, when) for one in walks)
        return Outgoing(said.chat, wording.which(walks, when), choices=choices)
    if not walks:
        return wording.NONE
    return _set(walks[0], when, said, store) if when else _released(walks[0], said, store)


def _set(walk: Walk, when: str, said: Said, store: Store) -> Answer:
    until, rest = until_and_why(when, said.today)
    if until is None or rest:
        return wording.WHEN
    if until.day is not None and not until.timed:
        until = replace(until, at=_MORNING)
    moment = until.moment(said.at, store.calendar)
    if moment <= said.at:
        return wording.PAST
    return wording.set_for(action.set_time(walk, moment, store), said.at)


def _released(walk: Walk, said: Said, store: Store) -> Answer:
    told = action.release(walk, said.at, store)
    if walk.chat == said.chat:
        return told
    return [wording.released(walk, action.numbers(walk, store)), *told]


def _called(number: int, said: Said, store: Store) -> Walk | None:
    return next((one for one in action.known_to(said.person, store) if one.id == number), None)


def _waiting(walk: Walk, said: Said, store: Store) -> Outgoing:
    who = cases.person(store.district.person.get(walk.person), store.district)
    text = wording.waiting(walk, who, walking.lines(walk, None, store), said.at)
    return Outgoing(said.chat, text, choices=(wording.release(walk), wording.discard(walk)))
