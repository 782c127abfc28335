"""Two states, divisions, wholes or numbers in one sentence, of which an answer can respect only one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.periods import Period
from domain.question import NARROWING, By, Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.counted_alone import narrowed_later
from understanding.questions.slots.listed import are_listed, how_many


def second_of_two(heard: Heard, measure: Measure, asked: tuple[Status, ...]) -> Iterator[str]:
    """The words of what is one too many in a question about cases in the states `asked`."""
    match measure:
        case Measure.COUNT | Measure.LIST:
            yield from _of_both(heard, asked)
            yield from _counted_besides(heard, asked)
            yield from (heard.words(one) for one in narrowed_later(heard))
            yield from _one_before(heard)
        case Measure.RATE:
            rates = [one for one in heard.said(Slot.STATUS) if one.value is not Status.NEW]
            if Status.ON_TIME in asked and len(asked) == 1:
                rates = [one for one in rates if one.value not in _OF_ON_TIME]
            yield from (heard.words(one) for one in rates[1:] if one.value is not rates[0].value)
            yield from _of_another_whole(heard, asked)
            yield from _put_in_order(heard)
        case Measure.RANKING:
            yield from _contrary(heard)
            yield from _each_the_most(heard)
        case Measure.COMPARISON:
            yield from _unlike_days(heard)
            yield from (heard.words(one) for one in heard.said(Slot.FIRST))
            yield from _families(heard)
            yield from _grown_by(heard)
            yield from (heard.words(one) for one in heard.said(Slot.CUE) if one.value is Cue.PACE)
            yield from _parts_of_two_times(heard)
        case Measure.TREND:
            told = [one for one in heard.said(Slot.STATUS) if one.value in asked]
            yield from (heard.words(one) for one in told[1:] if one.value is not told[0].value)
            yield from (heard.words(one) for one in heard.said(Slot.FIRST))
        case Measure.DUE:
            yield from _late_besides(heard)
    yield from _divided_twice(heard, measure)
    kinds = heard.said(Slot.KIND)
    yield from (heard.words(one) for one in kinds[1:] if one.value != kinds[0].value)


# Two states beside these cannot both be met, where neither is asked for by itself.
_NARROWS = NARROWING | {Status.NEW}
# What 按期率 is of, and what it counts.
_OF_ON_TIME = frozenset({Status.DUE, Status.FIXED, Status.CLOSED})


def _of_both(heard: Heard, asked: tuple[Status, ...]) -> Iterator[str]:
    """逾期办结的: late and closed, where each can only be counted by itself."""
    alone = [one for one in asked if one not in _NARROWS]
    if len(alone) > 1 and not are_listed(heard) and how_many(heard) < len(alone):
        yield from (heard.words(one) for one in heard.said(Slot.STATUS) if one.value is alone[1])


def _put_in_order(heard: Heard) -> Iterator[str]:
    """北湖街道倒数第一的按期率: one rate has no first or last."""
    if not heard.said(Slot.BY):
        yield from (heard.words(one) for one in heard.said(Slot.FIRST))
        utmost = [one for one in heard.said(Slot.ORDER) if re.search("[最第末垫]|倒数", heard.folded(one))]
        yield from (heard.words(one) for one in utmost)


_WITHIN = re.compile("的?(?:里面?|里头|当?中|之中)")
_PART_OF = re.compile("占比|比例|比重|百分比|多少|[几多]大")


def _of_another_whole(heard: Heard, asked: tuple[Status, ...]) -> Iterator[str]:
    """超期里占道的比例, 北湖街道的占比: shares of a whole that is not what was reported there."""
    if not asked and not (heard.said(Slot.CATEGORY) or heard.said(Slot.KIND)):
        shares = [one for one in heard.said(Slot.CUE) if one.value is Cue.SHARE]
        yield from (heard.words(one) for one in shares if _PART_OF.search(heard.folded(one)))
    named = [one.start for slot in (Slot.CATEGORY, Slot.KIND, Slot.SCOPE) for one in heard.said(slot)]
    for one in heard.said(Slot.STATUS):
        within = _WITHIN.match(heard.typed.folded, one.end)
        if within is not None and within.end() in named:
            yield heard.words(one)


_NUMBER_OF = re.compile("几|多少")


def _counted_besides(heard: Heard, asked: tuple[Status, ...]) -> Iterator[str]:
    """坏了几个修好几个: two numbers, and a state for one of them only."""
    said = [one for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    said = [one for one in said if _NUMBER_OF.search(heard.folded(one))]
    if len(asked) == 1 and len(said) > 1 and len(heard.said(Slot.PERIOD)) < len(said):
        yield heard.words(said[0])


_OF_ONE = re.compile(
    "(?:^|[,，。;；?？])(?P<said>[^,，。;；?？]*(?:[那这](?:个|件|条|一件))(?P<rest>[^,，。;；?？]*))[,，。;；?？]"
)


def _one_before(heard: Heard) -> Iterator[str]:
    """督办的那个办完了吗，金山街道还有几件没整改: how one case stands, before others are counted."""
    counts = heard.first(Cue.HOW_MANY) or heard.first(Cue.SHOW)
    asks = [one for one in heard.said(Slot.CUE) if one.value in (Cue.STAGE, Cue.WHETHER)]
    if counts is None or not heard.said(Slot.STATUS):
        return
    for found in _OF_ONE.finditer(heard.typed.folded, 0, counts.start):
        if any(found.start("rest") <= one.start < found.end("rest") for one in asks):
            yield heard.typed.words(*found.span("said"))


def _grown_by(heard: Heard) -> Iterator[str]:
    """多了百分之几: by how many is told, and not by what part."""
    if heard.has(Cue.COMPARE, Cue.MORE_OR_LESS):
        shares = [one for one in heard.said(Slot.CUE) if one.value is Cue.SHARE]
        yield from (heard.words(one) for one in shares if not heard.folded(one).endswith("率"))


_WHICH_PART = re.compile("(?:哪|什么|啥).*(?:网格|社区|街道|村|镇|单位|部门|局|小区|路|点位?|类)")
_TIMES = frozenset({By.DAY, By.WEEK, By.MONTH})


def _parts_of_two_times(heard: Heard) -> Iterator[str]:
    """今天比昨天多报的是哪个网格: two days are compared, and not the grids."""
    if len(heard.said(Slot.PERIOD)) > 1 and len(heard.said(Slot.SCOPE)) < 2:
        asked = (one for one in heard.pieces if one.slot is Slot.BY or one.value is Cue.COMPARE)
        asked = (one for one in asked if _WHICH_PART.search(heard.folded(one)))
        yield from (heard.words(one) for one in asked if one.value not in _TIMES)


def _late_besides(heard: Heard) -> Iterator[str]:
    """超期加快到期的: late, and due."""
    if Status.DUE in heard.of(Slot.STATUS, Status):
        late = [one for one in heard.said(Slot.STATUS) if one.value is Status.OVERDUE]
        yield from (
            heard.words(one)
            for one in late
            if _is_joined(heard, one) or heard.typed.folded.startswith("的", one.end)
        )


def _contrary(heard: Heard) -> Iterator[str]:
    """最好的三个和最差的三个: a second order, a second number."""
    utmost = [one for one in heard.said(Slot.ORDER) if "最" in heard.folded(one)]
    yield from (heard.words(one) for one in utmost[1:] if one.value != utmost[0].value)
    firsts = heard.said(Slot.FIRST)  # 倒数三个网格是哪三个: the same three
    yield from (heard.words(one) for one in firsts[1:] if _count(one) != _count(firsts[0]))


def _each_the_most(heard: Heard) -> Iterator[str]:
    """超期最多返工也最多: the first in one state need not be the first in another."""
    utmost = [one for one in heard.said(Slot.ORDER) if "最" in heard.folded(one)]
    for one, other in pairwise(utmost):
        between = [state for state in heard.said(Slot.STATUS) if one.end <= state.start < other.start]
        before = {state.value for state in heard.said(Slot.STATUS) if state.end <= one.start}
        if before and one.value == other.value:
            yield from (heard.words(state) for state in between if state.value not in before)


def _count(first: Piece) -> int:
    return first.value[0] if isinstance(first.value, tuple) else 0


_MUCH_LONGER = 2.5


def _unlike_days(heard: Heard) -> Iterator[str]:
    """去年和今年11月: a year is not set against a month."""
    if heard.has(Cue.LIKE_LAST_YEAR):
        return  # 本月同比去年
    said = heard.said(Slot.PERIOD)
    lengths = [(one.last - one.first).days + 1 for one in heard.of(Slot.PERIOD, Period)]
    if len(lengths) > 1 and max(lengths) > _MUCH_LONGER * min(lengths):
        yield heard.words(said[lengths.index(max(lengths))])


def _is_joined(heard: Heard, piece: Piece) -> bool:
    """True if a word for `and` stands right before or behind it."""
    joints = [one for one in heard.said(Slot.CUE) if one.value is Cue.AND]
    return any(piece.start == one.end or piece.end == one.start for one in joints)


_ONE_WAY = frozenset({Measure.COUNT, Measure.LIST, Measure.RANKING, Measure.TREND, Measure.RATE})


def _divided_twice(heard: Heard, measure: Measure) -> Iterator[str]:
    """按单位按类别: an answer is divided in one way."""
    if measure not in _ONE_WAY:
        return
    said = heard.said(Slot.BY)
    yield from (heard.words(one) for one in said[1:] if one.value is not said[0].value)
    parts = [one for one in heard.said(Slot.PART) if _is_joined(heard, one)]
    yield from (heard.words(one) for one in parts[1:] if one.value is not parts[0].value)


def _families(heard: Heard) -> Iterator[str]:
    """环境卫生 against 市容秩序: families are not set against each other, only categories are."""
    said = heard.said(Slot.CATEGORY)
    if len(said) > 1 and any(isinstance(one.value, tuple) and len(one.value) > 1 for one in said):
        yield heard.words(said[-1])
