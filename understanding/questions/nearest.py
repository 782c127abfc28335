"""Questions that have an answer, made from what was recognised: for buttons, when the question itself was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from domain.district import District
from domain.lexicon import NUMBER
from domain.scope import NamedScope
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_MOST = 3
_DAYS = re.compile(
    rf"(?:超过|多于|大于|满|超|过)?(?P<n>{NUMBER}|半)(?P<unit>个?(?:天|周|星期|礼拜|月|小时))(?:以上|之上|多)?(?P<less>以内|以下|内)?"
)
_ALWAYS = ("全区还有多少没整改", "哪个网格超期最多", "今天谁没到岗")


def nearest(heard: Heard | None, district: District) -> tuple[str, ...]:
    """Up to three full questions with the place, unit, category or number that was heard; else what most ask."""
    found = dict.fromkeys(_made(heard, district)) if heard else {}
    return tuple(islice(found or dict.fromkeys(_ALWAYS), _MOST))


def _made(heard: Heard, district: District) -> Iterator[str]:
    for number in filter(None, heard.of(Slot.NUMBER, int)[:_MOST]):  # 率怎么是 0 names no case
        yield f"{number}号问题到哪一步了"
    place = _place(heard, district)
    category = _category(heard, district)
    yield from _how_long(heard, f"{place}{category}" or "全区")
    if category:
        yield f"{place or '全区'}{category}还有多少没整改"
        yield f"哪个网格{category}最多"
    if place:
        yield f"{place}还有多少没整改"
        yield f"{place}超期的有哪些"
        yield f"{place}谁负责"
    for kind in heard.of(Slot.KIND, str)[:1]:
        yield f"{kind}还有多少没整改"
    for person in heard.of(Slot.PERSON, int)[:1]:
        yield f"{district.person[person].name}手上还有几件"


def _how_long(heard: Heard, where: str) -> Iterator[str]:
    """Of 超过三天的有几件 it is not said what has lasted so long: the time since the limit, or since the report."""
    if heard.said(Slot.STATUS):
        return
    for days in (_DAYS.fullmatch(heard.folded(one)) for one in heard.said(Slot.LENGTH)):
        if days and not days["less"]:
            yield f"{where}超期{days['n']}{days['unit']}以上的有哪些"
            yield f"{where}超过{days['n']}{days['unit']}没整改的有哪些"


def _place(heard: Heard, district: District) -> str:
    """The first scope that was named, in the register's words."""
    scope = next(
        (one for one in heard.of(Slot.SCOPE, NamedScope) if one.kind not in ("own", "district")), None
    )
    if scope is None:
        return ""
    if len(scope.ids) > 1:
        return scope.words
    if scope.kind == "unit":
        return district.unit[scope.ids[0]].short
    return (district.grid if scope.kind == "grid" else district.point)[scope.ids[0]].name


def _category(heard: Heard, district: District) -> str:
    """The first category that was named; a family (大类) in the words typed."""
    said = next(iter(heard.said(Slot.CATEGORY)), None)
    if said is None or not isinstance(said.value, tuple):
        return ""
    return district.category[said.value[0]].name if len(said.value) == 1 else heard.words(said)
