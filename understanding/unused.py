"""Words of a sentence that carry meaning and have no place in the question made of it: they are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.periods import Period
from domain.question import By, Measure, Status
from understanding.asked_states import AWAITED, NOT_COUNTED, done_words
from understanding.cues import Cue
from understanding.heard import Heard
from understanding.pieces import Piece, Slot
from understanding.signs import is_about_time, names_something, offers_two, several

_PLACED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON})

_USES: dict[Measure, frozenset[Slot]] = {
    Measure.BEHIND: frozenset({Slot.SCOPE}),
    Measure.OWNER: _PLACED | {Slot.DUTY, Slot.NUMBER, Slot.BY},
    Measure.CASE: _PLACED | {Slot.NUMBER, Slot.STATUS, Slot.BY},
    Measure.ROLLCALL: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER, Slot.DUTY},
    Measure.TREND: _PLACED | {Slot.PERIOD, Slot.VAGUE, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
    Measure.RANKING: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
}

_USUALLY = _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER}

_NEVER_LEFT = frozenset({Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.PART})

RANKED = frozenset({"网格员", "经办人"})  # who is put in order by what they report and do

# Cues that say more than that something is asked, and the measures that take them in.
_TAKEN_IN: dict[Cue, frozenset[Measure]] = {
    Cue.SHARE: frozenset(
        {Measure.RATE, Measure.RANKING, Measure.ROLLCALL, Measure.COMPARISON, Measure.TREND}
    ),
    Cue.RANK: frozenset({Measure.RANKING, Measure.ROLLCALL}),
    Cue.BOARD: frozenset({Measure.RANKING}),
    Cue.OWNER: frozenset({Measure.LIST, Measure.OWNER, Measure.CASE, Measure.WAITING}),
    Cue.CALL: frozenset({Measure.ROLLCALL}),
    Cue.COMPARE: frozenset({Measure.ROLLCALL, Measure.COMPARISON, Measure.TREND, Measure.RANKING}),
    Cue.MORE_OR_LESS: frozenset({Measure.COMPARISON, Measure.TREND, Measure.RANKING, Measure.RATE, Measure.COUNT}),
    Cue.LIKE_LAST_YEAR: frozenset({Measure.COMPARISON}),
    Cue.LIKE_BEFORE: frozenset({Measure.COMPARISON}),
    Cue.TREND: frozenset({Measure.TREND, Measure.COMPARISON}),
    Cue.WAIT: frozenset(
        {Measure.COUNT, Measure.DUE, Measure.WAITING, Measure.CASE, Measure.OWNER, Measure.ROLLCALL, Measure.RANKING}
    ),
    Cue.WHY: frozenset(
        {Measure.WAITING, Measure.CASE, Measure.COUNT, Measure.RATE, Measure.RANKING, Measure.COMPARISON}
    ),
    Cue.MINE: frozenset(
        {Measure.COUNT, Measure.LIST, Measure.DUE, Measure.CASE, Measure.ROLLCALL, Measure.WAITING, Measure.RATE}
    ),
}  # fmt: skip

# Which parts come first: said of what is not put in order, these words would be dropped.
_ORDERED = frozenset(
    {Measure.RANKING, Measure.COMPARISON, Measure.ROLLCALL, Measure.TREND, Measure.WAITING, Measure.RATE}
)


_MORNING = re.compile("早|清晨|上午")
_HOW_LONG = re.compile("几天|多久|多长|什么时候|啥时候|哪天|几号|何时|照|图片")  # told of one case only
_SOON = re.compile("[这近]|最近")  # 这几天到期的 is what falls due soon


def uses_of(measure: Measure) -> frozenset[Slot]:
    """The slots that a question with this measure has a place for."""
    return _USES.get(measure, _USUALLY)


def unused(heard: Heard, measure: Measure, spare: Iterable[Piece]) -> Iterator[str]:
    """What was recognised and has no place in this question."""
    useful = uses_of(measure)
    for piece in heard.pieces:
        ranked = measure is Measure.RANKING and piece.value in RANKED
        soon = measure is Measure.DUE and piece.slot is Slot.VAGUE
        called = measure is Measure.ROLLCALL and _MORNING.search(
            heard.folded(piece)
        )  # the roll is called then
        if piece.slot not in useful and not (soon or called or ranked) and piece.slot not in _NEVER_LEFT:
            yield heard.words(piece)
    for piece in (*spare, *_idle_cues(heard, measure), *_idle_orders(heard, measure)):
        yield heard.words(piece)
    if measure is Measure.LIST and heard.has(Cue.STAGE) and Status.NEW in heard.of(Slot.STATUS, Status):
        yield from (heard.words(one) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)
    if measure is Measure.RANKING:
        yield from _contrary(heard)
    if measure is Measure.OWNER and offers_two(heard):
        yield from (heard.words(one) for one in heard.said(Slot.SCOPE)[1:])
    if measure is Measure.DUE:  # the day up to which it is put off is another one
        yield from (heard.words(one) for one in heard.said(Slot.STATUS) if one.value is Status.DEFERRED)
    else:
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if _is_to_come(one, heard))
    if measure in (Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING) and not AWAITED & set(
        heard.of(Slot.STATUS, Status)
    ):
        yield from (words for words in done_words(heard) if words in NOT_COUNTED)
    if measure is Measure.RATE:
        rates = [one for one in heard.said(Slot.STATUS) if one.value is not Status.NEW]
        yield from (heard.words(one) for one in rates[1:] if one.value is not rates[0].value)
    if measure is Measure.COMPARISON:
        yield from _families(heard)
    if measure is Measure.COUNT:
        yield from _other_things(heard)
    if measure is Measure.DUE:
        yield from (heard.words(one) for one in heard.said(Slot.VAGUE) if not _SOON.match(heard.folded(one)))
    if measure is Measure.ROLLCALL:
        yield from (heard.words(one) for one in heard.said(Slot.DUTY) if one.value not in RANKED)
    else:  # a morning is less than its day
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if heard.folded(one)[-1] in "早晨")
    yield from _unheard_of(heard, measure)
    kinds = heard.said(Slot.KIND)
    for piece in [one for one in kinds[1:] if one.value != kinds[0].value]:
        yield heard.words(piece)
    for piece in heard.pieces:
        if (
            piece.slot is Slot.CUE
            and piece.value is Cue.THAT
            and not heard.said(Slot.NUMBER)
            and not names_something(heard)
            and not ((heard.said(Slot.STATUS) or measure is Measure.WAITING) and several(heard))
        ):
            yield heard.words(piece)


def _is_to_come(piece: Piece, heard: Heard) -> bool:
    """下周新增多少: nothing has happened yet on those days, and only what falls due is known."""
    return isinstance(piece.value, Period) and piece.value.first > heard.today


_FULL = re.compile(r"(?:街道|社区|[村镇局所队区]|中心|专班|全域)$")


def _unheard_of(heard: Heard, measure: Measure) -> Iterator[str]:
    """北湖网格, where there is none of that name: the whole of 北湖 was not asked about."""
    if measure in _ORDERED - {Measure.ROLLCALL, Measure.RATE} or heard.said(Slot.ORDER):
        return
    short = {one.end for one in heard.said(Slot.SCOPE) if not _FULL.search(heard.folded(one))}
    for one in heard.said(Slot.PART):
        if one.start in short and heard.folded(one) in ("网格", "社区", "村", "街道", "镇"):
            yield heard.words(one)


def _contrary(heard: Heard) -> Iterator[str]:
    """最好的三个和最差的三个: a second order, a second number."""
    utmost = [one for one in heard.said(Slot.ORDER) if "最" in heard.folded(one)]
    yield from (heard.words(one) for one in utmost[1:] if one.value != utmost[0].value)
    yield from (heard.words(one) for one in heard.said(Slot.FIRST)[1:])


def _families(heard: Heard) -> Iterator[str]:
    """环境卫生 against 市容秩序: families are not set against each other, only categories are."""
    said = heard.said(Slot.CATEGORY)
    if len(said) > 1 and any(isinstance(one.value, tuple) and len(one.value) > 1 for one in said):
        yield heard.words(said[-1])


def _other_things(heard: Heard) -> Iterator[str]:
    """全区点位多少个: points, grids and people are not counted, cases are."""
    cases = (Slot.STATUS, Slot.CATEGORY, Slot.PERIOD, Slot.KIND, Slot.PERSON)
    if heard.has(Cue.CASES, Cue.ITEM, Cue.MINE) or any(heard.said(slot) for slot in cases):
        return
    yield from (heard.words(one) for one in heard.said(Slot.PART) if one.value is not By.CATEGORY)


def _idle_cues(heard: Heard, measure: Measure) -> Iterator[Piece]:
    """排名 where no parts are put in order, 趋势 where one number is told."""
    for one in heard.said(Slot.CUE):
        taken = _TAKEN_IN.get(one.value) if isinstance(one.value, Cue) else None
        lasts = one.value is Cue.STAGE and _HOW_LONG.search(heard.folded(one))
        if (taken is not None and measure not in taken) or (lasts and measure is not Measure.CASE):
            yield one


def _idle_orders(heard: Heard, measure: Measure) -> Iterator[Piece]:
    """最多的 where nothing is put in order; of a list, what takes longest may come first."""
    if measure in _ORDERED or (measure is Measure.LIST and is_about_time(heard)):
        return
    yield from heard.said(Slot.ORDER)
