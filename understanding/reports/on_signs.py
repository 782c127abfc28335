"""What is written on a sign is neither said by whoever reports it nor where it is: “禁止停车”牌子倒了."""

from __future__ import annotations

import re

_QUOTED = '[“"「『‘][^”"」』’，。]{1,12}[”"」』’]'
_ON_A_SIGN = re.compile(f"{_QUOTED}(?=的?[这那]?[块个]?(?:(?:广告|标识?|标志|提示|警示)?[牌字]|标语|横幅))")
# 指示牌上“东港路”写成“东岗路”; a mark may stand in the place of the words before it.
_WRITTEN = re.compile(f"[牌上着成了|]{_QUOTED}")


def without_signs(clause: str) -> str:
    """The clause without what stands on a sign that it names."""
    return _ON_A_SIGN.sub("", clause)


def without_written(words: str) -> str:
    """The words with a mark in the place of what is said to be written somewhere."""
    return _WRITTEN.sub("|", words)
