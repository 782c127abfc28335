"""不是占道，是搭了个棚: what a text says that the problem is not, which is then not offered as what it may be."""

from __future__ import annotations

import re

# 是不是占道 asks, 不是占道就是乱停 says one of two, and 不是一般的脏 denies nothing.
_DENIED = re.compile(
    r"(?<![是算])(?:并不是|也不是|可不是|不是|不算|算不上|不属于)(?!一般|一点|一次|第一|很|太|说|[我你您他她人])"
    r"(?P<what>[^\s,，。;；、!！?？]{1,10}?)(?<!就)(?=而?是(?!不)|[\s,，。;；、!！]|$)(?!就是)"
)


def denied(text: str) -> tuple[str, ...]:
    """The words for what it is not, in their order."""
    return tuple(found["what"] for found in _DENIED.finditer(text))


def without_denied(text: str) -> str:
    """The text without them."""
    return _DENIED.sub(" ", text).strip()
