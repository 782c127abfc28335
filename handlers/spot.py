"""现场整改: before and after in one message, or by the button of a report that says so."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import spot
from actions.findings import findings
from domain.actions import Action
from domain.cases import Step
from domain.chat import Incoming
from domain.life import must_allow
from domain.photo import Photo
from domain.refused import NoSuchCase
from handlers.hearing import heard
from handlers.kit import Answer, Ask, Said, command, listener, quotes_cases
from handlers.report import WHERE_AND_WHAT
from storage.store import Store
from understanding.orders.words import DONE
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding

_NUMBER = re.compile(r"[#＃]?\s*(\d{1,9})")
_BOTH = "现场整改要两张照片：先整改前，后整改后。请一起发。"
_AFTER = "收到 1 张，算整改前的。请再发整改后的现场照片。"
_THE_SAME = "两张是同一张照片。请发整改后的现场照片。"
_BOTH_SHOWN = re.compile(
    r"[\s,，。]*(?:前后(?:各?[一1两2]?张|对比|照片?|的?图)?|整改前后|"
    r"(?:前面|第一张|图[一1]|左边?)(?:一张)?是?(?:整改|处理|清理|打扫)?(?:之?前|原来)(?:的)?[\s,，]*"
    r"(?:后面|第二张|图[二2]|右边?)(?:一张)?是?(?:整改|处理|清理|打扫)?(?:之?后|现在)(?:的)?)[。!！]*"
)
_WE = re.compile(r"(?:我们?|咱们?|大家|志愿者|已经?|都|全部?|刚才?|现在|给|把|的|[\s,，。])+$")


def _shows_both(message: Incoming, store: Store) -> bool:
    """湖滨巷烟头我们扫掉了 前后各一张, with two photos, of a place that is known."""
    if len(message.photos) < 2 or quotes_cases(message) or _BOTH_SHOWN.search(message.text) is None:
        return False
    return (
        heard(message, store).kind is Kind.FIXED
        and store.recogniser.recognise(message.text).point is not None
    )


@listener(does=Action.REPORT, wants=_shows_both)
def both_shown(said: Said, store: Store) -> Answer:
    """What was put right at once, told in other words and shown before and after; nothing where it is not clear what
    was wrong."""
    problem = _WE.sub("", DONE.sub("", _BOTH_SHOWN.sub("", said.words))).strip()
    found = findings(problem, said.group.grid if said.group else None, store)
    if not problem or any(one.category is None or one.grid is None for one in found):
        return None
    return on_the_spot.answer(replace(said, words=problem), store)


@command(spot.WORD, "onthespot", does=Action.REPORT)
def on_the_spot(said: Said, store: Store) -> Answer:
    """现场整改 地点 问题 — 当场办好的，一条消息附整改前、整改后的照片"""
    if number := _NUMBER.fullmatch(said.words):
        return _reported(int(number[1]), said, store)
    photos = _different(said.photos)
    then = f"{spot.WORD} {said.words}".strip()
    if len(photos) < 2:
        return Ask(_missing(said.photos, photos), then, photos, place=said.message.place)
    found = findings(said.words, said.group.grid if said.group else None, store)
    unclear = next((one for one in found if one.category is None or one.grid is None), None)
    if unclear is not None or not said.words:
        return Ask(_unclear(unclear, store), then, photos, place=said.message.place)
    return spot.report(said.person, said.group, said.cause, store)


def _reported(number: int, said: Said, store: Store) -> Answer:
    """By the button under a report that says so: only whoever reported it knows."""
    case = store.cases.get(number, lock=True)
    own = case is not None and case.reporter == said.person.id
    if case is None or (case.confidential and not (own and said.chat.private)):
        raise NoSuchCase(number)
    if not own:
        return f"#{number} 不是您上报的。办好了请附照片发：整改 {number} 说明"
    must_allow(case, Step.RECTIFY)
    if not spot.offers(case, store):
        return Ask(f"请发 #{number} 整改后的现场照片。", f"整改 {number}")
    return spot.mend(case, said.person, said.cause, store)


def _different(photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
    return tuple({photo.sha256: photo for photo in photos}.values())


def _missing(sent: tuple[Photo, ...], different: tuple[Photo, ...]) -> str:
    if not sent:
        return _BOTH
    return _THE_SAME if len(sent) > len(different) else _AFTER


def _unclear(finding: Finding | None, store: Store) -> str:
    category = store.district.category.get(finding.category or 0) if finding else None
    if category is not None:
        return f"{category.name}，在哪里？"
    return WHERE_AND_WHAT if finding is None or not finding.place else f"{finding.place}，是什么问题？"
