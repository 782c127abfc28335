"""From evidence to problems: which pieces speak of one problem, and which of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from understanding.evidence import CLEAR, SURE, Evidence
from understanding.reports.one_deed import OneDeed
from understanding.reports.problems import Problem, takes_in
from understanding.reports.side_by_side import Two, says_more
from understanding.reports.things import are_two

# Categories that people describe with the same words: two of them side by side are one problem, told twice.
_ALIKE = (
    ("占道经营", "店外经营", "游商摊贩", "马路市场"),
    ("垃圾外溢", "清运不及时", "卫生死角", "乱丢乱弃", "乱堆杂物", "绿化带垃圾", "门前三包不到位"),
    ("门前三包不到位", "店外经营", "污水乱泼"),
    ("违法停车", "占压盲道", "共享单车乱停", "僵尸车", "私设车位", "乱堆杂物"),
    ("私设车位", "私设地锁", "车位线磨损"),
    ("破损便道", "市政设施破损", "损坏隔离设施", "占压盲道", "无障碍设施"),
    ("违规广告牌匾", "破损店招", "公益广告老旧破损", "乱贴乱画", "标识标牌"),
    ("空中缆线", "私拉乱接电线", "市政设施破损"),
    ("污水乱泼", "市政设施破损", "蚊蝇孳生地", "河道脏污", "环卫设施"),
    ("绿化缺失", "绿化带垃圾", "菜地"),
    ("交通安全设施", "标识标牌", "车位线磨损", "市政设施破损"),
    ("私拉乱接电线", "违法停车", "乱堆杂物"),
    ("亮证亮照", "健康证", "索证索票"),
    ("垃圾桶破损", "垃圾外溢", "环卫设施"),
    ("蚊蝇孳生地", "垃圾外溢", "清运不及时", "垃圾桶破损", "卫生死角", "环卫设施", "河道脏污"),
    ("车位线磨损", "违法停车"),
    ("路灯故障", "市政设施破损", "环卫设施"),
    ("窗口服务", "实践所站不规范", "控烟", "无障碍设施"),
    ("乱穿马路", "闯红灯", "损坏隔离设施"),
    ("菜地", "私搭乱建", "乱堆杂物"),
    ("占压盲道", "占道经营", "游商摊贩", "店外经营"),
    ("控烟", "乱丢乱弃"),
)
# Of these one is often what comes of the other, or its other name: nothing but words for more parts them.
_ONE_MATTER = (
    ("占道经营", "店外经营", "游商摊贩", "马路市场"),
    ("垃圾外溢", "清运不及时", "卫生死角", "乱丢乱弃", "绿化带垃圾", "门前三包不到位"),
    ("违法停车", "占压盲道", "共享单车乱停", "僵尸车"),
    ("破损便道", "市政设施破损", "损坏隔离设施", "路灯故障"),
    ("窗口服务", "实践所站不规范", "无障碍设施"),
)
# Each is of several things.
_OF_THINGS = ("市政设施破损", "交通安全设施", "环卫设施", "标识标牌", "损坏隔离设施")
# 斑马线磨没了旁边限速牌也歪着: two things of one category.
_ANOTHER_THING = re.compile("(?:旁边|隔壁|边上|对面|另外|还有)[^，。]{0,6}$")
# 卖菜的在金山小学门前叫卖: told before the place and behind it.
_WHERE = re.compile(r"^[^，,。]{0,4}在[^，,。]+$")
_NEXT = 2  # characters between two that stand side by side, however many clauses the first takes in
_MOST_KEPT = 24  # pieces of evidence for one problem


def _are_two_things(text: str, one: Evidence, other: Evidence) -> bool:
    """True for 斑马线看不清 红绿灯不亮: two things, each with what is wrong with it, and one told before the other."""
    words = [text[each.start : each.end] for each in (one, other)]
    return one.end <= other.start and are_two(*words)


def _take_in(text: str, one: Problem, other: Problem) -> None:
    """Two are one: what speaks for the second speaks for it too, unless that is only what comes of the first."""
    two = Two(text, one, other)
    if not (says_more(text, other.start) or two.is_inside() or two.comes_of_it()):
        both = sorted([*one.evidence, *other.evidence], key=lambda evidence: -evidence.score)
        one.evidence = both[:_MOST_KEPT]
    one.end = other.end


def _unite(kept: list[Problem], touching: Sequence[Problem], one: Evidence) -> None:
    """Takes into one problem those that a piece of evidence for it leans on wholly."""
    owner = next((other for other in touching if other.best.category == one.category), None)
    for other in touching if owner is not None else ():
        if owner is not None and other is not owner and takes_in(one, other.best):
            owner.evidence += other.evidence
            owner.start, owner.end = min(owner.start, other.start), max(owner.end, other.end)
            kept.remove(other)


def _pairs(ids: Mapping[str, int], groups: Iterable[Iterable[str]]) -> set[frozenset[int]]:
    """Each two categories, as far as the district has them, that stand in one group."""
    known = ({ids[one] for one in names if one in ids} for names in groups)
    return {frozenset((one, other)) for some in known for one in some for other in some}


class Grouping:
    """Knows which categories are alike; built once."""

    def __init__(self, ids: dict[str, int]) -> None:
        """`ids` says which category each standard category is."""
        self._one_deed = OneDeed(ids)
        self._of_things = {ids[one] for one in _OF_THINGS if one in ids}
        self._alike, self._one_matter = _pairs(ids, _ALIKE), _pairs(ids, _ONE_MATTER)

    def are_alike(self, one: int, other: int) -> bool:
        """True if people describe both categories with the same words."""
        return one == other or frozenset((one, other)) in self._alike

    def are_one_matter(self, one: int, other: int) -> bool:
        """True if the second is so often told of the first that its words alone make it no problem of its own."""
        return one == other or frozenset((one, other)) in self._one_matter

    def problems(
        self, text: str, found: Sequence[tuple[int, Sequence[Evidence]]], breaks: Iterable[int]
    ) -> list[Problem]:
        """The problems of a text, left to right, from the evidence of each clause.

        Two stretches that share characters are one. Of two that do not, in one clause or in the next, the second
        is a problem of its own unless the two are alike and nothing parts them: a word for `and`, a place
        (`breaks`: where places begin), a name of both categories.
        """
        problems: list[Problem] = []
        starts = tuple(breaks)
        for clause, evidence in found:
            for problem in self._in_clause(text, clause, evidence, starts):
                before = problems[-1] if problems else None
                if (
                    before is not None
                    and (clause - before.clause <= 1 or problem.start - before.end <= _NEXT)
                    and (problem.start < before.end or self._same(text, before, problem, starts))
                ):
                    _take_in(text, before, problem)
                    before.clause = clause
                else:
                    problems.append(problem)
        return problems

    def _in_clause(
        self, text: str, clause: int, evidence: Sequence[Evidence], starts: Sequence[int]
    ) -> list[Problem]:
        kept: list[Problem] = []
        for one in sorted(evidence, key=lambda one: (-one.score, one.start)):
            touching = [other for other in kept if other.touches(one)]
            if touching:
                touching[0].evidence.append(one)
                _unite(kept, touching, one)
            elif one.score >= CLEAR:
                kept.append(Problem(one.start, one.end, clause, [one]))
        kept.sort(key=lambda one: one.start)
        merged: list[Problem] = []
        for problem in kept:
            if merged and self._same(text, merged[-1], problem, starts):
                _take_in(text, merged[-1], problem)
            else:
                merged.append(problem)
        return merged

    def _same(self, text: str, one: Problem, other: Problem, starts: Sequence[int]) -> bool:
        two, first, second = Two(text, one, other), one.best.category, other.best.category
        places = sum(one.start < start < other.start for start in starts)
        if places:
            return first == second and places == 1 and _WHERE.search(two.between) is not None
        if first == second:
            return not self._of_another_thing(two)
        if self._one_deed.tells_on(text, one.best, other.best):
            one.deed = first if two.weaker >= SURE else None
            return True
        told = two.told_as_one()
        if told is not None:
            return told
        if two.is_inside() and self.are_alike(first, second):
            return True
        alike = all(self.are_alike(a, b) for a in one.leading for b in other.leading)
        return alike and two.go_together()

    def _of_another_thing(self, two: Two) -> bool:
        """True of two of one category that tell of two things."""
        one, other = two.one.best, two.other.best
        several = one.category in self._of_things and _are_two_things(two.text, one, other)
        return two.weaker >= SURE and bool(several or _ANOTHER_THING.search(two.between))
