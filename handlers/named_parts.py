"""A part of the district by its whole name: 新苑四网格 is no 新苑. What had a name once is told, or is in a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from actions import editions
from domain.editions import Edition
from domain.refused import UnknownScope
from domain.scope import NamedScope
from domain.stretches import EditionKind
from domain.tally import DISTRICT
from storage.store import Store

_ENDS = " 　的，,。？?"
# What may stand behind the name of a unit or grid without being part of a longer name.
_BESIDE = re.compile(
    r"(?:的|片区?|辖区|区域|范围|全部|所有|各个?|网格|下面|里面?|内|都|情况|这边|那边|一带|[、和与])*"
)


def part_named(words: str, at: datetime, store: Store) -> NamedScope | None:
    """What these words name; None of no words. Raises UnknownScope, also where a name goes on or more is said."""
    words = words.strip(_ENDS)
    if not words:
        return None
    if words == DISTRICT:
        return NamedScope("district", (), DISTRICT)
    found = store.recogniser.find_scope(words)
    if found is None or _goes_on(words, found):
        raise UnknownScope(words, was=no_longer(words, at, store))
    return found


def part_of(edition: Edition | None, words: str, at: datetime, store: Store) -> NamedScope | None:
    """The same for a frozen report, in which units and grids are called as they were then."""
    wanted = words.strip(_ENDS)
    grids = [one for one, portion in edition.grids.items() if portion.name == wanted] if edition else []
    units = [one for one, portion in edition.units.items() if portion.name == wanted] if edition else []
    if len(grids) == 1:
        return NamedScope("grid", tuple(grids), wanted)
    if len(units) == 1:
        return NamedScope("unit", tuple(units), wanted)
    return part_named(words, at, store)


def no_longer(words: str, at: datetime, store: Store) -> str:
    """That the words have a name which the register gave up, or has another one for by now; nothing if not."""
    if named := [name for name in _given_up(store) if name in words]:
        name = max(named, key=len)
        return f"“{name}”已停用，底册里没有了；以前的数看那时的报，如：月报 {name} 上月"
    last = store.editions.get(editions.due(EditionKind.WEEKLY, at, store))
    for one, portion in last.grids.items() if last else ():
        grid = store.district.grid.get(one)
        if portion.name in words and grid is not None and grid.name != portion.name:
            return f"“{portion.name}”现在叫“{grid.name}”，请写：{grid.name}"
    return ""


def _given_up(store: Store) -> Iterator[str]:
    """The names that only retired units and grids have."""
    district = store.district
    retired = district.retired
    known = {name for unit in district.units for name in unit.names} | {one.name for one in district.grids}
    for unit in retired.units if retired else ():
        yield from (name for name in unit.names if name not in known)
    yield from (one.name for one in (retired.grids if retired else ()) if one.name not in known)


def _goes_on(words: str, found: NamedScope) -> bool:
    """True if what was found is only how a longer name begins, which nobody knows, or is not all that was said."""
    before, named, behind = words.partition(found.words)
    if not named:  # written otherwise than it is known
        return False
    apart = found.kind not in ("unit", "grid") and behind[:1].strip() != ""
    rest = "".join([*before.split(), *(behind.split()[1:] if apart else behind.split())])
    return _BESIDE.fullmatch(rest) is None
