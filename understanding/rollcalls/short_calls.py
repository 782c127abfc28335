"""江队, 龙所, 小余: how colleagues call each other, by a surname and what somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CALLED = re.compile(
    r"[小老](?P<a>[\u4e00-\u9fff])(?![\u4e00-\u9fff]{0,2}(?:路|街|区|学|镇|村|店|桥|巷))"
    r"|(?P<b>[\u4e00-\u9fff])"
    r"(?:(?P<head>队长?|所长?|站长?|局长?|科长?|主任|书记|镇长|经理|总)|工|哥|姐|师傅|老师)"
)
_IN_PLACE = re.compile(
    r"(?:让|请|由|叫|给|找|托|交给|麻烦)(?P<who>[\u4e00-\u9fff]{1,4}?)(?:来|先|帮忙|帮我|替我|代我)*"
    r"(?:替|顶|代|看|盯|管|办|接|值|处理|照看)"
)


class ShortCall(NamedTuple):
    """What is said, the surname in it, and whether it is what the head of a unit is called."""

    said: str
    surname: str
    of_a_head: bool


def short_calls(text: str) -> Iterator[ShortCall]:
    """Whatever in a text may be such a name; whether anybody has that surname, the reader cannot know."""
    for found in _CALLED.finditer(text):
        yield ShortCall(found[0], found["a"] or found["b"], found["head"] is not None)


def put_in_place(text: str) -> str:
    """Who is to have somebody's work or shift, as they are called: 江队 of 让江队看下; '' if nobody is."""
    found = _IN_PLACE.search(text)
    return found["who"] if found else ""
