"""Signs in a sentence that one of several places is asked for."""

from __future__ import annotations

import re

from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_WHICH_PLACE = re.compile("哪几?[条座所间段处片]")


def asks_which_place(heard: Heard) -> bool:
    """违停最凶的那条路是哪条: said of places alone."""
    return any(
        _WHICH_PLACE.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.WHICH
    )


_SEVERAL_PLACES = re.compile("(?:[这那]?[几各些]|所有)[个家座所处条片]?的?$")
_WITHIN_THEM = re.compile(
    "(?:之?间|里面?|里头|当?中|之中|们)?(?:的|都|排一?排|比一?比|比较一下|排个[队名序])*[,，]?(?:谁|哪)"
)


def who_among_places(heard: Heard) -> bool:
    """几个菜场排一排，谁的问题多: the one of these places, and not whose they are."""
    if not heard.has(Cue.WHO, Cue.WHO_IS) or heard.said(Slot.BY) or heard.said(Slot.PART):
        return False
    folded = heard.typed.folded
    which = any("哪" in heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WHO_IS)
    return any(
        which or _SEVERAL_PLACES.search(folded, 0, one.start) or _WITHIN_THEM.match(folded, one.end)
        for one in heard.said(Slot.KIND)
    )
