"""Answers to a roll-call in traditional characters, in pinyin, or mistyped, put right."""

from __future__ import annotations

import re

from understanding.dialect import in_mandarin
from understanding.simplified import simplified

_SLIPS = {
    "道岗": "到岗",
    "倒岗": "到岗",
    "已道": "已到",
    "己道": "已到",
    "人道了": "人到了",
    "以到": "已到",
    "己到": "已到",
    "到刚": "到岗",
    "在刚": "在岗",
    "到港": "到岗",
    "在港": "在岗",
    "报道": "报到",
    "到冈": "到岗",
    "在冈": "在岗",
    "清假": "请假",
    "请家": "请假",
    "请加": "请假",
    "请价": "请假",
    "青假": "请假",
    "请叚": "请假",
    "迟道": "迟到",
    "收道": "收到",
    "以在": "已在",
    "己在": "已在",
    "己经": "已经",
    "以经": "已经",
    "睹车": "堵车",
    "赌车": "堵车",
    "稍侯": "稍候",
    "替斑": "替班",
    "代斑": "代班",
    "来不聊": "来不了",
    "嚟": "来",
    "咗": "了",
    "喺度": "在",
    "喺": "在",
    "冇": "没",
    "今儿个": "今天",
    "今儿": "今天",
    "今个": "今天",
    "明儿": "明天",
    "明个": "明天",
}
# A whole message in Latin letters, spaces left out.
_PINYIN = {
    "dao": "到",
    "daole": "到了",
    "yidao": "已到",
    "daogang": "到岗",
    "yidaogang": "已到岗",
    "zai": "在",
    "zaigang": "在岗",
    "shoudao": "收到",
    "baodao": "报到",
    "chidao": "迟到",
    "wandiandao": "晚点到",
    "mashangdao": "马上到",
    "zailushang": "在路上",
    "duche": "堵车",
    "qingjia": "请假",
    "laibuliao": "来不了",
}
_SPELT = re.compile("[A-Za-z]{5,}")
_PUT_AT = re.compile("(?<![耽延])搁(?![误置浅在])")  # 搁路口呢: in the north and the east one is put there
_LIKE_HERE = frozenset("倒道捣")
_SHORT = {"迟": "迟到", "晚": "晚到", "假": "请假"}  # one character is the whole answer


def normal(text: str) -> str:
    """The same text with the characters and the slips that matter here put right."""
    text = in_mandarin(simplified(text))
    text = _SPELT.sub(lambda one: _PINYIN.get(one[0].lower(), one[0]), text)
    bare = re.sub(r"[^A-Za-z\u4e00-\u9fff]", "", text)
    if bare in _LIKE_HERE or bare.lower() in _PINYIN:
        return _PINYIN.get(bare.lower(), "到")
    if bare in _SHORT:
        return _SHORT[bare]
    for slip, meant in _SLIPS.items():
        text = text.replace(slip, meant)
    return _PUT_AT.sub("在", text)
