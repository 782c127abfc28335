"""Words of Cantonese as they are written in Mandarin, character for character: 边个冇到 is 哪个没到."""

from __future__ import annotations

import re

_WORDS = dict(
    pair.split(":")
    for pair in [
        "边个:哪个",
        "边度:哪里",
        "呢个:这个",
        "呢度:这里",
        "嗰个:那个",
        "嗰度:那里",
        "呢排:近来",
        "点样:怎样",
        "点解:为啥",
        "今日:今天",
        "听日:明天",
        "寻日:昨天",
        "琴日:昨天",
        "噚日:昨天",
        "乜嘢:什么",
        "咩嘢:什么",
        "依家:现在",
        "而家:现在",
        "宜家:现在",
        "搞掂:搞定",
        "未曾:还没",
        "仲有:还有",
        "仲未:还没",
        "几时:何时",
    ]
)
_CHARS = dict(
    pair.split(":")
    for pair in ["冇:没", "咗:了", "嘅:的", "喺:在", "啲:些", "佢:他", "嚟:来", "㗎:呀", "喇:啦"]
)
_IS = re.compile("系(?=哪个|哪里|什么|没|唔)")
_KNOWN = re.compile("|".join([*_WORDS, *_CHARS]))


def in_mandarin(folded: str) -> str:
    """The text of the same length, so that every character keeps its place."""
    written = _KNOWN.sub(lambda one: _WORDS.get(one[0]) or _CHARS[one[0]], folded)
    return _IS.sub("是", written) if written != folded else folded
