"""Questions that have an answer, made from what was recognised: for buttons, when the question itself was not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from domain.district import District
from domain.scope import NamedScope
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_MOST = 3
_ALWAYS = ("全区还有多少没整改", "哪个网格超期最多", "今天谁没到岗")


def nearest(heard: Heard | None, district: District) -> tuple[str, ...]:
    """Up to three full questions with the place, unit, category or number that was heard; else what most ask."""
    found = dict.fromkeys(_made(heard, district)) if heard else {}
    return tuple(islice(found or dict.fromkeys(_ALWAYS), _MOST))


def _made(heard: Heard, district: District) -> Iterator[str]:
    for number in heard.of(Slot.NUMBER, int)[:_MOST]:
        yield f"{number}号问题到哪一步了"
    place = _place(heard, district)
    category = _category(heard, district)
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
