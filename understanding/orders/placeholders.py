"""Words of a help line that stand for something, typed as they are written there: 作废 12 理由, 晒比拼 [时段]."""

from __future__ import annotations

import re

# What no reason, place or name is. 种子 is none of them: 评分 核对 种子 means the last one.
_STANDS_FOR = frozenset(
    (
        *("理由", "原因", "说明", "内容", "情况", "措施", "要求", "事由", "意见"),
        *("地点", "问题", "类别", "单位", "点位", "姓名", "范围", "时段", "指标", "名字", "组名"),
    )
)
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
    only_nouns = all(one in _STANDS_FOR or one.strip("#＃").isdecimal() for one in typed)
    kept = list(typed)
    while kept and kept[-1] in _STANDS_FOR and (only_nouns or kept[-1] in shown):
        kept.pop()
    return words if kept == typed else " ".join(kept)
