"""What people say of points that they were to look at (拉网, 夜查), in their own words: 金山小学没问题, 锁门进不去."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.dragnets import Found

LONGEST = 80  # characters; longer texts are reports and papers


@dataclass(frozen=True, slots=True)
class OfPoints:
    """The result, the points as typed, and what else was said of them; of 去不了 a reason may stand behind the point.

    `sure`: the words say that somebody was there, or what is wrong. 人民广场没问题 may also be said to a colleague.
    """

    result: Found
    names: str
    words: str = ""
    sure: bool = True


_WENT = r"(?:(?:去|看|查|检查|巡查|巡|走|转|跑)(?:(?:过|了|完|好)了?|(?=[\s,，])))"
_AROUND = r"(?:我们?|这边|那边|这里|都|全部?|一切|也|刚才?|已经?|今天|今晚|现在|[\s,，、:：])*"
_BETWEEN = f"(?>{_AROUND})"  # where no name follows, none of it can belong to what does
_FINE = (
    r"(?:都|一切|很|挺|蛮|也|还)*(?:(?:没有?|未)(?:啥|什么|任何|发现)*(?:问题|毛病|异常|情况)|没事|正常|达标|合格|ok"
    r"|好|干净|整洁|可以)"
)
_TAIL = r"(?:的|了|呢|啊|哦|着呢|哈)*[。.!！~～]*"
_IS_FINE = re.compile(
    rf"{_AROUND}(?:(?P<before>{_WENT}){_AROUND})?(?P<names>\S.*?){_BETWEEN}(?P<went>{_WENT})?{_BETWEEN}{_FINE}{_TAIL}",
    re.I,
)
_HAS_PROBLEM = re.compile(
    rf"(?P<names>\S.*?){_BETWEEN}(?:{_WENT})?{_BETWEEN}(?:发现)?有(?:一?个|几个|点儿?|些)?问题(?![的么吗没不吧?？])"
    r"[\s,，:：。.]*(?P<words>.*)",
    re.DOTALL,
)
_NO_WAY_IN = re.compile(
    r"(?P<rest>(?P<names>\S.*?)[\s,，、:：]*(?:今天|今晚|暂时|现在|还|也|又)*(?:去不了|进不去|进不了|没法进去?|没进去|没去成)了?)(?P<more>.*)",
    re.DOTALL,
)
_ASKS = re.compile("[?？吗]|没有?$|不$|谁|哪|怎么|什么时候")
_LEFT = re.compile(
    r"(?:那|现在|拉网|夜查|我们?|今晚|点位)*还?(?:有|差|缺|剩)了?(?:哪些?|哪几|几|多少|什么)(?:个|处|家)?(?:点位|地方|点)?"
    r"(?:还)?(?P<not>(?:没有?|未)(?:看|去|查|走|报|跑|回)(?:过|完|到)?)?的?了?[呢啊]?[?？。]*"
)
_ALL_FINE = re.compile(rf"{_BETWEEN}(?:{_WENT})?{_BETWEEN}{_FINE}{_TAIL}", re.I)
_ALL = re.compile("都|全|一切")


_NAME = r"[^\s,，、;；。好]{2,12}?"
_GOOD = "(?:好(?!像|多|几|不)|没问题|正常|没事|ok|OK)"
_ONE_FINE = rf"(?P<name>{_NAME})(?:都|也|那边)?{_GOOD}(?:的|了)?[\s,，、;；。]*"
_ONE_LEFT = (
    rf"{_NAME}(?:还|都|暂时)*(?:没有?|未)(?:来得及)?(?:去|看|查|跑|到|走)(?:过|了|呢|完)*[\s,，、;；。]*"
)
_EACH = re.compile(rf"(?:{_ONE_FINE.replace('?P<name>', '')})+(?:{_ONE_LEFT})*")
_FINE_ONES = re.compile(_ONE_FINE)


def _one_after_the_other(said: str) -> list[str]:
    """The names of 广场好小学好公厕还没去, where each is told of for itself: what is left is not told."""
    whole = _EACH.fullmatch(said)
    fine = [found["name"] for found in _FINE_ONES.finditer(said)] if whole else []
    left = re.search(_ONE_LEFT + "$", said) if whole else None
    return fine if len(fine) > 1 or (fine and left) else []


def told_of_points(text: str) -> OfPoints | None:
    """What was found at which points; None for anything else."""
    said = text.strip()
    if len(said) > LONGEST:
        return None
    if each := _one_after_the_other(said):
        return OfPoints(Found.FINE, "、".join(each))
    if found := _IS_FINE.fullmatch(said):
        return OfPoints(
            Found.FINE, found["names"].removesuffix("了"), sure=bool(found["went"] or found["before"])
        )
    if _ASKS.search(said):
        return None
    if found := _HAS_PROBLEM.fullmatch(said):
        return OfPoints(Found.PROBLEM, found["names"], found["words"].strip())
    if found := _NO_WAY_IN.fullmatch(said):
        return OfPoints(Found.UNREACHED, found["names"], found["more"].strip(" ,，、。"), sure=False)
    return None


def all_fine(text: str) -> bool:
    """都看过了，没问题: whoever says so names no point."""
    return _ALL_FINE.fullmatch(text.strip()) is not None and _ALL.search(text) is not None


def asks_what_is_left(text: str) -> bool:
    """还差哪些, 还有哪些没看: which points nobody has been at."""
    found = _LEFT.fullmatch(text.strip())
    return found is not None and bool(found["not"] or "差" in text or "缺" in text)
