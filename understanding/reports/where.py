"""Where each problem is: which of the named places belongs to it, in the words that were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.lexicon import Typed
from domain.placewords import LONGEST_PLACE, place_going_on, place_in
from domain.points import Point
from understanding.reports.free_names import is_kind
from understanding.reports.on_signs import without_written
from understanding.reports.places import Mention
from understanding.reports.spoken import as_typed

_TOGETHER = re.compile(r"^的?$")
_NEXT_TO = re.compile(
    r"^(?:门口|大门|东门|西门|南门|北门)?的?(?:旁边|边上|旁|隔壁|斜?对[面过]|附近|后面|前面|背后|后侧|前侧|[东南西北]侧|[东南西北]边|里面|里|内|门口|往[东南西北])的?$"
)
_AND = re.compile(r"^(?:和|与|跟|及|以及|到|至|、|,|，|-|~)$")
_BETWEEN = re.compile(
    r"^[，,]?(?:路?段)?的?(?:之间|中间|沿途|一路上?|交叉|交汇|交接|(?:丁字|十字|三岔|t字)?路口|(?:丁字|十字|三岔|t字)口|一线|沿线|这一?段|那一?段|一[段带路]|段|交界|拐角|转角|口(?!袋))"
)
# 皇城北路快到铜陵西路的地方: how far along the first, and not where the second is.
_TOWARDS = re.compile("^的?(?:快要?到|[还快]?没到|不到|靠近|靠|临近|接近)$")
_ROAD = re.compile(r"[路街道巷弄]$")
_OWN = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:路|街|巷|弄|村|小区|社区|花园|花苑|家园|公寓|广场|公园|市场|菜场|学校|小学|中学|幼儿园|医院|桥|大厦|商场|超市|粮站|供销社|车站|厂|宾馆|酒店|银行|公司|新村|苑|府|祠堂|礼堂)"
)
_RELATIVE = re.compile(
    r"^(?:它|他|其|这|那)?的?(?:旁|隔壁|对[面过]|斜对[面过]|边上|附近|前面|后面|背后|里面|门口|门前|大门|楼下|楼上|楼道|楼后|屋后|院内|[东南西北]|第?[\d一二三四五六七八九十]+(?:号|幢|栋|单元|楼|层|弄)|地下|路口|墙根|后墙|停车场|入口|出口)"
)
_NOWHERE = re.compile(
    r"^(?:这|那|整条|一条|一个|人|行|道|路|街|边|上|下|里|口|门|面|地|墙|马路|旁|楼|店|非机动车|机动车|车|中间|盲|小区|巷子?|村|的|绿化带?|树|角落|处|侧|前|后|内|外|东西|站台|公共|区域|通道|位|\s)+$"
)
_ONLY_BESIDE = re.compile(
    r"(?:它|他|其|这|那)?的?(?:旁边?|隔壁|斜?对[面过]|边上|附近|[前后上下里]面|背后|底下)"
)
# A deed or a part of a thing that is written as a place is: 自己弄, 底下站三个人, 烂得只剩个角.
_NOT_THERE = re.compile(
    r"(?:当|沿|满|逛|上)街|臭一?[条整]?[路街巷]|满(?:小区|院子?|楼道?|村|世界|马路)|.*[过上占漫堵拦挡到往]马?路|(?:自己|[太妈爷姨]|人们|大家)[铺弄摆]|(?:底下|旁边|门口)站|(?:.*[吊翘垂耷掉断].{0,3}|[个一半三缺剩])角|天天[堵占停堆摆].*|往[里外]|一进门|[一半]路|[半整][幅边截]路?|[一这那两几半整][条个][^，。]{0,3}[路道街巷河沟洞坑]|摊(?![位点口主头子]).*"
    "|[这那本](?:一?[家间个户])?(?:店|饭店|餐馆|馆子|铺子?|门店|商户|小店|摊[子位]?)[里内外前]?面?"
)
# 又摆到校门口, 滴到人行道: where something gets.
_MOVES_TO = re.compile("^[又也都]?[滴流淌倒停摆堆扔泼洒排引接搬挪伸贴挂爬跑漏溅冲吹飘]?[到往进](?!处)(?=..)")
_THE_SAME = re.compile(r"同一?[条个处]")  # 同一条路上 is where the one before it is
_SPOT = re.compile(
    r"^(?:楼道|楼梯间|楼梯|单元门?口|单元|过道|走廊|门厅|架空层|地下室|车棚|车库|天台|楼顶|屋顶|消防通道|门洞|墙角|墙根|墙脚|后墙|墙后|角落|拐角|夹缝|巷尾|屋后|楼后|房前屋后"
    r"|弄口|巷弄口|外墙|墙上|后巷|围墙[外边根后]|桥洞|桥底|桥下|空地|门口|店门口|门前|店门前|校门口|小区门口|路口|村口|桥头|巷口|河边|路边|公交站台?|站台|公厕|厕所|电梯口|电梯|出入口|入口|出口|停车场|广场|公园"
    r"|[校大小]门口?|花坛|绿化带|大厅|卫生间|院子|巷子|弄堂)[里上下内旁边]?$"
)
_NUMBER_OF = re.compile(r"第?(?:\d+|[一二三四五六七八九十]+)(?P<what>号楼?|幢|栋|单元|楼|层|弄)")
_SIDE_OF = re.compile(r"[东南西北](?P<what>[侧边面门])")
_POLE = re.compile(
    r"^\s*第?[\dA-Za-z一二三四五六七八九十-]+\s*号?\s*(?:灯杆|路灯杆|路灯|电线杆|电杆|杆|桩|站牌)"
)


_BLOCKED = re.compile(
    r"(?:都|又|直接)?[把将](?P<name>[\u4e00-\u9fff]{2,8}?(?:口|门|桥头|站台?|门前|桥))(?:都|全|给|快)?(?:堵|挡|占|围|封|塞|卡)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as typed. `point` is the one that is meant, `points` those to ask about, `grid` an id."""

    words: str = ""
    point: Point | None = None
    points: tuple[Point, ...] = ()
    grid: int | None = None


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Mentions that name one place together: 金山东路金山菜场. The chief one is what is meant."""

    start: int
    end: int
    chief: Mention
    alike: bool = False  # it is named beside the one before: 人民广场和金山小区

    def follows(self, at: int) -> bool:
        """True if it begins behind this position."""
        return self.start >= at


def groups_of(text: str, mentions: Sequence[Mention]) -> list[MentionGroup]:
    """Mentions of one clause as places, left to right; denied ones are none."""
    groups: list[MentionGroup] = []
    for mention in mentions:
        if mention.denied:
            continue
        before = groups[-1] if groups else None
        gap = text[before.end : mention.start] if before else None
        if before is None or gap is None:
            groups.append(MentionGroup(mention.start, mention.end, mention))
        elif _TOGETHER.match(gap):
            groups[-1] = MentionGroup(before.start, mention.end, _more_exact(text, before.chief, mention))
        elif _NEXT_TO.match(gap) and not mention.area:
            groups[-1] = MentionGroup(before.start, mention.end, mention)
        elif _TOWARDS.match(gap):
            groups[-1] = MentionGroup(before.start, mention.end, before.chief)
        elif _AND.match(gap) and (between := _BETWEEN.match(text[mention.end :])):
            going_on = 0 if between[0][0] in ",，" else between.end()
            groups[-1] = MentionGroup(before.start, mention.end + going_on, before.chief)
        else:
            groups.append(MentionGroup(mention.start, mention.end, mention, bool(_AND.match(gap))))
    return groups


def _more_exact(text: str, one: Mention, other: Mention) -> Mention:
    if one.area != other.area:
        return other if one.area else one
    if other.end - other.start <= 2:  # 人民广场东门, though another place is called 东门
        return one
    roads = [bool(_ROAD.search(text, each.start, each.end)) for each in (one, other)]
    if roads[0] != roads[1]:
        return other if roads[0] else one
    return other if other.end - other.start > one.end - one.start else one


def place_of(typed: Typed, group: MentionGroup, stop: int, vague: bool, own: int | None) -> Place:
    """The place of a group, its words going on up to `stop`, a position in the folded text."""
    begin, end = group.start, group.end
    after = typed.at[end - 1] + 1
    rest = typed.shown[after : typed.at[stop] if stop < len(typed.at) else len(typed.shown)]
    pole = _POLE.match(typed.shown[after:])
    words = as_typed(typed, begin, end) + (pole[0] if pole else place_going_on(rest))
    points, grids = group.chief.points, group.chief.grids
    if len(points) == 1 and not vague:
        return Place(words[:LONGEST_PLACE].strip(), points[0], (), points[0].grid)
    grid = next(iter(grids)) if len(grids) == 1 else own if own in grids else None
    if vague:
        grid = own
    return Place(words[:LONGEST_PLACE].strip(), None, points, grid)


def free_place(shown: str) -> str:
    """The words for a place that no register knows, '' for what is found everywhere: 人行道, 路边.

    `shown` has a sign where problems and grids were.
    """
    words = _MOVES_TO.sub("", place_in(without_written(shown)))
    if _THE_SAME.search(words) or _NOT_THERE.fullmatch(words):
        return ""
    return "" if _NOWHERE.match(words) and not is_relative(words) else words


def is_a_spot(words: str) -> bool:
    """True if the words, though they tell of a problem too, say where: 楼道, 墙根."""
    return _SPOT.match(words) is not None


def is_relative(words: str) -> bool:
    """True if the words say where seen from a place named before: 旁边, 3号楼."""
    return _RELATIVE.match(words) is not None


def is_beside_only(words: str) -> bool:
    """True for words that say nothing without a place named before: 对面, 隔壁."""
    return _ONLY_BESIDE.fullmatch(words) is not None


def blocked_place(clause: str) -> str:
    """The place that a clause says is blocked: 把地铁口堵得只能侧着过; '' if it says so of none with a name."""
    found = _BLOCKED.match(clause)
    return found["name"] if found and not is_kind(found["name"]) else ""


def beside(before: str, words: str) -> str:
    """Where words lead that are seen from a place named before: 52号门口 and 54号 are two numbers of one road."""
    for kind in (_NUMBER_OF, _SIDE_OF):
        later = kind.match(words)
        earlier = [one for one in kind.finditer(before) if later and one["what"] == later["what"]]
        if earlier:
            return before[: earlier[-1].start()] + words
    if before.endswith(("门口", "门前")) and words in ("门口", "门前"):
        return before
    if before.endswith("里") and words.startswith(("里面", "里头")):
        return before  # 楼道里堆了纸箱，还有人在里面充电
    return before + words


def is_a_name(words: str) -> bool:
    """True if the words look like the name of a place of its own."""
    return _OWN.search(words) is not None
