"""The packaged vocabulary: how people on the street call what is wrong, for each standard category (类别).

Files `problems-*.txt`, one line a rule, below the heading of its category; words are parted by spaces:

    @坏: 坏 破 烂 断             words under one name, usable as @坏
    [路灯故障]                    the category that the next lines are about
    = 瞎灯 灯瞎火                 words that are enough; `+12` at the end makes them count more, `-12` less
    路灯 楼道灯 × 不亮 @坏        a thing and what is wrong with it, near each other, in any order; three parts may be
    垃圾 → 溢 满了                the same, but in this order
    ~ 黑漆漆                      words that make one think of it and are not enough
    ! 店外 单车                   words that count only where nothing else is said but how many: 店外3
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BONUS = re.compile(r"\s([+-]\d+)$")


Words = tuple[str, ...]  # in order, none twice


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean a category by themselves, or if they stand `alone`; weak ones only make one think of it."""

    words: str
    category: str
    bonus: int
    weak: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Things and defects that mean a category together; any of the words of each part."""

    parts: tuple[Words, ...]
    category: str
    bonus: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the files say; categories by their standard names, in the files' order."""

    categories: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


@cache
def vocabulary() -> Vocabulary:
    """Reads the packaged files once."""
    lines = list(_lines())
    sets = _sets(lines)
    phrases: list[Phrase] = []
    rules: list[Rule] = []
    categories: list[str] = []
    for line in lines:
        if line.startswith("["):
            categories.append(line[1:-1])
        elif not _is_set(line):
            words, bonus = _with_bonus(line)
            if words[0] in "=~!":
                weak, alone = words[0] == "~", words[0] == "!"
                phrases += (Phrase(one, categories[-1], bonus, weak, alone) for one in words[1:].split())
            else:
                parts = tuple(_words(part, sets) for part in re.split("[×→]", words))
                rules.append(Rule(parts, categories[-1], bonus, "→" in words))
    return Vocabulary(tuple(dict.fromkeys(categories)), tuple(phrases), tuple(rules))


def _lines() -> Iterator[str]:
    folder = files(__package__)
    for name in sorted(one.name for one in folder.iterdir() if one.name.startswith("problems-")):
        for line in (folder / name).read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip().casefold()


def _sets(lines: list[str]) -> dict[str, Words]:
    known: dict[str, Words] = {}
    for line in lines:
        if _is_set(line):
            name, words = line.split(":", 1)
            known[name] = _words(words, known)
    return known


def _is_set(line: str) -> bool:
    return line.startswith("@") and ":" in line.split()[0]


def _words(text: str, known: dict[str, Words]) -> Words:
    """The words of a part. What was read before is the same string: most words stand in many rules."""
    words = (known[one] if one.startswith("@") else known.setdefault(one, (one,)) for one in text.split())
    return tuple(sorted({one for several in words for one in several}))


def _with_bonus(line: str) -> tuple[str, int]:
    bonus = _BONUS.search(line)
    return (line[: bonus.start()], int(bonus[1])) if bonus else (line, 0)
