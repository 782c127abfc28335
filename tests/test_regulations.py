"""方案, 制度: how a text falls into articles."""

from __future__ import annotations

import pytest

from domain.regulations import Regulation, chapters_in
from tests.talk import MONDAY


def _numbers(text: str) -> list[tuple[int, str]]:
    return [(one.number, one.text) for one in Regulation("办法", text, 1, MONDAY).articles]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("为了创建\n第一条 甲\n续一行\n第二条 乙", [(1, "第一条 甲\n续一行"), (2, "第二条 乙")]),
        (
            "第 1 条 甲\n一、子项\n二、子项\n第2条 乙",
            [(1, "第 1 条 甲\n一、子项\n二、子项"), (2, "第2条 乙")],
        ),
        ("一、甲\n1. 子项\n2. 子项\n二、乙", [(1, "一、甲\n1. 子项\n2. 子项"), (2, "二、乙")]),
        ("1. 甲\n2．乙\n3.5 米以内\n3、丙", [(1, "1. 甲"), (2, "2．乙\n3.5 米以内"), (3, "3、丙")]),
        ("第三条规定如下\n1. 甲\n2. 乙", [(1, "1. 甲"), (2, "2. 乙")]),
        ("甲\n\n乙", [(1, "甲"), (2, "乙")]),
        (
            "第一章 总则\n第一条 甲\n第二章 罚则\n第一节 约谈\n第二条 乙\n第二章所称单位，是责任单位。",
            [(1, "第一条 甲"), (2, "第二条 乙\n第二章所称单位，是责任单位。")],
        ),
        (
            "第九十九条 甲\n第一百条 乙\n第一百零一条 丙",
            [(99, "第九十九条 甲"), (100, "第一百条 乙"), (101, "第一百零一条 丙")],
        ),
        ("第二十一条 甲\n第二十二条 乙", [(21, "第二十一条 甲"), (22, "第二十二条 乙")]),
    ],
)
def test_a_text_falls_into_the_articles_it_is_written_in(text: str, articles: list[tuple[int, str]]) -> None:
    """The largest kind of heads that it has twice; what stands before the first is none, and no line is lost after."""
    assert _numbers(text) == articles


def test_chapters_are_counted_and_sections_are_not() -> None:
    """As their heads say, each once; a sentence that begins like one is none."""
    heads = "目录\n第一章 总则\n第二章 罚则\n"
    text = f"{heads}第一章 总则\n第一条 甲\n第二章罚则\n第一节 约谈\n第二条 乙\n第一章所称单位，是责任单位。"
    assert chapters_in(text) == 2
