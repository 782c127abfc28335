"""A row of the tables: a command, and the form of a whole message that means it in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

END = r"(?:吧|呗|啊|呢|呀|哈|一下|了|的|嘛)*[。.!！?？~]*"  # what may stand behind anything
NO_QUESTION = r"(?:一下|了|吧|掉|的)*[。.!！]*"  # behind what would have an effect: 简报签发了？ asks

_DAYS = {"这周": "本周", "这个月": "本月", "上个月": "上月"}
_OTHERWISE_WRITTEN = {"台帐": "台账"}


class Paraphrase(NamedTuple):
    """The command, in which what the words name stands by its name; an example of the words; all that they may be; and
    whether photos may come with them.

    Who may give the command is asked of the command itself (domain/authority.py).
    """

    command: str
    example: str
    words: re.Pattern[str]
    photos: bool


def means(command: str, example: str, words: str, *, photos: bool = True) -> Paraphrase:
    """A row of a table."""
    return Paraphrase(command, example, re.compile(words, re.DOTALL), photos)


def meant(text: str, rows: Iterable[Paraphrase]) -> str | None:
    """The command of the first row that is all of the text; None if none is. `when` is said as commands say it;
    `words` stand as they were typed, but for papers (台帐), which are written as commands write them."""
    text = _as_commands_write_it(text.strip())
    for row in rows:
        if found := row.words.fullmatch(text):
            named = {name: (words or "").strip() for name, words in found.groupdict().items()}
            named |= {"when": with_days_of_commands(named["when"])} if "when" in named else {}
            said = row.command.format(**named).strip()
            return said if "words" in named else " ".join(said.split())
    return None


def with_days_of_commands(words: str) -> str:
    """本周 for 这周, 上月 for 上个月, and 台账 for 台帐: days and papers as commands call them."""
    for said, called in _DAYS.items():
        words = words.replace(said, called)
    return _as_commands_write_it(words)


def _as_commands_write_it(words: str) -> str:
    for written, called in _OTHERWISE_WRITTEN.items():
        words = words.replace(written, called)
    return words
