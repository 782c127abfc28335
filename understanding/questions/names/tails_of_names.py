"""Points called by the end of their name, where no other point is called so: 美食城 of 科创美食城, 文化礼堂.

What a name begins with is the area in which the point lies; people who stand there leave it out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from domain.district import District
from domain.lexicon import Lexicon, Match, Typed
from domain.scope import NamedScope
from understanding.questions.names.called import KINDS
from understanding.questions.pieces import Piece, Slot, spelled

_SORT_OF_PART = re.compile("[一二三四五六七八九十]?(?:网格|社区|街道|村|镇)$")
_SHORTEST = 3  # characters: 公寓 and 广场 are said of any
_LESS_SURE = 1.3  # than a name in full, and than a kind of problem that is called so (文化礼堂不规范)
_SURE = 0.9
# A problem has no side and no keeper: 文化礼堂那块, 文化礼堂谁负责.
_IS_A_PLACE = re.compile(
    "[那这][边里儿头块]|里[面头]?|周边|附近|门口|(?:平时|一直|到底|现在)?(?:是|归|由|属于)?(?:谁|哪[个家])"
)


class TailsOfNames:
    """Finds them; built once for a district."""

    def __init__(self, district: District) -> None:
        """Takes the points whose names begin with a grid's or a unit's, and end as no other point's does."""
        parts = (*(one.name for one in district.grids), *(one.short for one in district.units))
        areas = {_SORT_OF_PART.sub("", one) for one in parts}
        kinds = {word for written in KINDS.values() for word in spelled(written)}
        names = [(name, one.id) for one in district.points for name in (one.name, *one.aliases)]
        ends = Counter(name[at:] for name, _ in names for at in range(len(name)))
        tails = [
            (name[at:], id)
            for name, id in names
            for at in range(2, len(name) - _SHORTEST + 1)
            if name[:at] in areas and ends[name[at:]] == 1 and name[at:] not in kinds
        ]
        self._tails: Lexicon[int] = Lexicon(tails)

    def find(self, typed: Typed, named: Sequence[Match[NamedScope]]) -> Iterator[Piece]:
        """The points that are called so, but for ends of the places that are `named` in full."""
        for tail in self._tails.find(typed):
            if any(one.start < tail.end and tail.start < one.end for one in named):
                continue
            words = typed.folded[tail.start : tail.end]
            cost = _SURE if _IS_A_PLACE.match(typed.folded, tail.end) else _LESS_SURE
            yield Piece(tail.start, tail.end, Slot.SCOPE, NamedScope("point", tail.values, words), cost)
