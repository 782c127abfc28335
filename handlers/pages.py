"""Lists that are told page by page: which page somebody asks for, and how they get the next one."""

from __future__ import annotations

import re
from datetime import date

from domain.chat import Choice
from domain.periods import find_period
from domain.question import Measure, Question
from handlers.kit import Remember
from storage.store import Store

NO_MORE = "没有下一页了。"
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


def pages_of(count: int, per_page: int) -> int:
    """How many pages there are."""
    return max(1, -(-count // per_page))


PAPER = 0  # the page of what has none


def paper(typed: str) -> Remember:
    """For 只要金山街道的 and 重新发一下: the paper that a command made, and what it was asked for with."""
    return Remember(Question(Measure.LIST, command=typed, page=PAPER))


def of_days(command: str, part: str, today: date, store: Store) -> str | None:
    """The paper of this part in place of the one before, of the same days; None if there is no such part."""
    if not part:
        return command
    read = _named(part, today, store)
    if read is None or not (read.scopes or read.period):
        return None
    word, _, words = command.partition(" ")
    days = find_period(words, today)
    named, rest = (days[0].words, days[1].strip()) if days else ("", words)
    kept = rest if read.period else named
    return " ".join(one for one in (word, kept, part) if one)


def names_part(words: str, today: date, store: Store) -> bool:
    """True if the words are a part of the district."""
    named = _named(words, today, store)
    return named is not None and bool(named.scopes)


def _named(words: str, today: date, store: Store) -> Question | None:
    read = store.question_reader.read(f"{words}有哪些", today, addressed=True)
    return None if read.left else read.question
