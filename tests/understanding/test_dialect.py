"""Dialect in the middle of a sentence is put in common words, each character in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understanding.dialect import in_mandarin

_OF_DIALECT = "夜儿个额们那达么样莫咧毕寻勿仔侪侬搿迭阿里呒没哪能边个系冇咗嘅占好多嘞得搭脱辣介来到办销了，。"


@given(st.text(_OF_DIALECT, max_size=12))
def test_every_character_keeps_its_place(text: str) -> None:
    """However words of dialect stand beside each other, the text is as long as it was."""
    assert len(in_mandarin(text)) == len(text)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("楼道灯勿亮，桶侪满了", "楼道灯不亮，桶都满了"),
        ("今朝来勿了", "今天来不了"),
        ("夜个儿报咧几个", "昨个儿报了几个"),
        ("俺到仔，恁看看", "我到了，你看看"),
        ("请勿停车，切勿来此", "请勿停车，切勿来此"),
        ("仔细看，路灯不亮", "仔细看，路灯不亮"),
    ],
)
def test_dialect_is_put_in_mandarin(said: str, meant: str) -> None:
    """What forbids stays, and so does what only looks alike."""
    assert in_mandarin(said) == meant
