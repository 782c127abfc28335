"""From the pieces of a sentence to the question: what is to be told, and which pieces the answer can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.district import District
from domain.periods import Period, just_before, year_before
from domain.question import By, Measure, Order, Question, Status
from domain.scope import Scope
from understanding.heard import Heard
from understanding.pieces import Piece, Slot
from understanding.question_words import Cue

PRESENCE = frozenset({Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT})
DUE = frozenset({Status.DUE, Status.DUE_TODAY, Status.DUE_TOMORROW, Status.DUE_SOON})

_PLACED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON})
_USES: dict[Measure, frozenset[Slot]] = {
    Measure.OWNER: _PLACED | {Slot.DUTY, Slot.NUMBER},
    Measure.CASE: _PLACED | {Slot.NUMBER, Slot.STATUS},
    Measure.ROLLCALL: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER, Slot.DUTY},
    Measure.RANKING: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
}
_USUALLY = _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER}
_NEVER_LEFT = frozenset({Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.PART})


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
    period, against, spare = _periods(heard, measure)
    states = _states(heard, measure, period)
    scopes = narrowed(heard.of(Slot.SCOPE, Scope), district)
    n, order = _first(heard)
    question = Question(
        measure,
        scopes=scopes,
        period=None if _said_by(states, period) else period,
        against=against,
        states=states,
        categories=_categories(heard),
        category_words="、".join(heard.words(one) for one in heard.said(Slot.CATEGORY)),
        place_kind=next(iter(heard.of(Slot.KIND, str)), ""),
        by=_by(heard, measure),
        n=n,
        order=order,
        numbers=tuple(dict.fromkeys(heard.of(Slot.NUMBER, int))),
        person=next(iter(heard.of(Slot.PERSON, int)), None),
        mine=heard.has(Cue.MINE),
        duty=_duty(heard, measure),
        share=measure is not Measure.RATE and heard.has(Cue.SHARE),
    )
    return Meant(question, (*heard.left, *_unused(heard, measure, spare)))


def measure_of(heard: Heard) -> Measure | None:
    """What is to be told; None if nothing is asked."""
    states = set(heard.of(Slot.STATUS, Status))
    if heard.has(Cue.CALL) or states & PRESENCE:
        return Measure.ROLLCALL
    if heard.has(Cue.OWNER) or (heard.said(Slot.DUTY) and heard.has(Cue.WHO)):
        return Measure.OWNER
    if heard.said(Slot.NUMBER):
        return Measure.CASE
    if _sides(heard):
        return Measure.COMPARISON
    if heard.has(Cue.TREND):
        return Measure.TREND
    if heard.has(Cue.WAIT) or _who_waits(heard):
        return Measure.WAITING
    if _ranks(heard):
        return Measure.RANKING
    if heard.has(Cue.SHARE):
        return Measure.RATE
    if heard.has(Cue.STAGE, Cue.THAT) and _names_something(heard):
        return Measure.CASE
    return _plain_measure(heard, states)


def _plain_measure(heard: Heard, states: set[Status]) -> Measure | None:
    if states & DUE and not heard.has(Cue.HOW_MANY):
        return Measure.DUE
    if heard.has(Cue.HOW_MANY, Cue.PROGRESS, Cue.WHETHER, Cue.MORE_OR_LESS):
        return Measure.COUNT
    if heard.has(Cue.SHOW, Cue.LOOK_UP, Cue.WHICH, Cue.MINE):
        return Measure.LIST
    if heard.has(Cue.HOW):
        return Measure.COUNT
    if heard.said(Slot.BY):
        return Measure.LIST if _which(heard) else Measure.COUNT
    return Measure.LIST if states or heard.has(Cue.WHO) else None


def _ranks(heard: Heard) -> bool:
    if heard.has(Cue.RANK, Cue.BOARD) or heard.said(Slot.FIRST):
        return True
    orders = heard.said(Slot.ORDER)
    parted = heard.said(Slot.BY) or heard.has(Cue.WHICH, Cue.WHO)
    compared = heard.has(Cue.MORE_OR_LESS)
    return bool((orders or compared) and parted) or any("最" in heard.folded(one) for one in orders)


def _who_waits(heard: Heard) -> bool:
    """谁在等核查: who, and a state in whose words somebody waits."""
    who = heard.has(Cue.WHO) or _which(heard)
    return who and any("等" in heard.folded(one) for one in heard.said(Slot.STATUS))


def _names_something(heard: Heard) -> bool:
    return any(heard.said(slot) for slot in (Slot.SCOPE, Slot.CATEGORY))


def _sides(heard: Heard) -> bool:
    """True if two things are set against each other: two places, two categories, two periods, now and then."""
    if not heard.has(Cue.COMPARE, Cue.MORE_OR_LESS, Cue.VERSUS, Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        return False
    if heard.has(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        return True
    if any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY)):
        return True
    return bool(heard.said(Slot.PERIOD)) and heard.has(Cue.COMPARE, Cue.VERSUS)


def _periods(heard: Heard, measure: Measure) -> tuple[Period | None, Period | None, list[Piece]]:
    """The period, the one it is set against, and the pieces of those that are too many."""
    said = heard.said(Slot.PERIOD)
    days = heard.of(Slot.PERIOD, Period)
    if measure is not Measure.COMPARISON:
        return (days[0] if days else None), None, [one for one in said[1:] if one.value != days[0]]
    if heard.has(Cue.LIKE_LAST_YEAR) and days:
        return days[0], year_before(days[0], "去年同期"), said[1:]
    if heard.has(Cue.LIKE_BEFORE) and days:
        return days[0], just_before(days[0], "上期"), said[1:]
    if len(days) > 1:
        return days[0], days[1], said[2:]
    if days and not any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.CATEGORY)):
        return None, days[0], []
    return (days[0] if days else None), None, []


def _states(heard: Heard, measure: Measure, period: Period | None) -> tuple[Status, ...]:
    said = list(dict.fromkeys(heard.of(Slot.STATUS, Status)))
    if not said and heard.has(Cue.DONE) and (heard.has(Cue.SHARE) or _counts_done(heard, measure)):
        said = [Status.CLOSED]
    if not said and measure is Measure.RATE:
        said = [Status.ON_TIME]
    if Status.OVERDUE in said:
        said = [one for one in said if one not in (Status.UNCLOSED, Status.OPEN)]
    return tuple(_due(one, period) for one in said)


def _counts_done(heard: Heard, measure: Measure) -> bool:
    return measure is Measure.COUNT and heard.has(Cue.HOW_MANY) and not heard.has(Cue.CASES)


def _due(status: Status, period: Period | None) -> Status:
    words = period.words if period and status in DUE else ""
    return (
        {"今": Status.DUE_TODAY, "明": Status.DUE_TOMORROW}.get(words[:1], status)
        if len(words) == 2
        else status
    )


def _said_by(states: Iterable[Status], period: Period | None) -> bool:
    """True if the state already says the day: 今日到期."""
    return period is not None and any(one in (Status.DUE_TODAY, Status.DUE_TOMORROW) for one in states)


def _categories(heard: Heard) -> tuple[int, ...]:
    values = heard.of(Slot.CATEGORY, tuple)
    return tuple(dict.fromkeys(one for ids in values for one in ids))


def _by(heard: Heard, measure: Measure) -> By | None:
    said = heard.of(Slot.BY, By)
    if said:
        return said[0]
    if measure is Measure.ROLLCALL:
        return By.PERSON if heard.has(Cue.WHO) and heard.said(Slot.ORDER) else None
    parts = heard.of(Slot.PART, By)
    if parts and measure is Measure.RANKING:
        return parts[-1]
    asked = heard.first(Cue.WHICH)
    if asked and any(one.slot is Slot.KIND and one.start >= asked.end for one in heard.pieces):
        return By.POINT
    return None


def _which(heard: Heard) -> bool:
    return any(heard.folded(one)[0] in "哪那什" for one in heard.said(Slot.BY))


def _first(heard: Heard) -> tuple[int | None, Order | None]:
    """How many are wanted, and which of them first."""
    orders = heard.of(Slot.ORDER, Order)
    wanted = [one for one in heard.of(Slot.FIRST, tuple)]
    if not wanted:
        return None, (orders[-1] if orders else None)
    n, order = wanted[0]
    return n, (order if order is Order.LEAST or not orders else orders[0])


def _duty(heard: Heard, measure: Measure) -> str:
    said = heard.of(Slot.DUTY, str)
    return said[0] if said and measure is Measure.OWNER else ""


def narrowed(scopes: Iterable[Scope], district: District) -> tuple[Scope, ...]:
    """The scopes without those that only say where another one of them lies (金山街道 of 金山街道人民广场)."""
    said = list(dict.fromkeys(scopes))
    kept = [one for one in said if not any(_holds(one, other, district) for other in said)]
    return tuple(kept)


def _holds(one: Scope, other: Scope, district: District) -> bool:
    """True if the whole of `other` lies within `one`, and is less."""
    if one == other or other.kind in ("district", "own") or one.kind == "own":
        return False
    if one.kind == "district":
        return True
    if one.kind == "unit":
        units = frozenset(unit for top in one.ids for unit in district.within(top))
        return all(unit in units for unit in _units(other, district)) and set(other.ids) != set(one.ids)
    if one.kind == "grid":
        return other.kind in ("point", "points") and all(
            district.point[id].grid in one.ids for id in other.ids
        )
    return one.kind == "points" and other.kind in ("point", "points") and set(other.ids) < set(one.ids)


def _units(scope: Scope, district: District) -> Iterator[int]:
    for one in scope.ids:
        if scope.kind == "unit":
            yield one
        elif scope.kind == "grid":
            yield district.grid[one].unit
        else:
            yield district.grid[district.point[one].grid].unit


def _unused(heard: Heard, measure: Measure, spare: Iterable[Piece]) -> Iterator[str]:
    """What was recognised and has no place in this question."""
    useful = _USES.get(measure, _USUALLY)
    for piece in heard.pieces:
        if piece.slot not in useful and piece.slot not in _NEVER_LEFT:
            yield heard.words(piece)
    for piece in spare:
        yield heard.words(piece)
    kinds = heard.said(Slot.KIND)
    for piece in [one for one in kinds[1:] if one.value != kinds[0].value]:
        yield heard.words(piece)
    for piece in heard.pieces:
        if (
            piece.slot is Slot.CUE
            and piece.value is Cue.THAT
            and not heard.said(Slot.NUMBER)
            and not _names_something(heard)
        ):
            yield heard.words(piece)


def changed(question: Question, **slots: object) -> Question:
    """The question with other slots, on its first page, neither drawn nor explained."""
    return replace(question, page=1, picture=False, why=False, **slots)  # type: ignore[arg-type]
