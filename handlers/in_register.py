"""一共多少个点位, 金山街道有几个网格, 全区有几个农贸市场: what the register has, in all or in one part."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from domain.actions import Action
from domain.chat import Incoming
from domain.district import District, Role, UnitKind
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store

_SAID = r"(?:请问|问下|一共|总共|合计|现在|目前|里面?|下面?|底册|系统里|登记了?)*"
_ASKED = re.compile(
    rf"{_SAID}(?P<where>[^\s,，。?？几多]{{2,12}}?)??{_SAID}有?(?:几|多少)[个家名位处]?(?P<what>(?![个家名位处][了啊呢呀?？。]*$)[^\s,，。?？几多]{{1,8}}?)"
    r"(?:了|啊|呢|呀|来着)*[?？。]*"
)
# 双龙社区网格员几个; behind a kind of place cases may be counted so
_ASKED_BEHIND = re.compile(
    rf"{_SAID}(?P<where>[^\s,，。?？几多]{{2,12}}?)??的?(?P<what>网格[员长]?|点位|单位|经办人|部门|专班){_SAID}有?(?:几|多少)[个家名位处](?:了|啊|呢|呀)*[?？。]*"
)
_EVERYWHERE = re.compile("(?:我们|咱们|本)?(?:全区|区里|区)(?:里|内)?")
_IN_ALL = re.compile("一共|总共|合计|底册|系统")
_Within = Callable[[District, frozenset[int]], int]


def _people(role: Role) -> _Within:
    return lambda district, units: sum(one.has(role) and one.unit in units for one in district.people)


def _heads(district: District, units: frozenset[int]) -> int:
    return len({one.leader for one in district.grids if one.unit in units and one.leader is not None})


def _named(*kinds: UnitKind, ends: str = "") -> _Within:
    return lambda district, units: sum(
        one.kind in kinds and one.id in units and one.short.endswith(ends) for one in district.units
    )


def _points(district: District, units: frozenset[int], kind: str = "") -> int:
    """How many points lie in grids of these units, of this kind or of any."""
    return sum(
        district.grid[one.grid].unit in units and (not kind or one.kind == kind) for one in district.points
    )


# What may be counted, with its measure word.
_COUNTED: Mapping[str, tuple[str, _Within]] = {
    "网格员": ("名", _people(Role.REPORTER)),
    "网格长": ("名", _heads),
    "经办人": ("名", _people(Role.HANDLER)),
    "网格": ("个", lambda district, units: sum(one.unit in units for one in district.grids)),
    "点位": ("个", _points),
    "单位": ("家", _named(*UnitKind)),
    "街道": ("个", _named(UnitKind.STREET)),
    "镇": ("个", _named(UnitKind.TOWN)),
    "社区": ("个", _named(UnitKind.COMMUNITY, ends="社区")),
    "村": ("个", _named(UnitKind.COMMUNITY, ends="村")),
    "部门": ("家", _named(UnitKind.DEPARTMENT)),
    "专班": ("个", _named(UnitKind.TASK_FORCE)),
}


def _asks(message: Incoming, store: Store) -> bool:
    return is_plain(message) and _told(message.text, store, spoken_to=message.spoken_to) is not None


@listener(does=Action.ASK, wants=_asks)
def in_register(said: Said, store: Store) -> Answer:
    """How many points, grids, units or people the register has."""
    return _told(said.words, store, spoken_to=True)


def _told(text: str, store: Store, *, spoken_to: bool) -> str | None:
    """The number in words; None where something else is asked, or, among colleagues, of no part and not of all."""
    said = text.strip().replace(" ", "")
    found = _ASKED.fullmatch(said) or _ASKED_BEHIND.fullmatch(said)
    if found is None:
        return None
    district, where, what = store.district, found["where"] or "", found["what"]
    if not (spoken_to or where or _IN_ALL.search(text)):
        return None
    units = _units(where, store)
    count = _COUNTED.get(what)
    if units is None or (count is None and what not in {one.kind for one in district.points}):
        return None
    measure, number = (
        (count[0], count[1](district, units)) if count else ("个", _points(district, units, what))
    )
    return f"底册里{where or '全区'}有 {number} {measure}{what}。"


def _units(where: str, store: Store) -> frozenset[int] | None:
    """The units of the named part; all of them where none is named, None for what is no whole unit."""
    if not where or _EVERYWHERE.fullmatch(where):
        return frozenset(one.id for one in store.district.units)
    scope = store.recogniser.find_scope(where)
    if scope is None or scope.kind != "unit" or scope.words != where:
        return None
    return frozenset(unit for one in scope.ids for unit in store.district.within(one))
