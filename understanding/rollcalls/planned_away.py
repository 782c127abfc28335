"""下周一开始培训三天, 下周三到周五去学习: days on which somebody is elsewhere for their work, told ahead."""

from __future__ import annotations

import re

from understanding.rollcalls.absence import SPAN_WORDS
from understanding.rollcalls.dates_typed import dates_in_words

_FOR = "培训|集训|轮训|出差|学习|进修|党校|脱产|挂职|疗养|考察|开会|参会|考试"
_AWAY = re.compile(
    r"(?:我|本人|要|得|会|将|从|起|开始|一共|总共|共|有|去|到|在|参加|跟班|外出|外面|外地|区里|市里|省里|县里|[\s,，])*"
    rf"(?P<why>(?:{_FOR})(?:{_FOR})?)(?:班|会)?(?:去|了|的|啊|哈|[\s,，])*[。.!！]*"
)
# 明天开会: everybody has meetings. Away is who goes somewhere, for days, or says so of himself.
_HERE_AS_WELL = re.compile("开会|参会|学习|考试|考察")
_ONE_DAY = re.compile(
    r"明[天日早]|大?后天|[这本下]?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:\d+月)?\d+[号日]"
).fullmatch
_GOES = re.compile("[我去外到]|参加|里|一共|总共").search
_SOME_DAYS = re.compile(r"天|日|号|周|星期|礼拜|明|后")
_ASKS = re.compile(
    r"(?:请问)?(?:那|我|现在|这几天|今天|明天)*(?:(?:还)?(?:在不在|有没有|是不是|算不算|还在)(?:在)?请?(?:着|了|过)?假(?:中|里)?"
    r"|(?:请|休)(?:了|过|着)*假(?:了)?(?:没有?|吗|没|不)"
    r"|的?(?:请的)?假(?:请|休)?(?:到|是到)(?:哪天|什么时候|几号|周几|哪一天)(?:为止|结束)?(?:了)?"
    r"|的?假(?:记上|记|批|登记|请好|请上)了?(?:没有?|吗|没))(?:呢|啊|呀)?[?？。]*"
)


def planned_away(text: str) -> str:
    """Why somebody is elsewhere on the days that the text names; '' if it says anything else, or names no days."""
    said = dates_in_words(text.strip())
    days, rest = [one[0] for one in SPAN_WORDS.finditer(said)], SPAN_WORDS.sub(" ", said)
    found = _AWAY.fullmatch(rest) if days and _SOME_DAYS.search(said) else None
    if found is None:
        return ""
    here = _HERE_AS_WELL.fullmatch(found["why"]) and not _GOES(rest)
    return "" if here and len(days) == 1 and _ONE_DAY(days[0]) else found["why"]


def asks_own_leave(text: str) -> bool:
    """True for 我在不在请假, 我的假请到哪天: how one's own leave stands."""
    return _ASKS.fullmatch(text.strip()) is not None
