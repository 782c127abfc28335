"""What a sentence wants to be told (measure), from the words that ask and the slots beside them."""

from __future__ import annotations

import re

from domain.periods import Period
from domain.question import Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.bounds import is_bounded
from understanding.questions.slots.days import are_set_beside, are_two_times
from understanding.questions.slots.due_days import asks_when_due, has_a_term, lies_ahead
from understanding.questions.slots.limits import nothing_happens
from understanding.questions.slots.signs import (
    are_compared,
    asks_for_parts,
    asks_where,
    asks_which,
    counts_cases_first,
    follows,
    goes_through_time,
    how_it_goes,
    is_headed,
    is_waited_for,
    is_where_and_when,
    kinds_are_parts,
    names_something,
    names_two,
    offers_two,
    points_at_one,
    several,
    shows_them,
    tells_one,
    told_parts,
    which_part,
)
from understanding.questions.slots.signs_of_who import whose_problem, whose_work
from understanding.questions.slots.standing import asks_why_there, lays_out, wants_the_longest
from understanding.questions.slots.waited import is_waited, who_waits

PRESENCE = frozenset({Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE})


def measure_of(heard: Heard) -> Measure | None:
    """What is to be told; None if nothing is asked."""
    states = set(heard.of(Slot.STATUS, Status))
    if heard.said(Slot.TOPIC) and not _asks_for_figures(heard):
        return Measure.LIST
    return _who_or_which(heard, states) or _side_by_side(heard, states) or _of_cases(heard, states)


def _who_or_which(heard: Heard, states: set[Status]) -> Measure | None:
    """People, or the one case that is called by its number."""
    if heard.has(Cue.CALL) or states & PRESENCE:
        return Measure.ROLLCALL
    if _asks_who_answers(heard, states):
        return Measure.OWNER
    if heard.said(Slot.NUMBER):
        return Measure.CASE
    stages = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE]
    if names_something(heard) and not heard.has(Cue.THAT):
        return Measure.OWNER if any(map(_WHO_SEES_TO_IT.search, stages)) else None
    held = several(heard) and any("谁" in words for words in stages)
    return Measure.WAITING if held else None  # 这些件都在谁手上


_WHO_SEES_TO_IT = re.compile("(?:谁|哪(?:一?[个家位])?(?:单位|部门|科室))[^报]*$")


def _side_by_side(heard: Heard, states: set[Status]) -> Measure | None:
    """Things set against each other, over time, in order, or by whom they wait for."""
    if _sides(heard):
        return Measure.COMPARISON
    by_time = goes_through_time(heard) and not (Status.DUE in states and _are_to_come(heard))
    if heard.has(Cue.TREND) or by_time or _changes(heard):
        return Measure.TREND
    utmost = any("最" in heard.folded(one) for one in heard.said(Slot.ORDER))
    if heard.has(Cue.WAIT) and told_parts(heard) and utmost:
        return Measure.RANKING
    if (
        is_waited(heard)
        or who_waits(heard, states)
        or any(is_waited_for(heard, one) for one in heard.said(Slot.SCOPE))
    ):
        return Measure.WAITING
    if _ranks(heard):
        longest = wants_the_longest(heard) and not asks_why_there(heard)
        return Measure.LIST if longest else Measure.RANKING
    return None


def _of_cases(heard: Heard, states: set[Status]) -> Measure | None:
    """A share, one case, or cases as they are counted and listed."""
    if heard.has(Cue.SHARE):
        return Measure.RATE
    if heard.has(Cue.MEAN, Cue.ANSWER):
        return Measure.COUNT
    if is_bounded(heard):
        return Measure.LIST
    if heard.has(Cue.PACE) and not heard.said(Slot.NUMBER):
        return Measure.COUNT
    if _are_all_done(heard, states):
        return Measure.COUNT
    if _is_of_one(heard):  # those of certain days are listed: 昨天报的金衡街违停改了没
        return Measure.LIST if several(heard) or heard.said(Slot.PERIOD) else Measure.CASE
    return _plain_measure(heard, states)


def _are_to_come(heard: Heard) -> bool:
    """12月10日至13日到期件 按日列: days ahead, of which there is no course yet."""
    return any(one.first > heard.today for one in heard.of(Slot.PERIOD, Period))


_IS_THERE_ANY = re.compile(
    "还有没有了?[呢啊呀]*[?？。]*$"
)  # 飞线充电那个问题还有没有: of a kind, and not of one case


def _are_all_done(heard: Heard, states: set[Status]) -> bool:
    """昨天报的都处理好了吗: the number of what was reported then is told with the number of what is left of it."""
    whole = heard.said(Slot.PERIOD) and not names_something(heard)
    return bool(whole) and states == {Status.NEW} and heard.has(Cue.STAGE)


def _is_of_one(heard: Heard) -> bool:
    """人民广场占道经营那件: one case, told by its place or by what is wrong."""
    if _IS_THERE_ANY.search(heard.typed.folded):
        return False
    if heard.has(Cue.THAT) and names_something(heard) and not heard.has(Cue.HOW_MANY):
        return True
    if points_at_one(heard) and heard.has(Cue.STAGE, Cue.WHETHER, Cue.HOW):
        return True
    return tells_one(heard) and not heard.has(Cue.HOW_MANY) and (heard.has(Cue.STAGE) or how_it_goes(heard))


def _asks_for_figures(heard: Heard) -> bool:
    return heard.has(Cue.HOW_MANY, Cue.RANK, Cue.SHARE, Cue.TREND, Cue.COMPARE) or bool(
        heard.said(Slot.ORDER)
    )


def _plain_measure(heard: Heard, states: set[Status]) -> Measure | None:
    if (
        Status.DUE in states
        or (Status.OVERDUE in states and (lies_ahead(heard) or _is_not_late_yet(heard)))
        or has_a_term(heard)
    ):
        return Measure.DUE
    if asks_when_due(heard):
        return Measure.LIST  # each line says until when; what falls due is that of some days
    if heard.has(Cue.HOW_MANY, Cue.PROGRESS, Cue.COMPARE) and not shows_them(heard):
        return Measure.COUNT
    if heard.has(Cue.HOW) and not heard.has(Cue.SHOW, Cue.WHICH) and not asks_for_parts(heard):
        return Measure.COUNT  # 帮我看下北湖社区这个季度怎么样
    if heard.has(Cue.SHOW, Cue.LOOK_UP, Cue.WHICH) or asks_for_parts(heard):
        return Measure.LIST
    if heard.has(Cue.WHETHER, Cue.MORE_OR_LESS) or (
        heard.has(Cue.STAGE) and (names_something(heard) or heard.said(Slot.PERSON) or heard.said(Slot.KIND))
    ):
        return Measure.COUNT
    if heard.has(Cue.MINE, Cue.SHOW_ME) or (heard.said(Slot.FIRST) and not heard.said(Slot.BY)):
        return Measure.LIST
    if heard.has(Cue.HOW, Cue.WHY):
        return Measure.COUNT
    if heard.said(Slot.BY):
        return Measure.LIST if asks_which(heard) else Measure.COUNT
    if states or heard.has(Cue.WHO) or is_headed(heard) or nothing_happens(heard):
        return Measure.LIST
    return Measure.COUNT if is_where_and_when(heard) else None


def _is_not_late_yet(heard: Heard) -> bool:
    """今天到期还没整改的: undone, and due on days that are not over."""
    late = [heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.OVERDUE]
    days = heard.of(Slot.PERIOD, Period)
    return bool(days) and days[0].last >= heard.today and all(words.startswith("到期") for words in late)


def _asks_who_answers(heard: Heard, states: set[Status]) -> bool:
    """谁负责, 保洁是谁, 归哪位领导联系, 哪个网格的: who answers for a place or a kind of problem."""
    if heard.said(Slot.NUMBER) and (
        states or heard.has(Cue.HOW, Cue.PROGRESS, Cue.WHY) or _asks_how_far(heard)
    ):
        return False  # 102由谁承办，是否已经办结: how it stands tells both
    who = heard.has(Cue.WHO, Cue.WHO_IS, Cue.WHICH)
    ordered = heard.said(Slot.ORDER) or heard.has(Cue.RANK, Cue.HOW_MANY)
    if offers_two(heard) or whose_problem(heard) or (not states and not ordered and whose_work(heard)):
        return True
    if heard.has(Cue.OWNER) and not (ordered and asks_which(heard)) and not _has_only_states(heard):
        return True
    utmost = any("最" in heard.folded(one) for one in heard.said(Slot.ORDER))
    waits = bool(states) and not names_something(heard)  # 延期待签的压在哪位领导那
    if heard.said(Slot.DUTY) and not utmost and not waits and (who or heard.has(Cue.ANSWERS_FOR)):
        return True
    if heard.has(Cue.ANSWERS_FOR) and not ordered and (who or asks_which(heard) or heard.has(Cue.WHETHER)):
        return True
    if heard.said(Slot.DUTY) and heard.said(Slot.SCOPE) and not heard.unknown and not states and not ordered:
        return True
    return (
        not states
        and not ordered
        and bool(heard.said(Slot.SCOPE) or heard.said(Slot.PERSON))
        and (which_part(heard) or heard.has(Cue.WHO_IS) or _asks_who_is_there(heard))
    )


def _asks_how_far(heard: Heard) -> bool:
    """谁管的66号，弄完了没: how far it has come, and not 在谁手上."""
    stages = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)
    return any("谁" not in words for words in stages)


def _asks_who_is_there(heard: Heard) -> bool:
    """执法中队都有谁: a part of the district, and nothing but who."""
    slots = {one.slot for one in heard.pieces} - {Slot.FILLER}
    asked = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WHO]
    alone = len(asked) == len(heard.said(Slot.CUE)) and slots == {Slot.SCOPE, Slot.CUE}
    return alone and not heard.unknown and all(re.search("有谁|些人|几个人|谁们", words) for words in asked)


def _has_only_states(heard: Heard) -> bool:
    """超期的都是谁家的: no place, category or case of which somebody could be in charge."""
    named = (Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.DUTY)
    return bool(heard.said(Slot.STATUS)) and not any(heard.said(slot) for slot in named)


def _changes(heard: Heard) -> bool:
    """多了还是少了: than before, when nothing is set beside it."""
    said = "、".join(heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.MORE_OR_LESS)
    return bool(re.search("还是|了|有[没无]|是否|可有|是不", said)) and not asks_which(heard)


def _ranks(heard: Heard) -> bool:
    if (
        (heard.has(Cue.RANK) and not lays_out(heard))
        or heard.has(Cue.BOARD)
        or any("排" in heard.folded(one) for one in heard.said(Slot.BY))
        or asks_why_there(heard)
    ):
        return True
    if any(order for _, order in heard.of(Slot.FIRST, tuple)) and not _are_first_cases(heard):
        return True
    asked = (
        heard.said(Slot.BY)
        or heard.has(Cue.WHICH, Cue.WHO, Cue.WHO_IS)
        or asks_where(heard)
        or asks_for_parts(heard)
    )
    named = heard.said(Slot.PART) or heard.said(Slot.DUTY) or kinds_are_parts(heard) or told_parts(heard)
    if heard.said(Slot.FIRST) and (asked or named):
        return True
    orders = heard.said(Slot.ORDER)
    if any("最" in heard.folded(one) for one in orders):
        return True
    in_order = bool(orders) or heard.has(Cue.MORE_OR_LESS)
    return in_order and bool(asked or (named and (heard.has(Cue.SHOW) or not _are_short(heard))))


def _are_first_cases(heard: Heard) -> bool:
    """前三条, 头五件: cases in a state, where no parts and no order are named."""
    cases = counts_cases_first(heard)
    apart = (Slot.BY, Slot.PART, Slot.ORDER, Slot.DUTY)
    return cases and bool(heard.said(Slot.STATUS)) and not any(heard.said(slot) for slot in apart)


def _are_short(heard: Heard) -> bool:
    """多, 差: said of everything, and no order by themselves."""
    return all(one.end - one.start == 1 for one in heard.said(Slot.ORDER))


_OF_DAYS = frozenset({Status.NEW, Status.CLOSED, Status.FIXED})  # counted by the day on which it happened


def _sides(heard: Heard) -> bool:
    """True if two things are set against each other: two places, two categories, two periods, now and then."""
    if heard.has(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        return True
    asked = heard.has(Cue.WHO, Cue.WHICH) or asks_which(heard) or asks_for_parts(heard)
    if names_two(heard) and asked and heard.said(Slot.ORDER) and not heard.has(Cue.SHOW):
        return True
    if are_two_times(heard):
        return True
    counted = heard.has(Cue.HOW_MANY) and set(heard.of(Slot.STATUS, Status)) <= _OF_DAYS
    if (heard.has(Cue.SHARE) or counted) and are_set_beside(heard):
        return True
    parts = heard.said(Slot.BY) or are_compared(heard)
    if heard.has(Cue.COMPARE) and parts and not heard.has(Cue.HOW_MANY):
        return True
    if not heard.has(Cue.COMPARE, Cue.MORE_OR_LESS, Cue.VERSUS):
        return False
    if names_two(heard):
        return True
    days = heard.said(Slot.PERIOD)
    return bool(days) and (
        heard.has(Cue.COMPARE, Cue.VERSUS) or any(follows(heard, one, "和跟与同") for one in days)
    )
