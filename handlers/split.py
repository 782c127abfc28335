"""拆分: one case for several units, each with its own part."""

from __future__ import annotations

import re

from actions import splitting
from actions.splitting import PartAsked
from domain.authority import Action
from domain.district import District
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import splitting as wording

_TO = re.compile(r"^(?:给|到|成)\s*")
_STRONG = re.compile(r"[;；\n]")  # where one of these stands, a part's words may have 、 in them
_LISTED = re.compile(r"[、,，]")
_WHAT = re.compile(r"\s*[:：]\s*|\s+")  # after a unit's name


@command("拆分", "split", does=Action.ASSIGN, on_case=True)
def split(said: Said, store: Store) -> Answer:
    """拆分 12 给 单位 办什么、单位 办什么 — 一件分给几个单位，各办各的，都办完自动销号"""
    splitting.must_be_splittable(said.case, store)
    if not said.words:
        return Ask(wording.ask(said.case), f"拆分 {said.case.number}")
    return splitting.split(said.case, asked(said.words, store.district), said.cause, store)


def asked(words: str, district: District) -> list[PartAsked]:
    """`给 城管局 拆广告牌、交警大队 拖车` as units with what each is to do. Raises UnknownUnit."""
    listed = _TO.sub("", words.strip())
    parting = _STRONG if _STRONG.search(listed) else _LISTED
    found = []
    for piece in filter(None, (one.strip() for one in parting.split(listed))):
        named, *todo = _WHAT.split(piece, maxsplit=1)
        found.append(PartAsked(unit_named(named, district), *todo))
    return found
