"""Words that say something only beside others: 破损 of what, 墙上 with which problem, 他们 of which part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.question import Measure, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.standing import asks_place

_OF_CASES = frozenset(
    {
        Measure.COUNT, Measure.LIST, Measure.RATE, Measure.DUE, Measure.RANKING, Measure.TREND,
        Measure.COMPARISON, Measure.WAITING,
    }
)  # fmt: skip

_FAULTS = re.compile("坏[了掉的]?|破[了的]?|破损|损坏|脏|乱|不亮的?|满[了的]?")
_SPOTS = re.compile(
    "[墙地路楼桥树]上|墙面|路边|楼下|店前|店?门口|桥下|街上|边上|角落里?|电线?杆上|楼道里|河里|水里|水面上|树下|人行道上"
    "|门[前外]|外面|(?:大|正|后|侧|边|[东南西北])门(?:口|外|前|那里)?|沿街"
)
_SHOPS = re.compile("门店|店铺?|小店|店家|的店|商[户家]|铺子|店面|门面|门头|(?:沿街)?商铺|[那这][家户]|该店")
_THEY = re.compile("[他她]们?|人家|别人|旁人|他们家|那[边里儿块片]")
_OF_A_PROBLEM = frozenset({Slot.CATEGORY, Slot.KIND})
_OF_A_SPOT = frozenset({Slot.CATEGORY, Slot.KIND, Slot.SCOPE})
_OF_SOMEBODY = frozenset({Slot.SCOPE, Slot.KIND, Slot.PERSON, Slot.DUTY, Slot.BY})

_NEEDS = ((_FAULTS, _OF_A_PROBLEM), (_SPOTS, _OF_A_SPOT), (_SHOPS, _OF_A_SPOT))
_FOUND = re.compile(
    "(?:[今昨前]天|上周|这周|刚才)?(?:[查拍抽翻]到?出?来?|发现)了?(?=[几多])"
)  # 他们昨天查出来几个: who found it
_EACH = re.compile("各个?|每个?|所有|几个")
_NOBODYS = re.compile("没人认的?")
_ONLY = re.compile("(?:[只光单就][看要算管查]|[除不][了算含])$")  # 只看桥下的: of no figures by themselves
_ASIDE = re.compile("核实|核对|确认|咨询|掌握|摸底|公布|公示|转发")  # 请核实 asks, 核实过的 narrows
_LEADS = re.compile("牵头|主管|承办|包联|包片|挂钩")


# Another place than the one that is named.
_BESIDE_IT = re.compile(
    "(?:旁边|边上|附近|隔壁|对面|后面|前面|背后|背面)(?:的?[那这]一?[条家个座排片栋户间块]|的)(?:小|大|老)?(?:[路街巷弄店河楼院村]|商店|超市|饭店|工地|市场|小区|学校|公园)"
)
_HANDED = re.compile(
    "(?:转|派|交|分|报|推|甩|退|移交|转办|反馈|流转|下派)(?:办|派)?(?:给|到|去)了?|报的归|的?归"
)
_LASTS = re.compile(
    "(?<![没未])(?:办结|整改|销号|处理|办理|处置|完成|办|核查|响应)的?(?:平均)?(?:时间|速度|用时|时长)|时间最短"
)  # how long it took, of which no figures are kept


# What a unit answers for, where only who answers for something is known.
_ANSWERS_FOR_WHAT = re.compile("(?:管理?|负责|包联?|联系|分管|承办)(?:着|了)?(?:哪些|哪几|几个|什么|啥|多少)")


_KINDS_OF_PLACES = re.compile(
    "(?<=[两三四五六七八九十几])类(?:场所|点位|地方|区域|单位)"
)  # no parts of an answer
# The district among others, of which nothing is known here.
_AMONG_OTHERS = re.compile("(?:全[市省国]|[市省]里)(?=[^,，]{0,4}(?:排|第几|几名))")
_FROM_THE_END = re.compile("倒数?第几")
# Advice is asked for: 先看哪个点位
_WHERE_FIRST = re.compile("先(?:去|到)?(?:看|查|跑|走|抓|改|办|处理|整改|解决)(?=哪|什么|啥)")
_WHO_DOES = re.compile("(?:由|该)?谁(?:核查|派遣|受理|验收|核|验|派|接)的?")


def unplaced(heard: Heard, measure: Measure) -> Iterator[str]:
    """What a question would drop, for nothing that it belongs to is named."""
    if heard.said(Slot.SCOPE):
        yield from (one[0] for one in _BESIDE_IT.finditer(heard.typed.folded))
    if measure is Measure.OWNER and not heard.said(Slot.PERSON):
        yield from (one[0] for one in _ANSWERS_FOR_WHAT.finditer(heard.typed.folded))
    if measure is Measure.RANKING:  # 占道是不是金衡街最多: yes or no is asked, and no order
        yield from (one[0] for one in _AMONG_OTHERS.finditer(heard.typed.folded))
        if not asks_place(heard, measure):  # 金山社区是不是超期最多 is told its place
            whether = (one for one in heard.said(Slot.CUE) if heard.folded(one) in ("是不是", "是否"))
            yield from map(heard.words, whether)
        yield from (one[0] for one in _FROM_THE_END.finditer(heard.typed.folded))
        yield from (one[0] for one in _KINDS_OF_PLACES.finditer(heard.typed.folded))
    if measure is Measure.WAITING and heard.said(Slot.ORDER):  # 谁核查的最多: persons are not put in order
        yield from (
            heard.words(one) for one in heard.said(Slot.CUE) if _WHO_DOES.fullmatch(heard.folded(one))
        )
    if measure is Measure.ROLLCALL and heard.has(Cue.OF_THOSE):
        yield from _narrowing(heard)
    if measure not in _OF_CASES:
        return
    yield from _all_or_nobodys(heard)
    yield from (one[0] for one in _WHERE_FIRST.finditer(heard.typed.folded))
    yield from _handed_on(heard)
    yield from _sent_to(heard)
    if heard.said(Slot.KIND) and not (heard.said(Slot.STATUS) or heard.said(Slot.CATEGORY)):
        yield from (one[0] for one in _SO_MANY_PLACES.finditer(heard.typed.folded))
    if not heard.has(Cue.PACE, Cue.ANSWER):
        yield from (one[0] for one in _LASTS.finditer(heard.typed.folded))
    yield from _without_what_it_needs(heard)
    yield from _narrowing(heard)


def _handed_on(heard: Heard) -> Iterator[str]:
    """创建办转给执法局的: cases of both are counted, and not those that went from one to the other."""
    for one, other in pairwise(heard.said(Slot.SCOPE)):
        yield from (found[0] for found in _HANDED.finditer(heard.typed.folded, one.end, other.start))


_SO_MANY_PLACES = re.compile(
    "(?:(?<!哪)几|多少)(?:座|所|间|条(?=路|街|巷|河))"
)  # places, and not cases at them
_TO_SOMEBODY = re.compile("(?:发|转|报|抄送|推送|传)?(?:给|告诉|通知|让|叫|请)$")


def _sent_to(heard: Heard) -> Iterator[str]:
    """清单发给邱建业: who shall have it, and not whose cases."""
    for one in heard.said(Slot.PERSON):
        if found := _TO_SOMEBODY.search(heard.typed.folded, 0, one.start):
            yield found[0] + heard.words(one)


def _without_what_it_needs(heard: Heard) -> Iterator[str]:
    """A fault, a spot, a shop or somebody, and nothing that says of what."""
    slots = {one.slot for one in heard.pieces if one.slot is not Slot.SCOPE or _is_a_spot(one)}
    somebody = slots | {one.slot for one in heard.said(Slot.SCOPE)}
    for one in heard.said(Slot.FILLER):
        words = heard.folded(one)
        found = _FOUND.match(heard.typed.folded, one.end)
        if found and _THEY.fullmatch(words):
            yield words + found[0]
        alone = _ONLY.search(heard.typed.folded[: one.start]) and _SPOTS.fullmatch(words)
        if alone or any(needed.isdisjoint(slots) for pattern, needed in _NEEDS if pattern.fullmatch(words)):
            yield heard.words(one)
        whose = heard.typed.folded[one.start - 1 : one.start] in ("谁", "哪")  # 谁那儿卡着
        if _THEY.fullmatch(words) and not whose and _OF_SOMEBODY.isdisjoint(somebody):
            yield heard.words(one)
        if _ASIDE.fullmatch(words) and heard.typed.folded[one.end : one.end + 1] in ("的", "过", "了"):
            yield heard.words(one)
    yield from (heard.words(one) for one in heard.said(Slot.CUE) if _LEADS.fullmatch(heard.folded(one)))
    for one, other in pairwise(heard.pieces):
        if _are_one_word(one, other, heard):
            yield heard.words(Piece(one.start, other.end, Slot.FILLER, ""))


def _all_or_nobodys(heard: Heard) -> Iterator[str]:
    """各个办事大厅, of which one is known by that name; 没人认的僵尸车, which may be said of the car or of its case."""
    for one, other in pairwise(heard.pieces):
        words = heard.folded(one)
        each = other.slot is Slot.SCOPE and _is_a_spot(other) and _EACH.fullmatch(words)
        nobodys = other.slot is Slot.CATEGORY and _NOBODYS.fullmatch(words)
        if one.end == other.start and (each or nobodys):
            yield words + heard.words(other)


# Of the whole, of now, of here, of what was named: these narrow nothing.
_OF_ALL_OR_HERE = re.compile(
    "[这那]\\w{0,3}|名下|阶段|最近|近[期来]|[目当]前|现在|眼下|如今|全[部体]|大大小小|所有|整个|[我咱你您]们?的?|手[上里头]|里[面头]|下[面属]|所?辖区?|范围内?|一带"
    "|附近|周[边围]|片区?|具体|详细|准确|确切|最新|实时|相关|有关|对应|方面|类型?|[总一]共|平[时常]|日常|出来|清运|乱停|想\\w+|要\\w*|需要"
)


def _narrowing(heard: Heard) -> Iterator[str]:
    """排队中的, 后台的, 领导要的: words that say nothing by themselves, as an attribute of what is counted."""
    if heard.excepted:
        return
    folded, start = heard.typed.folded, 0
    for before, one in pairwise(heard.pieces):
        if before.slot is not Slot.FILLER or before.end != one.start:
            start = one.start
        words = folded[start : one.start]
        attribute = one.slot is Slot.FILLER and folded[one.start : one.end] == "的"
        goes_on = _goes_on(heard, one.end) and folded[one.end] != "是"
        if (
            attribute
            and goes_on
            and len(words) > 1
            and not (_OF_ALL_OR_HERE.fullmatch(words) or _is_needed(words))
        ):
            yield heard.words(Piece(start, one.end, Slot.FILLER, ""))
        if before.value is Cue.WHETHER and one.value is Status.URGENT and heard.folded(before) == "不":
            yield heard.words(Piece(before.start, one.end, Slot.STATUS, ""))  # 不急的


def _goes_on(heard: Heard, end: int) -> bool:
    """No sign and no blank is behind it."""
    at = heard.typed.at
    return end < len(at) and heard.typed.folded[end].isalnum() and at[end] == at[end - 1] + 1


def _is_needed(words: str) -> bool:
    """A fault, a spot or a shop, which something else is looked at for."""
    return any(pattern.fullmatch(words) for pattern, _ in _NEEDS)


def _is_a_spot(scope: Piece) -> bool:
    """A point; 墙上 and 商户 are anywhere in a unit or a grid."""
    return isinstance(scope.value, NamedScope) and scope.value.kind in ("point", "points")


# One character each that goes with any other: two of these side by side are two words.
_BESIDE_ANY = frozenset(
    "在的了呢啊呀吧哦啦嘛有还是都伐哈呗哇嗯呃要请给又过到得这那您你我咱想把被让帮再能可会去来就也已各该为从由向对以个着者很挺真好多先只才俩仨里"
)
_FIRST = frozenset({Slot.FILLER, Slot.STATUS, Slot.ORDER, Slot.PART})
_SECOND = frozenset({Slot.FILLER, Slot.PART})


def _are_one_word(one: Piece, other: Piece, heard: Heard) -> bool:
    """本地, 报名: two characters that each say nothing here are a word that nobody knows."""
    if one.end != other.start or other.end - one.start != 2:
        return False
    both = heard.typed.folded[one.start : other.end]
    return one.slot in _FIRST and other.slot in _SECOND and _BESIDE_ANY.isdisjoint(both)
