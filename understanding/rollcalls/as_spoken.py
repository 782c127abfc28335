"""What is spoken into a phone, without a sign: 呃我在的啊那个手机没响 has hesitations, and 啊 where a clause ends."""

from __future__ import annotations

import re

_HUMS = re.compile("[呃额]+(?=[\u4e00-\u9fff])|^[嗯唔]+(?=[我俺那在来到])")
# 那个 before whom or what one does not point at: 那个我在的, 我那个家里有事.
_SEARCHES = re.compile(
    "(?:(?<=[我他她])|(?<![\u4e00-\u9fff]))(?:那个|就是说?|然后呢?)+"
    "(?=[我俺他她你小老]|已经?|今[天早]|刚|现在|马上|家里|孩子|啥|什么)"
)
_ENDS = re.compile("(?<=[\u4e00-\u9fff])啊(?=[\u4e00-\u9fff])(?![呀哟哈哦])")
# 他帮我站我膝盖疼, 下水管堵了今天就让她: who or when begins anew.
_BEGINS = re.compile(
    "(?<=[帮替顶代]我[站顶值看守盯])(?=[我俺])|(?<=[替顶代]我)(?=[我俺])|(?<=了)(?=今天(?:就|只好)?(?:[让由请叫喊]|来不|去不))"
)


def with_signs(text: str) -> str:
    """The text without hesitations, and with a sign where a clause ends."""
    text = _ENDS.sub("，", _HUMS.sub("", text))
    return _BEGINS.sub("，", _SEARCHES.sub("", text))
