"""Characters that only look like ordinary ones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ordinary import ordinary, without_radicals


@pytest.mark.parametrize(
    ("copied", "seen"),
    [
        ("⾦⼭街道⻓城镇⻔⼝", "金山街道长城镇门口"),
        ("⺠⽣⼴场⻢路⻋位⻛景⻢⾯", "民生广场马路车位风景马面"),
        ("住⼾", "住户"),
        ("河⻄⻘年路⻝品⻥市", "河西青年路食品鱼市"),
    ],
)
def test_what_a_browser_printed(copied: str, seen: str) -> None:
    """As it stands in the PDF, and as everybody reads it."""
    assert without_radicals(copied) == ordinary(copied) == seen


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    """Nothing is added or lost, what is no radical stays, and a second time changes nothing."""
    plain = without_radicals(text)
    assert len(plain) == len(text)
    assert all(
        one == other or "RADICAL" in unicodedata.name(one) for one, other in zip(text, plain, strict=True)
    )
    assert without_radicals(plain) == plain
