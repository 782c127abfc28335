"""From evidence to problems: which pieces speak of one problem, and which of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from understanding.evidence import CLEAR, EXPLICIT, SURE, Evidence

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
# 栏杆少了两根，小孩能钻过去; 垃圾桶倒了垃圾全漂到河里: what comes of it.
_THEN = re.compile(
    r"(?:小孩|孩子|娃|老人|行人|人|车|狗|轮椅)(?:们|家)?(?:都|也|就)?(?:能|会|容易|可能|差点)"
    r"|(?:垃圾|水|油|东西|泥)(?:全|都|就)(?:漂|流|淌|掉|散|洒|飞|吹|滚|跑)"
    r"|(?:小孩|孩子|娃|老人|行人|人|轮椅|婴儿车|推车|汽车|小车|大车|公交车?|救护车|消防车|货车|车)(?:们)?(?:都|也|就|根本|全)*(?:过不去|过不了|走不了|没法走|没法过|出不来|进不去|上不去)"
    r"|(?:小孩|孩子|娃|老人|行人|人|电动车|电瓶车)(?:们)?(?:都|就|全|随便|直接)*(?:钻|跨|翻|爬|穿|乱穿|横穿)(?:过去|过来|过)?(?:$|[，,。]|L)"
    r"|(?:整条路)?(?:坑坑洼洼|高低不平|脏兮兮|破破烂烂|一塌糊涂|臭气熏天|臭烘烘|臭不可闻|乱七八糟|坑坑坎坎|黑灯瞎火)(?!的?[^，。]{0,2}(?:路|地|墙|玻璃|店|车|河)|的[^，。,])"
)
# 有人抽烟，没人劝: nor is it a problem of its own that nobody cares.
_NOBODY = re.compile(r"(?:也|都|就|还|又|一直)*没有?人(?:来|去|出来)*(?:管|劝|拦|制止|阻止|提醒|问|理|处理)")
# 垃圾没拉，苍蝇嗡嗡的: what settles where a problem is tells of the same one.
_DRAWN = re.compile(
    r"(?:绿头)?(?:苍蝇|蚊子|蚊虫|蛆|虫子|老鼠|蟑螂)(?:都|也|就|又|到处|满天|绕着|围着|成群|嗡嗡|在|一?堆)*(?:乱?飞|爬|嗡|围|转|叫|扑|窜)"
)
# 电箱门敞着，里头线头乱糟糟: what is seen in what stands open.
_INSIDE, _WIRES = re.compile("[，,]里[面头]的?$"), re.compile("电?线")
_DEED = re.compile(r"^的?(?:天天|每天|老是|总是?|一直|又|就|都)*$")  # 卖煎饼的天天占着盲道
_WHOSE = re.compile(r"^的(?:小|大|三轮|电瓶|电动|推|那|个|辆)*$")  # 卖臭豆腐的小车把路堵了

_BEGINS = re.compile(
    r"^[^，]{0,2}(?:还有|另外|另|并且|同时|此外|加上|旁边|边上|隔壁|对面|再有|然后|二是|其次|再就是|附近|顺带|顺便|再往|往前|往里|里头|外面|门口还|门口也|岸上|而且|前面|后面|楼上|楼下|里面)"
    r"|^.{1,8}(?:也|还)(?!是|没人管|不)"
)


# What is said of a problem that was told before: that nobody cares, how long it has been, what comes of it.
_OF_THE_SAME = re.compile(
    r"^(?:也|都|就|还|又|一直|天天|老是|从来|好像)*(?:不|没|没人|没谁|没个人)(?:来|去|有人)*(?:擦|扫|管|修|清|理|收|拉|换|处理|动|要|捡|倒|搬|补|通|拆|铲|问|劝|拦|制止|阻止|提醒|吱声|出面)"
    r"|^(?:底下|下面|上面|旁边)?(?:还|天天|老|每天|经常|来来往往)*(?:过|走|站|坐|有)(?:着)?人$"
    r"|^(?:敲|喊|叫|打电话|打了|问|报|说|讲|反映|投诉|劝)[^，。]{0,6}(?:没人|不听|不理|没用|也不|没来|没动静|没反应)"
    r"|^(?:风|雨|水|雪|太阳|车)(?:大|小|一|天)|^(?:一下|下)(?:雨|雪)|^(?:一踩|一走|一碰|走过|路过)"
    r"|^(?:里面|里头|下面|底下)?[^，。]{0,4}(?:臭|味道?|难闻|恶心|难看|吓人|危险|不像话|影响|像样|糟心)"
    r"|^[^，。]{0,6}(?:过不去|过不了|走不了|走不动|没法走|不好走|没法过|进不去|出不去|进不来|走马路|走机动车道|绕着走|绕道|推不动|睡不着|不敢)"
    r"|^(?:昨天|昨晚|前天|上次|刚才|已经|前几天)*(?:有|好几|一|几)?(?:个|人|位)?(?:小孩|孩子|老人|人|行人|大爷|大妈|阿姨|学生|娃|骑车的)?(?:都|差点|险些|就)*(?:摔|绊|滑倒|崴|砸到|撞到|划伤|扎到|磕)"
    r"|^[^，。]{0,6}(?:看|找|认|辨|分)不(?:出|清|到|见)"
    r"|^(?:里面|里头)?(?:东西|垃圾|袋子|水|油|灯管|线|弹簧|海绵|铁丝|钢筋)(?:都|全|也|就)?(?:露|滚|掉|流|漏|撒|洒|散|飘|淌)"
    r"|^[^，。]{0,6}(?:撒|洒|扒|飘|吹|流|滚|漏|淌|弄|搞|积)(?:得|了)[^，。]{0,4}(?:一地|满地|到处|都是|几年|好久)"
    r"|^(?:都|已经|快|有)*(?:好几?|[半一两二三四五六七八九十几多\d]+)(?:天|个?多?月|年|周|星期|礼拜|个钟头|小时|上午|下午|晚上)(?:多|左右)?了?(?:都|也|还)?(?:没人?[^，。]{0,4})?$"
)


def tells_of_the_same(clause: str) -> bool:
    """True if a clause only says more of a problem that was told before it: 好几天了也没人修."""
    return any(one.match(clause) for one in (_OF_THE_SAME, _THEN, _DRAWN))


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


def _is_too(text: str, one: Evidence) -> bool:
    """True if its thing is said to be bad too: 灯坏了两盏，椅子也断了一条."""
    return len(one.pieces) > 1 and text.startswith(("也", "还"), one.pieces[0][1])


def _take_in(text: str, one: Problem, other: Problem) -> None:
    """Two are one: what speaks for the second speaks for it too, unless that is only what comes of the first."""
    inside = _INSIDE.search(text[one.end : other.start]) and _WIRES.match(text, other.start)
    if not (_THEN.match(text, other.start) or _NOBODY.match(text, other.start) or inside):
        both = sorted([*one.evidence, *other.evidence], key=lambda evidence: -evidence.score)
        one.evidence = both[:_MOST_KEPT]
    one.end = other.end


class Grouping:
    """Knows which categories are alike; built once."""

    def __init__(self, ids: dict[str, int]) -> None:
        """`ids` says which category each standard category is."""
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
            return not (min(a.score, b.score) >= SURE and _ANOTHER_THING.search(between))
        if (
            _SO.search(between)
            or (_DRAWN.match(text, other.start) and not _AND.search(between))
            or _THEN.match(text, other.start)
            or _NOBODY.match(text, other.start)
            or (_WHOSE.match(between) and text[other.start] in "车摊人水油")
        ):
            return True
        comma = "," in between or "，" in between
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
        if _DEED.match(between):
            return True
        if min(a.score, b.score) >= (SURE + 4 if comma else EXPLICIT):
            return False
        if comma and min(a.score, b.score) >= SURE and (_has_its_own_thing(text, a, b) or _is_too(text, b)):
            return False
        return _AND.search(between) is None
