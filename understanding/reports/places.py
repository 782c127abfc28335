"""Which places of the register a text names: points, crossings, units, villages and grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, KeysView, Sequence, Set
from dataclasses import dataclass, replace
from enum import IntEnum

from domain.district import District, UnitKind
from domain.gridnames import GridNumbers
from domain.lexicon import Match, Typed, disjoint
from domain.points import Point
from understanding.categories import folded
from understanding.words import Words

_PLACES = (UnitKind.STREET, UnitKind.TOWN, UnitKind.COMMUNITY)  # a department's name says nobody where
_OFFICE = re.compile(r"(?:街道)?办事处$|人民政府$|居民委员会$|村民委员会$|居委会$|村委会$|管理委员会$")
_ROOT = re.compile(r"(?<=..)(?:街道|社区|[镇村])$")
# 金山东路, 金山小区 and 金山镇 are places of their own, and 金山网格群 is no place in 金山.
_GOES_ON = re.compile(
    r"[东南西北中老新上下前后]?(?:[路街巷弄里村镇乡园桥湖河溪塘山江湾港城楼苑府庄寨寺庙站]|大[道桥厦街]|一?[小社]区|公[园寓]|广场|市场|菜场|农贸|批发"
    r"|学校|[小中大]学|幼儿园|医院|花[园苑]|家园|新村|商[场城]|大厦|银行|宾馆|酒店|饭店|超市|服务中心|停车场|综合|文化|实践站|工地|派出所|中队)"
)
_CROSSING = re.compile(
    r"^(?P<one>.+[路街道巷弄])(?:与|和|跟)?(?P<other>.+[路街道巷弄])(?:交叉口|交汇处|交叉|路口|口)$"
)
_ENDS_OF_CROSSINGS = ("口", "交叉", "交汇处")
_PARTED = re.compile("[^的]{2,}的[^的]{2,}")
# 金衡街9号杆 is a pole of the street, and no house.
_A_NUMBER_OF_THINGS = re.compile("号(?:[灯电线]?杆|路灯|电线杆|灯|桩|柱|[电配]?箱|井|车位|泊位|摊位?|站牌)")
_LETTER = re.compile(r"[^\W_]")
_NOT_HERE = re.compile(
    r"(?:并?不是|不在|而非|并非|别是|别(?:派|去|往|跑|发)?(?:到|去)?|[(（]非)(?:在|说|那个|什么)?$"
    r"|(?:牌子?上?|[写印刻标喷][着成了])[“\"「『]$"
)
_TAKEN_BACK = re.compile(
    r"(?:门口|那边)?(?:[,，。.…?？!！、]*我?(?:不对|说错|打错|看错|写错|发错|搞错|错了|更正)|[?？]+我?不是|[,，。.…!！、]+我?不是(?=[的啊哦哎,，。.…!！、]|$))"
)
_MIDDLE = re.compile(r"服务|农贸|社区|综合|批发|文化|新时代|文明|行政")
_OF_ONE_KIND = re.compile(
    r"(?<=..)(?:(?:批发|综合|水产|花鸟|建材|小商品|二手车?)市场|美食[城街]"
    r"|(?:政务|便民)服务(?:大厅|中心)|临时交易点)$"
)
_MARKET, _MARKETS = "农贸市场", ("菜市场", "菜场", "集贸市场")  # what one is called besides
_NEAR = 6  # characters between two names that belong together
_VAGUE = 2  # characters: 东门, 菜场 and 公厕 are said of places that no register has


class Called(IntEnum):
    """By what a place is called; a name says more than an alias, an alias more than an address."""

    NAME = 0
    ALIAS = 1
    ADDRESS = 2
    PART = 3  # 文化礼堂 for 苏溪文化礼堂, 政务大厅 for 政务服务大厅
    UNIT = 4
    GRID = 5


Meaning = tuple[Called, int]  # and the id of the point, unit or grid


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that names a place. `points` are all it may mean; without any it is an area.

    `grids` are those it may lie in. `denied` is a place that is said not to be meant.
    """

    start: int
    end: int
    points: tuple[Point, ...]
    grids: frozenset[int]
    denied: bool = False

    @property
    def area(self) -> bool:
        """True for a unit or a grid."""
        return not self.points


class PlaceFinder:
    """Finds places; built once from a district."""

    def __init__(self, district: District) -> None:
        """Reads the names of points, units and grids."""
        self._point = district.point
        self._words: Words[Meaning] = Words(named for named in _names(district) if _says_enough(named[0]))
        self._numbers = GridNumbers(district)
        self._grids_of = _grids_of_units(district)

    def find(
        self, typed: Typed, problems: Sequence[Match[tuple[int, int]]], grid: int | None
    ) -> list[Mention]:
        """The places named, left to right, the longest where names overlap.

        `problems` are names of categories: a place inside a longer one is none. A name that several points share
        means those in the grids that the text names, else that in `grid`, the group's own.
        """
        words = self._of_streets(typed.folded, self._words.find(typed.folded))
        named = (*words, *self._parted(typed.folded), *self._numbered(typed))
        found = disjoint(
            one
            for one in named
            if self._whole(typed, one) and not any(one.inside(problem) for problem in problems)
        )
        whole = [one for one in found if min(one.values)[0] < Called.PART]
        found = [
            one
            for one in found
            if min(one.values)[0] is not Called.PART or not any(_are_near(one, other) for other in whole)
        ]
        areas = [one for one in found if min(one.values)[0] >= Called.UNIT]
        near = self._near(areas, grid)
        mentions = sorted((self._mention(typed, one, near) for one in found), key=lambda one: one.start)
        return [
            replace(one, denied=True)
            if _TAKEN_BACK.match(typed.folded, one.end) and one is not mentions[-1]
            else one
            for one in mentions
        ]

    def names(self) -> KeysView[str]:
        """The folded names by which places may be mistyped."""
        return self._words.words()

    def named_in(self, text: str) -> Sequence[Match[Meaning]]:
        """Every name of a place, letter by letter, also one within another."""
        return self._words.find(text)

    def _of_streets(self, text: str, found: Sequence[Match[Meaning]]) -> Iterator[Match[Meaning]]:
        """What was found, and for the number of a pole the street on which it stands: 金衡街9号杆."""
        for one in found:
            if not _A_NUMBER_OF_THINGS.match(text, one.end - 1):
                yield one
                continue
            for street in self._words.find(text[one.start : one.end - 1]):
                yield Match(one.start + street.start, one.start + street.end, street.values)

    def _parted(self, text: str) -> Iterator[Match[Meaning]]:
        """Names that are said with 的 in the middle: 人民广场的公厕."""
        at = [i for i, char in enumerate(text) if char != "的"]
        if len(at) == len(text):
            return
        for one in self._words.find("".join(text[i] for i in at)):
            start, end = at[one.start], at[one.end - 1] + 1
            if _PARTED.fullmatch(text, start, end):
                yield Match(start, end, one.values)

    def _numbered(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for one in self._numbers.find(typed):
            yield Match(one.start, one.end, tuple((Called.GRID, grid) for grid in one.values))

    @staticmethod
    def _whole(typed: Typed, match: Match[Meaning]) -> bool:
        """True if no number or Latin word is cut, and no unit's short name is the beginning of another place."""
        if typed.cuts_a_number(match.start) or typed.cuts_a_number(match.end):
            return False
        if min(match.values)[0] is not Called.UNIT or _ROOT.search(typed.folded, match.start, match.end):
            return True
        return _GOES_ON.match(typed.folded, match.end) is None

    def _near(self, areas: Sequence[Match[Meaning]], grid: int | None) -> frozenset[int]:
        own = frozenset[int]() if grid is None else frozenset((grid,))
        if not areas:
            return own
        common = frozenset.intersection(*(self._grids(one) for one in areas))
        return common & own or common

    def _grids(self, match: Match[Meaning]) -> frozenset[int]:
        grids: set[int] = set()
        for called, one in match.values:
            if called is Called.GRID:
                grids.add(one)
            elif called is Called.UNIT:
                grids |= self._grids_of.get(one, set())
        return frozenset(grids)

    def _mention(self, typed: Typed, match: Match[Meaning], near: Set[int]) -> Mention:
        denied = _NOT_HERE.search(typed.folded, max(0, match.start - 6), match.start) is not None
        if min(match.values)[0] >= Called.UNIT:
            grids = self._grids(match)
            return Mention(match.start, match.end, (), grids & near or grids, denied)
        points = self._points(match, near)
        return Mention(match.start, match.end, points, frozenset(one.grid for one in points), denied)

    def _points(self, match: Match[Meaning], near: Set[int]) -> tuple[Point, ...]:
        called = [one for one in match.values if one[0] < Called.UNIT]
        here = [one for one in called if self._point[one[1]].grid in near] or called
        best = min(how for how, _ in here)
        return tuple(self._point[one] for how, one in here if how is best)

    def is_vague(self, mention: Mention, near: Set[int]) -> bool:
        """True if a short word is all that points to a place outside the grids that are meant."""
        return bool(near) and mention.end - mention.start <= _VAGUE and not mention.grids & near


def _are_near(one: Match[Meaning], other: Match[Meaning]) -> bool:
    """True if both name one place: 苏溪小学旁文化广场."""
    return max(one.start - other.end, other.start - one.end) < _NEAR


def _names(district: District) -> Iterator[tuple[str, Meaning]]:
    for point in district.points:
        alias = (Called.ALIAS, point.id)  # one for all its aliases: there may be very many
        name, address = folded(point.name), folded(point.address)
        yield name, (Called.NAME, point.id)
        yield from ((folded(one), alias) for one in point.aliases)
        yield address, (Called.ADDRESS, point.id)
        for one in (name, address):
            if one.endswith(_ENDS_OF_CROSSINGS) and (crossing := _CROSSING.match(one)):
                yield from ((words, alias) for words in _ways_to_say(crossing["one"], crossing["other"]))
    yield from _parts_of_names(district)
    for unit in district.units:
        if unit.kind in _PLACES:
            names = {folded(name) for name in (unit.name, unit.short)}
            names |= {_OFFICE.sub("", name) for name in names}
            names |= {_ROOT.sub("", name) for name in names}
            for name in sorted(names):
                yield name, (Called.UNIT, unit.id)
    for grid in district.grids:
        yield folded(grid.name), (Called.GRID, grid.id)
        if not grid.code.isdecimal():  # a bare number may count anything
            yield folded(grid.code), (Called.GRID, grid.id)


def _parts_of_names(district: District) -> Iterator[tuple[str, Meaning]]:
    """Names without the village or street before them, and without a word in the middle, where but one has them."""
    roots = {_ROOT.sub("", folded(unit.short)) for unit in district.units if unit.kind in _PLACES}
    having: dict[str, set[int]] = {}
    for point in district.points:
        for name in (folded(point.name), *map(folded, point.aliases)):
            parts = {_MIDDLE.sub("", name), name[2:] if name[:2] in roots else "", _kind_named(name)}
            parts.update(name.replace(_MARKET, one) for one in _MARKETS)
            for part in parts - {name}:
                if len(part) > _VAGUE:
                    having.setdefault(part, set()).add(point.id)
    return ((part, (Called.PART, min(ids))) for part, ids in having.items() if len(ids) == 1)


def _kind_named(name: str) -> str:
    """九州批发市场 is 批发市场 where there is no other, but 停车场 may be one that nobody registered."""
    kind = _OF_ONE_KIND.search(name)
    return kind[0] if kind else ""


def _says_enough(name: str) -> bool:
    """False for a name of one character, which is found in half of all sentences, and for one without letters."""
    return len(name) >= 2 and _LETTER.search(name) is not None


def _ways_to_say(one: str, other: str) -> Iterator[str]:
    for a, b in ((one, other), (other, one)):
        for joined in ("", "与", "和", "跟"):
            for end in ("交叉口", "路口", "交叉路口", "交汇处", "交叉", "交口", "口"):
                yield f"{a}{joined}{b}{end}"


def _grids_of_units(district: District) -> dict[int, set[int]]:
    """The grids of each unit and of those under it."""
    found: dict[int, set[int]] = {}
    for grid in district.grids:
        for unit in district.lineage(grid.unit):
            found.setdefault(unit, set()).add(grid.id)
    return found
