"""What is left out or not said of days and cases, found by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape

LESS_THAN_ALL = (
    # 11月底: nobody knows which days
    shape("(?<=月)(?:[初底末](?![之以]?前)|中(?![旬心]))", Slot.VAGUE, cost=1.6),
    shape("(?<=的)(?:都|就|先)?算了(?=[,，])", Slot.NARROW),
    shape("(?<=[,，。])其次(?:才|再)?(?:是|要)", Slot.NARROW),  # a second question
)

_DAY = r"(?=[\d上下本这昨前去今大周星礼国春元一二三四五六七八九十]|月[初中底])"
_AS_OF = re.compile(rf"截[至止](?:到|至)?{_DAY}|(?:到|至){_DAY}(?=\S{{2,9}}为止)")
_END = re.compile("(?<=月)[底末]")


def as_of(folded: str) -> Iterator[Piece]:
    """截至上周五, 到10月底为止: how it stood then."""
    said = [Piece(one.start(), one.end(), Slot.CUE, Cue.AS_OF, 1.0) for one in _AS_OF.finditer(folded)]
    yield from said
    if said:  # of a month its last day is meant
        yield from (Piece(one.start(), one.end(), Slot.FILLER, "", 0.9) for one in _END.finditer(folded))


_LEFT_OUT = re.compile(r"除[了去开]?[^,，。;；]{1,24}")
_OUTSIDE = re.compile("(?<![以之])外(?![面头边墙环])")


def outside(folded: str) -> Iterator[Piece]:
    """除金山片外: where what is left out ends."""
    for stretch in _LEFT_OUT.finditer(folded):
        for one in _OUTSIDE.finditer(folded, stretch.start(), stretch.end()):
            yield Piece(one.start(), one.end(), Slot.CUE, Cue.EXCEPT, 0.9)
