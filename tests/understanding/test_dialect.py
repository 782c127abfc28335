"""Dialect in the middle of a sentence is put in common words, each character in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understanding.dialect import in_mandarin

_OF_DIALECT = (
    "夜儿个额们那达么样莫咧毕寻勿仔侪侬搿迭阿里呒没哪能边个系冇咗嘅占好多嘞得搭脱辣介来到办销了，。"
    "冒么咯哒哩甚今个嗰睇俾返工超期格几点呀"
)


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
        ("昨天冒来的", "昨天没来的"),
        ("感冒来不了，路面冒水", "感冒来不了，路面冒水"),
        ("什么来着，怎么整改", "什么来着，怎么整改"),
        ("寻日边个冇返工", "昨天哪个没到岗"),
        ("今个月报咗几多，超咗期嘅", "这个月报了几多，超期了的"),
        ("仔细看，路灯不亮", "仔细看，路灯不亮"),
    ],
)
def test_dialect_is_put_in_mandarin(said: str, meant: str) -> None:
    """What forbids stays, and so does what only looks alike."""
    assert in_mandarin(said) == meant
