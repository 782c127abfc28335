"""昨天值班我在的，忘了点到: words about a roll-call (点名) that is over, which answer none of today's."""

from __future__ import annotations

import re
from datetime import date

_BEFORE = re.compile(
    r"昨[天日晚儿]|昨(?=早|上午|下午|夜)|前[天晚]|前几天|那[天次晚]|那[一个]?班|上个?(?:周|星期|礼拜|月|次|回)"
)
_SOME_DAY = re.compile(
    r"(?<!下)(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}月\d{1,2}|(?<!\d)\d{1,2}[号日](?!楼|线|店|桥|院|门)"
)
_TODAY = re.compile("今|现在|刚|这会儿?|马上|这就|已到|来了$")
_TO_COME = re.compile("明[天早晚]|后天|下个?(?:周|星期|礼拜|月)|以后|要是|如果")
# What was not done at that call, or what stands of it on record.
_NOT_ANSWERED = (
    "(?:忘|漏|没来得及|没顾上|没)(?:了|记|记了)?(?:去|在群里)?(?:点(?:到|名|卡|上|了|击|一下|$|[，,。])|答到|应答|签到|打卡|报到|回(?:到|复|$|[，,。]))"
    "|(?:记|算|写|登|报|标)(?:了|成|我|的是|为|作|是)*(?:没到|未到|不到|缺岗|缺勤|缺席|未应答|没应答|旷工)(?!吧)"
    "|(?:在岗|值班|点名|到岗|应答).{0,8}补|补(?:一?个|一?下)?(?:点到|点名|到$|签到|应答)|(?:未应答|缺岗|没到)(?:的记录)?.{0,4}(?:改|销|去掉|取消|更正|消掉)"
)
_FORGOT = re.compile(_NOT_ANSWERED)
_WAS_THERE = re.compile(
    "(?:值班|站岗|值守|点名|那班|这班).{0,3}?(?:我|人|本人).{0,3}(?:在|到)(?:的|了|岗|场|过|$|[，,。])"
    "|(?:我|本人|人).{0,4}(?:在岗|到岗|在场|到场|到了|在的)(?:的|了)?(?:$|[，,。])"
)
_ASKS = re.compile("[谁哪几]|多少|名单|情况|怎么样")


def of_an_earlier_call(text: str, today: date | None = None) -> bool:
    """True if the text says of a day that is over that somebody was there, or did not answer; never if it also tells
    of today (昨天忘了点到，今天到)."""
    if _TODAY.search(text) or _TO_COME.search(text) or _ASKS.search(text) or (today and _names(today, text)):
        return False
    before = _BEFORE.search(text) is not None
    return (before and _WAS_THERE.search(text) is not None) or wants_it_put_right(text)


def wants_it_put_right(text: str) -> bool:
    """True if the text says of some day that an answer is missing on record, or ought to be added: 忘了点到."""
    day = _BEFORE.search(text) or _SOME_DAY.search(text)
    return day is not None and _FORGOT.search(text) is not None


def _names(today: date, text: str) -> bool:
    """True for 周一 on a Monday, and for today's date."""
    week = f"(?<!上)(?<!上个)(?:周|星期|礼拜){'一二三四五六日'[today.weekday()]}"
    return (
        re.search(rf"{week}|(?<!\d){today.month}月{today.day}(?!\d)|(?<![\d月]){today.day}[号日]", text)
        is not None
    )
