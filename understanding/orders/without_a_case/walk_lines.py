"""What somebody says of a line of the list of their walk (走街): 第二条不算, 算了公厕那个不记."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.lexicon import NUMBER, number
from understanding.orders.without_a_case.walk_wishes import END, TAIL

_SAME_PLACE = re.compile(
    r"(?:也|还|都|就)*(?:是|在)?(?:(?:跟|和)?(?:上|前)(?:面|边)?(?:一|那)?[个条处]?(?:的)?(?:一样|同)?(?:在|是)?)?"
    r"(?:同|一)(?:一?个|一)?(?:地方|位置|地点|处|路口)(?:的|啊)?[。.!！]*|同上|(?:地方|地点|位置)(?:同上|一样|跟?上(?:面|一)[个条]?一样)"
)
_WHICH = (
    rf"(?:第\s*(?P<n>{NUMBER})\s*[条项个]|(?P<bare>\d{{1,3}})\s*[条项]?"
    r"|(?P<last>(?:最后|上|刚才|刚刚)那?一?[条项个]))"
)
_BECAUSE = r"(?:[，,。\s]+[^\d\s][^\n]{0,20})?"  # 车走了
_GONE = re.compile(
    rf"(?:把|将|刚才|刚刚|上面|清单里?|那个?|的|[\s,，])*{_WHICH}\s*(?:就|先|给我|帮我)*(?:不算(?:我们|咱们|本区)的?|不是(?:我们|咱们|本区)的|不算|不要|不用|不是|作废|取消|去掉|删|拿掉|划掉|不报){TAIL}{_BECAUSE}"
    rf"|(?:删|去掉|拿掉|划掉|不要|取消)\s*(?:第\s*(?P<n2>{NUMBER})\s*[条项个]|(?P<last2>(?:最后|上|刚才|刚刚)那?一?[条项个])){TAIL}"
)
_MORE = re.compile(
    rf"{_WHICH}\s*(?:再|还)?(?:要)?(?:加上?|补上?|补充|添上?)(?:一句)?[\s，,:：]*(?P<more>.+)", re.DOTALL
)
_ELSE = re.compile(
    rf"{_WHICH}\s*(?:改成|改为|改|应该?(?:是在|是|在)|是在|地点是?在?|地方是?在?|在)[\s，,:：]*(?P<words>[^\s].*)",
    re.DOTALL,
)
_OTHER_CATEGORY = re.compile(
    rf"第\s*(?P<n>{NUMBER})\s*[条处个项]的?(?:类别|类型|问题)?(?:应该)?(?:改成|改为|改|换成|是|算)\s*(?P<new>[^\s,，。]+)"
    r"(?:[\s,，。]*不是.{1,12})?[。]*"
)
_OFF = (
    r"(?:就|先|还是)?(?:不(?:记|算|要|报|用|上报)|别(?:记|报)|删|去|划|拿|撤|取消)(?:了|掉)?"
    rf"{END}(?:[\s,，].{{1,16}})?"
)
_UNSAID = re.compile(
    rf"(?:算了|哦|那|刚才|[\s,，])*(?P<called>[\u4e00-\u9fff]{{2,10}}?)(?:的)?(?:那|这)(?:个|条|处|里|边)?{_OFF}"
)
_LAST_UNSAID = re.compile(rf"(?:算了|哦|[\s,，])*(?:刚才|刚刚|最后|上面|上)(?:那|这)?一?[个条处项件]{_OFF}")
_IS_THERE = re.compile(
    r"(?:上面|刚才|前面|[那这])(?:的|那|这|个|条|处|边)*(?P<called>[\u4e00-\u9fff]{2,8}?)的?(?:那[个条处])?(?:应该)?(?:是在|是|在)(?P<place>[^\s,，。]{2,14})[。]*"
)
_BEGINS_SAME_PLACE = re.compile(
    r"(?:还是|也是|也在|就在|在)?(?:同一?个?|这个?|上面那?个?)(?P<what>市场|小区|公园|广场|学校|路口|公厕|街|路|巷|地方|位置)(?:里|上)?(?:的|还有|又有|[\s,，]+)+"
    r"|(?:还是|就)?(?:在)?(?:同一?个?地方|这里|这儿|原地)[\s,，]*(?:还有|又有|再)?[\s,，]*"
    r"|(?:再|又|还有|另外|还)(?:来)?一(?:个|处|条)[\s,，]+"
)

_ONE_MORE = re.compile(
    r"(?:等(?:一?下|会儿?)?|哦|对了|啊|刚才?|[\s,，。])*"
    r"(?:(?:我)?(?:还|又|再)(?:有|加|补|来|记|看到|发现)?(?:了|上)?|另外(?:还)?(?:有)?|(?:漏|忘|少)(?:了|报|记|说)+|补(?:充|报|上)?|加)"
    r"(?:一|1|两)?(?:个|条|处|件|张)(?:了)?[\s,，:：。是]*"
)


class SamePlace:
    """The last line is where the one before it is."""


@dataclass(frozen=True, slots=True)
class OfLine:
    """A line, by its number, by what it is `called` or, with neither, the last: with `more` beside its words, with
    `words` instead, at another `place`, of another `category`; with none of these it is gone."""

    number: int | None = None
    called: str = ""
    more: str = ""
    words: str = ""
    place: str = ""
    category: str = ""


def spoken(text: str) -> OfLine | SamePlace | None:
    """第二条不算, 3是在公交站, 第二条加上：一共五处; None for anything else."""
    said = text.strip()
    if _SAME_PLACE.fullmatch(said):
        return SamePlace()
    if found := _GONE.fullmatch(said):
        return OfLine(_which(found))
    if found := _MORE.fullmatch(said):
        return OfLine(_which(found), more=found["more"].strip())
    if found := _ELSE.fullmatch(said):
        return OfLine(_which(found), words=found["words"].strip())
    return None


def described(text: str) -> OfLine | None:
    """算了公厕那个不记, 上面那个飞线的是5幢, 第三处类别改成违规广告牌匾; None for anything else. If the list has no
    such line, it may have been said of something else."""
    said = text.strip()
    if (found := _OTHER_CATEGORY.fullmatch(said)) and (which := number(found["n"])):
        return OfLine(which, category=found["new"])
    if _LAST_UNSAID.fullmatch(said):
        return OfLine()
    if found := _UNSAID.fullmatch(said):
        return OfLine(called=found["called"])
    if found := _IS_THERE.fullmatch(said):
        return OfLine(called=found["called"], place=found["place"])
    return None


def one_more(text: str) -> str:
    """What is told behind 还有一个: the new line; '' if it is not said to be one more."""
    found = _ONE_MORE.match(text.strip())
    return text.strip()[found.end() :] if found else ""


def behind_same_place(text: str) -> str | None:
    """What is told of the place of the line before: 后门脏水 of 同一个市场 后门脏水; None if no such words begin it."""
    found = _BEGINS_SAME_PLACE.match(text.strip())
    rest = text.strip()[found.end() :] if found else ""
    return rest or None


def _which(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    said = groups.get("n") or groups.get("bare") or groups.get("n2")
    return number(said) if said else None


_INTO_A_CASE = re.compile(
    r"(?:把)?第?(?P<line>\d{1,2})[条号个]?[^\d?？]{0,12}?(?:并案?|合并?|归)(?:到|入|进)?[\s#＃]*(?P<number>\d{1,7})号?(?:那?件|里|去|吧|了)*[。.!！]*"
)


def into_a_case(text: str) -> tuple[int, int] | None:
    """The line and the case of 3是老问题 并到55; None if no line is to go into a case."""
    found = _INTO_A_CASE.fullmatch(text.strip())
    return (int(found["line"]), int(found["number"])) if found else None
