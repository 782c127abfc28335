"""What was there before, was to be done, or was told before, and what of it is there now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from understanding.masks import L
from understanding.reports import kinds
from understanding.reports.kinds import Kind, SaidClause

# 昨天报的那堆纸箱已经搬走 is of a case that there is.
TOLD_BEFORE = re.compile(
    "(?:昨天|昨日|昨晚|前天|上次|上周|早上|上午|下午|刚才|之前|前面|早先)(?:我们?|你们?)?(?:报修?|说|反映|拍|发|提)的"
)
# 昨天撒的那堆黄沙店家自己扫拢装走了: what is told of is what was there before.
OF_BEFORE = re.compile("(?:昨[天晚日]|前[天几][天日]?|上周|上次|早上|上午)[^，。]{1,6}的(?:那|这)[^，。一又]")


def is_there_again(one: SaidClause, kind: Kind | None) -> bool:
    """又在路口支摊子，昨天刚劝走的: what was done before has not helped."""
    return kind is Kind.FIXED and _AGAIN.match(one.words) is not None


_AGAIN = re.compile(f"{L}?(?:这|那|他们?|她|怎么?|咋|今[天早]|现在|你看)*又")
_NOTHING_DONE = re.compile(
    r"(?:到今天|到现在|至今|到这会儿?|现在|可是?|但是?|结果|都).{0,4}(?:还|也|都|仍)?(?:没|未|不见)有?(?:人|谁)?(?:来|去|动|管|清|修|处理|整改|拆|弄)"
)


def come_due(said: Sequence[SaidClause], reached: Sequence[Kind | None]) -> list[Kind | None]:
    """公告写着周五前清理，到今天还没人来清: what was to be done and is not is a problem now."""
    behind = next((i for i, one in enumerate(said) if i and _NOTHING_DONE.search(one.plain)), len(said))
    return [
        Kind.PROBLEM if i < behind < len(said) and one.problem and kind in (Kind.PLAN, Kind.NOTICE) else kind
        for i, (one, kind) in enumerate(zip(said, reached, strict=True))
    ]


_NOW = re.compile(
    "^(?:可|但)?(?:现在|如今|这下|今年)(?!.{0,6}(?:还|又|仍|也|更|没|不))|^(?:你们?|大家|再|来)*看看?(?:现在|如今)$"
)


def was_once(said: Sequence[SaidClause], reached: Sequence[Kind | None]) -> list[Kind | None]:
    """以前这条河臭得很，现在能钓鱼了: what was, and is no more."""
    now = next((i for i, one in enumerate(said) if not one.problem and _NOW.match(one.plain)), 0)
    return [
        Kind.FIXED
        if i < now and one.problem and kind is Kind.PROBLEM and kinds.says("ONCE", one.plain)
        else kind
        for i, (one, kind) in enumerate(zip(said, reached, strict=True))
    ]
