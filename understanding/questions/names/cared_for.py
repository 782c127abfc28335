"""Things that somebody has to care for, named alone before a word that asks who: 坡道归谁管, 人民广场的花坛谁修.

A thing is of the category of which its breaking down would be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from understanding.categories import Categories
from understanding.evidence import CLEAR, EvidenceFinder
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_BREAKS = "坏了"
_THING = re.compile(r"(?:[那这][个些边里]?|的|上|里)?(?P<thing>[^\W\d]{2,6})$")
_BEFORE = frozenset({Slot.SCOPE, Slot.KIND})
_NO_THING = ("宣传", "文明", "创建")  # work, though a rule has it as what is worn
_COST = 2.4  # more than what is named, less than two characters that nobody knows


def cared_for(
    folded: str, pieces: Sequence[Piece], evidence: EvidenceFinder, categories: Categories
) -> Iterator[Piece]:
    """The thing right before each word that asks who answers for something, behind a sign or the name of a place."""
    ends = {one.start for one in pieces if one.value is Cue.OWNER}
    places = {one.end for one in pieces if one.slot in _BEFORE}
    for end in ends:
        start = max((at for at in places if at <= end), default=0)
        start = max(start, 1 + max((i for i in range(end) if not folded[i].isalnum()), default=-1))
        found = _THING.match(folded, start, end)
        category = _of_its_breaking(found["thing"], evidence) if found else None
        if found and category is not None and categories.has(category):
            yield Piece(found.start(), end, Slot.CATEGORY, (category,), _COST)


def _of_its_breaking(thing: str, evidence: EvidenceFinder) -> int | None:
    """The category that a report of it would be, if all of its words tell the thing; None where two may be meant."""
    if thing in _NO_THING:
        return None
    found = [
        one
        for one in evidence.find(f"{thing}{_BREAKS}")
        if one.score >= CLEAR and not one.denied and one.start == 0 and one.end > len(thing)
    ]
    return found[0].category if len({one.category for one in found}) == 1 else None
