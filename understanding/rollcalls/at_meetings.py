"""Who was at a meeting, as somebody writes it down: 周五例会，缺席交警. It is nobody's leave."""

from __future__ import annotations

import re

_MEETING = "(?:会议|例会|(?<![一等待不就才还都也机约])会(?![儿我你他她不被要]))"
_UNIT = "[\u4e00-\u9fff]{0,8}?(?:单位|局|委|办|所|队|街道|镇|社区|村|交警|城管|专班|中心)"
_TOLD = re.compile(
    rf"{_MEETING}.{{0,20}}?(?:缺席|应到|实到|宣读|议定|{_UNIT}(?:的人)?(?:没来|没到|未到|没人|请假))"
    rf"|(?:缺席|应到|实到)(?:的|单位)*[:：\s]*{_UNIT}"
    r"|^(?:开会|会议|例会)的?(?:记录?|登记)(?:一?下)?[:：,，\s]"
)
_OF_ONESELF = re.compile("我(?!们?(?:区|局|街道|社区|镇|村))|本人|俺")


def of_a_meeting(text: str) -> bool:
    """True if the words tell which units were at a meeting, and nothing of whoever says it."""
    return _TOLD.search(text) is not None and _OF_ONESELF.search(text) is None
