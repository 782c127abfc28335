"""Two problems side by side in a report: are they one? What the words between and behind them say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.evidence import EXPLICIT, SURE, Evidence
from understanding.reports.more_of_it import DRAWN, NOBODY, THEN, is_of_a_part
from understanding.reports.problems import Problem
from understanding.reports.things import are_two, thing_in

_SO = re.compile(
    r"(?:^|[，,了着得满])[都就全]?把(?!手)|导致|弄得|害得|搞得|造成|招了|招得|引得|招惹|滋生|使得|结果|所以|因此|都是因为|以至|引来|招来|全是因为"
)
# 卖菜的把路堵了: whose deed it is, where no space parts the two.
_ITS_DEED = re.compile("^[^，,]*的[都就全]?把(?!手)")
_AND = re.compile(
    r"还有|外[带加有]|连带|附带|而且|又[没无缺]|再说|再讲|又有|另外|另一?处|以及|并且|同时|此外|还|也|加上|和|与|跟|及|外加|旁边|隔壁|对面|再有|另|、|;|；|\+|然后|二是|其次|再就是|附近|顺带|顺便|往前|再往|往里|里面|里头|外面|[抬低]头|一个是|一是|同一条|往[东南西北]|楼顶|\d(?:幢|栋|号楼|单元)"
)

# 黑得跟墨汁一样: likened to something, not joined with it.
_LIKENED = re.compile("[跟和同与][^，,]{1,8}?(?:一样|似的?|一般|差不多|没两样)")

# 塑料袋一堆路边沟里臭水: another spot begins another problem, where nothing else parts the two.
_SPOT = re.compile(
    r"路边|沟里|墙[上角根边]|地上|地面|楼[道顶下上]|门[口前]|桥[下底]|树[下底]|路[中口]|巷[口尾里]|河[边里面]|草[坪丛]里|花坛|天上|头顶|屋[后顶]|角落|拐角|出口|入口|[东南西北左右](?:边|面|侧|头)|另一?边"
)

# 东边路灯坏，西边井盖缺: told of two sides, each has a problem of its own.
_SIDE = re.compile(
    r"(?P<compass>[东南西北](?=[边侧头面门]))|(?P<hand>[左右](?=手?[边侧]))|(?P<rank>[前后](?=[面边头门]))"
    r"|(?P<level>[上下](?=[面头])|(?<=楼)[上下])|(?P<inside>[里外](?=[面头边])|门口)"
    r"|(?P<number>[\da-z一二三四五六七八九十]+(?=号楼|[栋幢号]|单元))"
)
# 违停五六辆，单车倒一地: what was counted is told.
_COUNTED = re.compile(r"^[^，,]{0,4}[\d一二三四五六七八九十两几多]+[辆处个堆家张条块][^，,]{0,2}[，,]")
# 电箱门敞着，里头线头乱糟糟: what is seen in what stands open.
_INSIDE, _WIRES = re.compile("[，,]里[面头]的?$"), re.compile("电?线")
_DEED = re.compile(r"^的?(?:天天|每天|老是|总是?|一直|又|就|都)*$")  # 卖煎饼的天天占着盲道
_WHOSE = re.compile(r"^的(?:小|大|三轮|电瓶|电动|推|那|个|辆)*$")  # 卖臭豆腐的小车把路堵了
_ITS_THING = re.compile("[车人水油]|摊(?!主)")

# 草皮挖了，种上红薯: what it was done for; 椅子占着位，说是他家的: why.
_WHAT_FOR = re.compile("(?:改|又|就|拿来|好)?(?:种|栽|搭)(?:上|起|了)|说这?是(?:他|她|自)(?:家|己)?的")
# 收垃圾的没来，桶盖都盖不上: what has come of it.
_COME_OF_IT = re.compile(
    r"[,，][^,，也还]{0,5}都(?:快|要)*(?:[\u4e00-\u9fff]不[\u4e00-\u9fff]|[堆漫溢满臭流淌挤冒])"
)
# 桶盖盖不上，满地菜叶: it lies around what it comes from.
_ALL_OVER = re.compile("(?:弄|搞|流|撒|掉|散)?得?(?:了|的)?(?:满地|一地|遍地)")
_TOO = re.compile("的?也")  # 烟头一地卖气球的也挤在那里
_JOINT = re.compile("[^，,]{0,3}[加又且兼和跟与及+/&·|][^，,]{0,3}|[\\d处个辆家张]{0,3}")
# 垃圾桶塞爆了，纸片吹得到处跑: what was in it lies around.
_FULL = re.compile("桶|箱|垃圾|袋|筐")
_SPILT = re.compile(
    "[^，,。]{0,6}?(?:流|淌|漏|撒|洒|吹|散|飘|滚|掉|溢|漫|[扔丢堆倒](?=得))(?:了|得|着|出来|出去|下来)*(?:一地|满地|遍地|一路|到处|满街|满马路|哪儿都是|都是)"
)
# 车位线磨没了，车子不知道往哪停; 护栏断了，行人从缺口穿: what people do because of it.
_BECAUSE = re.compile(
    "[^，,。]{0,10}?不(?:知道?|晓得|清楚)(?:该|要)?(?:往哪儿?里?|怎么|咋|在哪)(?:停|走|过|放|扔|开)"
    "|[^，,。]{0,6}从(?:缺口|豁口|洞里?|口子|断的?地方|那儿|那里|这儿|这里)[^，,。]{0,4}(?:钻|穿|翻|跨|横|过)"
)
# 果皮箱倒了，算环卫设施吧: no other problem, but what the one before it is called.
_CALLED = re.compile(r"(?:^|[,，])(?:这|应|就|该|也许)*(?:算|归|属于?|算作|类[别型])(?:是|为|到|[:：])?$")
_END_OF_ROW = re.compile("[、,，。;；]")
_THINGS_JOINED = re.compile("[和跟与及、]?")  # 拿破椅子和水桶占着位
# 老渡口三样事，…: how many there are is told first.
_ANNOUNCED = re.compile(
    r"[两二三四五六几][样件个处点桩条项](?:(?:事情?|毛病|问题|情况|隐患|地方)[:，,、]?|:)"
)

_WORD = re.compile(r"\w")
_TOLD_RIGHT_BEHIND = SURE + 8  # points of a problem right behind another in one clause
_MOST_BEFORE_A_PART = 4  # characters: 底下的架子也松了
_THING = 2  # characters of a thing alone: 路灯坏 is more
_MOST_OF_A_SPOT = 2  # characters: the thing may be where it is, 墙上小广告


@dataclass(frozen=True, slots=True)
class Two:
    """Two problems of a text side by side: are they one, told twice?"""

    text: str
    one: Problem
    other: Problem

    @property
    def between(self) -> str:
        """What stands between them."""
        return self.text[self.one.end : self.other.start]

    @property
    def parted(self) -> bool:
        """True if a comma stands between them."""
        return "," in self.between or "，" in self.between

    @property
    def apart(self) -> bool:
        """True if they are told in two clauses, which a space may part as well."""
        return self.one.clause != self.other.clause

    @property
    def weaker(self) -> float:
        """The score of what speaks less loudly."""
        return min(self.one.best.score, self.other.best.score)

    def told_as_one(self) -> bool | None:
        """What the words between and behind them say of it, whatever they tell of; None if those say nothing."""
        text, between, start = self.text, self.between, self.other.start
        joined = _AND.search(_LIKENED.sub("", between)) is not None
        if (
            _SO.search(between)
            or (_ITS_DEED.match(between) and (self.parted or not self.apart))
            or (DRAWN.match(text, start) and not joined)
            or says_more(text, start)
            or self._is_of_a_part()
            or _CALLED.search(between)
            or (_WHOSE.match(between) and _ITS_THING.match(text, start))
            or (self.comes_of_it() and not joined)
        ):
            return True
        if self._on_two_sides():
            return False
        if self.parted and self.weaker >= SURE and _ANNOUNCED.search(text, 0, self.one.start):
            return False
        if self.apart and self.one.best.alike and _is_too(text, self.other.best):
            return False
        spot = _SPOT.search(text, self.one.end, start + _MOST_OF_A_SPOT)
        least = SURE if between else _TOLD_RIGHT_BEHIND  # 凸面镜糊了一层灰照不出车来: right behind the first
        cut = self.parted or (self.apart and _JOINT.fullmatch(between))
        too = _TOO.match(text, self.other.end)
        if self.other.best.score < least and not (self.other.best.alike or cut or spot or joined or too):
            return True
        return False if _COUNTED.match(between) else None

    def _begin(self) -> int:
        """Where the clause of the second begins, or what stands behind the first in the same clause."""
        return max(self.text.rfind(",", 0, self.other.start) + 1, self.one.end)

    def _is_of_a_part(self) -> bool:
        """True if the second is that a part of the first is broken too."""
        begin, start = self._begin(), self.other.start
        first = self.text[self.one.start : self.one.end]
        return start - begin < _MOST_BEFORE_A_PART and is_of_a_part(self.text[begin:], first)

    def comes_of_it(self) -> bool:
        """True if the second is what came out of the first, or what people do because of it."""
        begin = self._begin()
        if _SPOT.search(self.between):
            return False
        spilt = _SPILT.match(self.text, begin) or _ALL_OVER.match(self.text, begin)
        return bool(
            _BECAUSE.match(self.text, begin)
            or (spilt and _FULL.search(self.text, self.one.start, self.one.end))
        )

    def _on_two_sides(self) -> bool:
        """True if each is told of a side, and the two sides are not one."""
        begin = self.text.rfind(",", 0, self.one.start) + 1
        one, other = (
            {each.lastgroup: each[0] for each in _SIDE.finditer(self.text, start, end)}
            for start, end in ((begin, self.one.end), (self.one.end, self.other.end))
        )
        return any(one[kind] != side for kind, side in other.items() if kind in one)

    def is_inside(self) -> bool:
        """电箱门敞着，里头线头乱糟糟: wires are seen in what stands open."""
        return bool(_INSIDE.search(self.between) and _WIRES.match(self.text, self.other.start))

    def go_together(self) -> bool:
        """True of two that people describe with the same words, unless something parts them."""
        between, a, b = self.between, self.one.best, self.other.best
        if self._is_in_a_row():
            return True
        if self.weaker >= SURE and _is_too(self.text, b) and self._name_two_things():
            return False
        joined = not self.apart and (_DEED.match(between) or _THINGS_JOINED.fullmatch(between))
        come = _COME_OF_IT.search(self.text[self.one.end : self.other.end])
        for_it = _WHAT_FOR.match(self.text, self.other.start) and not _AND.search(between)
        if joined or come or for_it or _ALL_OVER.match(self.text, self.other.start):
            return True
        if self.weaker >= (SURE + 4 if self.apart else EXPLICIT):
            return False
        told_apart = have_their_own_things(self.text, a, b) or _is_too(self.text, b)
        if (self.parted or self.apart) and self.weaker >= SURE and told_apart:
            return False
        return _AND.search(between) is None

    def _is_in_a_row(self) -> bool:
        """True for 绿化带里塑料袋、饭盒，…: the second is but one more thing, of no kind that is mended for itself."""
        last = _END_OF_ROW.search(self.text, self.other.start)
        item = self.text[self.other.start : last.start() if last else len(self.text)]
        (start, end), *more = self.other.best.pieces
        return self.between == "、" and bool(more) and item == self.text[start:end] and not thing_in(item)

    def _name_two_things(self) -> bool:
        return are_two(*(self.text[each.start : each.end] for each in (self.one.best, self.other.best)))


def have_their_own_things(text: str, one: Evidence, other: Evidence) -> bool:
    """True if both tell of a thing and what is wrong with it, and share no word: 座椅掉漆，路灯不亮."""
    words = [{text[start:end] for start, end in each.pieces} for each in (one, other)]
    told = all(
        len(each.pieces) > 1 or each.end - each.start > _THING or _is_all_of_a_clause(text, each)
        for each in (one, other)
    )
    return told and not words[0] & words[1]


def _is_all_of_a_clause(text: str, one: Evidence) -> bool:
    """True for 蝇多, where nothing else stands between two signs."""
    around = text[max(one.start - 1, 0) : one.start] + text[one.end : one.end + 1]
    return not one.alike and not _WORD.search(around)


def _is_too(text: str, one: Evidence) -> bool:
    """True if its thing is said to be bad too: 灯坏了两盏，椅子也断了一条."""
    return len(one.pieces) > 1 and any(text.startswith(("也", "还"), end) for _, end in one.pieces[:2])


def says_more(text: str, start: int) -> bool:
    """True if what begins at `start` is what comes of a problem, or that nobody cares."""
    return THEN.match(text, start) is not None or NOBODY.match(text, start) is not None
