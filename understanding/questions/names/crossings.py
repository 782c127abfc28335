"""Crossings by the two roads that meet there: 九鼎路拐北湖路那个口子, 长城南路跟皇城北路碰头的地方."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from domain.district import District
from domain.lexicon import Lexicon, Match, Typed
from domain.scope import NamedScope
from understanding.questions.pieces import Piece, Slot

_NAME = re.compile(r"(.{2,}?(?:路|街|大道|巷|弄))(.{2,}?)(?:路|街)?口")  # 金衡街李渔路口
_JOINT = re.compile(
    "(?:和|与|跟|同|及|、|[走开骑]?[到往去进]|[拐转](?:[到向进入上去]|弯[到去]?)?|[碰遇接挨连靠][到上着]?|穿过?|过|交|[对冲]着?)?"
)
_WHERE = (
    "(?:十字|丁字|交叉|[一三]?岔|三岔)?路口|交叉口|交口|口子|岔口|(?:丁字|十字)口|[拐转](?:角|弯)|相?交[汇会叉接界]?(?:处|口|点)?"
    "|[碰接]头|碰面|相遇|[汇会]合|[相连]接|搭界|打照面|交界|交叉"
)
_END = re.compile(
    f"(?:[拐转](?:弯|进去|过去)?(?=的))?的?(?:[那这]个?)?(?:{_WHERE}|(?<=[那这]个)[口角]|口(?=那|这|边|谁|归|的|由|属))(?:的?(?:地方|位置|口子|路口|处|[口角](?![子落])|那[个里儿块边头]|一带))*"
)
_COST = 0.9


class Crossings:
    """The crossings of a district; built once."""

    def __init__(self, district: District) -> None:
        """Reads the points that are named after two roads."""
        self._points = {point.id: point.name for point in district.points}
        self._at: dict[frozenset[str], int] = {}
        for point in district.points:
            if named := _NAME.fullmatch(point.name):
                first, second = named.groups()
                for other in (second, f"{second}路", f"{second}街"):
                    self._at.setdefault(frozenset((first, other)), point.id)
        self._roads: Lexicon[str] = Lexicon((road, road) for pair in self._at for road in pair)

    def find(self, typed: Typed, scopes: Iterable[Match[NamedScope]]) -> Iterator[Piece]:
        """Every crossing of two roads that are named side by side; `scopes` are the places that were named."""
        if not _END.search(typed.folded):
            return
        roads = [
            *((one.start, one.end, list(one.values)) for one in self._roads.find(typed)),
            *((one.start, one.end, self._called(one)) for one in scopes),
        ]
        for one, other in permutations(roads, 2):
            joined = one[1] <= other[0] and _JOINT.fullmatch(typed.folded, one[1], other[0])
            end = _END.match(typed.folded, other[1]) if joined else None
            met = (self._at.get(frozenset((a, b))) for a in one[2] for b in other[2])
            if end and (point := next((id for id in met if id is not None), None)):
                words = typed.words(one[0], end.end())
                yield Piece(one[0], end.end(), Slot.SCOPE, NamedScope("point", (point,), words), _COST)

    def _called(self, found: Match[NamedScope]) -> list[str]:
        """The names in the register of the points that were named."""
        scope = found.values[0]
        return [self._points[id] for id in scope.ids] if scope.kind in ("point", "points") else []
