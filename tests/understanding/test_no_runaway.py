"""No pattern takes for ever over a word that is said again and again (哈哈哈, 1111).

Where the words of a repeated choice can be parted in two ways (看看 as 看 twice, or as one), a text of n such words is
parted in 2 to the n ways before it is given up: thirty characters would stop the bot for all. Such a word is written
once in its choice; the longer one, that two others make up, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from time import thread_time

from tests.understanding.parting import parted_in_two_ways
from understanding.orders.said_of_it import said_of_it
from understanding.orders.which_of_several import asks_next
from understanding.reports.kinds import _cues

TIMES = 20
SLOW = 0.02  # seconds; the slowest of today takes 2 ms, two ways of parting a word take 0.1 s and more
_REPEATED = re.compile(r"\)[*+]")
_SIGNS = re.compile(r"\(\?P<\w+>|\(\?[:=!<>]*|\[\^?|[\\|()\[\]{}.*+?^$,:\-]")


def test_no_pattern_runs_away() -> None:
    """Every pattern of ours with a repeated group, over each character and each pair that stands in it."""
    slow = {}
    for pattern in {*_patterns(), *_cues().values()}:
        for text in _rows(pattern.pattern):
            if _takes(pattern, text) > SLOW and _takes(pattern, text) > SLOW:
                slow[pattern.pattern[:80]] = text
                break
    assert not slow


def test_nor_behind_the_words_that_it_begins_with() -> None:
    """下一个看看看, 照片没有没有: what is repeated may stand behind words without which nothing is tried."""
    begin = thread_time()
    assert not asks_next("下一个" + "看" * 32 + "路")
    assert said_of_it("照片" + "没有" * 22 + "路", has_photo=False, named=False) is None
    assert thread_time() - begin < SLOW


def test_no_repeated_choice_parts_a_word_in_two_ways() -> None:
    """What stands before the choice does not matter here, as it does where texts are tried."""
    assert parted_in_two_ways(re.compile("路(?:看看?|听)*")) == ["看看"]
    assert not parted_in_two_ways(re.compile("路(?:看|听听)*"))
    every = {*_patterns(), *_cues().values()}
    assert {one.pattern[:80]: two for one in every if (two := parted_in_two_ways(one))} == {}


def _takes(pattern: re.Pattern[str], text: str) -> float:
    begin = thread_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return thread_time() - begin


def _rows(written: str) -> Iterator[str]:
    """The words of a pattern again and again, with a sign behind them; a single character also with a word behind it,
    for a pattern may take the sign as well: (哈+|。)+$."""
    for word in _words(written):
        yield word * TIMES + "。"
        if len(word) == 1:
            yield word * TIMES + "路"


def _words(written: str) -> set[str]:
    parts = [part for part in _SIGNS.split(written) if part]
    return {part[i : i + length] for part in parts for length in (1, 2) for i in range(len(part))}


def _patterns() -> Iterator[re.Pattern[str]]:
    for package in (
        "understanding",
        "domain",
        "actions",
        "bot",
        "handlers",
        "jobs",
        "papers",
        "storage",
        "texts",
    ):
        for found in walk_packages(import_module(package).__path__, f"{package}."):
            if not found.name.endswith("__main__"):
                for value in vars(import_module(found.name)).values():
                    yield from _in(value)


def _in(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns with a repeated group that a module's value is, or holds."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield from [value] if _REPEATED.search(value.pattern) else []
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _in(one)
    elif isinstance(value, dict):
        yield from _in([*value.values(), *value])
