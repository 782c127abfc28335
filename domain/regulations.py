"""方案, 制度: documents that the district keeps, quoted by their articles (条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.lexicon import number

_CHINESE = "[一二三四五六七八九十百零〇两]{1,6}"
ARTICLE = re.compile(rf"\s*第?\s*(\d{{1,3}}|{_CHINESE})\s*条?\s*")  # how people ask for one
# How articles begin, the first that a document has at least two of: 第三条, 三、, 3.
_HEADS = (
    re.compile(rf"第\s*({_CHINESE}|\d{{1,3}})\s*条"),
    re.compile(rf"({_CHINESE})\s*[、.．]"),
    re.compile(r"(\d{1,3})\s*[、.．](?!\d)"),
)
# A line that heads several articles and is part of none: 第二章 考核. A sentence (第二章所称单位，…) is none.
_OVER_ARTICLES = re.compile(
    rf"第\s*(?P<number>{_CHINESE}|\d{{1,3}})\s*(?P<what>[编章节])[^。；;，,：:]{{0,30}}"
)


@dataclass(frozen=True, slots=True)
class Regulation:
    """A document by its name; the newest of a name holds, and one without text was taken off."""

    name: str
    text: str
    person: int
    at: datetime

    @property
    def articles(self) -> tuple[Article, ...]:
        """Its articles in order."""
        return articles_in(self.text)


@dataclass(frozen=True, slots=True)
class Article:
    """条: its number, its first line, and all of it as it was written."""

    number: int
    title: str
    text: str


def articles_in(text: str) -> tuple[Article, ...]:
    """The articles of a text; what stands before the first is not one, nor is the head of a chapter. Of a text without
    any each line is one."""
    lines = _lines(text)
    for head in _HEADS:
        found = tuple(_articles(lines, head))
        if len(found) > 1:
            return found
    return tuple(Article(place, line, line) for place, line in enumerate(lines, 1))


def chapters_in(text: str) -> int:
    """How many chapters (章) the articles of a text stand in; 0 if it has none. One that a table of contents names
    above counts once."""
    heads = (_OVER_ARTICLES.fullmatch(line) for line in _lines(text))
    return len({head["number"] for head in heads if head is not None and head["what"] == "章"})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _articles(lines: list[str], head: re.Pattern[str]) -> Iterator[Article]:
    begun: list[str] = []
    which = 0
    for line in lines:
        found = head.match(line)
        if begun and (found or _OVER_ARTICLES.fullmatch(line)):
            yield Article(which, begun[0], "\n".join(begun))
            begun = []
        if found:
            which = number(found[1]) or which + 1
        begun = [*begun, line] if found or begun else []
    if begun:
        yield Article(which, begun[0], "\n".join(begun))
