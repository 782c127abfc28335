"""A few words that change the question before: 那北湖呢, 上周呢, 名单, 图, 为什么, 下一页."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.district import District
from domain.narrowing import Bound, DayPart
from domain.question import Aspect, By, Measure, Question, Status
from understanding.questions.asking import Meant, asking
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.leaning import leans_on, refers_back
from understanding.questions.pieces import Slot
from understanding.questions.set_beside import (
    of_more_than_one,
    sets_beside,
    side_by_side,
    whose_instead,
)
from understanding.questions.slots.bounds import bound_of
from understanding.questions.slots.in_line import told_by_line
from understanding.questions.slots.limits import has_limit, limit_of
from understanding.questions.slots.measures import measure_of
from understanding.questions.slots.sorts_of_units import sort_of_units
from understanding.questions.slots.standing import (
    asks_own_place,
    fares_better,
    goes_by_share,
    is_about_time,
    none_of,
    wants_the_most_urgent,
)
from understanding.questions.useful import useful

_FILLS: dict[Slot, tuple[str, ...]] = {
    Slot.SCOPE: ("scopes", "numbers"),
    Slot.PERIOD: ("period", "against"),
    Slot.CATEGORY: ("categories", "category_words"),
    Slot.KIND: ("place_kind",),
    Slot.NUMBER: ("numbers",),
    Slot.PERSON: ("person",),
    Slot.STATUS: ("states", "share"),
    Slot.BY: ("by",),
    Slot.FIRST: ("n", "order"),
    Slot.DUTY: ("duty",),
}
_SET_SIDE_BY_SIDE = frozenset({Measure.RANKING, Measure.COMPARISON, Measure.TREND})


def followed(heard: Heard, before: Question, district: District) -> Meant | None:
    """The question before with what these words change; None if they ask something of their own, or nothing."""
    if heard.has(Cue.URGING):
        return None
    if is_about_time(heard) or wants_the_most_urgent(heard):
        return _longest(heard, before, district)
    said = {slot for slot in _FILLS if heard.said(slot)}
    leans = leans_on(heard, before)
    if not leans and _asks_of_its_own(heard):
        return None
    if _is_bounded(heard):
        said.add(Slot.LENGTH)
    if heard.excepted:
        said.add(Slot.NARROW)
    if leans and (heard.said(Slot.ORDER) or heard.said(Slot.PART)):
        said.add(Slot.ORDER)
    if (heard.unknown or heard.said(Slot.TOPIC)) and not said:
        return None
    if not said and (turned := _turned(heard, before)):
        return Meant(turned, ())
    return _merged(heard, before, district) if refers_back(heard, before, said, leans=leans) else None


def _is_bounded(heard: Heard) -> bool:
    """三天以上, 超过5件, 昨晚; 晚上吃啥 is talk."""
    part = bool(heard.of(Slot.LENGTH, DayPart)) and not heard.unknown
    return has_limit(heard) or bool(heard.of(Slot.LENGTH, Bound)) or part


def _asks_of_its_own(heard: Heard) -> bool:
    """How long it takes, which have none, who is worst: asked without leaning on anything before."""
    measured = heard.has(Cue.PACE, Cue.MEAN, Cue.ANSWER) or has_limit(heard)
    by_rate = heard.said(Slot.BY) and goes_by_share(heard, Measure.RANKING, ())
    return bool(measured or by_rate or none_of(heard)[0] or asks_own_place(heard))


def _longest(heard: Heard, before: Question, district: District) -> Meant | None:
    """最久的是哪件 is one of those that were told; 哪些问题拖得最久 asks something of its own."""
    other = {one.slot for one in heard.pieces} & {*_FILLS, Slot.PART} - {Slot.FIRST}
    if wants_the_most_urgent(heard):
        other.discard(Slot.STATUS)
    if other or heard.has(Cue.CASES) or heard.unknown:
        return None
    if before.by or before.aspect or before.measure not in (Measure.COUNT, Measure.LIST):
        return None
    new = asking(heard, Measure.LIST, district)
    if new.question is None or new.question.order is None:
        return None
    plain = {"page": 1, "picture": False, "why": False, "by": None, "share": False}
    ordered = replace(before, measure=Measure.LIST, n=new.question.n, order=new.question.order, **plain)  # type: ignore[arg-type]
    return Meant(ordered, new.left)


def _turned(heard: Heard, before: Question) -> Question | None:
    """The same question on another page, drawn, or explained."""
    if heard.has(Cue.NEXT_PAGE):
        return replace(before, page=before.page + 1, why=False)
    if heard.has(Cue.PAGE_BEFORE):
        return replace(before, page=max(before.page - 1, 1), why=False)
    if heard.has(Cue.PICTURE):
        return replace(before, page=1, picture=True, why=False)
    return replace(before, page=1, picture=False, why=True) if heard.has(Cue.WHY) else None


_DONE_TO_THEM = ((Status.REWORK,), (Status.RETURNED,))


def _merged(heard: Heard, before: Question, district: District) -> Meant:
    measure = _measure(heard, before)
    if measure is Measure.DUE and _is_of_late(heard):
        measure, before = Measure.LIST, replace(before, period=None)  # late is what fell due before
    if measure is Measure.WAITING:
        before = _now_alone(before)
    found = asking(heard, measure, district)
    new, left = found.question, found.left
    assert new is not None, "with a measure there is a question"
    slots = _filled(heard, new, before, district)
    if measure is Measure.WAITING and new.states:
        slots["states"] = new.states
    if measure is Measure.RANKING and heard.said(Slot.ORDER):
        slots["order"] = new.order
    if has_limit(heard):
        slots["limit"], limited = limit_of(heard, measure, new.states or before.states)
        left = tuple(one for one in left if limited is None or one != heard.words(limited))
    elif heard.said(Slot.STATUS):
        slots["limit"] = None
    if before.measure is Measure.RATE and measure in _SET_SIDE_BY_SIDE:
        slots["share"] = True  # 比上月高多少, of a rate
    merged = replace(before, measure=measure, page=1, picture=new.picture, why=False, **slots)
    merged = _narrowed(_in_its_aspect(merged, new, heard), before, heard)
    left = tuple(one for one in left if one not in _said_again(heard, merged))
    if measure is Measure.COMPARISON:
        merged = side_by_side(merged, before, heard)
    if told_by_line(heard, measure):
        merged = replace(merged, line=True, duty=before.duty)
    told = useful(of_more_than_one(merged, heard, district))
    counted = before.measure is Measure.RATE and told.measure is Measure.LIST and told.states in _DONE_TO_THEM
    return Meant(replace(told, share=True) if counted else told, left)  # those that the rate counted


def _now_alone(before: Question) -> Question:
    """The question before without what is counted by its days: who is waited for is told of what waits now."""
    states = tuple(one for one in before.states if one not in (Status.NEW, Status.CLOSED, Status.FIXED))
    return replace(before, states=states, period=None, against=None)


def _is_of_late(heard: Heard) -> bool:
    """True for 超了的呢."""
    return set(heard.of(Slot.STATUS, Status)) == {Status.OVERDUE}


def _narrowed(merged: Question, before: Question, heard: Heard) -> Question:
    """除了金山呢, 超过5件的呢, 昨晚呢; and of parts within a bound 名单 wants the cases."""
    merged = replace(merged, cases=merged.cases and not heard.of(Slot.LENGTH, Bound))
    if heard.excepted:
        merged = replace(merged, excepted=heard.excepted)
    for part in heard.of(Slot.LENGTH, DayPart):
        merged = replace(merged, day_part=part)
    if heard.of(Slot.LENGTH, Bound) and (bound := bound_of(heard, merged.measure, merged.by, merged.states)):
        merged = replace(merged, bound=bound[0], by=bound[1], aspect=None)
    if before.bound and merged.measure is Measure.LIST and heard.has(Cue.SHOW) and not heard.said(Slot.BY):
        merged = replace(merged, by=before.by, cases=True)
    return merged


def _said_again(heard: Heard, merged: Question) -> set[str]:
    """The words for what narrows, which the changed question has taken in."""
    taken = {*([merged.bound] if merged.bound else []), *([merged.day_part] if merged.day_part else [])}
    words = {heard.words(one) for one in heard.said(Slot.LENGTH) if one.value in taken}
    return words | ({f"除{merged.excepted.words}"} if merged.excepted else set())


def _filled(heard: Heard, new: Question, before: Question, district: District) -> dict[str, Any]:
    """The fields of the question that these words fill."""
    filled = [name for slot, names in _FILLS.items() if heard.said(slot) for name in names]
    slots = {name: getattr(new, name) for name in filled} | whose_instead(heard, before, district)
    if heard.has(Cue.DONE) and new.states:
        slots["states"] = new.states  # 那整改率呢
    if fares_better(heard, new.measure) and not (before.share or before.measure is Measure.RATE):
        slots |= {"states": new.states, "share": True}  # 比上个月进步没有, of how many there were
    if parts := heard.of(Slot.PART, By):
        slots["by"] = parts[-1]
    if "by" in slots:
        slots["sort"] = sort_of_units(heard, slots["by"], district)
    return slots


def _in_its_aspect(merged: Question, new: Question, heard: Heard) -> Question:
    """How it stood then is asked of other parts only; how long it takes (用时) until other states are asked about."""
    said = {slot for slot in _FILLS if heard.said(slot)}
    counts = merged.measure in (Measure.COUNT, Measure.LIST) and said <= {Slot.SCOPE, Slot.CATEGORY}
    if merged.aspect is Aspect.AS_OF and not counts:
        merged = replace(merged, period=merged.period if heard.said(Slot.PERIOD) else None, aspect=None)
    if new.aspect in (Aspect.PACE, Aspect.ANSWER):
        return replace(merged, aspect=new.aspect, states=new.states)
    if new.aspect is Aspect.MEAN:
        return replace(merged, aspect=Aspect.MEAN, by=new.by, states=merged.states or new.states)
    if not heard.said(Slot.STATUS):
        return merged
    kept = None if merged.aspect in (Aspect.PACE, Aspect.ANSWER) else merged.aspect
    return replace(merged, aspect=kept, states=new.states)


def _measure(heard: Heard, before: Question) -> Measure:
    """What is asked now: of its own if the words say so, else as before."""
    if sets_beside(heard, before):
        return Measure.COMPARISON
    asks = measure_of(heard)
    if asks is None or (asks is Measure.CASE and not heard.said(Slot.NUMBER)):
        return before.measure
    if asks is Measure.LIST and before.measure is Measure.ROLLCALL:
        return before.measure  # the names, as far as they may be told
    if before.measure is Measure.DUE and asks in (Measure.LIST, Measure.COUNT):
        return before.measure  # the days are those on which they fall due
    if asks is Measure.LIST and not heard.has(Cue.SHOW, Cue.LOOK_UP, Cue.WHICH, Cue.SHOW_ME):
        return before.measure
    if (
        asks in (Measure.RATE, Measure.COUNT)
        and not heard.has(Cue.HOW_MANY)
        and before.measure in _SET_SIDE_BY_SIDE
    ):
        return before.measure
    return asks
