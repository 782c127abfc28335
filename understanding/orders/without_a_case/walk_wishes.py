"""What somebody says of their whole walk (走街): 帮我开个头 走街开始, 到几个点了, 都对 交吧, 走完了.

A beginning or a wish is told by one clause, whatever stands beside it. Of a single line of the list `walk_lines` tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_A_WALK = "(?:走街|走访|飞检|夜查|暗访)"
TAIL = r"(?:吧|了|啦|咯|哈|哦|啊|呀|的|掉)*[。.!！~～]*"
END = r"(?:吧|了|啦|咯|呗|哈|啊|呀|呢|一下|下)*[。.!！?？~～]*"
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


_BEGINS = re.compile(
    rf"{_SOON}(?:{_A_WALK}(?:现在|正式)?开始|(?:开始|开|起个头)(?:一次|去)?{_A_WALK}){END}"
    rf"|{_SOON}(?:开始|出发)(?:走|巡|转|跑|检查){END}"
)
_APART = re.compile(r"[\s,，。;；!！?？~～、]+")
_ASIDE = re.compile("帮我|给我|麻烦|辛苦|请你|开个头")
_SO_MANY = (
    r"(?:[，,\s]*(?:就|只|一共|总共)(?:有|是)?(?:这|那)?"
    r"(?:[一二三四五六七八九十\d两几]+|些|么多)[个条件处项]?(?:吧|了)*)?"
)
_ALL_OF_THEM = (
    r"(?:[，,。\s]*(?:前面|上面|刚才|这|那|就)*(?:(?:[一二两三四五六七八九十几\d]+)[个条件处])?(?:全部?|都)"
    r"(?:上?报|要|立案|确认|算)(?:了|上去|吧)*)?"
)
_OVER = re.compile(
    rf"(?:好了?[，,\s]*)?{_A_WALK}?(?:我们?|今[天晚]|这[趟次边]|这条街|今儿)?(?:都|也|就|先|差不多)*"
    r"(?:(?:走|巡|转|看|查|逛|跑)完|(?:先|就)?(?:到|走到)这(?:里|儿)?|(?:先)?(?:这些|这么多|这几[个条])|收工|没有?别的)"
    rf"{TAIL}{_ALL_OF_THEM}"
    rf"|(?:好了?[，,\s]*|那|可以|现在|先)*结束(?:这次)?{_A_WALK}{TAIL}|{_A_WALK}(?:可以|就|先|已经?)*结束{TAIL}"
    rf"|(?:好了?[，,\s]*|那|可以|现在|先|就)*(?:结束|收工|确认){TAIL}{_SO_MANY}|{_SO_MANY}[，,\s]*(?:结束|收工|确认){TAIL}"
)
_WISHES = (
    (
        WalkWish.SUMMARY,
        re.compile(
            r"(?:把)?(?:今天|刚才|上午|下午)?(?:走的?)?(?:这|那)(?:一?[圈趟轮]|次走街|一路).{0,4}"
            r"(?:写|小结|总结|汇总|结果|情况|拢|理一下|多少|几).{0,12}"
            rf"|.{{0,4}}走街的?(?:小结|总结|汇总|情况|结果){END}"
        ),
    ),
    (
        WalkWish.CONFIRM,
        re.compile(
            rf"{_SOON}(?:全部?|都)?(?:交|提交|上报|报|立案|确认)(?:上去|了)?{END}"
            rf"|(?:全部?|都|清单)?(?:对|没错|没问题|是对)的?[，,\s]*(?:交|提交|上报|报|立案|确认)(?:上去|了)?{END}"
        ),
    ),
    (
        WalkWish.END,
        re.compile(
            rf"(?:今[天晚儿]|这[趟圈次边]|上午|都|我们?|全部?|[\d一二三四五六七八九十两]+个点?位?)*"
            rf"(?:走|巡|转|看|查|逛|跑)(?:完|好){END}(?:全部?|都)?"
        ),
    ),
    (
        WalkWish.SHOW,
        re.compile(
            rf"(?:我|现在|一共|总共|已经|都|才|刚才)*(?:到|走|跑|记|看|去|查)(?:了|过|到)*(?:几|多少|哪些?|第几)[个条处家]?(?:点位?|地方|问题)?{END}"
            rf"|(?:把)?清单(?:给我|发我|列|看)*{END}|(?:把)?(?:记的|前面的|刚才的)?(?:都)?列(?:出来)?给我(?:看|核|过|对)?(?:一?[看核过对])?{END}"
            rf"|还(?:剩|有|差)(?:几|多少)[个条处]?(?:点位?|地方)?(?:没(?:走|去|看|跑))?{END}"
        ),
    ),
    (
        WalkWish.PAUSE,
        re.compile(
            rf"(?:中午|我|那|现在|吃饭|这会儿?)*(?:先|就)?(?:停|歇|休息|暂停|吃饭|吃个饭|歇会儿?)(?:一?下|一会儿?|会儿?)?{END}"
        ),
    ),
)


def beginning(text: str) -> Beginning | None:
    """今天跑12个点，帮我开个头 走街开始; None if no clause begins a walk."""
    clauses = _clauses(text)
    for place, clause in enumerate(clauses):
        if _BEGINS.fullmatch(clause):
            rest = [one for one in (*clauses[:place], *clauses[place + 1 :]) if not _ASIDE.search(one)]
            named = re.search(_A_WALK, clause)
            return Beginning(named[0] if named else "", " ".join(rest))
    return None


def wish(text: str) -> WalkWish | None:
    """What is wanted of the walk, if the text or a clause of it says so; None for anything else.

    Of several wishes the one that stands first in the table counts.
    """
    said = (text.strip(), *_clauses(text))
    return next((wanted for wanted, form in _WISHES if any(map(form.fullmatch, said))), None)


def is_over(text: str) -> bool:
    """Is it all that is said: 走完了, 好 结束, 收工 就这三条?"""
    return _OVER.fullmatch(text.strip()) is not None


def _clauses(text: str) -> list[str]:
    return [one for one in _APART.split(text) if one]
