"""A paper that a command made, asked for once more or of another part: 重新发一下, 只要金山街道的."""

from __future__ import annotations

from datetime import date

from domain.periods import find_period
from domain.question import Measure, Question
from handlers.kit import Remember
from storage.store import Store

PAPER = 0  # the page of what has none


def paper(typed: str) -> Remember:
    """The paper that a command made, and what it was asked for with."""
    return Remember(Question(Measure.LIST, command=typed, page=PAPER))


def asked_again(command: str, part: str, today: date, store: Store) -> str | None:
    """The command for the same paper of this part or of these days, for all of it where neither is said; None if there
    is no such part."""
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
