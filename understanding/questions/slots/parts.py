"""Into which parts an answer is divided, how many of them are wanted, and which first."""

from __future__ import annotations

import re

from domain.question import By, Measure, Order, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.days import by_vague_days
from understanding.questions.slots.signs import (
    are_asked_for,
    are_compared,
    asks_where,
    asks_which,
    is_of_places,
    kinds_are_parts,
    parts_counted,
    told_parts,
)
from understanding.questions.slots.signs_of_places import asks_which_place, who_among_places
from understanding.questions.slots.signs_of_who import asks_for_a_person
from understanding.questions.slots.standing import asks_whose_lasts, asks_why_there, is_about_time

RANKED = frozenset({"网格员", "经办人"})  # who is put in order by what they report and do


def divided_by(heard: Heard, measure: Measure) -> By | None:
    """The parts into which the answer is divided; None if it is not."""
    if measure is Measure.LIST and asks_whose_lasts(heard):
        return None  # each line names the unit
    said = heard.of(Slot.BY, By)
    if is_of_places(heard):
        return By.POINT
    if said and not _only_asks(heard, said[0], measure):
        return said[0]
    if measure in (Measure.RANKING, Measure.TREND) and (told := told_parts(heard)):
        return told
    if measure is Measure.TREND:
        return by_vague_days(heard)
    if measure is Measure.ROLLCALL and are_asked_for(heard) and (part := _last_part(heard)):
        return part  # 没到岗的网格有哪些
    if measure is Measure.ROLLCALL and not (heard.said(Slot.PART) and heard.said(Slot.ORDER)):
        return By.PERSON if heard.has(Cue.WHO, Cue.WHO_IS) and heard.said(Slot.ORDER) else None
    return _by_words_of_parts(heard, measure)


def _by_words_of_parts(heard: Heard, measure: Measure) -> By | None:
    """Where nobody says 各单位 or 按网格: 哪个网格最多, 谁整改得最快, 有几个社区."""
    parts = heard.of(Slot.PART, By)
    if (
        parts
        and measure in (Measure.RANKING, Measure.ROLLCALL)
        and not (parts[-1] is By.CATEGORY and is_about_time(heard))
    ):
        return parts[-1]
    if kinds_are_parts(heard):
        return By.POINT
    if measure is Measure.RANKING and RANKED & set(heard.of(Slot.DUTY, str)):
        return By.PERSON
    if parts and measure is Measure.COMPARISON and are_compared(heard):
        return parts[-1]
    if parts and measure is Measure.LIST and are_asked_for(heard):
        return parts[-1]
    if measure is Measure.COUNT and (counted := parts_counted(heard)):
        return counted
    if measure is Measure.RANKING and (
        _counts_spots(heard) or asks_where(heard) or who_among_places(heard) or asks_which_place(heard)
    ):
        return By.POINT
    if measure is Measure.RANKING and heard.has(Cue.WHICH) and heard.said(Slot.KIND):
        return By.POINT  # 路口闯红灯的哪个最多
    if measure is not Measure.RANKING or not heard.has(Cue.WHO, Cue.WHO_IS):
        return None
    return By.PERSON if asks_for_a_person(heard) else By.UNIT


def _counts_spots(heard: Heard) -> bool:
    """问题最多三处, 背街小巷里问题最少的五条: so many spots, or places of a kind."""
    each = ("处", "条", "座", "个") if heard.said(Slot.KIND) else ("处",)
    return any(heard.folded(one).removesuffix("的").endswith(each) for one in heard.said(Slot.FIRST))


def _last_part(heard: Heard) -> By | None:
    """The grid or unit that is asked for."""
    parts = [one for one in heard.of(Slot.PART, By) if one in (By.GRID, By.UNIT)]
    return parts[-1] if parts else None


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


def first_ones(heard: Heard, measure: Measure) -> tuple[int | None, Order | None]:
    """How many are wanted, and which of them first."""
    if measure is Measure.DUE:
        return next((n for n, _ in heard.of(Slot.FIRST, tuple)), None), None  # 最快要到期的5件
    if measure not in (Measure.RANKING, Measure.LIST, Measure.ROLLCALL) or asks_why_there(heard):
        return None, None
    orders = [_by_number(heard, one, measure) for one in heard.said(Slot.ORDER)]
    wanted = heard.of(Slot.FIRST, tuple)
    longest = Order.MOST if is_about_time(heard) else None
    if not wanted:
        return None, longest if measure is Measure.LIST else (orders[-1] if orders else None)
    n, order = wanted[0]
    if measure is Measure.LIST:
        return n, longest
    return n, (order if order is Order.LEAST or not orders else orders[0])


_WELL_OR_BADLY = re.compile(r"[好差糟惨]|不行|不力|落后|拖后腿|优秀|(?<!不)(?:省心|干净|清爽)")
_TURNED = {Order.MOST: Order.LEAST, Order.LEAST: Order.MOST}
_BAD = frozenset(
    {Status.OVERDUE, Status.UNCLOSED, Status.REBOUND, Status.REWORK, Status.RETURNED, Status.BAD}
)


def _by_number(heard: Heard, piece: Piece, measure: Measure) -> Order:
    """The order of the numbers: 占道哪个网格最差 wants those with most of it first, and so does 哪里最差: places and
    sorts have no rate."""
    order = piece.value if isinstance(piece.value, Order) else Order.MOST
    counted = measure is Measure.RANKING and divided_by(heard, measure) in (By.POINT, By.CATEGORY)
    bad = counted or heard.said(Slot.CATEGORY) or _BAD & set(heard.of(Slot.STATUS, Status))
    turns = bad and not heard.has(Cue.SHARE) and _WELL_OR_BADLY.search(heard.folded(piece))
    return _TURNED[order] if turns else order
