"""拆分: one case for several units, each with its own part."""

from __future__ import annotations

import re

from actions import splitting
from actions.splitting import PartAsked
from domain.actions import Action
from domain.district import District
from handlers.assign import unit_ahead
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import splitting as wording

_TO = re.compile(r"^(?:给|到|成|为)\s*")
_STRONG = re.compile(r"[;；\n]")  # where one of these stands, a part's words may have 、 in them
_LISTED = re.compile(r"[、,，]")
_AND = r"\s*(?:和|与|跟|及|以及|还有)\s*(?={})"  # before a unit's name
_OWN_WORDS = re.compile(r"(?:各自|分别|一起|共同|都|去|来|分头)*(?:办理?|处理|整改|负责)?(?:一下)?")


@command("拆分", "split", does=Action.SPLIT, on_case=True)
def split(said: Said, store: Store) -> Answer:
    """拆分 12 给 单位 办什么、单位 办什么 — 一件分给几个单位，各办各的，都办完自动销号"""
    splitting.must_be_splittable(said.case, store)
    if not said.words:
        return Ask(wording.ask(said.case), f"拆分 {said.case.number}")
    return splitting.split(said.case, asked(said.words, store.district), said.cause, store)


def asked(words: str, district: District) -> list[PartAsked]:
    """`给 城管局 拆广告牌、交警大队 拖车`, `城管局和交警大队` as units with what each is to do. Raises UnknownUnit."""
    listed = _TO.sub("", words.strip())
    parting = _STRONG if _STRONG.search(listed) else _LISTED
    pieces = (one for piece in parting.split(listed) for one in _joined(district).split(piece))
    found = []
    for piece in filter(None, (one.strip() for one in pieces)):
        unit, todo = unit_ahead(piece, district)
        found.append(PartAsked(unit, "" if _OWN_WORDS.fullmatch(todo) else todo))
    return found


def _joined(district: District) -> re.Pattern[str]:
    """和 and the like, where a unit's name stands behind it."""
    names = (re.escape(name) for unit in district.units for name in unit.names)
    return re.compile(_AND.format("|".join(names)))
