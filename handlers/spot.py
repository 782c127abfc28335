"""现场整改: before and after in one message, or by the button of a report that says so."""

from __future__ import annotations

import re

from actions import spot
from actions.findings import findings
from domain.actions import Action
from domain.cases import Step
from domain.life import must_allow
from domain.photo import Photo
from domain.refused import NoSuchCase
from handlers.kit import Answer, Ask, Said, command
from handlers.report import WHERE_AND_WHAT
from storage.store import Store
from understanding.reports.reading import Finding

_NUMBER = re.compile(r"[#＃]?\s*(\d{1,9})")
_BOTH = "现场整改要两张照片：先整改前，后整改后。请一起发。"
_AFTER = "收到 1 张，算整改前的。请再发整改后的现场照片。"
_THE_SAME = "两张是同一张照片。请发整改后的现场照片。"


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
