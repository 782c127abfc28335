"""Whether somebody is at their post, as a checker (查岗) says it who is asked."""

from __future__ import annotations

import re

_HE = r"(?:他|她|人|这个人|岗亭|岗上)?"
_NOT_THERE = re.compile(
    rf"{_HE}(?:现在|还)?(?:不在岗?|没在岗?|没人|没有人|没看[到见]人?|没见[到着]人?|不见人|缺岗|脱岗|空岗|离岗|没来)(?:的|了|啊|呢)*[。.!！]*"
)
_THERE = re.compile(
    rf"{_HE}(?:现在)?(?:在岗?的?|在这(?:里|儿)?|在呢|到岗了?|到了|看[到见]了)(?:的|了|啊|呢)*[。.!！]*"
)
_ALL_THERE = re.compile(
    rf"{_HE}(?:都|全|全都|全部|两个都|几个都)(?:在岗?|到了|到岗了?)(?:的|了|啊|呢)*[。.!！]*"
)


def is_absent(text: str) -> bool:
    """不在, 没看到人."""
    return _NOT_THERE.fullmatch(text.strip()) is not None


def is_present(text: str) -> bool:
    """在, 在的."""
    return _THERE.fullmatch(text.strip()) is not None


def all_present(text: str) -> bool:
    """都在."""
    return _ALL_THERE.fullmatch(text.strip()) is not None
