"""Dialect in the middle of a sentence is put in common words, each character in its place."""

from __future__ import annotations

import pytest

from understanding.dialect import in_mandarin


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("楼道灯勿亮，桶侪满了", "楼道灯不亮，桶都满了"),
        ("今朝来勿了", "今天来不了"),
        ("俺到仔，恁看看", "我到了，你看看"),
        ("请勿停车，切勿来此", "请勿停车，切勿来此"),
        ("仔细看，路灯不亮", "仔细看，路灯不亮"),
    ],
)
def test_dialect_is_put_in_mandarin(said: str, meant: str) -> None:
    """What forbids stays, and so does what only looks alike."""
    assert in_mandarin(said) == meant
