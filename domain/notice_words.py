"""What people call the kinds of notices, and when they want to hear of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.notices import CHOOSABLE, Notice, Wish

EVERYTHING = "全部"
ALL_GROUPS = "全部群"

_MUST_BE_HEARD = (
    *("要办的", "派单", "催办", "升级", "核查", "点名", "急件", "督办", "签收", "查岗", "应急", "待办", "任务"),
    *("提醒", "催办提醒", "到期提醒", "超期提醒"),
)  # fmt: skip
_CALLED: Mapping[str, Notice] = {one.value: one for one in CHOOSABLE} | {
    "每日晒比拼": Notice.BOARD, "比拼": Notice.BOARD, "排名": Notice.BOARD, "图": Notice.BOARD,
    "图片": Notice.BOARD, "进度": Notice.PROGRESS, "已派": Notice.PROGRESS, "已整改": Notice.PROGRESS,
    "已销号": Notice.PROGRESS, "整改": Notice.PROGRESS, "销号": Notice.PROGRESS, "周报": Notice.REPORT,
    "月报": Notice.REPORT, "季报": Notice.REPORT, "年报": Notice.REPORT, "简报": Notice.REPORT,
    "报告": Notice.REPORT,
}  # fmt: skip
_ALL_KINDS = (EVERYTHING, "所有", "全都", "都")
_CHOOSABLE_WISHES = "|".join((Wish.AT_ONCE, Wish.TOGETHER, Wish.NEVER))
_KNOWN = "|".join(sorted((*_CALLED, *_MUST_BE_HEARD, *_ALL_KINDS), key=len, reverse=True))
_TAIL = r"(?:的?(?:通知|消息|信息|推送))"
_A_GROUP = r"[^\s\d、，,]{1,10}群(?:[、，,和]\s*[^\s\d、，,]{1,10}群){0,5}"  # one, or several
_ELSEWHERE = re.compile(
    rf"(?P<what>{_KNOWN}){_TAIL}?\s*(?:在|给)?(?P<group>{_A_GROUP})|(?P<first>{_A_GROUP})[的里]?\s*(?P<then>{_KNOWN}){_TAIL}?"
)
_WHAT = re.compile(rf"(?P<word>.*?){_TAIL}?(?:\s*(?P<everywhere>{ALL_GROUPS}|所有群|各群))?")
_TURNED = re.compile(rf"(?P<first>{_CHOOSABLE_WISHES})?\s*(?P<what>.+?)\s*(?P<last>{_CHOOSABLE_WISHES})?")

FITS = re.compile(rf"(?:(?:{_KNOWN}){_TAIL}?(?:\s*{ALL_GROUPS})?|[^\s\d]{{1,8}}(?:通知|消息|提醒|推送))?")
"""Behind 汇总, 即时, 恢复, which people also say of other things: a kind that is known, or what sounds like one."""
FITS_ANYTHING = re.compile(rf"[^\n]{{0,12}}|[^\n]{{0,12}}\s{_A_GROUP}")
"""Behind 静音, which is said of nothing else."""


@dataclass(frozen=True, slots=True)
class KindsNamed:
    """Which kinds somebody means; none where there is no such kind or it has to be acted on (`must`). `word` is what
    they called it, `everywhere` that all groups are meant."""

    word: str
    kinds: tuple[Notice, ...] = ()
    must: bool = False
    everywhere: bool = False


def called(words: str) -> KindsNamed | None:
    """The kinds behind 静音, 汇总, 即时 or 恢复; None where nothing is named."""
    found = _WHAT.fullmatch(words.strip())
    assert found is not None, "it matches everything on a line"
    word, everywhere = found["word"].strip(), bool(found["everywhere"])
    if not word:
        return None
    if word in _ALL_KINDS:
        return KindsNamed(EVERYTHING, CHOOSABLE, everywhere=everywhere)
    kind = _CALLED.get(word)
    if kind is not None:
        return KindsNamed(word, (kind,), everywhere=everywhere)
    named = of_groups(words)
    must = word in _MUST_BE_HEARD or (named is not None and named[0] in _MUST_BE_HEARD)
    return KindsNamed(named[0] if named and must else word, must=must, everywhere=everywhere)


def of_groups(words: str) -> tuple[str, str] | None:
    """`晒比拼 全区群`, `全区群的晒比拼`, `晒比拼 金山群、东港群`: the kind and the groups in which that is chosen."""
    found = _ELSEWHERE.fullmatch(words.strip())
    return (found["what"] or found["then"], found["group"] or found["first"]) if found else None


def wished(words: str) -> tuple[Wish, str] | None:
    """`进展 汇总`, `汇总 进展` behind 群设置: the wish, and what is named beside it."""
    found = _TURNED.fullmatch(words.strip())
    wish = found and (found["first"] or found["last"])
    return (Wish(wish), found["what"]) if found and wish else None
