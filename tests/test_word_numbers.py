"""Numbers of articles that Word counts itself: over chapters and levels, in lists and styles, in each form."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from domain import lexicon
from domain.regulations import Regulation, chapters_in
from papers.numerals import chinese, numeral
from tests.talk import MONDAY
from tests.word_files import add_list, lines, number, numbered, saved


def test_articles_that_word_numbers_go_on_over_chapters() -> None:
    """第三条 follows 第二条 in the next chapter; what is numbered below an article begins anew under each."""
    data = numbered(
        (None, "红黄榜评定办法"),
        (0, "总则"),
        (1, "每月评一次"),
        (2, "评前公示"),
        (2, "评后公布"),
        (1, "谁来评"),
        (0, "结果"),
        (1, "上黄榜的约谈"),
        (2, "约谈要有记录"),
    )
    assert lines(data) == [
        "红黄榜评定办法",
        "第一章 总则",
        "第一条 每月评一次",
        "（一） 评前公示",
        "（二） 评后公布",
        "第二条 谁来评",
        "第二章 结果",
        "第三条 上黄榜的约谈",
        "（一） 约谈要有记录",
    ]
    kept = Regulation("办法", "\n".join(lines(data)), 1, MONDAY)
    assert chapters_in(kept.text) == 2
    assert [(one.number, one.title) for one in kept.articles][-1] == (3, "第三条 上黄榜的约谈")
    assert all("章" not in one.text for one in kept.articles), "the head of a chapter is part of no article"


def test_levels_count_as_word_does() -> None:
    """1.1 with the number above it, a level that begins anew, bullets that are none, an empty line that is counted."""
    levels = (("%1、", "chineseCounting", ""), ("%1.%2", "decimal", "<w:isLgl/>"), ("●", "bullet", ""))
    data = numbered(
        (0, "甲"), (1, "子"), (1, "丑"), (2, "点"), (0, "乙"), (1, "寅"), (0, ""), (0, "丁"), levels=levels
    )
    assert lines(data) == ["一、 甲", "1.1 子", "1.2 丑", "点", "二、 乙", "2.1 寅", "四、 丁"]


def test_lists_of_one_look_go_on_unless_they_say_otherwise() -> None:
    """The second list of the same look counts on, the third begins anew at its own number."""
    document = Document()
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    add_list(document, (("%1.", "decimal", ""),), lists={71: "", 72: "", 73: anew})
    for list_ in (71, 71, 72, 73, 73):
        number(document.add_paragraph("条"), 0, list_)
    assert lines(saved(document)) == ["1. 条", "2. 条", "3. 条", "5. 条", "6. 条"]


def test_a_style_numbers_its_paragraphs() -> None:
    """Also one that is based on it, and one for which a level of the list is made."""
    document = Document()
    add_list(
        document, (("第%1章", "chineseCounting", ""), ("第%2条", "decimal", '<w:pStyle w:val="Heading2"/>'))
    )
    for name, level in (("Heading 1", '<w:ilvl w:val="0"/>'), ("Heading 2", "")):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(_numbered_by(level))
    document.styles["Heading 3"].base_style = document.styles["Heading 2"]
    for name, words in (
        ("Heading 1", "总则"),
        ("Heading 2", "目的"),
        ("Heading 3", "依据"),
        ("Normal", "正文"),
    ):
        document.add_paragraph(words, style=name)
    assert lines(saved(document)) == ["第一章 总则", "第1条 目的", "第2条 依据", "正文"]


def _numbered_by(level: str) -> object:
    return parse_xml(f'<w:numPr {nsdecls("w")}>{level}<w:numId w:val="70"/></w:numPr>')


@given(st.integers(1, 999))
def test_a_number_in_words_is_read_again(value: int) -> None:
    """What Word would write as 第一百零五条 is the article 105."""
    assert lexicon.number(chinese(value)) == value


@pytest.mark.parametrize(
    ("form", "value", "said"),
    [
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCounting", 110, "一百一十"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographDigital", 26, "二六"),
        ("decimalEnclosedCircle", 3, "③"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 5, "05"),
        ("decimal", 0, "0"),
        ("unheardOf", 7, "7"),
        ("none", 4, ""),
    ],
)
def test_numbers_in_their_forms(form: str, value: int, said: str) -> None:
    """Of those that offices use."""
    assert numeral(form, value) == said
