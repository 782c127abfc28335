"""片区: several grids with one head, how they stand, and what their units do together."""

from __future__ import annotations

import re

from actions import zones as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Unit
from domain.periods import find_period
from domain.refused import UnknownUnit
from domain.zones import Zone
from handlers.assign import unit_named
from handlers.kit import Answer, Said, command
from handlers.resolutions import what_by_when
from handlers.scopes import asked, may_ask_of, scope_of_grids
from storage.store import Store
from texts import resolutions, times
from texts import zones as wording
from texts.refusals import wording as why

_HELPERS = re.compile(r"[\s，,；;]+配合[:：\s]*(?P<units>\S.*)$", re.DOTALL)


@command(wording.WORD, "分片", "zones", does=Action.ASK)
def show(said: Said, store: Store) -> Answer:
    """片区 [名称] [时段] — 片区谁负责、有哪些网格，办得怎样"""
    period, rest = find_period(said.words, said.today) or (None, said.words)
    if not store.district.zones:
        return wording.NONE
    named = rest.strip(" 的")
    if named and named not in store.district.zones:
        return wording.unknown(named, list(store.district.zones))
    _scope, span, words = asked(said.words if period else f"{named} 本月", said, store)
    found = [one for one in actions.zones(span, said.at, store) if not named or one.name == named]
    seen = [one for one in found if may_ask_of(scope_of_grids(one.name, one.grids), said, store.district)]
    if named:
        return wording.whole(seen[0], words, _together(seen[0], said, store))
    if not seen:
        own = store.district.within(said.person.unit)
        partly = [one for one in found if own & {unit.id for unit in one.units}]
        return wording.where_yours_lie(partly) if partly else wording.NONE_OF_YOURS
    text, choices = wording.listed(seen, words)
    return Outgoing(said.chat, text, choices=choices)


@command("片区 整治", "集中整治", "zonetask", does=Action.RESOLVE)
def work_together(said: Said, store: Store) -> Answer:
    """片区 整治 片区名称 到 12月5日 事项 — 片区各单位一起办，到期会问"""
    zone, _, rest = said.words.strip().partition(" ")
    if not zone or not rest:
        return wording.HOW
    if zone not in store.district.zones:
        return wording.unknown(zone, list(store.district.zones)) if store.district.zones else wording.NONE
    helpers = _HELPERS.search(rest)
    try:
        others = _units(helpers["units"], store) if helpers else []
    except UnknownUnit as unknown:
        return why(unknown)
    by_day = what_by_when(rest[: helpers.start()] if helpers else rest, said, store)
    if by_day is None:
        return wording.HOW
    day, what = by_day
    if day < said.today:
        return times.is_past(day)
    return actions.work_together(zone, others, day, what, said.person, said.cause, store)


def _units(words: str, store: Store) -> list[Unit]:
    """Raises UnknownUnit."""
    return [unit_named(one, store.district) for one in re.split(r"[\s、，,和]+", words.strip(" 。")) if one]


def _together(zone: Zone, said: Said, store: Store) -> list[str]:
    """What its units still have to do together."""
    begins = wording.begins(zone.name)
    found = [one for one in store.resolutions.open() if one.words.startswith(begins)]
    return [resolutions.line(one, said.today, store.district) for one in found]
