"""Things and places that are counted themselves, and not what is wrong with them: 路灯总数, 多少个垃圾桶, 几个公厕.

The bot knows cases alone. How many lamps there are it would answer with how many are broken, so it asks instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from domain.question import Measure
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.names.called import PLAINLY
from understanding.questions.names.things_alone import things
from understanding.questions.pieces import Piece, Slot
from understanding.questions.states.mending import OF_SORT, Sort

_IS_BROKEN = re.compile("[坏破损脏乱缺黑旧断掉裂灭欠漏没不]|故障|丢")
_IN_ALL = re.compile("(?:总数|总量|数量|个数|保有量|总计|合计|存量)")
_ALTOGETHER = re.compile("(?:现在|目前|到底)?(?:[总一]共|拢共|合计|加起来)(?:是|有)?")
_PIECES = re.compile("(?:个|座|所|盏|根|块|只|张|面|台)$")
_OF_CASES = (Slot.STATUS, Slot.PERIOD, Slot.VAGUE, Slot.LENGTH, Slot.PERSON)


def things_counted(heard: Heard, measure: Measure) -> Iterator[str]:
    """The words that count things or places, where nothing says that cases are meant."""
    if measure is not Measure.COUNT or heard.has(Cue.CASES, Cue.ITEM) or any(map(heard.said, _OF_CASES)):
        return
    named = [one for one in heard.pieces if _is_a_thing(heard, one)]
    counts = [one for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    if len(named) == 1 and len(counts) == 1 and not (heard.said(Slot.KIND) and heard.said(Slot.CATEGORY)):
        thing, count = named[0], counts[0]
        words, between = heard.folded(count), heard.typed.folded[thing.end : count.start]
        so_many = _PIECES.search(words) and (count.end == thing.start or _ALTOGETHER.fullmatch(between))
        if so_many or (_IN_ALL.match(words) and thing.end == count.start):
            yield heard.words(Piece(min(thing.start, count.start), max(thing.end, count.end), Slot.CUE, ""))


def _is_a_thing(heard: Heard, piece: Piece) -> bool:
    """路灯 and 公厕; 路灯故障 and 小广告 are problems."""
    if piece.slot is Slot.KIND:
        return True
    return piece.slot is Slot.CATEGORY and heard.folded(piece) in _things()


@cache
def _things() -> frozenset[str]:
    """Things that break, by the words that a question has for them."""
    found = {word for word, _ in things()}
    name = ""
    for word in PLAINLY.split():
        if word.endswith(":"):
            name = word[:-1]
        elif OF_SORT.get(name) is Sort.BROKEN and not _IS_BROKEN.search(word):
            found.add(word)
    return frozenset(found)
