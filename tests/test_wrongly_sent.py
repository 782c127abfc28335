"""What is said of a photo or a report that went to the wrong place."""

from __future__ import annotations

import pytest

from understanding.orders.which_of_several import taken_back
from understanding.orders.wrongly_sent import WrongPhoto, in_the_wrong_group, wrong_photo


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("照片传错了，换一张", WrongPhoto(None, True)),
        ("91照片传错了，换一张", WrongPhoto(91, True)),
        ("#91的照片发错了，我重新发一张", WrongPhoto(91, True)),
        ("不好意思照片拿错了，重发", WrongPhoto(None, True)),
        ("91号照片换一张", WrongPhoto(91, True)),
        ("换张照片", WrongPhoto(None, True)),
        ("发错照片了", WrongPhoto(None, False)),
        ("90发错了", None),
        ("照片发错了 应该是金山小学的", None),
        ("照片发错群了", None),
    ],
)
def test_a_wrong_photo(text: str, said: WrongPhoto | None) -> None:
    """Of which case, and whether the right one is to follow; what says more is no mere slip of the photo."""
    assert wrong_photo(text) == said


def test_the_wrong_group() -> None:
    """A report or a photo in the wrong group, and not one to the wrong person."""
    assert all(map(in_the_wrong_group, ("发错群了", "照片发错群了", "刚才那条发错群了，撤回")))
    assert not any(map(in_the_wrong_group, ("发错人了", "群里发错了", "这个群发错通知了")))


def test_what_was_just_reported_is_taken_back() -> None:
    """刚报的那个 as well as 刚才那个, with what was wrong about it; 不是占道 tells what it is."""
    for text in ("打错了 刚才那个不算", "刚报的那个撤了吧", "刚才那个是试的，不算", "刚在群里报的不算了"):
        assert taken_back(text) is not None, text
    assert not any(map(taken_back, ("刚才那个不是占道", "刚发的不是垃圾", "刚才发的通知作废")))


def test_so_many_of_the_newest_are_taken_back() -> None:
    """刚才那两条 are the newest two, 刚才报的都 all of them, 刚报的 the newest; two notices are no reports."""
    for text, newest, every in (
        ("刚才那两条作废", 2, False),
        ("刚报的三件都不要了，报错了", 3, False),
        ("刚才报的都撤了", None, True),
        ("我刚报的撤了吧", 1, False),
    ):
        told = taken_back(text)
        assert told is not None and (told.newest, told.every) == (newest, every), text
    assert not any(map(taken_back, ("刚发的两份通知作废", "刚才两件什么情况", "刚才那两条都办了")))
