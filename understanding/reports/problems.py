"""A problem that a report tells of: its stretch, and what speaks for which category."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.evidence import CLEAR, Evidence

_BEGINS = re.compile(
    r"^[^，]{0,2}(?:还有|外[带加有]|连带|附带|以及|又[没无缺]|紧?挨着|紧靠|另外|另|并且|同时|此外|加上|旁边|边上|隔壁|对面|再有|然后|二是|其次|再就是|附近|顺带|顺便|再往|往前|往里|[进过上下]去一?[看瞧]|回头|[抬低]头|扭头|转[身头]|里头|外面|门口还|门口也|岸上|而且|前面|后面|楼上|楼下|里面)"
    r"|^还(?:被|把|往|让|给|贴|堆|停|摆|扔|种|搭|养|晒|挂)"
    r"|^.{1,8}(?:也|还)(?!是|没人管|不(?:[管清扫修来去说讲听理改换收动擦拦劝问走让注怕嫌害知晓觉敢好能会想肯应要少多行大小见远近长高够太很补对]))"
)


def is_listed(clause: str) -> bool:
    """True if a clause is counted as one of several problems: 二是…"""
    return _LISTED.match(clause) is not None


def begins_another(clause: str) -> bool:
    """True if a clause begins as one that tells of one more problem: 旁边还有…"""
    return _BEGINS.search(clause) is not None


_LISTED = re.compile(r"(?:第?[二三四](?:是|个是|[、.])|其[二三]|再一个|另一个是?)")


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def takes_in(one: Evidence, other: Evidence) -> bool:
    """True if one leans on every piece of the other: 河 and 垃圾 take in 好多垃圾."""
    return all(any(a < d and c < b for c, d in one.pieces) for a, b in other.pieces)


_MOST_MORE = 10  # points that further evidence adds


@dataclass(slots=True)
class Problem:
    """One problem: its stretch, its clause, and what speaks for which category, best first."""

    start: int
    end: int
    clause: int
    evidence: list[Evidence]
    deed: int | None = None  # the category told first of two that fit it: a car on the blind path

    def touches(self, one: Evidence) -> bool:
        """True if it shares characters with the best evidence, or with what was found to be part of this."""
        return any(
            _overlap(one, other)
            and (other is self.best or other.category == one.category or takes_in(other, one))
            for other in self.evidence
            if other.score >= CLEAR
        )

    def reaches(self, start: int, end: int) -> bool:
        """True if a word that speaks for it stands in this stretch."""
        return any(first < end and start < last for one in self.told for first, last in one.pieces)

    @property
    def told(self) -> list[Evidence]:
        """The best evidence, and the best of those that share no character with it: it was told twice."""
        kept: list[Evidence] = []
        taken: set[int] = set()
        for one in self.evidence:
            stretch = range(one.start, one.end)
            if one.score >= CLEAR and taken.isdisjoint(stretch):
                kept.append(one)
                taken.update(stretch)
        return kept

    @property
    def best(self) -> Evidence:
        """What speaks loudest."""
        return self.evidence[0]

    @property
    def leading(self) -> set[int]:
        """The categories for which something speaks as loudly as the best."""
        return {one.category for one in self.evidence if one.score >= self.best.score}

    def ranked(self) -> list[tuple[int, Evidence]]:
        """Categories with their best evidence, best first; further evidence for one counts a little."""
        first: dict[int, Evidence] = {}
        more: dict[int, float] = {}
        for one in self.evidence:
            if one.category in first:
                more[one.category] = min(more.get(one.category, 0) + one.score / 8, _MOST_MORE)
            first.setdefault(one.category, one)
        order = sorted(first, key=lambda category: -(first[category].score + more.get(category, 0)))
        return [(category, first[category]) for category in order]
