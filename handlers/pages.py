"""Lists that are told page by page: which page somebody asks for, and how they get the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.chat import Choice, Outgoing
from domain.question import Measure, Question
from handlers.kit import Answer, Remember, Said
from texts.tails import places

NO_MORE = "没有下一页了。"
PER_PAGE = 10  # lines
_PAGE = re.compile(r"\s*第\s*(?P<page>\d{1,4})\s*页\s*$")


def paged(words: str) -> tuple[str, int]:
    """`本月 第2页` as what is asked for and which page of it; the first one where none is named."""
    found = _PAGE.search(words)
    return _PAGE.sub("", words).strip(" 　的，,。？?"), max(1, int(found["page"])) if found else 1


def next_page(word: str, words: str, page: int) -> str:
    """What the button of the next page says, for anybody who presses it: `热力 本月 第2页`."""
    return " ".join(one for one in (word, words, f"第{page + 1}页") if one)


def more(word: str, words: str, page: int, pages: int) -> tuple[Choice, ...]:
    """The button of the next page, if there is one."""
    return (Choice("下一页", next_page(word, words, page)),) if page < pages else ()


def kept(typed: str, page: int) -> Remember:
    """For 下一页: the list that a command showed, what it is asked for with, and which page of it this was."""
    return Remember(Question(Measure.LIST, command=typed, page=page))


def by_pages(word: str, said: Said, head: str, lines: Sequence[str], of: str, *foot: str) -> Answer:
    """The page of these lines that the words behind a command ask for, between head and foot, with the button of the
    next; `of` is what the lines are counted in, 处 or 家."""
    words, page = paged(said.words)
    first = (page - 1) * PER_PAGE
    shown = lines[first : first + PER_PAGE]
    told = [
        head,
        *shown,
        *foot,
        *(places(first, len(shown), len(lines), of) if shown or not first else [NO_MORE]),
    ]
    choices = more(word, words, page, pages_of(len(lines), PER_PAGE))
    return [Outgoing(said.chat, "\n".join(told), choices=choices), kept(f"{word} {words}".strip(), page)]


def pages_of(count: int, per_page: int) -> int:
    """How many pages there are."""
    return max(1, -(-count // per_page))
