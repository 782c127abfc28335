"""What narrows a question beside its slots: bounds of figures, what is left out, parts of days, two moments, means."""

from __future__ import annotations

from datetime import date

import pytest

from domain.narrowing import Bound, DayPart
from domain.question import Aspect, By, Measure, Question, Status
from storage.questions import question_in, question_out
from tests.readers import questions
from understanding.orders.which_of_several import which_of
from understanding.questions.shapes.bound_words import bounds

TODAY = date(2026, 12, 9)


def asked(text: str, before: Question | None = None) -> Question:
    """What is asked, without anything left over; kept and read again it is the same."""
    found = questions().read(text, TODAY, before=before, addressed=True)
    assert found.sure and not found.left and found.question is not None, (text, found)
    assert question_in(question_out(found.question)) == found.question
    return found.question


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("超过10件", 11, None), ("10件以上", 10, None), ("不超过5件", 0, 5), ("最多5件", 0, 5), ("不到5起", 0, 4),
        ("至少3件", 3, None), ("少于3件的", 0, 2), ("5件以下", 0, 5), ("超20的", 21, None), ("两次及以上", 2, None),
        ("连八成都不到", 0, 79), ("低于80%", 0, 79), ("不到八成", 0, 79), ("百分之九十以上", 90, None),
        ("≥90%的", 90, None), ("<80%", 0, 79), ("个位数", 0, 9),
        ("没过半的", 0, 50), ("八成五以下", 0, 85),
        ("100%的", 100, 100),
    ],
)  # fmt: skip
def test_a_bound_is_read_as_people_write_it(text: str, least: int, most: int | None) -> None:
    """以上 and 以下 have the number itself, 超过 and 低于 have not."""
    (found,) = bounds(text)
    assert found.value == Bound(
        "", least, most, "%" in text or "成" in text or "百分" in text or "半" in text
    )


@pytest.mark.parametrize("text", ["超过3天", "最多5个网格", "过一遍", "12月3号以上", "三点以后", "2026年"])
def test_other_numbers_bound_no_figure(text: str) -> None:
    """Days, dates and the first few of something."""
    assert not list(bounds(text))


@pytest.mark.parametrize(
    ("text", "by", "sort", "states"),
    [
        ("超过10件的街道", By.UNIT, "街道", (Status.NEW,)),
        ("按期率低于80%的有哪些单位", By.UNIT, "", (Status.ON_TIME,)),
        ("结案率没到60%的有哪些", By.UNIT, "", (Status.CLOSED,)),
        ("哪些网格超期超过5件", By.GRID, "", (Status.OVERDUE,)),
        ("本月被反映3次以上的点位", By.POINT, "", (Status.NEW,)),
        ("哪几天新增超过5件", By.DAY, "", (Status.NEW,)),
    ],
)
def test_parts_are_held_against_a_bound(text: str, by: By, sort: str, states: tuple[Status, ...]) -> None:
    """The parts that are named, else units."""
    found = asked(text)
    assert found.bound and (found.by, found.sort, found.states) == (by, sort, states)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("除金山片外还有多少没整改", "金山片"),
        ("除了金山和双龙还有几件超期", "金山、双龙"),
        ("金山片除外，全区还有几件超期", "金山片"),
        ("全区还有几件没整改，挂账的不算", "挂账"),
        ("不算双龙的超期有几件", "双龙"),
        ("违停不算，还有多少", "违停"),
        ("除占道经营和违法停车外本月新增几件", "占道经营、违法停车"),
        ("除了金山片的和双龙的还有几件没整改", "金山片、双龙"),
        ("除了挂账的跟延期的之外还有几件没整改", "挂账、延期"),
        ("金山社区和东港社区不算，还有几件没整改", "金山社区、东港社区"),
        ("把金山社区和东港社区刨开还有几件没整改", "金山社区、东港社区"),
    ],
)
def test_what_is_left_out_is_told(text: str, words: str) -> None:
    """Before or behind what is asked, in whatever words; nothing of it narrows the rest."""
    found = asked(text)
    assert found.excepted and found.excepted.words == words
    assert not (
        set(found.scopes) & set(found.excepted.scopes) or set(found.states) & set(found.excepted.states)
    )


@pytest.mark.parametrize(
    ("text", "part", "day"),
    [
        ("昨晚报了几件", DayPart.EVENING, date(2026, 12, 8)),
        ("今早报了几件", DayPart.MORNING, TODAY),
        ("夜里新增多少", DayPart.NIGHT, None),
        ("昨天下班后上报的有哪些", DayPart.AFTER_WORK, date(2026, 12, 8)),
    ],
)
def test_a_part_of_a_day_is_kept(text: str, part: DayPart, day: date | None) -> None:
    """With its day, if one was said."""
    found = asked(text)
    assert (found.day_part, found.period and found.period.first) == (part, day)


def test_two_moments_are_two_fields() -> None:
    """When it was reported, and when something became of it; a number for each asks for two answers."""
    found = asked("上周报的这周销了几件")
    assert found.opened and (found.opened.first, found.period and found.period.first) == (
        date(2026, 11, 30),
        date(2026, 12, 7),
    )
    assert asked("本周销号的有几件是上周报的") == found
    assert questions().read("上周新增多少，本周销号多少", TODAY).left
    ever = asked("上周报的销了几件")
    assert (ever.opened, ever.period, ever.states) == (found.opened, None, (Status.CLOSED,))
    assert asked("上周新增销号各多少").states == (Status.NEW, Status.CLOSED)


@pytest.mark.parametrize(
    ("text", "by"),
    [("日均新增多少", By.DAY), ("平均每周销号几件", By.WEEK), ("今年平均每个月新增多少", By.MONTH)],
)
def test_a_mean_is_of_days_weeks_or_months(text: str, by: By) -> None:
    """Of what happens; of what is so now there is none."""
    assert (asked(text).aspect, asked(text).by) == (Aspect.MEAN, by)
    assert questions().read("日均超期几件", TODAY).left


def test_they_follow_a_question() -> None:
    """除了金山呢, 昨晚呢, 日均呢 change the question before; 名单 of parts wants their cases."""
    before = asked("本月新增几件")
    assert asked("那除了金山呢", before).excepted
    assert asked("昨晚呢", before).day_part is DayPart.EVENING
    assert asked("那日均呢", before).aspect is Aspect.MEAN
    parts = asked("哪些网格超期超过5件")
    assert (asked("名单", parts).cases, asked("名单", parts).by) == (True, By.GRID)
    assert asked("那北湖呢", parts).bound == parts.bound
    assert asked("超过3件的呢", parts).bound != parts.bound


def test_first_answers_are_asked_for_in_their_own_words() -> None:
    """首次回应多久, 谁响应最快, and the share of what was answered at all."""
    assert (asked("首次回应多久").aspect, asked("谁响应最快").by) == (Aspect.ANSWER, By.UNIT)
    assert (asked("首次回应率多少").measure, asked("首次回应率多少").states) == (
        Measure.RATE,
        (Status.ANSWERED,),
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第二个", 1),
        ("就第3件吧", 2),
        ("最后一个", 3),
        ("头一个", 0),
        ("第五个", None),
        ("第二个好了", None),
        ("2", None),
    ],
)
def test_which_of_several_is_told_by_its_place(text: str, place: int | None) -> None:
    """Of four that were offered; a bare number is a case's."""
    assert which_of(text, 4) == place
