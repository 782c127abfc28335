"""2是垃圾桶破损，派给环卫所: what a case is and whose it is, said in one sentence; and what begins like an order."""

from __future__ import annotations

import re
from typing import NamedTuple

from understanding.orders.case_numbers import COUNTED


class KindAndUnit(NamedTuple):
    """A case, what it is said to be, and to whom it goes, with what else that unit is told."""

    number: int
    kind: str
    unit: str


_SAID = re.compile(
    r"[#＃]?\s*(?P<number>\d{1,9})\s*号?(?:这[件个]|那[件个])?[\s,，:：]*(?:就|应该?|其实|明显)*(?:是|算|属于|归(?=\S+类))"
    r"(?P<kind>[^\s,，。;；]{2,12}?)(?:类|的问题|问题)?[\s,，。;；]+"
    r"(?:就|直接|那|请|麻烦|应该?|先|还是)*(?:(?:改?派|转|交|移交)(?:给|到|去)?|给|归|由|让)(?P<unit>[\u4e00-\u9fff].*)",
    re.DOTALL,
)
_WHOSE = re.compile("我|你|您|他们|咱|本|[的管]$")
# 分类 92 …, 定成 92 …: whatever is wanted of that case, it tells of no new problem.
_DONE_TO_A_CASE = re.compile(
    r"(?:请|帮我?|麻烦|那|就|先|再|把|给|将)*"
    r"(?:改|定|分|归|换|调|转|移|算|列|标|设|划|判|评|挂|退|派|催|拆|并|撤|补|重)"
    r"(?:一?下|好|类|类别|类型|分类|级|级别|单|给|到|为|成|出|开|回|掉|做|办|上|入|地点|位置|单位|问题|标签)?"
    rf"\s*[#＃]?(\d{{1,9}})(?!\d|\s*{COUNTED})号?[\s,，:：]+\S",
)


def kind_and_unit(text: str) -> KindAndUnit | None:
    """What the sentence says a case is, and to whom it is to go; None if it does not say both."""
    found = _SAID.fullmatch(text.strip())
    return KindAndUnit(int(found["number"]), found["kind"], found["unit"].strip()) if found else None


def says_whose(kind: str) -> bool:
    """True for 我们街道的: it says whose it is, and not what."""
    return _WHOSE.search(kind) is not None


def case_acted_on(text: str) -> int | None:
    """The number behind a verb with which a line begins: 分类 92 私拉乱接电线. None for 金山路 92 号 and
    拆 1 处违建."""
    found = _DONE_TO_A_CASE.match(text.strip())
    return int(found[1]) if found else None
