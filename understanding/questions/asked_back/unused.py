"""Words of a sentence that carry meaning and have no place in the question made of it: they are asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from domain.periods import Period
from domain.question import By, Measure, Status
from understanding.questions.asked_back.idle import ORDERED, idle_cues, idle_orders
from understanding.questions.asked_back.things_counted import things_counted
from understanding.questions.asked_back.two_at_once import second_of_two
from understanding.questions.asked_back.two_ways import GRANTED, read_two_ways
from understanding.questions.asked_back.unplaced import unplaced
from understanding.questions.asked_back.unsaid_states import unsaid_states
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.shapes.numbers import HOUSE
from understanding.questions.shapes.people_meant import PEOPLE
from understanding.questions.slots.asked_states import AWAITED, NOT_COUNTED, done_words
from understanding.questions.slots.parts import RANKED
from understanding.questions.slots.signs import are_asked_for, names_something, offers_two, several
from understanding.questions.slots.waited import is_nobody

_PLACED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON})

_USUALLY = _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER}

_USES: dict[Measure, frozenset[Slot]] = {
    Measure.BEHIND: frozenset({Slot.SCOPE}),
    Measure.OWNER: _PLACED | {Slot.DUTY, Slot.NUMBER, Slot.BY},
    Measure.CASE: _PLACED | {Slot.NUMBER, Slot.STATUS, Slot.BY},
    Measure.ROLLCALL: _PLACED - {Slot.CATEGORY}
    | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER, Slot.DUTY},
    Measure.TREND: _PLACED | {Slot.PERIOD, Slot.VAGUE, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
    Measure.RANKING: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
    Measure.WAITING: _USUALLY | {Slot.DUTY},
}

_NEVER_LEFT = frozenset({Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.PART})


_WHOEVER = frozenset({HOUSE, PEOPLE})  # who answers for something is the same, whoever made it
_MORNING = re.compile("早|清晨|上午")
_SOON = re.compile("[这近]|最近")  # 这几天到期的 is what falls due soon


def uses_of(measure: Measure) -> frozenset[Slot]:
    """The slots that a question with this measure has a place for."""
    return _USES.get(measure, _USUALLY)


def unused(
    heard: Heard,
    measure: Measure,
    spare: Iterable[Piece],
    asked: tuple[Status, ...],
    used: Collection[Piece] = (),
) -> Iterator[str]:
    """What was recognised and has no place in this question, which is about cases in the states `asked`; the pieces
    `used` narrow them otherwise."""
    yield from _without_place(heard, measure, used)
    for piece in (*spare, *idle_cues(heard, measure, used), *idle_orders(heard, measure)):
        yield heard.words(piece)
    reported = Status.NEW in heard.of(Slot.STATUS, Status) and "那几" not in heard.typed.folded
    if measure is Measure.LIST and heard.has(Cue.STAGE) and reported:
        yield from (heard.words(one) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)
    yield from second_of_two(heard, measure, asked)
    yield from unsaid_states(heard, measure, asked)
    yield from read_two_ways(heard, measure)
    if measure is Measure.OWNER and offers_two(heard):
        yield from (heard.words(one) for one in heard.said(Slot.SCOPE)[1:])
    yield from _of_days(heard, measure)
    yield from _of_work(heard, measure, asked)
    if measure is Measure.DUE:
        yield from (heard.words(one) for one in heard.said(Slot.VAGUE) if not _SOON.match(heard.folded(one)))
    yield from _of_duty(heard, measure)
    yield from _unheard_of(heard, measure)
    if measure in (Measure.COUNT, Measure.LIST, Measure.RATE, Measure.DUE):
        yield from _of_other_things(heard)
    if measure is not Measure.CASE:
        yield from _only_wanted(heard)
    if measure in (Measure.COUNT, Measure.LIST, Measure.RANKING, Measure.TREND):
        yield from _done_besides(heard, measure)
    if measure is Measure.LIST and not asked and are_asked_for(heard):
        yield from _other_things(heard, measure)
    yield from _that(heard, measure)
    yield from unplaced(heard, measure)
    yield from things_counted(heard, measure)


def _without_place(heard: Heard, measure: Measure, narrowing: Collection[Piece]) -> Iterator[str]:
    """What stands in no slot of this question."""
    useful = uses_of(measure)
    for piece in heard.pieces:
        ranked = measure is Measure.RANKING and piece.value in RANKED
        soon = measure is Measure.DUE and piece.slot is Slot.VAGUE
        soon = soon or (measure is Measure.OWNER and (piece.value in _WHOEVER or is_nobody(heard, piece)))
        called = measure is Measure.ROLLCALL and (
            _MORNING.search(heard.folded(piece)) or heard.typed.folded.startswith("点名", piece.end)
        )  # the roll is called then
        used = soon or called or ranked or piece in narrowing
        if piece.slot not in useful and not used and piece.slot not in _NEVER_LEFT:
            yield heard.words(piece)


def _of_days(heard: Heard, measure: Measure) -> Iterator[str]:
    """Of what falls due the day up to which it is put off, another one; of all else days that are still to come."""
    if measure is Measure.DUE:
        yield from (heard.words(one) for one in heard.said(Slot.STATUS) if one.value is Status.DEFERRED)
        if any(one.last < heard.today for one in heard.of(Slot.PERIOD, Period)):  # 昨天下班前没销完的
            due = (heard.words(one) for one in heard.said(Slot.STATUS) if one.value is Status.DUE)
            yield from (words for words in due if words.endswith("前"))
    else:
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if _is_to_come(one, heard))


def _of_work(heard: Heard, measure: Measure, asked: tuple[Status, ...]) -> Iterator[str]:
    """What was done to cases and is not counted, and things that are no cases."""
    if measure in (Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING) and not AWAITED & set(
        heard.of(Slot.STATUS, Status)
    ):
        counted = Status.CHECKING in asked  # 我要核查几件
        yield from (words for words in done_words(heard) if words in NOT_COUNTED and not counted)
    if measure is Measure.COUNT:
        yield from _other_things(heard, measure)


def _of_duty(heard: Heard, measure: Measure) -> Iterator[str]:
    """Words of duty that no roll-call answers; elsewhere a morning, which is less than its day."""
    if measure is Measure.ROLLCALL:
        yield from (heard.words(one) for one in heard.said(Slot.DUTY) if one.value not in RANKED)
    else:
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if heard.folded(one)[-1] in "早晨")


def _that(heard: Heard, measure: Measure) -> Iterator[str]:
    """那件 where nothing says which."""
    for piece in heard.pieces:
        if (
            piece.slot is Slot.CUE
            and piece.value is Cue.THAT
            and not heard.said(Slot.NUMBER)
            and not names_something(heard)
            and not ((heard.said(Slot.STATUS) or measure is Measure.WAITING) and several(heard))
        ):
            yield heard.words(piece)


_NAMED = _PLACED | {Slot.BY, Slot.PART, Slot.FIRST, Slot.ORDER, Slot.DUTY}
_AROUND = ("周边", "周围", "附近")  # of what?
_SO_MANY = re.compile("[一两二三四五多半整][个条家位名]?")  # 两个部门一起去的, 整条街都不亮的
_THINGS = re.compile(
    "单位|人员|同志|门店|店铺?|小店|店家|商[户家]|沿街|街面|[前后外里上下内]面|单独|另外|周围|附近|周边"
)


def _of_other_things(heard: Heard) -> Iterator[str]:
    """门店的有几件: a thing of which no figures are kept apart, where no place before it says which."""
    for one, other in pairwise(heard.pieces):
        words, before = heard.folded(one), heard.before(one)
        thing = one.slot is Slot.PART or (one.slot is Slot.FILLER and _THINGS.fullmatch(words))
        placed = before is not None and before.end == one.start and before.slot in _NAMED
        if other.slot is Slot.PART and one.end == other.start and _SO_MANY.fullmatch(words) and not placed:
            yield words + heard.words(other)
        owned = one.end == other.start and heard.folded(other) == "的"
        if not placed and ((thing and owned) or words in _AROUND):
            yield heard.words(one)


def _done_besides(heard: Heard, measure: Measure) -> Iterator[str]:
    """能整改的还有几件没销号: what is done narrows what another state says already; 完成的清单 says no state."""
    states = [one for one in heard.said(Slot.STATUS) if one.value is not Status.NEW]
    for one, other in pairwise(heard.pieces):
        if (
            (states or measure is Measure.LIST)
            and one.value is Cue.DONE
            and one.end == other.start
            and heard.folded(other) == "的"
        ):
            yield heard.words(one)


_WANTED = re.compile("需?要|想要?|该|应该?")
_ABLE = re.compile("能够?|可以|预计|估计|争取")
_DONE_STATES = frozenset({Status.CLOSED, Status.FIXED})


def _only_wanted(heard: Heard) -> Iterator[str]:
    """要延期的, 能销几件: not yet what they want to be."""
    for one, other in pairwise(heard.pieces):
        wanted = one.slot is Slot.FILLER and _WANTED.fullmatch(heard.folded(one))
        able = one.slot is Slot.FILLER and _ABLE.fullmatch(heard.folded(one))
        ahead = (wanted and other.value in GRANTED) or (able and other.value in _DONE_STATES)
        if ahead and one.end == other.start:
            yield heard.words(one)


def _is_to_come(piece: Piece, heard: Heard) -> bool:
    """下周新增多少: nothing has happened yet on those days, and only what falls due is known, and who is on leave."""
    if heard.of(Slot.STATUS, Status) == [Status.LEAVE]:
        return False
    return isinstance(piece.value, Period) and piece.value.first > heard.today


_FULL = re.compile(r"(?:街道|社区|[村镇局所队区]|中心|专班|全域)$")


def _unheard_of(heard: Heard, measure: Measure) -> Iterator[str]:
    """北湖网格, where there is none of that name: the whole of 北湖 was not asked about."""
    if measure in ORDERED - {Measure.ROLLCALL, Measure.RATE} or heard.said(Slot.ORDER):
        return
    short = {one.end for one in heard.said(Slot.SCOPE) if not _FULL.search(heard.folded(one))}
    for one in heard.said(Slot.PART):
        if one.start in short and heard.folded(one) in ("网格", "社区", "村", "街道", "镇"):
            yield heard.words(one)


def _other_things(heard: Heard, measure: Measure) -> Iterator[str]:
    """全区点位多少个: points, grids and people are not counted, cases are."""
    cases = (Slot.STATUS, Slot.CATEGORY, Slot.PERIOD, Slot.KIND, Slot.PERSON)
    if (
        heard.has(Cue.CASES, Cue.ITEM)
        or (measure is Measure.COUNT and heard.has(Cue.MINE))
        or any(heard.said(slot) for slot in cases)
    ):
        return
    counted = [one for one in heard.said(Slot.BY) if heard.folded(one)[0] == "几"]  # 北湖街道有几个网格
    parts = [one for one in heard.said(Slot.PART) if one.value is not By.CATEGORY]
    yield from (heard.words(one) for one in (*counted, *parts))
