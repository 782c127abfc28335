"""What falls due: until when, and whether that is asked."""

from __future__ import annotations

import re

from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot


def has_a_term(heard: Heard) -> bool:
    """周五前要整改的."""
    said = [heard.folded(one) for one in heard.said(Slot.PERIOD)]
    return any(words[1:].endswith("前") and not words.endswith(("目前", "当前")) for words in said)


_WHEN = "(?:什么时候|啥时候|何时|几时|哪一?天|几号)"
_WHEN_DUE = re.compile(f"(?:[几何啥]时候?|什么时候|几号|哪一?天)到期|^{_WHEN}(?!报|上报|销的|到|截|完事)")


def asks_when_due(heard: Heard) -> bool:
    """井盖松的几时到期: those of a kind, and of no one case."""
    return any(_WHEN_DUE.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)


def lies_ahead(heard: Heard) -> bool:
    """明天超期的: what will be late then is due then."""
    return any(
        heard.folded(one).startswith(("明", "后", "大后", "下", "未来", "接下来"))
        for one in heard.said(Slot.PERIOD)
    )
