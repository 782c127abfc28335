"""What one says to whom nobody knows or understands, and the function that words a refusal."""

from __future__ import annotations

from functools import singledispatch

from domain.refused import Refused
from texts.typed import one_line

STRANGER = "我还不认识您。请向创建办要 8 位登记码（不用报手机号），拿到后私聊发给我。"
LOST = "没看懂。发“帮助”看能做什么。"
HERE = "在。发“帮助”看能做什么。"
OVER = "这一问已经过了，或者问的不是您。还要办请重新发。"
OLD_BUTTON = "这个按钮过时了。请看最新的卡片，或发：查 编号"


@singledispatch
def wording(why: Refused) -> str:
    """The answer for the person who was refused. Each class of domain/refused is worded in this folder."""
    raise NotImplementedError(f"{type(why).__name__} has no wording")


def typed(words: str) -> str:
    """What somebody typed, short enough to be said back to them."""
    return one_line(words, 20)
