"""What the asker means by 我: what they reported, what they checked, what waits for their check."""

from __future__ import annotations

import re

from domain.question import Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_REPORTED = re.compile("我(?:自己)?[^你他她谁]{0,6}(?:报|反映|发现|拍)(?:上来|上去|出来)?[了过]?的")
_HAS_REPORTED = re.compile("我(?:自己|一共|总共|都|也)*(?:上?报|反映|提|发现)[了过](?=.*(?:几|多少|哪|什么))")
_CHECKED = re.compile("我[^你他她谁]{0,8}(?:核查|复核|核验|验收|查|核|验)[了过](?!一?下)")
_TO_CHECK = re.compile(
    "(?:我[^你他她谁]{0,6}(?:要|该|得|需要|应该)|(?:要|该|等|轮到|归|由)我来?)(?:去)?(?:核查|核|验收|验|复核)"
)


def own_states(heard: Heard) -> list[Status]:
    """我查了 were checked by the asker, 要我核查 wait for that, 今天我报了几件 are new."""
    if not heard.has(Cue.MINE) or heard.said(Slot.STATUS):
        return []
    forms = ((_TO_CHECK, Status.CHECKING), (_CHECKED, Status.CHECKED), (_HAS_REPORTED, Status.NEW))
    return [state for form, state in forms if form.search(heard.typed.folded)][:1]


def tells_of_own_reports(heard: Heard) -> bool:
    """我报的那几件怎么样了: what the asker reported, whoever has it now."""
    return heard.has(Cue.MINE) and _REPORTED.search(heard.typed.folded) is not None
