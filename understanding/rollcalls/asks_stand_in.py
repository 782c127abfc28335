"""谁替我, 毛俊逸今天谁替班: who stands in for somebody; and 毛俊逸这两天不在，他的活给姚志坚, said of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from understanding.rollcalls.absence import SPAN_WORDS

_WHO = "\ue000"
_PAUSE = r"[\s,，。;；]*"
_ASKS = re.compile(
    rf"(?:请问|那|现在|帮我看看|[\s,，。;；])*(?P<who>我|{_WHO})?(?:的|这)?(?:班|件|活|岗|那班)?(?:是|有|有没有|都|由|该|要)*"
    r"(?:谁|哪[个位]|什么人)(?:来|去|在|能|给|会)*(?:替|顶|代|接|接替|代替|顶替)(?:班|岗|值班|值)?"
    rf"(?P<whom>我|他|她|{_WHO})?(?:的|这)?(?:班|件|活|岗)?(?:了|的|呢|啊|呀)*[?？。]*"
)
_GIVEN = re.compile(
    rf"(?P<said>{_WHO}.{{0,12}}?(?:不在|请假|休假|出差|培训|住院|生病|病了|有事|来不了|外出|开会).{{0,6}}?){_PAUSE}(?:把|将)?"
    r"(?:他|她|其)?的?(?:手上|手头|手里)?的?(?:活儿?|工作|事情?|件|任务|案子)(?:都|先|就|全|暂时|全部)*"
    r"(?:交给|转给|移交给|派给|分给|给|让|由|归)\ue001(?:来|去|接|办|处理|管|盯|做|负责|一下|吧|了)*[。.!！]*"
)


@dataclass(frozen=True, slots=True)
class AsksStandIn:
    """Of whom it is asked ('' for everybody, 我 for who asks), and on which days, as they were said."""

    who: str
    when: str


@dataclass(frozen=True, slots=True)
class OthersWork:
    """Whose work is to be given to whom, and for which days as they were said."""

    absent: str
    to: str
    when: str


def asks_stand_in(text: str, names: Iterable[str]) -> AsksStandIn | None:
    """What is asked; None of anything else, and where more than one person is named."""
    named = [one for one in names if one in text]
    if len(named) > 1:
        return None
    said = text.strip().replace(named[0], _WHO) if named else text.strip()
    when = "".join(one[0] for one in SPAN_WORDS.finditer(said))
    found = _ASKS.fullmatch(SPAN_WORDS.sub("", said))
    if found is None:
        return None
    who = {_WHO: named[0] if named else "", "我": "我"}
    return AsksStandIn(who.get(found["who"] or "") or who.get(found["whom"] or "", ""), when)


def others_work(text: str, names: Iterable[str]) -> OthersWork | None:
    """Who is away and whose colleague is to have the work, said by somebody else; None of anything else."""
    named = sorted((one for one in names if one in text), key=text.index)
    if len(named) != 2:
        return None
    absent, to = named
    said = text.strip().replace(absent, _WHO).replace(to, "\ue001")
    found = _GIVEN.fullmatch(said)
    return OthersWork(absent, to, "".join(one[0] for one in SPAN_WORDS.finditer(said))) if found else None
