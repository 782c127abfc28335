"""Whether a text that takes something back tells a problem all the same: 说错，是金衡街占道."""

from __future__ import annotations

import re
from collections.abc import Sequence

from understanding.masks import P
from understanding.reports import kinds
from understanding.reports.kinds import Kind, SaidClause

# 不是没人管，昨天刚清过，今天又堆了: nothing is put right by that.
_AGAIN_LAST = re.compile(
    "(?:今[天早]|昨晚|现在|这会儿?|转眼|一早|没几天|马上|就)*又[堆停摆贴扔倒占挂满脏乱坏堵](?!错|岔)"
)
# 类别报岔了，该算清运不及时: the category of what was reported, and no problem more.
_WRITTEN_AS = re.compile(f"[写报选填标归打]成(?:了)?{P}")  # 刚才写成违停了
_PUT_RIGHT = re.compile(
    f"，错，不是{P}，(?:应该?)?是{P}|不是{P}，(?:应该?)?是{P}，(?:改|更正)"
)  # 错。不是违停。是占盲道
_OF_ITS_CATEGORY = re.compile("类[别型]?(?!似)")


def tells_all_the_same(said: Sequence[SaidClause], kinds_: Sequence[Kind | None]) -> bool:
    """True if a problem is told after what was taken back, or only the place of one was: 说错，是金衡街占道."""
    if _AGAIN_LAST.match(said[-1].plain):
        return True
    wrong = [i for i, one in enumerate(said) if kinds.says("CORRECTION", one.words)]
    if _PUT_RIGHT.search("".join(f"，{one.words}" for one in said)):
        return False
    if any(_OF_ITS_CATEGORY.search(said[i].plain) for i in wrong):
        return False
    if any(_WRITTEN_AS.search(one.words) for one in said):
        return False
    if kinds.says("ONLY_PLACE", "，".join(one.words for one in said)):
        return any(one.problem for one in said)
    after = wrong[0] if wrong else 0
    return any(
        one.problem and kind is Kind.PROBLEM and i > after
        for i, (one, kind) in enumerate(zip(said, kinds_, strict=True))
    )
