"""What was said to be wrong and is said anew: 不对，应该是金衡街的; 打错了 是5幢."""

from __future__ import annotations

import re
from typing import NamedTuple

# 报错了，路灯是好的: nothing is wrong there, and nothing is said anew.
_ALL_RIGHT = (
    "[^，,。]{0,8}?(?:(?:是|还|都)(?:好|亮|正常|完好)(?:的|着)|好好的"
    "|没(?:坏|事|问题|少|丢|倒|堵)|正常|亮着|已经?修好)"
)
_WHAT = (
    r"(?P<what>(?!了|字|群|图|地方|位置|一|[^，,]{0,6}(?:撤|删|取消|作废|重复)"
    rf"|{_ALL_RIGHT})"
    r"[^，,。！!？?\s]{2,16}?)"
    r"(?:那[个里边儿头])?(?:的|才对|吧|哈|哦|啊)*[。!！]?"
)
_SORRY = r"(?:(?:不好意思|抱歉|对不起|[嗯哦噢那]|啊?呀|哎呀?|额|呃|不对)[，,。\s]*)?"
_WRONG = (
    r"(?:不对|错了|(?:搞|弄|说|发|报|写|填|看|打|点|选|讲|认|记|输)错(?:字)?了?|(?:打|"
    r"写)(?:成|了)错别?字|更正(?:一下)?|纠正(?:一下)?"
    r"|(?:类别|地点|位置|地方|名字)(?:不对|错了))"
)
# 上面那个不是小学; 刚才报的应该是5幢
_THAT_ONE = (
    r"(?:我?(?:刚才|刚刚|刚|上面|前面|之前|上一?(?=[个条件处]))?(?:报|发|说|打|写)?的?"
    r"(?:[这那]?[个条件处]|[这那]|地[方点]|位置)?[，,\s]*)"
)
_ANEW = re.compile(
    rf"{_SORRY}{_THAT_ONE}(?:(?:{_WRONG}[，,：:。\s]*)?(?:是)?(?:不是|不在)(?P<wrong>[^，,。\s]{{1,16}}?)"
    rf"[，,。\s]*而?(?:应该?)?(?:是|在)"
    rf"|(?P<sure>{_WRONG})[，,：:。\s]*(?:这个?|那个?)?(?:应该?是?|应为|是|改成|改为|改到)?在?"
    rf"|(?:应该?(?:是|在)|应为|改成|改为|改到)){_WHAT}"
)
# 刚才那件是金山小学的; 刚才那件是谁办的 asks.
_JUST_NOW = re.compile(
    rf"(?:刚才|刚刚|上面|上一|最后)(?:我?报的)?[那这一]?[个件条](?:其实|是|在)+(?!谁|怎|"
    rf"什么|哪|几|真|假|不是|我|你|他|急|小事){_WHAT}"
)
_NOT_THE_OTHER = re.compile(
    r"(?:应该?)?[是在](?P<what>[^，,。\s不]{2,16})[，,\s]*而?不[是在](?P<wrong>[^，,。\s]{2,16}?)"
    r"(?:的|哈|哦|啊)*[。!！]?"
)
_WRONG_BEHIND = re.compile(
    r"(?P<what>[^，,。\s]{2,12})[，,。\s]+(?:不好意思[，,\s]*)?(?:刚才|前面|上面)?(?:打|"
    r"写|发|说|报)错(?:字)?了?(?:[，,\s]*不好意思)?[。!！]?"
)
# What excuses it: 打快了, 手滑.
_SLIP = re.compile(
    r"[\s,，。!！]+(?:我|刚才)?(?:[打说写发看点报](?:快|岔|急|漏)了?|手(?:快|滑|抖)了?|不好意思|抱歉|看岔了|眼花了?)[。!！~]*$|[!！]{2,}$"
)
_NUMBER = re.compile(r"第?(?:\d+|[一二三四五六七八九十]+)(?P<what>号楼?|幢|栋|单元|楼|层|弄|期)")


_SIDE = re.compile(r"[东南西北左右]{1,2}(?P<what>侧|边|头|面|段|门|口|$)")
_OF_A_SIDE = "侧边头面"  # 西侧 is put right by 东边 too


class Anew(NamedTuple):
    """What it is instead; `surely`: it was said that something was wrong, or what it is not: then `instead_of` that."""

    words: str
    surely: bool
    instead_of: str = ""


def said_anew(text: str) -> Anew | None:
    """What a text, saying nothing else, says that it should have been; None if it says no such thing."""
    said = _SLIP.sub("", text.strip())
    found = _ANEW.fullmatch(said) or _NOT_THE_OTHER.fullmatch(said) or _JUST_NOW.fullmatch(said)
    found = found or _WRONG_BEHIND.fullmatch(said)
    if found is None:
        return None
    wrong = found.groupdict().get("wrong") or ""
    surely = bool(found.groupdict().get("sure")) or any(one in text for one in ("不是", "不在", "错"))
    return Anew(found["what"], surely, wrong)


_EARLIER = re.compile(
    r"^(?:我)?(?:第[一二三四\d](?:个|件|条)|(?:上|前)一?(?:个|件|条)|(?:前面|上面|刚才|之前)(?:报的)?(?:那|这)?一?(?:个|件|条))"
    r"(?:报的)?的?(?:定位|地点|位置|地方|类别|地址)?[^，,。]{0,4}?(?:不准|不对|错了?|有误|不是)"
)


def is_of_an_earlier_one(text: str) -> bool:
    """True for 第一个定位不准，应该是北门: it puts right what was reported before, and answers nothing."""
    return _EARLIER.match(text.strip()) is not None


def in_place(place: str, words: str) -> str | None:
    """The place with its number or side put right: 5幢 of 金衡花园2幢边 is 金衡花园5幢边, 东侧 of 人民广场西侧 is
    人民广场东侧. None if the words are neither."""
    for form in (_NUMBER, _SIDE):
        if (new := form.fullmatch(words)) and place:
            old = [one for one in form.finditer(place) if _are_alike(one["what"], new["what"])]
            return f"{place[: old[-1].start()]}{words}{place[old[-1].end() :]}" if old else f"{place}{words}"
    return None


def _are_alike(one: str, other: str) -> bool:
    return one == other or (one in _OF_A_SIDE and other in _OF_A_SIDE)  # "" is in it as well: 金衡街北
