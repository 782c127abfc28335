"""What is taken back in the same sentence does not count: the question is that of the words said last."""

from __future__ import annotations

import pytest

from tests import readers
from tests.turns import AT_LARGE
from tests.understanding.judge_questions import TODAY
from tests.understanding.rows import questions
from understanding.questions.reader import Asked


def _read(text: str) -> Asked:
    return readers.questions().read(text, TODAY)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("双龙社区，不对，北湖社区，本周还有几件没整改", "北湖社区，本周还有几件没整改"),
        ("昨天……呃，前天，东港社区报了几件", "前天，东港社区报了几件"),
        ("查33，哦说错了，是38", "查38"),
        ("超期的，不，待核查的有哪些", "待核查的有哪些"),
        ("金山街道上个月，算了还是看本月，销号多少", "金山街道本月，销号多少"),
        ("哪个单位，哎不是单位，哪个网格反弹最多", "哪个网格反弹最多"),
        ("销号最多的前三个社区，要不前五个", "销号最多的前五个社区"),
        ("金山片超期几件，不对，是待核查几件", "金山片待核查几件"),
        ("不是金山小学，是人民广场，还有几件", "人民广场，还有几件"),
        ("那个大公园，就是说长城公园，违停几起", "长城公园，违停几起"),
    ],
)
def test_the_last_word_counts(said: str, meant: str) -> None:
    """Of a place, days, a case, a state, the parts, how many."""
    one, other = _read(said), _read(meant)
    assert (one.left, one.sure) == ((), True)
    assert one.question == other.question


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("不看上个月，看这个月，金山街道按期率多少", "金山街道这个月按期率多少"),
        ("别按社区排，按网格排，反弹最多的前三", "反弹最多的前三个网格"),
        ("超期的先不管，金山片待核查的有哪些", "金山片待核查的有哪些"),
        ("不要名单，只要数，双龙社区超期的", "双龙社区超期的有几件"),
        ("先别管昨天的，今天新增几件", "今天新增几件"),
        ("不看单位看网格，超期最多的前三个", "超期最多的前三个网格"),
        ("上周的看过了，看本周的，反弹几件", "本周反弹几件"),
    ],
)
def test_what_is_not_wanted_does_not_count(said: str, meant: str) -> None:
    """Where it is said what is wanted instead."""
    one, other = _read(said), _read(meant)
    assert (one.left, one.sure) == ((), True)
    assert one.question == other.question


@pytest.mark.parametrize(
    "said",
    [
        "公厕的别看，超期几件",
        "双龙社区的不看，全区超期几件",
        "今天的不看，本周新增几件",
        "占道经营不看，市容秩序本周几件",
        "超期的不看，双龙社区还有几件",
        "违停的就算了，金山街道本周还有几件",
    ],
)
def test_what_is_left_out_is_no_such_thing(said: str) -> None:
    """A part of what is wanted is not to be counted: that is asked about, or left out."""
    one = _read(said)
    assert one.left or not one.sure or (one.question is not None and one.question.excepted)


@pytest.mark.parametrize(
    "said", ["金山超期的，不是双龙的", "哪些不是双龙的", "金山街道的不是北湖的，超期几件"]
)
def test_what_is_only_denied_is_asked_about(said: str) -> None:
    """Where nothing else is said in its place, it is no correction."""
    one = _read(said)
    assert one.left or not one.sure


def test_a_unit_taken_back_leaves_a_question_as_it_was() -> None:
    """In every fourth question that may be read and names a unit."""
    assert _taken_back(4) > 100


@AT_LARGE
def test_a_unit_taken_back_leaves_every_question_as_it_was() -> None:
    """In each of them."""
    assert _taken_back(1) > 400


def _taken_back(step: int) -> int:
    """How many of every so many questions stayed what they were."""
    shorts = sorted((unit.short for unit in readers.district().units), key=len, reverse=True)
    named = [
        (row.text, name)
        for row in questions()
        if row.half == "train"
        and (name := next((short for short in shorts if row.text.count(short) == 1), ""))
        and name != "双龙社区"
    ]
    stayed = 0
    for text, name in named[::step]:
        if (before := _read(text)).sure:
            after = _read(text.replace(name, f"双龙社区，不对，{name}"))
            assert after.left or before.question == after.question, text
            stayed += not after.left
    return stayed
