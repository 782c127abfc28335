"""Names on a picture: what cannot be drawn is told, and a long one keeps what tells it from others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.ink import (
    BODY,
    SMALL,
    fitted,
    readable,
    width,
    wrapped,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一号路\n 垃圾", "一号路 垃圾"),
        ("占道😡经营", "占道经营"),
        ("a\u202eb\u200bc\u00ad\0", "abc"),
        ("㎡ ① é", "㎡ ① é"),
        ("𠮷祥社区", "□20BB7祥社区"),
        ("大\U0002bc20网格", "大□2BC20网格"),  # extension E
        ("大\U0003158e网格", "大□3158E网格"),  # extension H, younger than the Unicode of Python 3.11
        ("张\ue863", "张□E863"),  # a district's own sign, as older systems made them
        ("葛\U000e0100区", "葛区"),
        ("㐂䶮", "㐂䶮"),
    ],
)
def test_what_cannot_be_drawn_is_told(typed: str, kept: str) -> None:
    """A letter that the face lacks is a box and its code; emoji, controls and turns of direction are left out."""
    assert readable(typed) == kept


@given(text=st.text("东南西北Wi1 ", max_size=60), room=st.integers(120, 400))
def test_cut_text_fits(text: str, room: int) -> None:
    """Whatever fits is left alone; whatever does not is cut until it does."""
    assert width(fitted(text, BODY, room), BODY) <= room
    lines = wrapped(text, SMALL, room)
    assert len(lines) <= 2
    assert all(width(line, SMALL) <= room for line in lines)
    if width(text, SMALL) <= room:
        assert lines == (text,)


def test_a_long_name_keeps_its_end() -> None:
    """Neighbours begin alike, so the middle goes."""
    first, second = wrapped("滨江高新技术产业园区第三社区第十二网格", SMALL, 240)
    assert first.startswith("滨江")
    assert second.startswith("…")
    assert second.endswith("第十二网格")
