"""Whether a question is about the work: cases, a roll-call, who answers for what."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.question import By, Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.signs import asks_for_parts, is_where_and_when, kinds_are_parts
from understanding.questions.to_the_bot.told_not_asked import ASKING, OF_THE_WORK, is_placed, names_a_state
from understanding.questions.to_the_bot.work_words import (
    counts_pieces,
    counts_posts,
    counts_things,
    is_done_to_anything,
    is_due,
    is_whose,
    speaks_of_work,
)

_OF_A_CASE = (
    Cue.WHO, Cue.WHO_IS, Cue.STAGE, Cue.LOOK_UP, Cue.HOW, Cue.OWNER, Cue.PROGRESS, Cue.WHY, Cue.SHOW_ME,
)  # fmt: skip
_OF_A_PLACE = frozenset(
    {Cue.OWNER, Cue.HOW_MANY, Cue.HOW, Cue.RANK, Cue.PROGRESS, Cue.LOOK_UP, Cue.TREND, Cue.COMPARE}
)
_OF_AFFAIRS = re.compile(r"[情近现战实]况|现状|大盘|局势|战果|面貌|进展|形势|态势|局面|概况|数据|动态")
_STUCK = re.compile(
    r"球又?[在到踢传]|轮到|差谁|签收|积压|环节|手[里上]|卡[在着住了哪谁]|压[在着]|堵|接单|没人|没动"
)


def is_about_work(heard: Heard, question: Question) -> bool:
    """True if a question is about cases, points or a roll-call, and not about something else of the office."""
    if speaks_of_work(heard) or _asks_its_measure(heard, question) or _asks_of_a_problem(heard, question):
        return True
    if is_whose(heard):
        return False
    if heard.has(Cue.CASES, Cue.ITEM) or (
        heard.said(Slot.NUMBER) and (heard.has(*_OF_A_CASE) or heard.said(Slot.BY))
    ):
        return True
    if question.measure is Measure.ROLLCALL:
        whose = question.period or question.scopes or heard.has(Cue.WHO, Cue.SHOW) or counts_posts(heard)
        are_there = heard.said(Slot.PART) and heard.has(Cue.WHETHER)  # 全勤的单位有没有
        utmost = heard.said(Slot.STATUS) and heard.said(Slot.ORDER) and heard.said(Slot.FIRST)
        return bool(whose or are_there or utmost) and not heard.unknown
    if heard.has(Cue.PROGRESS, Cue.PACE) or (heard.has(Cue.HOW_MANY) and counts_pieces(heard)):
        return True
    if is_where_and_when(heard) or (heard.has(Cue.SHOW_ME) and question.period and not heard.unknown):
        return True
    if heard.unknown and not heard.said(Slot.STATUS):
        return False
    return _asks_of_a_place(heard) if is_placed(heard) else _asks_without_a_place(heard, question)


def _asks_its_measure(heard: Heard, question: Question) -> bool:
    """True if what stands beside the measure is enough to ask it of the work."""
    which = heard.said(Slot.SCOPE) or heard.said(Slot.NUMBER)
    several = question.period or len(question.scopes) > 1
    match question.measure:
        case Measure.DUE:
            return is_due(heard)
        case Measure.WAITING:
            return bool(which) or heard.has(Cue.THAT)
        case Measure.OWNER:  # 程晓燕管哪里
            return bool(which) or (question.person is not None and not heard.unknown)
        case Measure.CASE:
            return not heard.unknown and _asks_of_one(heard)
        case Measure.TREND:
            return bool(several)
        case Measure.COMPARISON:  # 各街道比一比
            return bool(several) or (question.by in (By.UNIT, By.GRID) and not heard.unknown)
    return False


def _asks_of_a_place(heard: Heard) -> bool:
    if heard.has(Cue.WHO) and not heard.said(Slot.STATUS) and not heard.said(Slot.ORDER):
        return False  # 谁去人民广场看一下
    if not heard.unknown and kinds_are_parts(heard) and _compares_places(heard):
        return True  # 哪个菜场最脏
    if not heard.unknown and heard.has(*ASKING - {Cue.WHO, Cue.WHO_IS, Cue.WHETHER, Cue.WHICH}):
        return True
    return (
        bool(heard.said(Slot.STATUS))
        or asks_for_parts(heard)
        or any(_is_of_a_place(one) for one in heard.pieces)
    )


def _compares_places(heard: Heard) -> bool:
    return any(_HOW_BAD.search(heard.folded(one)) for one in heard.said(Slot.ORDER))


_HOW_BAD = re.compile("最.*(?:[脏乱差多少糟]|干净|严重|省心|头疼|卫生|整洁)")


def _asks_of_one(heard: Heard) -> bool:
    """72号退了几次, 该谁去核31号."""
    return bool(heard.said(Slot.STATUS)) or heard.has(Cue.WAIT)


def _asks_without_a_place(heard: Heard, question: Question) -> bool:
    if heard.has(Cue.DONE) and (heard.has(Cue.WAIT) or question.measure is Measure.RANKING):
        return True
    if not heard.unknown and _counts_or_tells(heard, question):
        return True
    if question.measure is Measure.TREND and not heard.unknown and heard.has(Cue.TREND):
        return True
    ranks = question.measure is Measure.RANKING and not heard.unknown
    if ranks and (
        question.period
        or (heard.has(Cue.WHO) and question.states == (Status.NEW,))
        or any(_IN_A_RACE.search(heard.folded(one)) for one in heard.said(Slot.ORDER))
    ):
        return True  # 这礼拜谁最拖沓, 谁报得最多
    if question.measure is Measure.LIST and question.order and not heard.unknown and _of_cases(heard):
        return True  # 有没有哪件拖得太久的
    if heard.has(Cue.WAIT) and heard.said(Slot.BY) and not heard.unknown:
        return True
    if heard.has(Cue.RANK) and (question.period or question.scopes) and not heard.unknown:
        return True
    if any(_STUCK.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT):
        return True
    parts = heard.said(Slot.BY) or heard.said(Slot.PART) or heard.said(Slot.DUTY)
    return bool(parts) and bool(heard.said(Slot.ORDER) or heard.said(Slot.FIRST) or heard.has(Cue.RANK))


def _of_cases(heard: Heard) -> bool:
    """哪件: said of cases."""
    asked = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value in (Cue.SHOW, Cue.WHICH))
    return any("件" in words for words in asked)


_LATELY = timedelta(days=2)  # 昨天报了几个 colleagues ask each other, 大前天报了几个 hardly
_IN_A_RACE = re.compile(r"拖后腿|垫底|掉队|领跑|重灾区|吊车尾|末位|倒数|拉胯|榜|冒尖")


def _asks_of_a_problem(heard: Heard, question: Question) -> bool:
    """A category, and more than 谁的电瓶车在楼道充电 or 红绿灯怎么这么久."""
    if not heard.said(Slot.CATEGORY):
        return False
    asking = {one.value for one in heard.said(Slot.CUE) if one.value in ASKING}
    little = {piece.slot for piece in heard.pieces} <= {Slot.CATEGORY, Slot.CUE, Slot.FILLER, Slot.SCOPE}
    plain = question.measure in (Measure.LIST, Measure.COUNT)
    return not (little and plain and asking and asking <= {Cue.WHO, Cue.WHO_IS, Cue.WHY})


# States that are said of other things too, but not where which ones or how many are asked in known words alone.
_SAID_OF_CASES = frozenset({Status.UNCLAIMED, Status.URGENT, Status.VOID, Status.EXTENDED, Status.DUE})
_NAMED_SO = 1.4  # the cost of a word that says something else as often


def _counts_or_tells(heard: Heard, question: Question) -> bool:
    """还有多少没办完, 本周进展如何: with not one unknown word beside them."""
    asks = heard.has(Cue.HOW_MANY, Cue.SHOW, Cue.WHICH) or bool(heard.said(Slot.BY)) or _are_there_any(heard)
    if asks and Status.UNCLOSED in question.states and not is_done_to_anything(heard):
        return True
    if asks and any(one.cost <= _NAMED_SO and one.value in _SAID_OF_CASES for one in heard.said(Slot.STATUS)):
        return True
    days = question.period
    spans = days is not None and (days.first < days.last or days.last < heard.today - _LATELY)
    if (spans or heard.said(Slot.VAGUE)) and counts_things(heard):
        return True
    if any(OF_THE_WORK.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.HOW):
        return True
    if (heard.said(Slot.BY) or heard.said(Slot.PERSON)) and counts_things(heard):
        return True
    if heard.said(Slot.PERSON) and (names_a_state(heard) or heard.has(Cue.STAGE)):
        return True
    told = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.HOW]
    return bool(question.period or question.scopes) and any(_OF_AFFAIRS.search(words) for words in told)


_OF_THOSE = re.compile("的(?:还|现在|如今|可)*有(?:没有?)?[吗没不么]?[呢啊呀]?[?？]?$")


def _are_there_any(heard: Heard) -> bool:
    """加急的还有吗: whether there are any in a state, said with 的 and nothing else."""
    return heard.has(Cue.WHETHER) and _OF_THOSE.search(heard.typed.folded) is not None


def _is_of_a_place(piece: Piece) -> bool:
    return piece.slot in (Slot.FIRST, Slot.BY, Slot.DUTY) or (
        piece.slot is Slot.CUE and piece.value in _OF_A_PLACE
    )
