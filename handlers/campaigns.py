"""战果: what campaigns did, in their own units of measure; totals are compared with their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from domain.actions import Action
from domain.campaigns import HUNDREDTHS, MOST, Amount, CampaignCount, amounts, left, summed
from domain.chat import Outgoing
from domain.district import Role
from domain.order import Order
from domain.tally import grids_in
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import asked, with_days
from storage.store import Store
from texts import campaigns as wording

_NUMBER = re.compile(r"(?:战果)?[#＃]?(\d{1,6})号?")


@command(wording.WORD, "战果统计", "campaigns", does=Action.ASK)
def show(said: Said, store: Store) -> Answer:
    """战果 [专项] [范围] [时段] — 专项做了多少、目标多少，附 Excel"""
    everything = store.campaigns.all()
    known = list(dict.fromkeys(one.campaign for one in everything))
    campaign, rest = _campaign(said.words, known)
    words = with_days(rest, "今年", said.today)
    scope, span, period = asked(words, said, store)
    grids = grids_in(scope, store.district)
    found = [
        one
        for one in store.campaigns.all(span.start, span.end)
        if (grids is None or one.grid in grids) and (not campaign or one.campaign == campaign)
    ]
    done = [one for one in found if not one.target]
    if not done:
        return f"{wording.NONE}{wording.HOW}" if not known else wording.none(scope.words, period, known)
    blocks = []
    for name in dict.fromkeys(one.campaign for one in done):
        sums = summed(one for one in found if one.campaign == name)
        blocks.append(wording.listed(name, scope.words, period, sums, left(sums)))
    order = Order(wording.WORD, said.at, scope, span, period, sort=campaign)
    return Outgoing(said.chat, "\n".join(blocks), order=order)


@command("战果 记", "记战果", "countcampaign", does=Action.COUNT)
def enter(said: Said, store: Store) -> Answer:
    """战果 记 新亮工程 金山一网格 更换路灯 70 盏 — 记专项做了多少，可附照片"""
    words = said.words.removesuffix(wording.CONFIRMED).strip()
    campaign, _, rest = words.partition(" ")
    place, _, told = rest.strip().partition(" ")
    if not campaign or not place:
        return wording.HOW
    found = _place(place, said, store)
    if isinstance(found, str):
        return found
    told = told if found.named else rest
    entries = _entries(campaign, told, found, said)
    if isinstance(entries, str):
        return entries
    total, parts = _with_parts(entries, told)
    if total and parts != total.hundredths and words == said.words.strip():
        return Ask(
            wording.differs(total, parts), f"战果 记 {words} {wording.CONFIRMED}", said.photos, only_yes=True
        )
    kept = [store.campaigns.add(one) for one in ([total] if total else entries)]
    where = store.district.grid[found.grid].name if found.grid else wording.WHOLE
    return wording.kept(kept, where)


@command("战果 目标", "aimcampaign", does=Action.AIM)
def aim(said: Said, store: Store) -> Answer:
    """战果 目标 新亮工程 更换路灯 300 盏 — 定专项要做多少；再发一次就换"""
    campaign, _, rest = said.words.strip().partition(" ")
    found = amounts(rest)
    if not campaign or len(found) != 1 or not found[0].item:
        return wording.HOW_TO_AIM
    one = _entry(campaign, found[0], None, None, said)
    return wording.aimed(store.campaigns.add(replace(one, target=True)))


@command("战果 撤", "uncountcampaign", does=Action.COUNT)
def take_off(said: Said, store: Store) -> Answer:
    """战果 撤 3 — 记错的撤掉，不再算"""
    found = _NUMBER.fullmatch(said.words.strip())
    if found is None:
        return wording.WHICH
    one = next((each for each in store.campaigns.all() if each.number == int(found[1])), None)
    if one is None:
        return wording.no_such(int(found[1]))
    theirs = store.district.person[one.person].unit in store.district.within(said.person.unit)
    if not theirs and not said.person.has(Role.OFFICE):
        return wording.not_yours(one.number)
    return wording.off(one) if store.campaigns.take_off(one.number, said.at) else wording.no_such(one.number)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something was done; `named` is False where the words begin with what was done, and the group says it."""

    grid: int | None
    point: int | None
    named: bool


def _place(word: str, said: Said, store: Store) -> _Place | str:
    """The grid or point that the word names, else the group's grid; or what to say."""
    here = said.group.grid if said.group else None
    if word == wording.WHOLE and said.person.has(Role.OFFICE):
        return _Place(None, None, named=True)
    named = store.recogniser.recognise(word, here)
    grid = store.district.grid.get((named.point.grid if named.point else named.grid) or here or 0)
    said_so = bool(named.point or named.grid) and not amounts(word)
    if grid is None:
        return wording.NO_PLACE
    if not said.person.has(Role.OFFICE) and grid.unit not in store.district.within(said.person.unit):
        return wording.not_your_grid(grid.name)
    return _Place(grid.id, named.point.id if named.point else None, said_so)


def _entries(campaign: str, told: str, place: _Place, said: Said) -> list[CampaignCount] | str:
    found = amounts(told)
    if not found or not all(one.item or wording.PARTS in told for one in found):
        return wording.NO_ITEM
    if any(one.hundredths > MOST * HUNDREDTHS or not one.hundredths for one in found):
        return wording.TOO_MANY
    return [_entry(campaign, one, place.grid, place.point, said) for one in found]


def _entry(campaign: str, one: Amount, grid: int | None, point: int | None, said: Said) -> CampaignCount:
    return CampaignCount(
        campaign, one.item, one.hundredths, one.measure, one.about, False, grid, said.person.id, said.at,
        said.photos, said.cause.reference, point=point,
    )  # fmt: skip


def _with_parts(entries: list[CampaignCount], told: str) -> tuple[CampaignCount | None, int]:
    """A total with the sum of its parts (共 3182 家，其中 …), if they are in one measure."""
    if wording.PARTS not in told or len(entries) < 2 or len({one.measure for one in entries}) != 1:
        return None, 0
    return entries[0], sum(one.hundredths for one in entries[1:])


def _campaign(words: str, known: list[str]) -> tuple[str, str]:
    """The campaign that the words begin with, and the rest."""
    first, _, rest = words.strip().partition(" ")
    named = [one for one in known if one == first] or [one for one in known if first and first in one]
    return (named[0], rest) if len(named) == 1 else ("", words)
