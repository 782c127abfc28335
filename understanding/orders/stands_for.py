"""Short for what was told of before: 这条路, 他, 和双龙南街比, 88 89也给他; and a bare 84 or 李渔路今天怎么样."""

from __future__ import annotations

import re
from typing import NamedTuple

_ROADS = "(?:条|段)(?:路|街|巷子?|大道)"
_KINDS = "(?:路|街|巷|小区|市场|公园|广场|学校|医院|村|路口|停车场|公厕)"
_PLACE = re.compile(
    rf"[这那该](?:{_ROADS}|个?{_KINDS})(?:上|里)?|[这那]个?(?:地方|点位?|一?块|一?片)(?![是]我)|[这那][边里儿](?=护|的|有|没|还|垃|停|车|路|超|新|报|井|管|谁|归)"
)
# 和双龙南街比，哪边更乱
_COMPARED = re.compile(
    r"^(?:那|要是)?[和跟与同][\u4e00-\u9fff\d]{2,10}?(?:相?比|比起来|比一?比)(?=[^比呢吧一看下怎。?？])"
)
_OWN_COMPARED = re.compile(
    r"^(?:我们[队所局社区街道村镇单位网格]{0,2}|咱们|本单位)(?P<what>.{0,12}?)[,，\s]*[和跟与同](?P<other>[\u4e00-\u9fff\d]{2,10}?)(?:相?比|比起来|比一?比)(?:呢|怎么样|一下|一?比|哪个.{0,3}|谁.{0,3}|如何|怎样|是?多少)*[。?？]*$"
)
_PERSON = re.compile(
    r"^(?:那|哎|,|，)*(?P<who>[他她])(?=今天|现在|明天|昨天|人|来|在|到|请|手上|手头|手里|这周|这个月|上个?月|最近|平时|还有|还剩|有几|有多少|有没有|办|干|做|弄|忙|整改|处理|报|超期|返工|管|负责)"
)
_NUMBERS = r"[#＃]?\d{2,7}(?:[\s、,，和跟]+[#＃]?\d{2,7})*"
_TO_THEM_TOO = re.compile(
    rf"(?:那|还有|[\s,，])*(?P<numbers>{_NUMBERS})(?:号|这[两几]?件|那[两几]?件)*也?都?(?:派给|交给|转给|给|让|叫)(?:他|她)们?"
    r"(?:去|来)?(?:弄|办|处理|管|看看|搞|跟)?(?:吧|呗|一下|了)*[。!！]*"
)
_ONLY_NUMBERS = re.compile(rf"\s*{_NUMBERS}号?\s*")
_STANDS = re.compile(
    r"(?:那|帮我)?(?:看看|看一?下|查一?下|问一?下|说说|讲讲)?(?P<where>[\u4e00-\u9fff\d]{2,10}?)(?P<when>今天|昨天|这周|本周|这个月|本月)?(?:现在|目前|整体|总体)?(?:是)?"
    r"(?:怎么样|咋样|怎样|如何|什么情况|啥情况|情况怎么样|情况如何)了?(?:啊|呢|呀)?[?？。]*"
)


class OwnCompared(NamedTuple):
    """What is compared of one's own unit with another."""

    what: str
    other: str


def place_meant(text: str) -> str | None:
    """The words that stand for a place: 这条路 of 这条路上个月报了几回; None if there are none."""
    found = _PLACE.search(text)
    return found[0].removesuffix("上").removesuffix("里") if found else None


def compared_with(text: str) -> bool:
    """True for 和双龙南街比，哪边更乱: what it is compared with was told of before."""
    return _COMPARED.match(text.strip()) is not None


def own_compared(text: str) -> OwnCompared | None:
    """我们这个月按期率多少 跟环卫所比; None for anything else."""
    found = _OWN_COMPARED.match(text.strip())
    return OwnCompared(found["what"], found["other"]) if found else None


def person_meant(text: str) -> str | None:
    """他 of 他今天在岗没有; None if nobody is meant."""
    found = _PERSON.match(text.strip())
    return found["who"] if found else None


def to_them_too(text: str) -> tuple[int, ...]:
    """The cases of 88 89也给他, which go to whom the last one went to; none if it is anything else."""
    found = _TO_THEM_TOO.fullmatch(text.strip())
    return _each_in(found["numbers"]) if found else ()


def only_numbers(text: str) -> tuple[int, ...]:
    """The numbers of two digits and more of which the whole text is; none if it says anything else."""
    return _each_in(text) if _ONLY_NUMBERS.fullmatch(text) else ()


def how_it_stands(text: str) -> tuple[str, str] | None:
    """The place and the days of 李渔路今天怎么样了; None for anything else."""
    found = _STANDS.fullmatch(text.strip())
    return (found["where"], found["when"] or "") if found else None


def _each_in(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))
