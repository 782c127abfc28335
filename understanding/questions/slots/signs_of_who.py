"""Signs in a sentence of who is asked for: a person where 谁 may be a unit, a unit that was named before, whose work or
problem it is."""

from __future__ import annotations

import re

from domain.question import By
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot


def asks_for_a_person(heard: Heard) -> bool:
    """哪个人, 哪位: surely a person, where 谁 may be a unit."""
    who = [one for one in heard.said(Slot.CUE) if one.value in (Cue.WHO, Cue.WHO_IS)]
    folded = heard.typed.folded
    return any(
        re.search("[人位]", heard.folded(one))
        or _REPORTS.match(folded, one.end)
        or _AMONG_THEM.search(folded, 0, one.start)
        for one in who
    )


# 谁报得最勤, 谁巡得最多: people report, units are given what was reported
_REPORTS = re.compile(
    "(?:们|个)?(?:最|也|都|老|总|平时|自己)*(?:上报|[报巡]|巡查|检查|查出|发现|拍)(?:上来|出来|得|的|最|问题|了)"
)
# 市场监管所里头谁手上件最多
_AMONG_THEM = re.compile("(?:[局所队室站社区村]|中心|专班)(?:里头|里面|里边|内部|当中)(?:是|到底)?$")


_DOES = re.compile("处理|处置|解决|治理|整治|整改|办理|落实")


def whose_work(heard: Heard) -> bool:
    """僵尸车哪个部门处理: a problem or a place, and which unit works on it, on no days."""
    named = heard.said(Slot.CATEGORY) or heard.said(Slot.SCOPE)
    ends = {one.end for one in heard.said(Slot.BY) if one.value is By.UNIT and heard.folded(one)[0] in "哪什"}
    done = [one for one in heard.pieces if one.value is Cue.DONE and _DOES.fullmatch(heard.folded(one))]
    apart = heard.said(Slot.PERIOD) or heard.said(Slot.FIRST) or "得" in heard.typed.folded
    return bool(named) and not apart and any(one.start in ends for one in done)


_IS_OF = re.compile(
    "(?:是|属|属于|算|归)(?:哪个|哪一?家|什么|啥)(?:单位|部门|局|所|科室|口子?|家)?的[呢啊呀]*[?？。]*$"
)


def whose_problem(heard: Heard) -> bool:
    """路灯是哪个局的: a problem, and whose it is; nothing says how many there are or how they stand."""
    said = (Slot.STATUS, Slot.ORDER, Slot.FIRST, Slot.PERIOD, Slot.LENGTH)
    named = (
        heard.said(Slot.CATEGORY) and not any(map(heard.said, said)) and not heard.has(Cue.HOW_MANY, Cue.SHOW)
    )
    return bool(named) and _IS_OF.search(heard.typed.folded) is not None
