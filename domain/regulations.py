"""方案, 制度: documents that the district keeps, quoted by their articles (条)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.lexicon import number

LONGEST = 60_000  # characters of one document
LONGEST_NAME = 40

_CHINESE = "[一二三四五六七八九十两]{1,3}"
# How articles begin, the first that a document has at least two of: 第三条, 三、, 3.
_HEADS = (
    re.compile(rf"第\s*({_CHINESE}|\d{{1,3}})\s*条"),
    re.compile(rf"({_CHINESE})\s*[、.．]"),
    re.compile(r"(\d{1,3})\s*[、.．](?!\d)"),
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
        """Its articles in order; what stands before the first is not one. Of a text without any each line is one."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        for head in _HEADS:
            found = tuple(_articles(lines, head))
            if len(found) > 1:
                return found
        return tuple(Article(place, line, line) for place, line in enumerate(lines, 1))


@dataclass(frozen=True, slots=True)
class Article:
    """条: its number, its first line, and all of it as it was written."""

    number: int
    title: str
    text: str


def _articles(lines: list[str], head: re.Pattern[str]) -> Iterator[Article]:
    begun: list[str] = []
    which = 0
    for line in lines:
        found = head.match(line)
        if found and begun:
            yield Article(which, begun[0], "\n".join(begun))
            begun = []
        if found:
            which = number(found[1]) or which + 1
        begun = [*begun, line] if found or begun else []
    if begun:
        yield Article(which, begun[0], "\n".join(begun))
