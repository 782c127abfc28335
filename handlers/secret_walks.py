"""暗访 and 公布: what was found on secret walks, seen by who walked and the office, until it is released."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from actions import secret_walks as action
from actions import walking
from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.district import Person
from domain.walks import Walk
from handlers.kit import Answer, Said, command, is_plain, listener
from storage.store import Store
from texts import cases
from texts import secret_walks as wording
from understanding.orders.until import until_and_why

_MORNING = time(9)  # of a day without a time
_VOID = re.compile(r"作废\s*(\d{1,9})")
_SHOWN = re.compile(r"|" + _VOID.pattern)
_NOT_THEN = "取消"
# 公布名单 and the like are other talk.
_RELEASED = re.compile(
    rf"(?:{wording.WORD}\s*(?P<id>\d{{1,9}}))?\s*"
    rf"(?P<off>{_NOT_THEN})?"
    r"(?P<when>(?:(?:到|至)?\s*(?:[\d今明后昨下本周星]|[上中]午|上班|晚上?|早上|傍晚|月底|半[小个]"
    r"|[一两二三四五六七八九十]+个?[点天日小周]).{0,20})?)"
)
_OTHERWISE = re.compile(
    r"(?:先|暂时|还是|今天|今晚|明天|就)*(?:不|别)(?:要|用|急着)?(?:先)?公布了?|取消公布了?|公布(?:时间)?取消了?"
    r"|公布的?(?:时间)?(?:改|推迟|提前|延后|延期|延|放|定)(?:到|成|至|在|为)(?P<when>.+?)[。.!！]*"
)


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
    return listed(said, store) or wording.NONE


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
        told = _NOT_THEN if found and found["off"] else when
        choices = tuple(wording.release(one, told) for one in walks)
        return Outgoing(said.chat, wording.which(walks, told), choices=choices)
    if not walks:
        return wording.NONE
    if found and found["off"]:
        return wording.not_then(action.set_time(walks[0], None, store))
    return _set(walks[0], when, said, store) if when else _released(walks[0], said, store)


def _puts_off(message: Incoming, store: Store) -> bool:
    """Words to the bot alone by somebody who knows of a secret walk."""
    if (
        not message.chat.private
        or not is_plain(message)
        or _OTHERWISE.fullmatch(message.text.strip()) is None
    ):
        return False
    person = store.people.sender(message)
    return person is not None and bool(action.known_to(person, store))


@listener(does=Action.WALK, wants=_puts_off)
def put_off(said: Said, store: Store) -> Answer:
    """公布改到明天上午9点, 先不公布了: as 公布 明天上午9点, 公布 取消."""
    found = _OTHERWISE.fullmatch(said.words)
    words = (found["when"] or "").strip() if found else ""
    return release.answer(replace(said, words=words or _NOT_THEN), store)


def listed(said: Said, store: Store) -> list[Outgoing]:
    """Each that waits to be released and that its sender may know of."""
    return [_waiting(one, said, store) for one in action.known_to(said.person, store)]


def how_to_begin(person: Person, store: Store) -> str:
    """What is said of secret walks while none waits."""
    return wording.HOW_TO_BEGIN if action.may_walk(person, store) else wording.NOT_YOURS


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
