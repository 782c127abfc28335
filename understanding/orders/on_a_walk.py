"""What somebody says of their whole walk (走街), told by its clauses: 帮我开个头 走街开始, 到几个点了, 都对 交吧.

Each wish is told by one clause, whatever stands beside it. Of a single line of the list `walk_lines` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from domain.lexicon import NUMBER, number
from understanding.orders.without_a_case.walk_lines import A_WALK

_END = r"(?:吧|了|啦|咯|呗|哈|啊|呀|呢|一下|下)*[。.!！?？~～]*"
_SOON = "(?:好了?|那|我们?|咱们?|现在|这就|马上|准备|要|先|请|可以|去|从|就)*"


class WalkWish(Enum):
    """What is wanted of the walk."""

    SHOW = auto()  # how far it is, and the list
    END = auto()  # it is over, and the list is to be looked at
    CONFIRM = auto()  # the list is right
    PAUSE = auto()  # it goes on later
    SUMMARY = auto()  # what came of the last one, to be passed on


@dataclass(frozen=True, slots=True)
class Beginning:
    """A walk begins; `name` is what it is called, '' if it is not named, `route` what else was said of it."""

    name: str
    route: str = ""


@dataclass(frozen=True, slots=True)
class OtherCategory:
    """The line of this number is of another category than it says."""

    number: int
    category: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The line that is called so (公厕) is to be taken off the list; the last one, if it is called nothing."""

    called: str = ""


@dataclass(frozen=True, slots=True)
class LineIsThere:
    """The line that is called so (飞线) is there."""

    called: str
    place: str


_BEGINS = re.compile(
    rf"{_SOON}(?:{A_WALK}(?:现在|正式)?开始|(?:开始|开|起个头)(?:一次|去)?{A_WALK}){_END}"
    rf"|{_SOON}(?:开始|出发)(?:走|巡|转|跑|检查){_END}"
)
_APART = re.compile(r"[\s,，。;；!！?？~～、]+")
_ASIDE = re.compile("帮我|给我|麻烦|辛苦|请你|开个头")
_WISHES = (
    (
        WalkWish.SUMMARY,
        re.compile(
            r"(?:把)?(?:今天|刚才|上午|下午)?(?:走的?)?(?:这|那)(?:一?[圈趟轮]|次走街|一路).{0,4}"
            r"(?:写|小结|总结|汇总|结果|情况|拢|理一下|多少|几).{0,12}"
            rf"|.{{0,4}}走街的?(?:小结|总结|汇总|情况|结果){_END}"
        ),
    ),
    (
        WalkWish.CONFIRM,
        re.compile(
            rf"{_SOON}(?:全部?|都)?(?:交|提交|上报|报|立案|确认)(?:上去|了)?{_END}"
            rf"|(?:全部?|都|清单)?(?:对|没错|没问题|是对)的?[，,\s]*(?:交|提交|上报|报|立案|确认)(?:上去|了)?{_END}"
        ),
    ),
    (
        WalkWish.END,
        re.compile(
            rf"(?:今[天晚儿]|这[趟圈次边]|上午|都|我们?|全部?|[\d一二三四五六七八九十两]+个点?位?)*"
            rf"(?:走|巡|转|看|查|逛|跑)(?:完|好){_END}(?:全部?|都)?"
        ),
    ),
    (
        WalkWish.SHOW,
        re.compile(
            rf"(?:我|现在|一共|总共|已经|都|才|刚才)*(?:到|走|跑|记|看|去|查)(?:了|过|到)*(?:几|多少|哪些?|第几)[个条处家]?(?:点位?|地方|问题)?{_END}"
            rf"|(?:把)?清单(?:给我|发我|列|看)*{_END}|(?:把)?(?:记的|前面的|刚才的)?(?:都)?列(?:出来)?给我(?:看|核|过|对)?(?:一?[看核过对])?{_END}"
            rf"|还(?:剩|有|差)(?:几|多少)[个条处]?(?:点位?|地方)?(?:没(?:走|去|看|跑))?{_END}"
        ),
    ),
    (
        WalkWish.PAUSE,
        re.compile(
            rf"(?:中午|我|那|现在|吃饭|这会儿?)*(?:先|就)?(?:停|歇|休息|暂停|吃饭|吃个饭|歇会儿?)(?:一?下|一会儿?|会儿?)?{_END}"
        ),
    ),
)
_OTHER_CATEGORY = re.compile(
    rf"第\s*(?P<n>{NUMBER})\s*[条处个项]的?(?:类别|类型|问题)?(?:应该)?(?:改成|改为|改|换成|是|算)\s*(?P<new>[^\s,，。]+)"
    r"(?:[\s,，。]*不是.{1,12})?[。]*"
)
_OFF = (
    r"(?:就|先|还是)?(?:不(?:记|算|要|报|用|上报)|别(?:记|报)|删|去|划|拿|撤|取消)(?:了|掉)?"
    rf"{_END}(?:[\s,，].{{1,16}})?"
)
_UNSAID = re.compile(
    rf"(?:算了|哦|那|刚才|[\s,，])*(?P<called>[\u4e00-\u9fff]{{2,10}}?)(?:的)?(?:那|这)(?:个|条|处|里|边)?{_OFF}"
)
_LAST_UNSAID = re.compile(rf"(?:算了|哦|[\s,，])*(?:刚才|刚刚|最后|上面|上)(?:那|这)?一?[个条处项件]{_OFF}")
_WHERE = re.compile(
    r"(?:上面|刚才|前面|[那这])(?:的|那|这|个|条|处|边)*(?P<called>[\u4e00-\u9fff]{2,8}?)的?(?:那[个条处])?(?:应该)?(?:是在|是|在)(?P<place>[^\s,，。]{2,14})[。]*"
)
_SAME_PLACE = re.compile(
    r"(?:还是|也是|也在|就在|在)?(?:同一?个?|这个?|上面那?个?)(?P<what>市场|小区|公园|广场|学校|路口|公厕|街|路|巷|地方|位置)(?:里|上)?(?:的|还有|又有|[\s,，]+)+"
    r"|(?:还是|就)?(?:在)?(?:同一?个?地方|这里|这儿|原地)[\s,，]*(?:还有|又有|再)?[\s,，]*"
    r"|(?:再|又|还有|另外|还)(?:来)?一(?:个|处|条)[\s,，]+"
)


def beginning(text: str) -> Beginning | None:
    """今天跑12个点，帮我开个头 走街开始; None if no clause begins a walk."""
    clauses = _clauses(text)
    for place, clause in enumerate(clauses):
        if _BEGINS.fullmatch(clause):
            rest = [one for one in (*clauses[:place], *clauses[place + 1 :]) if not _ASIDE.search(one)]
            named = re.search(A_WALK, clause)
            return Beginning(named[0] if named else "", " ".join(rest))
    return None


def wish(text: str) -> WalkWish | None:
    """What is wanted of the walk, if the text or a clause of it says so; None for anything else.

    Of several wishes the one that stands first in the table counts.
    """
    said = (text.strip(), *_clauses(text))
    return next((wanted for wanted, form in _WISHES if any(map(form.fullmatch, said))), None)


def of_category(text: str) -> OtherCategory | None:
    """第三处类别改成违规广告牌匾 不是小广告; None for anything else."""
    found = _OTHER_CATEGORY.fullmatch(text.strip())
    which = number(found["n"]) if found else None
    return OtherCategory(which, found["new"]) if found and which else None


def unsaid(text: str) -> Unsaid | None:
    """算了公厕那个不记; None for anything else."""
    if _LAST_UNSAID.fullmatch(text.strip()):
        return Unsaid()
    found = _UNSAID.fullmatch(text.strip())
    return Unsaid(found["called"]) if found else None


def line_is_there(text: str) -> LineIsThere | None:
    """上面那个飞线的是5幢; None for anything else."""
    found = _WHERE.fullmatch(text.strip())
    return LineIsThere(found["called"], found["place"]) if found else None


def behind_same_place(text: str) -> str | None:
    """What is told of the place of the line before: 后门脏水 of 同一个市场 后门脏水; None if no such words begin it."""
    found = _SAME_PLACE.match(text.strip())
    rest = text.strip()[found.end() :] if found else ""
    return rest or None


def _clauses(text: str) -> list[str]:
    return [one for one in _APART.split(text) if one]
