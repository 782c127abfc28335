"""What was said to be wrong and is said anew, and reports that are to be kept private, in people's own words."""

import pytest

from understanding.orders.put_right import in_place, said_anew
from understanding.reports.discretion import parted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("打错了 是北湖小区", "北湖小区"),
        ("不好意思，报错了，是李渔路", "李渔路"),
        ("不是乱堆是占道", "占道"),
        ("看错了不是九州新村，是九州广场", "九州广场"),
        ("是双龙小学不是金山小学", "双龙小学"),
        ("应该是垃圾外溢吧", "垃圾外溢"),
    ],
)
def test_what_is_said_anew_is_known(text: str, words: str) -> None:
    """With and without commas, with what is right first or last."""
    anew = said_anew(text)
    assert anew is not None
    assert anew.words == words


@pytest.mark.parametrize("text", ["发错了", "搞错地方了", "是九鼎路", "不是我", "今天不去了，是小王值班"])
def test_other_words_say_nothing_anew(text: str) -> None:
    """Nothing is said that could stand instead, or nothing was wrong."""
    assert said_anew(text) is None


def test_a_number_is_put_right_within_its_place() -> None:
    """5幢 stands for the building that was named, or is added to a place that named none."""
    assert in_place("金衡花园2幢边", "5幢") == "金衡花园5幢边"
    assert in_place("金衡花园", "5幢") == "金衡花园5幢"
    assert in_place("人民广场西侧", "东边") == "人民广场东边"
    assert in_place("金衡街北", "南头") == "金衡街南头"
    assert in_place("金衡花园", "东门") == "金衡花园东门"
    assert in_place("金衡花园", "北湖") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("别说是我说的，村口在搭违建", "村口在搭违建"),
        ("李渔路占道，别跟店家说是我举报的", "李渔路占道"),
        ("科创路违建，我怕他们报复", "科创路违建"),
        ("这个能不能别说是我报的", ""),
        ("灯不亮，不留名了", "灯不亮"),
    ],
)
def test_a_wish_not_to_be_named_is_a_wish_for_discretion(text: str, words: str) -> None:
    """The report is what is left without it."""
    assert parted(text) == (words, True)


@pytest.mark.parametrize("text", ["别说我没提醒你", "这事不要说了", "有人举报的那家又摆出来了"])
def test_other_words_ask_for_no_discretion(text: str) -> None:
    """They sound a little like it."""
    assert not parted(text).discreet
