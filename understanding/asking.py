"""From the pieces of a sentence to the question: each slot, and the words that the answer could not use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.district import District
from domain.periods import Period, just_before, year_before
from domain.question import By, Measure, Order, Question, Status
from understanding.asked_states import NOT_COUNTED, done_words, states
from understanding.heard import Heard
from understanding.measures import measure_of
from understanding.pieces import Piece, Slot
from understanding.question_scopes import is_awaited, narrowed, of_one_sort, scopes_are_joined, scopes_of
from understanding.question_words import Cue
from understanding.signs import (
    are_asked_for,
    asks_for_a_person,
    asks_where,
    asks_which,
    is_about_time,
    is_of_places,
    kinds_are_parts,
    names_something,
    offers_two,
    parts_counted,
    told_parts,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A question, None if none can be made of it, and the words that it leaves out although they mean something."""

    question: Question | None
    left: tuple[str, ...]


_PLACED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON})

_USES: dict[Measure, frozenset[Slot]] = {
    Measure.OWNER: _PLACED | {Slot.DUTY, Slot.NUMBER, Slot.BY},
    Measure.CASE: _PLACED | {Slot.NUMBER, Slot.STATUS, Slot.BY},
    Measure.ROLLCALL: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER, Slot.DUTY},
    Measure.TREND: _PLACED | {Slot.PERIOD, Slot.VAGUE, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
    Measure.RANKING: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
}

_USUALLY = _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER}

_NEVER_LEFT = frozenset({Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.PART})


def meant(heard: Heard, district: District) -> Meant:
    """What the sentence asks, said by itself."""
    measure = measure_of(heard)
    if measure is None:
        return Meant(None, heard.left)
    return asking(heard, measure, district)


def asking(heard: Heard, measure: Measure, district: District) -> Meant:
    """The question with this measure and all slots that the sentence fills."""
    period, against, spare = _periods(heard, measure)
    asked = states(heard, measure)
    scopes = tuple(dict.fromkeys(of_one_sort(heard, scopes_of(heard, measure), district)))
    if measure is not Measure.COMPARISON and not scopes_are_joined(heard):
        scopes = narrowed(scopes, district)
    n, order = _first(heard, measure)
    question = Question(
        measure,
        scopes=scopes,
        period=period,
        against=against,
        states=asked,
        categories=_categories(heard),
        category_words="、".join(_called(heard, one, district) for one in heard.said(Slot.CATEGORY)),
        place_kind=next(iter(heard.of(Slot.KIND, str)), ""),
        by=_by(heard, measure),
        n=n,
        order=order,
        numbers=tuple(dict.fromkeys(heard.of(Slot.NUMBER, int))),
        person=next(iter(heard.of(Slot.PERSON, int)), None),
        mine=heard.has(Cue.MINE),
        duty=_duty(heard, measure),
        why=heard.has(Cue.WHY),
        share=measure is not Measure.RATE and heard.has(Cue.SHARE),
    )
    return Meant(question, (*heard.left, *_unused(heard, measure, spare)))


def _periods(heard: Heard, measure: Measure) -> tuple[Period | None, Period | None, list[Piece]]:
    """The period, the one it is set against, and the pieces of those that are too many."""
    said = heard.said(Slot.PERIOD)
    days = heard.of(Slot.PERIOD, Period)
    if measure is not Measure.COMPARISON:
        return (days[0] if days else None), None, [one for one in said[1:] if one.value != days[0]]
    if like := heard.first(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        if not days:
            return None, None, [like]  # like what: 同比 needs days to set against others
        if like.value is Cue.LIKE_LAST_YEAR:
            return days[0], year_before(days[0], "去年同期"), said[1:]
        return days[0], just_before(days[0], "上期"), said[1:]
    if len(days) > 1:
        later, earlier = sorted(days[:2], key=lambda period: period.first, reverse=True)
        return later, earlier, said[2:]
    if days and not any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.CATEGORY)):
        return None, days[0], []
    return (days[0] if days else None), None, []


def _categories(heard: Heard) -> tuple[int, ...]:
    values = heard.of(Slot.CATEGORY, tuple)
    return tuple(dict.fromkeys(one for ids in values for one in ids))


_GUESSED = 2.0  # the cost from which a category was mistyped or told, and not named


def _called(heard: Heard, category: Piece, district: District) -> str:
    """The category in the words typed, with its name before them if they are others: 路灯故障（灯黑着）."""
    words = heard.words(category)
    if category.cost < _GUESSED or not isinstance(category.value, tuple):
        return words
    return f"{'、'.join(district.category[one].name for one in category.value)}（{words}）"


def _by(heard: Heard, measure: Measure) -> By | None:
    said = heard.of(Slot.BY, By)
    if is_of_places(heard):
        return By.POINT
    if said and not _only_asks(heard, said[0], measure):
        return said[0]
    if measure in (Measure.RANKING, Measure.TREND) and (told := told_parts(heard)):
        return told
    if measure is Measure.ROLLCALL and not (heard.said(Slot.PART) and heard.said(Slot.ORDER)):
        return By.PERSON if heard.has(Cue.WHO, Cue.WHO_IS) and heard.said(Slot.ORDER) else None
    parts = heard.of(Slot.PART, By)
    if (
        parts
        and measure in (Measure.RANKING, Measure.ROLLCALL)
        and not (parts[-1] is By.CATEGORY and is_about_time(heard))
    ):
        return parts[-1]
    if kinds_are_parts(heard):
        return By.POINT
    if measure is Measure.RANKING and _RANKED & set(heard.of(Slot.DUTY, str)):
        return By.PERSON
    if parts and measure is Measure.LIST and are_asked_for(heard):
        return parts[-1]
    if measure is Measure.COUNT and (counted := parts_counted(heard)):
        return counted
    if measure is Measure.RANKING and asks_where(heard):
        return By.POINT
    if measure is not Measure.RANKING or not heard.has(Cue.WHO, Cue.WHO_IS):
        return None
    return By.PERSON if asks_for_a_person(heard) else By.UNIT


_RANKED = frozenset({"网格员", "经办人"})  # who is put in order by what they report and do


def _only_asks(heard: Heard, by: By, measure: Measure) -> bool:
    """True if the parts are asked for and do not divide the answer: 哪些人没到岗, 归哪个网格."""
    if measure in (Measure.OWNER, Measure.CASE):
        return True
    if measure is Measure.LIST and any(
        heard.folded(one) in ("哪家", "哪几家") for one in heard.said(Slot.BY)
    ):
        return True  # shops as well as units
    if measure is Measure.ROLLCALL:
        return by is By.PERSON and asks_which(heard) and not heard.said(Slot.ORDER)
    return measure is Measure.COMPARISON and asks_which(heard)


def _first(heard: Heard, measure: Measure) -> tuple[int | None, Order | None]:
    """How many are wanted, and which of them first."""
    if measure not in (Measure.RANKING, Measure.LIST, Measure.ROLLCALL):
        return None, None
    orders = heard.of(Slot.ORDER, Order)
    wanted = heard.of(Slot.FIRST, tuple)
    longest = Order.MOST if is_about_time(heard) else None
    if not wanted:
        return None, longest if measure is Measure.LIST else (orders[-1] if orders else None)
    n, order = wanted[0]
    if measure is Measure.LIST:
        return n, longest
    return n, (order if order is Order.LEAST or not orders else orders[0])


def _duty(heard: Heard, measure: Measure) -> str:
    said = heard.of(Slot.DUTY, str)
    if measure is Measure.WAITING:
        return next(
            (heard.words(one) for one in heard.said(Slot.SCOPE) if is_awaited(heard, one, measure)), ""
        )
    return said[0] if said and measure is Measure.OWNER else ""


def _unused(heard: Heard, measure: Measure, spare: Iterable[Piece]) -> Iterator[str]:
    """What was recognised and has no place in this question."""
    useful = _USES.get(measure, _USUALLY)
    for piece in heard.pieces:
        ranked = measure is Measure.RANKING and piece.value in _RANKED
        if piece.slot not in useful and piece.slot not in _NEVER_LEFT and not ranked:
            yield heard.words(piece)
    for piece in spare:
        yield heard.words(piece)
    if measure is Measure.LIST and heard.has(Cue.STAGE) and Status.NEW in heard.of(Slot.STATUS, Status):
        yield from (heard.words(one) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)
    if measure is Measure.RANKING:
        yield from _contrary(heard)
    if measure is Measure.OWNER and offers_two(heard):
        yield from (heard.words(one) for one in heard.said(Slot.SCOPE)[1:])
    if measure in (Measure.COUNT, Measure.RATE) and not heard.said(Slot.STATUS):
        yield from (words for words in done_words(heard) if words in NOT_COUNTED)
    if measure is not Measure.ROLLCALL:  # a morning is less than its day
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if heard.folded(one)[-1] in "早晨")
    kinds = heard.said(Slot.KIND)
    for piece in [one for one in kinds[1:] if one.value != kinds[0].value]:
        yield heard.words(piece)
    for piece in heard.pieces:
        if (
            piece.slot is Slot.CUE
            and piece.value is Cue.THAT
            and not heard.said(Slot.NUMBER)
            and not names_something(heard)
        ):
            yield heard.words(piece)


def _contrary(heard: Heard) -> Iterator[str]:
    """最好的三个和最差的三个: a second order, a second number."""
    utmost = [one for one in heard.said(Slot.ORDER) if "最" in heard.folded(one)]
    yield from (heard.words(one) for one in utmost[1:] if one.value != utmost[0].value)
    yield from (heard.words(one) for one in heard.said(Slot.FIRST)[1:])


_FIELDS: dict[Slot, dict[str, object]] = {
    Slot.PERIOD: {"period": None},
    Slot.STATUS: {"states": (), "share": False},
    Slot.BY: {"by": None},
    Slot.FIRST: {"n": None, "order": None},
    Slot.DUTY: {"duty": ""},
    Slot.NUMBER: {"numbers": ()},
}

_NOT_IN_A_LIST = {"by": None, "n": None, "order": None, "share": False}


def useful(question: Question) -> Question:
    """The question without what its measure has no use for."""
    uses = _USES.get(question.measure, _USUALLY)
    unused = {
        name: none for slot, names in _FIELDS.items() if slot not in uses for name, none in names.items()
    }
    if question.measure is not Measure.COMPARISON:
        unused["against"] = None
    if question.measure is Measure.OWNER:
        unused["by"] = None
    if question.measure is Measure.LIST:
        unused |= _NOT_IN_A_LIST
    return replace(question, **unused)  # type: ignore[arg-type]
