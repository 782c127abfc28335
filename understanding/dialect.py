"""Words of dialects that stand in the middle of a sentence, in the common ones: 灯勿亮 is 灯不亮, 俺 is 我."""

from __future__ import annotations

import re

_CHARS = str.maketrans({"俺": "我", "恁": "你", "侬": "你", "侪": "都", "弗": "不", "哉": "了", "吾": "我"})
_SIGNS = re.compile("[俺恁侬侪弗哉吾勿仔]|今朝")
# 请勿 and 切勿 forbid: only where 勿 denies what follows, or stands in 来勿了.
_NOT = re.compile(
    "(?<![请切万])勿(?=[亮通好来到去见晓能会肯干清在是有够响动])|(?<=[来到去吃走])勿(?=[了及到起着])"
)
_DONE = re.compile("(?<=[到来好])仔(?!细)")


def in_common_words(text: str) -> str:
    """The text of the same length, so that every character keeps its place."""
    if not _SIGNS.search(text):
        return text
    return _DONE.sub("了", _NOT.sub("不", text)).translate(_CHARS).replace("今朝", "今天")
