"""Of which days a sentence speaks: the period, what it is set against, and how it stood then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain.period_units import unit_around
from domain.period_words import END_OF_DAY
from domain.periods import Period, just_after, just_before, year_before
from domain.question import Aspect, By, Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


def periods_of(heard: Heard, measure: Measure) -> tuple[Period | None, Period | None, Sequence[Piece]]:
    """The period, the one it is set against, and the pieces of those that are too many."""
    said = heard.said(Slot.PERIOD)
    days = heard.of(Slot.PERIOD, Period)
    if measure is Measure.DUE and not days and _is_due_today(heard):
        return Period(heard.today, heard.today, "今天"), None, []
    if measure is Measure.DUE:
        days = [_ahead(one, heard.today) for one in days]
    if measure is not Measure.COMPARISON:
        return (
            (days[0] if days else None),
            None,
            [one for one in said[1:] if not _is_the_same(one, days[0], heard.today)],
        )
    if like := heard.first(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        return _like_before(heard, like)
    if len(days) > 1:
        days = [_of_the_calendar(one, heard.today) for one in days]
        if all(_is_the_same(one, days[0], heard.today) for one in said):
            return days[0], None, []  # 环卫所上周销的和执法中队上周销的
        if days[0].first <= days[1].last and days[1].first <= days[0].last:
            return days[0], None, said[1:]  # 上周与前一周: days that share days are read amiss
        later, earlier = sorted(days[:2], key=lambda period: period.first, reverse=True)
        return later, earlier, said[2:]
    if days and not any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.CATEGORY)):
        return None, days[0], []
    return (days[0] if days else None), None, []


def _is_the_same(piece: Piece, days: Period, today: date) -> bool:
    """今年以来，从一月份到现在: the same days up to today."""
    one = piece.value
    return isinstance(one, Period) and (
        one == days or (one.first == days.first and min(one.last, today) == min(days.last, today))
    )


_THESE_DAYS = re.compile("[这近](?:[两几三四五2345]|一两|两三)天")


def _ahead(days: Period, today: date) -> Period:
    """这两天快到日子的: today and tomorrow, for what falls due lies ahead."""
    if days.last != today or not _THESE_DAYS.fullmatch(days.words):
        return days
    return replace(days, first=today, last=today + (days.last - days.first))


_THIS_ONE = re.compile("[这本]一个?(?P<unit>周|星期|礼拜|月|季度?|年)")


def _of_the_calendar(days: Period, today: date) -> Period:
    """这一周 set against 上一周 is this week, and not the last seven days."""
    found = _THIS_ONE.fullmatch(days.words)
    return Period(*unit_around(today, found["unit"]), days.words) if found else days


_WORDS_NOW = {
    "周": "本周",
    "星期": "本周",
    "礼拜": "本周",
    "月": "本月",
    "季": "本季度",
    "年": "今年",
    "天": "今天",
    "日": "今天",
}
_ONE_BEFORE = re.compile("[前头]一?个?(?P<unit>周|星期|礼拜|月|季|年|天|日)")


def _like_before(heard: Heard, like: Piece) -> tuple[Period | None, Period | None, Sequence[Piece]]:
    """本月环比, 新增环比上周, 本月同比去年: the days, those they are set against, and what is too many."""
    said, days = heard.said(Slot.PERIOD), heard.of(Slot.PERIOD, Period)
    if not days:
        before = _ONE_BEFORE.fullmatch(heard.folded(like).removesuffix("度"))
        if before is None:
            return None, None, [like]  # like what: 同比 needs days to set against others
        days = [Period(*unit_around(heard.today, before["unit"]), _WORDS_NOW[before["unit"]])]
    if like.value is Cue.LIKE_BEFORE and len(days) == 2 and days[1].last < days[0].first:
        return days[0], days[1], []  # 今天环比昨天
    behind = len(days) < 2 and bool(said) and said[0].start == like.end and days[0].last < heard.today
    if behind and days[0].first.year >= heard.today.year - 1:
        return just_after(days[0], f"{days[0].words}之后"), days[0], []
    if like.value is Cue.LIKE_LAST_YEAR:
        against = year_before(days[0], "去年同期")
        return days[0], against, [one for one in said[1:] if not _holds(one, against)]
    return days[0], just_before(days[0], "上期"), said[1:]


def _holds(piece: Piece, days: Period) -> bool:
    """本月同比去年: the year in which those days lie."""
    said = piece.value
    return isinstance(said, Period) and said.first <= days.first and days.last <= said.last


_TODAY = re.compile(f"(?:今晚|{END_OF_DAY})前")


def _is_due_today(heard: Heard) -> bool:
    """下班前要交的: of today."""
    return any(_TODAY.fullmatch(heard.folded(one)) for one in heard.said(Slot.STATUS))


def as_it_stood(question: Question, heard: Heard) -> Question:
    """截至上周五还有多少没整改: the number that was open then is known, and nothing else of that day."""
    days = question.period
    plain = question.measure is Measure.COUNT and question.states == (Status.UNCLOSED,)
    narrow = question.limit or question.aspect or question.by or question.person or question.mine
    narrow = narrow or question.picture or question.why
    before = next((one for one in heard.said(Slot.CUE) if one.value is Cue.AS_OF), None)
    joined = before is not None and any(one.start == before.end for one in heard.said(Slot.PERIOD))
    if days is None or not (plain and joined) or narrow or days.last >= heard.today:
        return question
    return replace(question, period=Period(days.last, days.last, f"截至{days.words}"), aspect=Aspect.AS_OF)


def by_vague_days(heard: Heard) -> By | None:
    """这几周 goes by the week, 这几个月 by the month, however many of them there are."""
    said = "".join(heard.folded(one) for one in heard.said(Slot.VAGUE))
    if heard.said(Slot.PERIOD) or not said:
        return None
    return By.WEEK if re.search("周|星期|礼拜", said) else By.MONTH if "月" in said else None


_ADDED = re.compile("[加合](?:起来|在?一起|一块)")  # 前天跟昨天加起来: one number of both


def are_set_beside(heard: Heard) -> bool:
    """本季度和上季度按期率: two times joined by and."""
    days = heard.said(Slot.PERIOD)
    folded = heard.typed.folded
    if len(days) != 2 or _ADDED.search(folded):
        return False
    asked_again = folded[days[1].end :].rstrip("?？。") == "呢"  # 本周新增多少，上周呢
    if _asked_of_each(heard, days[1].start):
        return True
    return asked_again or folded[days[0].end : days[1].start] in ("和", "跟", "与", "同", "、")


_JOINED = re.compile("的?[和跟与同]")


def _asked_of_each(heard: Heard, second: int) -> bool:
    """昨天销了几个，今天又销了几个: the same number of the one day, and from `second` on of the other."""
    first, later = (
        [one for one in heard.pieces if one.slot is not Slot.FILLER and (one.start < second) is before]
        for before in (True, False)
    )
    states, again = ({one.value for one in some if one.slot is Slot.STATUS} for some in (first, later))
    counts = all(any(one.value is Cue.HOW_MANY for one in some) for some in (first, later))
    named = any(one.slot in (Slot.SCOPE, Slot.CATEGORY, Slot.KIND) for one in later)
    return counts and len(states) == 1 and states == again and not named


def are_two_times(heard: Heard) -> bool:
    """十月跟十一月违停: two times joined by and, what was then, and no word that asks anything else.

    Of single days it is told: 昨天和今天路灯不亮.
    """
    days = heard.said(Slot.PERIOD)
    spans = all(one.first < one.last for one in heard.of(Slot.PERIOD, Period))
    asks = any(one.value not in (Cue.AND, Cue.CASES, Cue.ITEM) for one in heard.said(Slot.CUE))
    if len(days) != 2 or not spans or asks or heard.unknown:
        return False
    told = any(map(heard.said, (Slot.CATEGORY, Slot.STATUS)))
    return told and _JOINED.fullmatch(heard.typed.folded, days[0].end, days[1].start) is not None
