"""Words behind an order that say nothing: what stands for something in its help line (作废 12 理由, 晒比拼 [时段]), and
the order once more where its reason belongs (撤榜 撤榜)."""

from __future__ import annotations

import re

# What no reason, place or name is. 种子 is none of them: 评分 核对 种子 means the last one.
_STANDS_FOR = frozenset(
    (
        *("理由", "原因", "说明", "内容", "情况", "措施", "要求", "事由", "意见"),
        *("地点", "问题", "类别", "单位", "点位", "姓名", "范围", "时段", "指标", "名字", "组名"),
    )
)
_ASKED = frozenset(("指标",))  # 台账 指标 asks which
_REASONS = frozenset(("理由", "原因", "事由"))
_AROUND = frozenset("请就先还把将它这那个件条榜的了吧啊呗掉一下要想给我们都")
_OPTIONAL = re.compile(r"\s*\[[^\[\]]{1,12}\]")
_SHOWN_BEHIND = " — "


def optional_in(help_line: str) -> frozenset[str]:
    """What a help line shows as optional: [时段], [到 3月5日]."""
    head, _, _ = help_line.partition(_SHOWN_BEHIND)
    return frozenset(found.strip() for found in _OPTIONAL.findall(head))


def without_optional(text: str, known: frozenset[str]) -> str:
    """The text without what help lines show in brackets; other things in brackets stay ([玫瑰])."""
    return _OPTIONAL.sub(lambda found: "" if found[0].strip() in known else found[0], text)


def without_placeholders(words: str, help_line: str) -> str:
    """What stands behind a command's word, without the nouns at its end that only say what belongs there.

    A noun counts if this command's help line has it, or if nothing but nouns and numbers was typed.
    """
    head, _, _ = help_line.partition(_SHOWN_BEHIND)
    shown = set(re.sub(r"[\[\]]", " ", head).split())
    typed = words.split()
    only_nouns = all(one in _STANDS_FOR - _ASKED or one.strip("#＃").isdecimal() for one in typed)
    kept = list(typed)
    while kept and kept[-1] in _STANDS_FOR and (only_nouns or kept[-1] in shown):
        kept.pop()
    if kept and shown & _REASONS and _is_the_order(kept[-1], head) and all(map(_names, kept[:-1])):
        kept.pop()
    return words if kept == typed else " ".join(kept)


def _is_the_order(word: str, head: str) -> bool:
    """True for 撤了吧 behind 撤榜: it gives no reason."""
    order = set(head.split()[0])
    said = set(word.strip("，。！!.,"))
    return bool(said & order) and said <= order | _AROUND


def _names(word: str) -> bool:
    """True for what says of what the order is: a number, a month, a grid."""
    return word[-1:].isdecimal() or word.endswith(("月", "号", "网格"))
