"""What pictures of questions have in common: what stands above them, and how many pages there are."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.question import Measure, Question, understood
from domain.sketch import PictureHead
from handlers.inquiry import Inquiry
from handlers.kit import Remember
from texts import pictures as wording

NO_MORE = "没有下一页了。"
_PAGE = re.compile(r"\s*第\s*(?P<page>\d{1,4})\s*页\s*$")


def paged(words: str) -> tuple[str, int]:
    """`本月 第2页` as what is asked for and which page of it; the first one where none is named."""
    found = _PAGE.search(words)
    return _PAGE.sub("", words).strip(" 　的，,。？?"), max(1, int(found["page"])) if found else 1


def next_page(word: str, words: str, page: int) -> str:
    """What the button of the next page says, for anybody who presses it: `热力 本月 第2页`."""
    return " ".join(one for one in (word, words, f"第{page + 1}页") if one)


def kept(typed: str, page: int) -> Remember:
    """For 下一页: the list that a command showed, what it is asked for with, and which page of it this was."""
    return Remember(Question(Measure.LIST, command=typed, page=page))


def pages_of(count: int, per_page: int) -> int:
    """How many pages there are."""
    return max(1, -(-count // per_page))


def of_question(asked: Inquiry, title: str, measure: str, page: int, pages: int) -> PictureHead:
    """What a picture says of itself: of which part of the district, of what, over which days, until when."""
    question, said = asked.question, asked.said
    where = "和".join(scope.words for scope in asked.scopes)
    only = replace(question, measure=Measure.LIST, scopes=(), period=None, states=(), by=None)
    narrowed = understood(only, asked.store.district)
    return PictureHead(
        asked.store.district.name,
        f"{title} · {where}",
        " · ".join(one for one in (narrowed, measure) if one),
        wording.over(question.period, said.at),
        wording.cutoff(said.at),
        wording.reference(title, where, question.period, said.at),
        page,
        pages,
    )
