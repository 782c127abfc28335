"""How many of each kind there were, and no case: 长城镇11月：乱堆12，小广告9; 本周：违停6、小广告11，都处理好了."""

from __future__ import annotations

import re

from understanding.masks import L, P

_PARTS = re.compile("[、,;；:：]")
_EACH = f"[^，{P}]{{0,4}}{P}[^，{P}]{{0,2}}\\d+\\+?[处个辆张家]?"
# A time or a part, and how many of each.
_TALLY = re.compile(
    f"^[^，{P}]*(?:(?:月份?|[周旬年]|季度)(?:中队|社区|网格|街道|[我本]?组)?|网格|[日周月季年][报结]|战[报果]|小结|汇总|记录"
    f"|还剩|尚余|剩余|未整改的?){L}?(?:，{_EACH}){{2,}}(?:，[^，{P}\\d没未有还在]{{1,5}})?$"
    f"|^{L}?(?:{_EACH}，){{2,}}(?:[均都]|全部|现?已)"
)
# As it was said, with what became of them: all of it is a count, whatever the problems are.
_AS_IT_IS = re.compile(
    r"^[^，]*(?:月份?|[周旬年]|季度|网格|今[天日]|昨[天日])(?:投诉|受理|上报|发现|巡查|查处|战果|中队|社区)?(?:，[^，\d一二两三四五六七八九十]{2,8}\d+[处个辆张家起件]?){2,}"
    "(?:，(?:[均都]|全部|现?已|其中)[^，没未]*)?$"
)


def is_tally(whole: str, plain: str) -> bool:
    """True if a text is such a count. `whole` has signs for its problems and places, `plain` is as it was said."""
    return bool(_TALLY.search(whole) or _AS_IT_IS.search(_PARTS.sub("，", plain)))
