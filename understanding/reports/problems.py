"""From evidence to problems: which pieces speak of one problem, and which of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from understanding.evidence import CLEAR, EXPLICIT, SURE, Evidence
from understanding.reports.more_of_it import DRAWN, NOBODY, THEN
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
_OF_THINGS = (
    "市政设施破损",
    "交通安全设施",
    "环卫设施",
    "标识标牌",
    "损坏隔离设施",
)  # of several things each
_SO = re.compile(
    r"(?:^|[，,了着得满])[都就全]?把|^[^，,]*的[都就全]?把|导致|弄得|害得|搞得|造成|招了|招得|引得|招惹|滋生|使得|结果|所以|因此|都是因为|以至|引来|招来|全是因为"
)
_AND = re.compile(
    r"还有|再说|再讲|又有|另外|另一?处|以及|并且|同时|此外|还|也|加上|和|与|跟|及|外加|旁边|隔壁|对面|再有|另|、|;|；|\+|然后|二是|其次|再就是|附近|顺带|顺便|往前|再往|往里|里面|里头|外面|一个是|一是|同一条|往[东南西北]|楼顶|\d(?:幢|栋|号楼|单元)"
)


# 塑料袋一堆路边沟里臭水: another spot begins another problem, where nothing else parts the two.
_SPOT = re.compile(
    r"路边|沟里|墙[上角根边]|地上|地面|楼[道顶下上]|门[口前]|桥[下底]|树[下底]|路[中口]|巷[口尾里]|河[边里面]|草[坪丛]里|花坛|天上|头顶|屋[后顶]|角落|拐角|出口|入口|[东南西北左右](?:边|面|侧|头)|另一?边"
)
# 卖菜的在金山小学门前叫卖: told before the place and behind it.
_WHERE = re.compile(r"^[^，,。]{0,4}在[^，,。]+$")
# 违停五六辆，单车倒一地: what was counted is told.
_COUNTED = re.compile(r"^[^，,]{0,4}[\d一二三四五六七八九十两几多]+[辆处个堆家张条块][^，,]{0,2}[，,]")
# 电箱门敞着，里头线头乱糟糟: what is seen in what stands open.
_INSIDE, _WIRES = re.compile("[，,]里[面头]的?$"), re.compile("电?线")
_DEED = re.compile(r"^的?(?:天天|每天|老是|总是?|一直|又|就|都)*$")  # 卖煎饼的天天占着盲道
_WHOSE = re.compile(r"^的(?:小|大|三轮|电瓶|电动|推|那|个|辆)*$")  # 卖臭豆腐的小车把路堵了

_BEGINS = re.compile(
    r"^[^，]{0,2}(?:还有|另外|另|并且|同时|此外|加上|旁边|边上|隔壁|对面|再有|然后|二是|其次|再就是|附近|顺带|顺便|再往|往前|往里|里头|外面|门口还|门口也|岸上|而且|前面|后面|楼上|楼下|里面)"
    r"|^.{1,8}(?:也|还)(?!是|没人管|不)"
)
# 草皮挖了，种上红薯: what it was done for; 椅子占着位，说是他家的: why.
_WHAT_FOR = re.compile("(?:改|又|就|拿来|好)?(?:种|栽|搭)(?:上|起|了)|说这?是(?:他|她|自)(?:家|己)?的")
_THINGS_JOINED = re.compile("[和跟与及、]?")  # 拿破椅子和水桶占着位
# 老渡口三样事，…: how many there are is told first.
_ANNOUNCED = re.compile(
    r"[两二三四五六几][样件个处点桩条项](?:(?:事情?|毛病|问题|情况|隐患|地方)[:，,、]?|:)"
)


def is_listed(clause: str) -> bool:
    """True if a clause is counted as one of several problems: 二是…"""
    return _LISTED.match(clause) is not None


def begins_another(clause: str) -> bool:
    """True if a clause begins as one that tells of one more problem: 旁边还有…"""
    return _BEGINS.search(clause) is not None


# 斑马线磨没了旁边限速牌也歪着: two things of one category.
_ANOTHER_THING = re.compile("(?:旁边|隔壁|边上|对面|另外|还有)[^，。]{0,6}$")
_LISTED = re.compile(r"(?:第?[二三四](?:是|个是|[、.])|其[二三]|再一个|另一个是?)")


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _unite(kept: list[Problem], touching: Sequence[Problem], one: Evidence) -> None:
    """Takes into one problem those that a piece of evidence for it leans on wholly."""
    owner = next((other for other in touching if other.best.category == one.category), None)
    for other in touching if owner is not None else ():
        if owner is not None and other is not owner and _takes_in(one, other.best):
            owner.evidence += other.evidence
            owner.start, owner.end = min(owner.start, other.start), max(owner.end, other.end)
            kept.remove(other)


def _takes_in(one: Evidence, other: Evidence) -> bool:
    """True if one leans on every piece of the other: 河 and 垃圾 take in 好多垃圾."""
    return all(any(a < d and c < b for c, d in one.pieces) for a, b in other.pieces)


_MOST_OF_A_SPOT = 2  # characters: the thing may be where it is, 墙上小广告
_MOST_KEPT = 24  # pieces of evidence for one problem
_MOST_MORE = 10  # points that further evidence adds


@dataclass(slots=True)
class Problem:
    """One problem: its stretch, its clause, and what speaks for which category, best first."""

    start: int
    end: int
    clause: int
    evidence: list[Evidence]

    def touches(self, one: Evidence) -> bool:
        """True if it shares characters with the best evidence, or with what was found to be part of this."""
        return any(
            _overlap(one, other)
            and (other is self.best or other.category == one.category or _takes_in(other, one))
            for other in self.evidence
            if other.score >= CLEAR
        )

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


def _has_its_own_thing(text: str, one: Evidence, other: Evidence) -> bool:
    """True if both tell of a thing and what is wrong with it, and share no word: 座椅掉漆，路灯不亮."""
    words = [{text[start:end] for start, end in each.pieces} for each in (one, other)]
    return min(map(len, words)) > 1 and not words[0] & words[1]


def _are_two_things(text: str, one: Evidence, other: Evidence) -> bool:
    """True for 斑马线看不清 红绿灯不亮: two things, each with what is wrong with it, and one told before the other."""
    words = [text[each.start : each.end] for each in (one, other)]
    return one.end <= other.start and are_two(*words)


def _is_too(text: str, one: Evidence) -> bool:
    """True if its thing is said to be bad too: 灯坏了两盏，椅子也断了一条."""
    return len(one.pieces) > 1 and text.startswith(("也", "还"), one.pieces[0][1])


def _take_in(text: str, one: Problem, other: Problem) -> None:
    """Two are one: what speaks for the second speaks for it too, unless that is only what comes of the first."""
    inside = _INSIDE.search(text[one.end : other.start]) and _WIRES.match(text, other.start)
    if not (THEN.match(text, other.start) or NOBODY.match(text, other.start) or inside):
        both = sorted([*one.evidence, *other.evidence], key=lambda evidence: -evidence.score)
        one.evidence = both[:_MOST_KEPT]
    one.end = other.end


class Grouping:
    """Knows which categories are alike; built once."""

    def __init__(self, ids: dict[str, int]) -> None:
        """`ids` says which category each standard category is."""
        self._of_things = {ids[one] for one in _OF_THINGS if one in ids}
        self._alike = {
            frozenset((ids[one], ids[other]))
            for names in _ALIKE
            for one in names
            for other in names
            if one in ids and other in ids
        }

    def are_alike(self, one: int, other: int) -> bool:
        """True if people describe both categories with the same words."""
        return one == other or frozenset((one, other)) in self._alike

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
                    and clause - before.clause <= 1
                    and self._same(text, before, problem, starts)
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
        a, b = one.best, other.best
        between = text[one.end : other.start]
        parted = [start for start in starts if one.start < start < other.start]
        if parted:
            return a.category == b.category and len(parted) == 1 and _WHERE.search(between) is not None
        if a.category == b.category:
            apart = _ANOTHER_THING.search(between) or (
                a.category in self._of_things and _are_two_things(text, a, b)
            )
            return not (min(a.score, b.score) >= SURE and apart)
        if (
            _SO.search(between)
            or (DRAWN.match(text, other.start) and not _AND.search(between))
            or THEN.match(text, other.start)
            or NOBODY.match(text, other.start)
            or (_WHOSE.match(between) and text[other.start] in "车摊人水油")
        ):
            return True
        comma = "," in between or "，" in between
        if comma and min(a.score, b.score) >= SURE and _ANNOUNCED.search(text, 0, one.start):
            return False
        spot = _SPOT.search(text, one.end, other.start + _MOST_OF_A_SPOT)
        if b.score < SURE and not (b.alike or comma or spot) and not _AND.search(between):
            return True
        if _COUNTED.match(between):
            return False
        if (
            _INSIDE.search(between)
            and _WIRES.match(text, other.start)
            and self.are_alike(a.category, b.category)
        ):
            return True
        if not all(self.are_alike(first, second) for first in one.leading for second in other.leading):
            return False
        if _DEED.match(between) or _THINGS_JOINED.fullmatch(between) or _WHAT_FOR.match(text, other.start):
            return True
        if min(a.score, b.score) >= (SURE + 4 if comma else EXPLICIT):
            return False
        if comma and min(a.score, b.score) >= SURE and (_has_its_own_thing(text, a, b) or _is_too(text, b)):
            return False
        return _AND.search(between) is None
