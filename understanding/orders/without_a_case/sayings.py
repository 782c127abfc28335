"""What words that nobody understands are most like: the packaged sayings of people who wanted one thing of the bot.

Runs of one or two characters count, the more the fewer things they are said of. What is found is offered as
buttons and never done, so that a wrong guess costs one look.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# How alike words and a saying must be: to be offered, to be offered before questions that words of them make, and to
# be offered where a question was read but for a few words.
PERHAPS, LIKELY, SURELY = 1.8, 3.0, 4.0
_BESIDE = 0.5  # what is less than half as near as the nearest is not offered beside it
_ONE = 0.35  # how much one character counts beside a pair
_ALL_SAYINGS = 0.3  # how much the sayings of one thing together count beside the nearest of them
_RUN = re.compile(r"[\u4e00-\u9fff0]+")
_NUMBER = re.compile(r"[0-9０-９]+")
# What is asked of everybody: 请各单位加强值守.
_TO_ALL = re.compile("^(?:请|务必|大家|各单位|各位|通知)|加强|做好|抓好|落实|不错|写得|[编写]好")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A thing that somebody may want, by the words that the bot takes for it, and how like it the words are."""

    wanted: str
    much: float


def nearest(text: str) -> tuple[Likeness, ...]:
    """What the text is like, the nearest first; nothing for what is said to everybody."""
    return () if _TO_ALL.search(text) else _sayings().nearest(text)


def packaged() -> Mapping[str, tuple[str, ...]]:
    """What the bot takes, and how people say it: the lines of `sayings.txt`."""
    found = defaultdict[str, list[str]](list)
    wanted = ""
    for line in (files("understanding") / "vocabulary" / "sayings.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[wanted].append(line.strip())
        elif not line.startswith("#"):
            wanted = line.strip()
    return {one: tuple(said) for one, said in found.items()}


class Sayings:
    """The runs of every saying, and what each run counts."""

    def __init__(self, sayings: Mapping[str, tuple[str, ...]]) -> None:
        """`sayings` are those of each wanted thing, which counts as one of them."""
        self._of = {wanted: [_runs(one) for one in (wanted, *said)] for wanted, said in sayings.items()}
        self._all = {wanted: frozenset[str]().union(*sets) for wanted, sets in self._of.items()}
        things = Counter(run for every in self._all.values() for run in every)
        self._worth = {
            run: math.log(len(self._of) / count) * (_ONE if len(run) == 1 else 1.0)
            for run, count in things.items()
        }
        self._sizes = {wanted: [self._sum(one) for one in sets] for wanted, sets in self._of.items()}
        self._size_of_all = {wanted: self._sum(every) for wanted, every in self._all.items()}

    def nearest(self, text: str) -> tuple[Likeness, ...]:
        """What the text is like, the nearest first."""
        runs = _runs(text)
        found = [
            Likeness(wanted, much) for wanted in self._of if (much := self._likeness(runs, wanted)) >= PERHAPS
        ]
        found.sort(key=lambda one: -one.much)
        return tuple(one for one in found if one.much >= found[0].much * _BESIDE)

    def _likeness(self, runs: frozenset[str], wanted: str) -> float:
        """The nearest saying, and a little of all of them together."""
        sayings = zip(self._of[wanted], self._sizes[wanted], strict=True)
        best = max(self._sum(runs & saying) / math.sqrt(size) for saying, size in sayings)
        shared = self._sum(runs & self._all[wanted])
        return best + _ALL_SAYINGS * shared / math.sqrt(self._size_of_all[wanted])

    def _sum(self, runs: frozenset[str]) -> float:
        return math.fsum(self._worth.get(run, 0.0) for run in runs)


def _runs(text: str) -> frozenset[str]:
    return frozenset(_each_run(_NUMBER.sub("0", text)))


def _each_run(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        yield from run
        yield from (run[i : i + 2] for i in range(len(run) - 1))


@cache
def _sayings() -> Sayings:
    return Sayings(packaged())
