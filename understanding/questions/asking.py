"""From the pieces of a sentence to the question: each slot, and the words that the answer could not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from domain.district import District
from domain.question import Aspect, By, Measure, Order, Question, Status
from domain.scope import NamedScope
from understanding.questions.asked_back.unused import unused
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.asked_states import states
from understanding.questions.slots.asker import tells_of_own_reports
from understanding.questions.slots.counted_alone import counted_alone
from understanding.questions.slots.days import as_it_stood, periods_of
from understanding.questions.slots.in_line import told_by_line
from understanding.questions.slots.measures import measure_of
from understanding.questions.slots.narrowing import narrowed_by, not_taken
from understanding.questions.slots.pace import is_about_pace, pace_order, pace_until
from understanding.questions.slots.parts import divided_by, first_ones
from understanding.questions.slots.scopes import (
    elsewhere,
    is_awaited,
    named_scopes,
    narrowed,
    scopes_are_joined,
    without_who_comes,
)
from understanding.questions.slots.sorts_of_units import sort_of_units
from understanding.questions.slots.standing import (
    asks_for_the_oldest,
    asks_own_place,
    asks_place,
    comes_first,
    fares_better,
    goes_by_share,
    none_of,
    wants_the_most_urgent,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A question, None if none can be made of it, and the words that it leaves out although they mean something."""

    question: Question | None
    left: tuple[str, ...]


def meant(heard: Heard, district: District) -> Meant:
    """What the sentence asks, said by itself."""
    measure = measure_of(heard)
    if measure is None:
        return Meant(None, heard.left)
    return asking(heard, measure, district)


def asking(heard: Heard, measure: Measure, district: District) -> Meant:
    """The question with this measure and all slots that the sentence fills."""
    period, against, spare = periods_of(heard, measure)
    scopes = _scopes(heard, measure, district)
    told = _told(heard, measure)
    plain = replace(_question(heard, told, district), scopes=scopes, period=period, against=against)
    question, used = narrowed_by(heard, plain, district)
    if heard.has(Cue.AS_OF):
        question = as_it_stood(question, heard)
        if question.aspect is not Aspect.AS_OF:
            spare = [*spare, *(one for one in heard.said(Slot.CUE) if one.value is Cue.AS_OF)]
    if measure is Measure.OWNER and len(scopes) > 1 and not scopes_are_joined(heard):
        spare = [*spare, *heard.said(Slot.SCOPE)[1:]]  # 寺后皇街环卫: whose is it to be?
    spare = [*spare, *elsewhere(heard, scopes, measure, district)]
    in_line = told_by_line(heard, measure)
    question = replace(question, line=bool(in_line))
    used = (*used, *in_line, *((told.piece,) if told.piece else ()))
    left = (*heard.left, *not_taken(heard, question))
    return Meant(question, (*left, *unused(heard, told.measure, spare, question.states, used)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of cases in which states, into which parts, how many of them, which first; the `piece` that says
    that there are none."""

    measure: Measure
    states: tuple[Status, ...]
    by: By | None
    n: int | None
    order: Order | None
    aspect: Aspect | None = None
    piece: Piece | None = None


def _told(heard: Heard, measure: Measure) -> _Told:
    n, order = first_ones(heard, measure)
    by = divided_by(heard, measure) or (By.UNIT if comes_first(heard, measure) else None)
    if heard.has(Cue.ANSWER) and measure in _OF_ANSWERS:
        return _Told(measure, (), by, n, pace_order(heard), Aspect.ANSWER, heard.first(Cue.ANSWER))
    if is_about_pace(heard, measure):
        return _Told(measure, pace_until(heard), by, n, pace_order(heard), Aspect.PACE)
    if measure is Measure.LIST and wants_the_most_urgent(heard):
        return _Told(measure, (Status.UNCLOSED,), by, n, Order.MOST)
    if measure is Measure.LIST and (oldest := asks_for_the_oldest(heard)):
        said = states(heard, measure) or (() if oldest["reported"] else (Status.UNCLOSED,))
        return _Told(measure, said, by, n, Order.MOST, Aspect.AGE)
    none, piece = none_of(heard)
    if none is not None:
        by, (n, order) = divided_by(heard, Measure.RANKING) or By.GRID, first_ones(heard, Measure.LIST)
        return _Told(Measure.LIST, (none,), by, n, order, Aspect.NONE, piece)
    aspect = Aspect.PLACE if asks_place(heard, measure) else None
    fares = (Status.ON_TIME,) if fares_better(heard, measure) else ()
    return _Told(measure, fares or states(heard, measure), by, n, order, aspect)


_OF_ANSWERS = frozenset({Measure.COUNT, Measure.RANKING, Measure.LIST, Measure.RATE})


def _scopes(heard: Heard, measure: Measure, district: District) -> tuple[NamedScope, ...]:
    scopes = tuple(dict.fromkeys(named_scopes(heard, measure, district)))
    scopes = without_who_comes(heard, scopes, measure, district)
    if measure is not Measure.COMPARISON and not scopes_are_joined(heard):
        scopes = narrowed(scopes, district)
    if measure is Measure.CASE and heard.said(Slot.NUMBER):
        return tuple(one for one in scopes if one.kind != "own")  # 俺村那个33号
    return scopes or ((NamedScope("own", (), "我们"),) if asks_own_place(heard) else ())


def _question(heard: Heard, told: _Told, district: District) -> Question:
    """All but the part of the district, the days and the limit."""
    measure = told.measure
    numbers = tuple(dict.fromkeys(_numbers(heard)))
    said = [] if measure is Measure.CASE and numbers else _asked_of(heard)
    return Question(
        measure,
        states=told.states,
        alone=counted_alone(heard, told.states) if measure in _OF_SEVERAL else (),
        categories=_categories(said),
        category_words="、".join(_called(heard, one, district) for one in said),
        place_kind=next(iter(heard.of(Slot.KIND, str)), ""),
        by=told.by,
        n=told.n,
        order=told.order,
        sort=sort_of_units(heard, told.by, district),
        numbers=numbers,
        person=next(iter(heard.of(Slot.PERSON, int)), None),
        mine=heard.has(Cue.MINE),
        reported=tells_of_own_reports(heard),
        duty=_duty(heard, measure),
        why=heard.has(Cue.WHY),
        share=measure is not Measure.RATE and goes_by_share(heard, measure, told.states),
        aspect=told.aspect,
        picture=measure in _DRAWN and _wants_a_picture(heard),
    )


_OF_SEVERAL = frozenset({Measure.COUNT, Measure.LIST, Measure.COMPARISON})

_SIGN = re.compile("[,，。;；?？!！]")


def _asked_of(heard: Heard) -> Sequence[Piece]:
    """The problems. One that is told in a clause of its own is why somebody asks, where another is named further on:
    草坪里全是塑料袋，绿化带垃圾报过几次."""
    said = _the_finer(heard)
    named = [one for one in said if one.cost <= 1]
    told = [one for one in said if one.cost >= _GUESSED]
    if not named or not told or len(named) + len(told) < len(said):
        return said
    if len(told) == 1 and told[0].end == named[0].start and heard.folded(told[0]).endswith("的"):
        return named  # 卖烤肠的流动摊: what is told of it
    apart = all(
        one.end <= named[0].start and _SIGN.search(heard.typed.folded, one.end, named[0].start)
        for one in told
    )
    return named if apart else said


def _the_finer(heard: Heard) -> Sequence[Piece]:
    """行业类的单子，健康证那项: of a 大类 and one of its own behind it the one; 环境卫生和卫生死角 are two."""
    said = heard.said(Slot.CATEGORY)
    if len(said) != 2 or heard.has(Cue.AND, Cue.COMPARE, Cue.VERSUS, Cue.MORE_OR_LESS):
        return said
    wide, fine = (set(one.value) if isinstance(one.value, tuple) else set[object]() for one in said)
    return said[1:] if fine < wide else said


_DRAWN = frozenset(
    {Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING, Measure.COMPARISON, Measure.TREND}
)


def _wants_a_picture(heard: Heard) -> bool:
    """各街道超期的图, 近30天曲线图."""
    curves = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.TREND)
    return heard.has(Cue.PICTURE) or any(words.endswith("图") for words in curves)


def _numbers(heard: Heard) -> Iterator[int]:
    for one in heard.said(Slot.NUMBER):
        yield from one.value if isinstance(one.value, tuple) else heard.of(Slot.NUMBER, int)


def _categories(said: Iterable[Piece]) -> tuple[int, ...]:
    values = [one.value for one in said if isinstance(one.value, tuple)]
    return tuple(dict.fromkeys(one for ids in values for one in ids))


_GUESSED = 2.0  # the cost from which a category was mistyped or told, and not named


def _called(heard: Heard, category: Piece, district: District) -> str:
    """The category in the words typed, with its name before them if they are others: 路灯故障（灯黑着）."""
    words = heard.words(category)
    if category.cost < _GUESSED or not isinstance(category.value, tuple):
        return words
    return f"{'、'.join(district.category[one].name for one in category.value)}（{words}）"


def _duty(heard: Heard, measure: Measure) -> str:
    said = heard.of(Slot.DUTY, str)
    if measure is Measure.WAITING:
        return next(
            (heard.words(one) for one in heard.said(Slot.SCOPE) if is_awaited(heard, one, measure)), ""
        )
    return said[0] if len(set(said)) == 1 and measure is Measure.OWNER else ""  # of two all are told
