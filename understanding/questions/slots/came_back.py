"""Cases that were over and came back: 销了又重开的 are asked about as they are now, and not as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.question import Status
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_AND_AGAIN = re.compile("[了过的去号]?(?:(?:以|之)?后)?[,，]?(?:结果|现在|没几天|隔天)?[又再]")
_OVER = frozenset({Status.CLOSED, Status.FIXED, Status.CHECKED, Status.CHECKING, Status.RETURNED})
_COME_BACK = frozenset({Status.REOPENED, Status.REBOUND, Status.REWORK})


def came_back(heard: Heard) -> Iterator[Status]:
    """销了又重开的, 没验过去又重弄的: what they were before they came back."""
    for one, other in pairwise(heard.said(Slot.STATUS)):
        if not isinstance(one.value, Status) or one.value not in _OVER or other.value not in _COME_BACK:
            continue
        if _AND_AGAIN.match(heard.typed.folded, one.end):
            yield one.value
