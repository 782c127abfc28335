"""What part of the district a question is about (范围): 金山片, 综合执法局, 第三网格, 金山公园."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain, pairwise
from typing import Literal

from domain.district import District
from domain.gridnames import GridNumbers
from domain.lexicon import NUMBER, Lexicon, Match, Typed, fold, number, read
from domain.points import Point

Kind = Literal["unit", "grid", "point", "points", "district", "own"]


@dataclass(frozen=True, slots=True)
class NamedScope:
    """Units, grids or points by their ids, in the words that were typed for them.

    One point is a `point`, several are `points`; of units and grids there may be several as well (金山片).
    `district` (全区) and `own` (我们单位: what the asker belongs to) have no ids. The words do not count when two
    scopes are compared.
    """

    kind: Kind
    ids: tuple[int, ...]
    words: str = field(compare=False)


class _Sort(IntEnum):
    """What a word may mean; of two meanings the earlier one holds."""

    ZONE = 0  # a grid, by the 片区 that it lies in
    UNIT = 1
    UNIT_ROOT = 2  # 金山 for 金山街道
    GRID = 3
    POINT = 4
    GRID_ROOT = 5  # 九州 for 九州网格


Meaning = tuple[_Sort, int]

_SUFFIX = re.compile(r"(?<=..)(?:街道|社区|中队|大队|[镇村局所])$")
_AREA = re.compile(r"片区|片|那边|这边|一带|周[边围]|附近")
_AROUND = ("周边", "周围", "附近")
_THERE = ("那边", "这边")
_LONGEST_AREA_NAME = 8
# 金山东路, 金山小区 and 金山镇 are places of their own, not 金山街道 in short; 金山路灯 is a lamp in it.
_GOES_ON_AS_NAME = re.compile(
    r"[东南西北中新老]?(?:路(?![灯面口边牌标桩障沿]|名牌)|街(?!道|面|头)|河(?!道)|村(?!庄)|园(?!林)|[巷弄镇桥湖]|大道)|[小社]区|公园|广场|市场|菜场"
    r"|学校|[小中大]学|医院|幼儿园|花[园苑]|公寓|家园|大厦|酒店|宾馆|超市|银行|车站|大队|中队"
)
# How the offices that every district has are called for short, and what stands in their full names.
_SHORT_FOR = (
    ("城管", ("城市管理", "综合行政执法局", "综合执法局")),
    ("城管局", ("城市管理", "综合行政执法局", "综合执法局")),
    ("综合执法", ("综合行政执法局", "综合执法局")),
    ("综合执法局", ("综合行政执法局", "综合执法局")),
    ("综合执法中队", ("综合行政执法中队",)),
    ("执法队", ("综合行政执法中队", "综合执法中队")),
    ("城管队", ("综合行政执法中队", "综合执法中队")),
    ("交警队", ("交通警察",)),
    ("政务服务中心", ("行政服务中心",)),
    ("政务办", ("行政服务中心",)),
    ("建设局", ("住房和城乡建设局",)),
    ("城管中队", ("综合行政执法中队", "综合执法中队")),
    ("市监", ("市场监督", "市场监管")),
    ("市监所", ("市场监督管理所", "市场监管所")),
    ("市监局", ("市场监督管理局", "市场监管局")),
    ("市场监管", ("市场监督",)),
    ("住建", ("住房和城乡建设",)),
    ("住建局", ("住房和城乡建设局",)),
    ("环卫", ("环境卫生",)),
    ("环卫处", ("环境卫生",)),
    ("环卫管理所", ("环境卫生",)),
    ("环卫中心", ("环境卫生",)),
    ("环卫站", ("环境卫生",)),
    ("环卫队", ("环境卫生",)),
    ("交警", ("交通警察",)),
    ("公安交警", ("交通警察",)),
    ("公安交警大队", ("交通警察",)),
    ("城建", ("住房和城乡建设",)),
    ("城建部门", ("住房和城乡建设",)),
    ("城建口", ("住房和城乡建设",)),
    ("交管", ("交通警察",)),
    ("交管队", ("交通警察",)),
    ("交管大队", ("交通警察",)),
    ("交通大队", ("交通警察",)),
    ("工商所", ("市场监督管理所", "市场监管所")),
    ("市场监督所", ("市场监督管理所", "市场监管所")),
    ("市场所", ("市场监督管理所", "市场监管所")),
    ("市管所", ("市场监督管理所", "市场监管所")),
    ("工商局", ("市场监督管理局", "市场监管局")),
    ("市管局", ("市场监督管理局", "市场监管局")),
    ("住房和建设局", ("住房和城乡建设局",)),
    ("住房建设局", ("住房和城乡建设局",)),
    ("住房城乡建设局", ("住房和城乡建设局",)),
    ("社发局", ("社会事业发展局", "社会发展局")),
    ("社事局", ("社会事业发展局", "社会事业局")),
    ("城建局", ("住房和城乡建设局",)),
    ("住房局", ("住房和城乡建设局",)),
    ("办事中心", ("行政服务中心",)),
    ("审批中心", ("行政服务中心",)),
)
# How the offices of a street, a town, a community and a village are called.
_OFFICES = (
    ("街道", ("街办", "办事处", "街道办事处", "街道里")),
    ("社区", ("居委", "居委会", "社居委", "社区居委", "社区居委会", "居民委员会")),
    ("村", ("村委", "村委会", "村民委员会", "村部", "村两委")),
    ("镇", ("镇政府", "镇里", "镇府", "镇人民政府")),
    ("乡", ("乡政府", "乡里", "乡人民政府")),
)
_TASK_FORCE = re.compile("^(..).*专班$")  # 农贸专班 of 农贸市场整治专班
_TOKEN = re.compile(r"(?<![\w#./-])[\w-]+(?![\w./-])")


class ScopeFinder:
    """Finds the scope of a question; built once from a district."""

    def __init__(self, district: District) -> None:
        """Reads the names of units, grids and points."""
        self._district = district
        # One meaning for all names of a point: there may be very many.
        points = [((_Sort.POINT, point.id), point) for point in district.points]
        self._names: Lexicon[Meaning] = Lexicon(chain(_units(district), _grids(district), _points(points)))
        self._numbers = GridNumbers(district)
        self._codes = {grid.code.casefold(): grid.id for grid in district.grids}
        self._areas = (
            _Having(((_Sort.UNIT, unit.id), unit.name) for unit in district.units),
            _Having(((_Sort.GRID, grid.id), grid.name) for grid in district.grids),
            _Having((meaning, point.name) for meaning, point in points),
        )

    def find(self, text: str) -> NamedScope | None:
        """The scope named by the longest words in `text`; None if none is."""
        typed = read(text)
        matches = self._matches(typed)
        if not matches:
            return None
        best = min(matches, key=lambda match: (-match.length, match.start, min(match.values)[0]))
        return self._meant(best, typed)

    def find_all(self, typed: Typed) -> list[Match[NamedScope]]:
        """Every scope that is named in the text, overlapping ones as well: the longest at each place."""
        return [Match(one.start, one.end, (self._meant(one, typed),)) for one in self._matches(typed)]

    def _matches(self, typed: Typed) -> list[Match[Meaning]]:
        return [*self._named(typed), *self._numbered(typed), *self._coded(typed), *self._in_areas(typed)]

    def _meant(self, match: Match[Meaning], typed: Typed) -> NamedScope:
        sort = min(match.values)[0]
        ids = tuple(dict.fromkeys(value for one, value in match.values if one is sort))
        return self._scope(sort, ids, typed.words(match.start, match.end))

    def _scope(self, sort: _Sort, ids: tuple[int, ...], words: str) -> NamedScope:
        if sort in (_Sort.UNIT, _Sort.UNIT_ROOT):
            return NamedScope("unit", self._topmost(ids), words)
        if sort in (_Sort.ZONE, _Sort.GRID, _Sort.GRID_ROOT):
            return NamedScope("grid", ids, words)
        return NamedScope("point" if len(ids) == 1 else "points", ids, words)

    def _topmost(self, units: tuple[int, ...]) -> tuple[int, ...]:
        """Units without those that lie within another one of them: 金山街道 has 金山社区 in it."""
        return tuple(
            one
            for one in units
            if not any(other in units for other in self._district.lineage(one) if other != one)
        )

    def _named(self, typed: Typed) -> Iterator[Match[Meaning]]:
        found = self._names.find(typed)
        offices = {match.start for match in found if min(match.values)[0] is not _Sort.POINT}
        for match in found:
            bare = min(match.values)[0] is not _Sort.POINT and not _SUFFIX.search(typed.folded, 0, match.end)
            if not (bare and _goes_on(typed, match.end, offices)):
                yield match

    def _numbered(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for match in self._numbers.find(typed):
            if len(match.values) == 1:  # 第三网格 alone does not say which unit's
                yield Match(match.start, match.end, tuple((_Sort.GRID, one) for one in match.values))

    def _coded(self, typed: Typed) -> Iterator[Match[Meaning]]:
        """Codes such as 03 that stand alone; inside a sentence they would be any number."""
        for token in _TOKEN.finditer(typed.shown):
            if grid := self._codes.get(token[0].casefold()):
                start, last = typed.at.index(token.start()), typed.at.index(token.end() - 1)
                yield Match(start, last + 1, ((_Sort.GRID, grid),))

    def _in_areas(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for area in _AREA.finditer(typed.folded):
            for start in range(max(0, area.start() - _LONGEST_AREA_NAME), area.start() - 1):
                if meanings := self._having(typed.folded[start : area.start()], area[0]):
                    yield Match(start, area.end(), meanings)
                    break

    def _having(self, words: str, area: str) -> tuple[Meaning, ...]:
        """The units whose names have these words in them; if none, the grids; if none, the points.

        人民广场这边 is 人民广场 alone, 人民广场一带 what has the name in its own as well. So has
        人民广场周边, where that is the whole of a name: 学校周边 is a kind of place.
        """
        called = tuple(names.called(words) if area in (*_THERE, *_AROUND) else () for names in self._areas)
        if area in _AROUND and not any(called):
            return ()
        called = called if area in _THERE else ()
        found = chain(called, (names.with_in_them(words) for names in self._areas))
        return next((meanings for meanings in found if meanings), ())


class _Having:
    """Finds names by words that stand anywhere in them."""

    def __init__(self, names: Iterable[tuple[Meaning, str]]) -> None:
        self._with_pair: dict[str, list[tuple[Meaning, str]]] = {}
        for meaning, name in names:
            named = (meaning, fold(name))
            for pair in {first + second for first, second in pairwise(named[1])}:
                self._with_pair.setdefault(pair, []).append(named)

    def with_in_them(self, words: str) -> tuple[Meaning, ...]:
        """What has these words (two characters or more) in its name, in the order given."""
        return tuple(meaning for meaning, name in self._with_pair.get(words[:2], ()) if words in name)

    def called(self, words: str) -> tuple[Meaning, ...]:
        """What has just this name."""
        return tuple(meaning for meaning, name in self._with_pair.get(words[:2], ()) if words == name)


def _goes_on(typed: Typed, end: int, offices: Set[int]) -> bool:
    """True if a short name that ends there is the beginning of a longer one: 金山东路.

    Not if there is a space between, nor if a unit or a grid begins there: 金山、北湖 said without the comma.
    """
    apart = end < len(typed.at) and typed.at[end] != typed.at[end - 1] + 1
    return not apart and end not in offices and _GOES_ON_AS_NAME.match(typed.folded, end) is not None


def _units(district: District) -> Iterator[tuple[str, Meaning]]:
    for unit in district.units:
        for name in unit.names:
            yield name, (_Sort.UNIT, unit.id)
            yield _SUFFIX.sub("", name), (_Sort.UNIT_ROOT, unit.id)
            for end, offices in _OFFICES:
                if name.endswith(end):
                    yield from ((name.removesuffix(end) + one, (_Sort.UNIT, unit.id)) for one in offices)
            for begin in _TASK_FORCE.findall(name):
                yield f"{begin}专班", (_Sort.UNIT_ROOT, unit.id)
        for short, full in _SHORT_FOR:
            if any(words in unit.name for words in full):
                yield short, (_Sort.UNIT_ROOT, unit.id)


def _grids(district: District) -> Iterator[tuple[str, Meaning]]:
    for grid in district.grids:
        root = grid.name.removesuffix("网格")
        for name in {grid.name, f"{root}格", *_in_figures(grid.name)}:
            yield name, (_Sort.GRID, grid.id)
        yield root, (_Sort.GRID_ROOT, grid.id)
        if grid.zone:
            yield grid.zone, (_Sort.ZONE, grid.id)


def _in_figures(name: str) -> Iterator[str]:
    """金山一网格 as people type it: 金山1网格, 金山第一网格, 金山1号网格, 金山一号格, 金山网格一."""
    if numbered := re.fullmatch(rf"(.+?)第?({NUMBER})号?网格", name):
        place, value = numbered[1], number(numbered[2])
        for form in (value, f"第{value}", f"第{numbered[2]}", numbered[2]):
            yield from (f"{place}{form}{end}" for end in ("网格", "号网格", "格", "号格"))
        yield from (f"{place}网格{form}" for form in (value, numbered[2]))


def _points(points: Iterable[tuple[Meaning, Point]]) -> Iterator[tuple[str, Meaning]]:
    for meaning, point in points:
        yield from ((name, meaning) for name in (point.name, *point.aliases, point.address))
