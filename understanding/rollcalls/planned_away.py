"""下周一开始培训三天, 下周三到周五去学习: days on which somebody is elsewhere for their work, told ahead."""

from __future__ import annotations

import re

from understanding.rollcalls.absence import SPAN_WORDS, dates_in_words

_FOR = "培训|集训|轮训|出差|学习|进修|党校|脱产|挂职|疗养|考察|开会|参会|考试"
_AWAY = re.compile(
    r"(?:我|本人|要|得|会|将|从|起|开始|一共|总共|共|有|去|到|在|参加|跟班|外出|外面|外地|区里|市里|省里|县里|[\s,，])*"
    rf"(?P<why>(?:{_FOR})(?:{_FOR})?)(?:班|会)?(?:去|了|的|啊|哈|[\s,，])*[。.!！]*"
)
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
    rest, days = SPAN_WORDS.subn(" ", said)
    found = _AWAY.fullmatch(rest) if days and _SOME_DAYS.search(said) else None
    return found["why"] if found else ""


def asks_own_leave(text: str) -> bool:
    """True for 我在不在请假, 我的假请到哪天: how one's own leave stands."""
    return _ASKS.fullmatch(text.strip()) is not None
