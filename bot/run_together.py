"""A command and the name that it is about, typed without a space, in either order: 查岗人民广场, 人民广场查岗;
展开超期 opens that figure of the report."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from actions import duty
from bot.routing import Match, expects_answer
from domain.chat import Incoming
from handlers.behind import is_named as is_figure
from handlers.kit import Handler, find_handlers
from handlers.scopes import is_only_a_part
from storage.books import Books

_TAKES_A_NAME = re.compile("范围|单位|点位|岗位|姓名|名称|责任区")  # as its line of the help calls it
_SETS_OUT = ("查岗", "拉网")  # what does something, and is commonly said so
# Words that every sentence may have behind a name, which are read as a question.
_OF_QUESTIONS = frozenset(["进度", "超期", "逾期", "覆盖率", "趋势", "弱项", "自查占比"])
_OPENS = "展开"  # a figure of the report that was asked for last
_AHEAD = re.compile(r"(?P<name>\S{2,24}?)的?")


def run_together(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as that command with the name behind it; None if it is none, or no such name is known."""
    if command is not None or message.photos or message.quotes is not None or not expects_answer(message):
        return None
    text, today = message.text.strip(), message.at.date()
    figure, _, rest = text.removeprefix(_OPENS).partition(" ")
    if text.startswith(_OPENS) and is_figure(figure):
        return replace(message, text=f"{_OPENS} {figure} {rest}".strip())
    for word in _words():
        name, _, rest = text.removeprefix(word).partition(" ")
        if text.startswith(word) and _is_named(name, today, store):
            return replace(message, text=f"{word} {name} {rest}".strip())
        ahead = _AHEAD.fullmatch(text.removesuffix(word)) if text.endswith(word) else None
        if ahead and word not in _OF_QUESTIONS and _is_named(ahead["name"], today, store):
            return replace(message, text=f"{word} {ahead['name']}")
    return None


@cache
def _words() -> tuple[str, ...]:
    """The words of commands that are about a part of the district, a point, a post or a person, the longest first."""
    found = [
        word for one in find_handlers() if _takes_a_name(one) for word in one.words if not word.isascii()
    ]
    return tuple(sorted(found, key=len, reverse=True))


def _takes_a_name(one: Handler) -> bool:
    """True by what stands between its words and the dash of its help line; of what only asks, or is said so."""
    if not one.words or one.on_case or one.by_button:
        return False
    asks = one.only_asks or one.words[0] in _SETS_OUT
    return asks and _TAKES_A_NAME.search(one.help.partition("—")[0].removeprefix(one.words[0])) is not None


def _is_named(words: str, today: date, store: Books) -> bool:
    """Do the words name something that the register has, and nothing else but days?"""
    if not words:
        return False
    names = {one.name for one in store.district.people}
    names.update(name for point in store.district.points for name in point.names)
    if words in names or words in {one.roster.post for one in duty.shifts(today, store)}:
        return True
    return is_only_a_part(words, today, store)
