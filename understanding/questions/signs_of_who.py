"""Signs in a sentence of who is asked for: a person where 谁 may be a unit, a unit that was named before."""

from __future__ import annotations

import re

from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


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


def is_that_unit(heard: Heard, piece: Piece) -> bool:
    """综合执法那个局: what a unit is called behind its name, and no part."""
    before = heard.before(piece)
    named = before is not None and before.slot is Slot.SCOPE and before.end == piece.start
    return named and heard.folded(piece)[0] in "那这"
