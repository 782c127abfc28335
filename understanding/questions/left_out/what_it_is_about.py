"""What a sentence told beside a question is about: its place, its days, or what it says is meant."""

from __future__ import annotations

import re

from understanding.questions.left_out.clauses import Clause
from understanding.questions.pieces import Piece, Slot

TOPICS = frozenset({Slot.SCOPE, Slot.KIND, Slot.CATEGORY, Slot.NUMBER})

# 这个月快过完了, 第47周的数: told of the days themselves. In 上周区里来查过 and
# 昨天的会我没赶上 they are those of something else.
_OF_THE_DAYS = re.compile(
    "的?(?=表现|成绩)|的(?=数|情况|[我你咱您]|领导|[都先也已]|$)|[都才也就已经]*(?:[快要]要?)?(?:[过走]完|过去|结束|见底|到头|到底)"
)
_WITHIN = re.compile("[里内上]$")  # 公园里搞活动: where something else happens
_IS_IT = re.compile("的就?是$")


def is_of_days(clause: Clause, days: Piece) -> bool:
    """True if the sentence is about these days; else they are those of what it tells."""
    at = days.end - clause.start
    if clause.words[at - 1] == "的":
        at -= 1
    return _OF_THE_DAYS.match(clause.words, at) is not None


def is_about(clause: Clause, place: Piece) -> bool:
    """学校那边家长意见大: the sentence begins with the place, and does not only happen there."""
    return place.start == clause.start and not _WITHIN.search(clause.words[: place.end - clause.start])


def says_which(clause: Clause) -> bool:
    """公告栏贴的是59号: it says which is meant, and nothing behind that."""
    last = clause.pieces[-1] if clause.pieces else None
    if last is None or last.slot not in TOPICS or last.end != clause.end:
        return False
    return _IS_IT.search(clause.words[: last.start - clause.start]) is not None
