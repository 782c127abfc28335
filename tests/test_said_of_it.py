"""What a few words say of a case that is known already, and what only looks like it."""

import pytest

from understanding.orders.said_of_it import asks_for_another, may_approve, said_in_passing, said_of_it
from understanding.orders.that_case import of_that_case
from understanding.orders.which_of_several import may_describe

SAID = {
    "过": "通过 58",
    "不行 砖没补好": "不通过 58 砖没补好",
    "这张不行 东西还堆着": "不通过 58 东西还堆着",
    "这张可以": "通过 58",
    "我来": "认领 58",
    "照片发我看看": "查 58",
    "这张可以吗": "查 58",
    "这张行不行": "查 58",
    "这张过没过": "查 58",
    "那张没问题吧？": "查 58",
    "不过，这是谁报的": "查 58",
    "不行啊 为什么不能撤": "查 58",
}


@pytest.mark.parametrize(("text", "command"), SAID.items())
def test_said_of_the_case_just_told_of(text: str, command: str) -> None:
    """What asks is no verdict."""
    about = said_of_it(text, has_photo=False, named=False)
    assert about is not None
    assert about.as_command(58) == command


@pytest.mark.parametrize("text", ["可以", "行", "好", "不行吗", "过了吗", "可以吗"])
def test_no_verdict(text: str) -> None:
    """Kind words, and questions without a case, are none."""
    assert said_of_it(text, has_photo=False, named=False) is None


@pytest.mark.parametrize("text", ["不过，现在去看不了", "不行，我再看看", "我来了", "给我吧"])
def test_asked_before_it_is_done(text: str) -> None:
    """不过 may be "but", 我来了 may tell who has come."""
    assert said_of_it(text, has_photo=False, named=False) is not None
    assert said_in_passing(text)


@pytest.mark.parametrize("text", ["不过", "不行 砖没补好", "我来", "交给我们", "过"])
def test_done_without_asking(text: str) -> None:
    """Clear words are done as they are said."""
    assert not said_in_passing(text)


def test_not_yet_is_no_verdict() -> None:
    """这件先不过 waits; 这件不过 does not."""
    assert of_that_case("这件不过", 58) == "#58 不过"
    assert of_that_case("这件先不过", 58) is None
    assert of_that_case("这张可以吗", 58) is None


def test_another_person_is_to_look() -> None:
    """给我看看 names nobody."""
    assert asks_for_another("换罗清越去")
    assert not asks_for_another("给我看看")
    assert not asks_for_another("请帮忙看")


def test_what_it_is_not_describes_nothing() -> None:
    """Of two, 不是那个垃圾的 is not the one with the rubbish."""
    assert may_describe("是前面那个垃圾的")
    assert may_describe("不是，前面那个垃圾的")
    assert not may_describe("不是那个垃圾的")


@pytest.mark.parametrize("text", ["没问题", "可以", "行", "看过了，可以", "都弄干净了", "我看行", "没毛病"])
def test_may_be_a_verdict(text: str) -> None:
    """Beside a card that waits for one."""
    assert may_approve(text)


@pytest.mark.parametrize(
    "text", ["好", "好的", "可以吗", "行不行", "看过了", "不可以", "我看不行", "问题", "没什么"]
)
def test_is_no_approval(text: str) -> None:
    """What asks, refuses, or only tells that it was read."""
    assert not may_approve(text)
