"""How much a text resembles the packaged vocabulary and examples: a second opinion on what the rules found.

Every run of one to three characters speaks for the categories in whose words and examples it stands, the more the
fewer these are. Runs need no rule, so words that nobody listed next to each other are understood as well.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from understanding.reports.kinds import Kind, L
from understanding.vocabulary import vocabulary

_LONGEST = 3  # characters of a run
_BREAKS = re.compile(rf"[{L}\s,，.。!！?？;；:：、~～…()（）“”\"‘’'《》【】]+")
_OF_A_RULE = 2.0  # how much a word of a rule counts, shared among those like it; an example counts 1
_MOST_OF_RULES = 3.0  # how much all words of rules and phrases count for a run
_SMOOTH = 0.1  # added to each count
A_PROBLEM = 0.5  # how much a text is to be like problems to be one surely
Weights = tuple[tuple[int, float], ...]
_NO_PROBLEM = frozenset(kind.name.lower() for kind in Kind if kind is not Kind.PROBLEM)


class Examples:
    """What each run of characters speaks for; the same for every district.

    Only counted at first: most runs are never met, and the first answer after a start waits for this.
    """

    def __init__(self, labelled: Sequence[tuple[str, str]]) -> None:
        """`labelled` are examples: a category's standard name or a kind, and a text with a sign for each place."""
        self.categories = vocabulary().categories
        numbers = {name: i for i, name in enumerate(self.categories)}
        self._counts: dict[str, dict[int, float]] = {}
        self._kinds: tuple[dict[str, int], dict[str, int]] = {}, {}  # of problems, of other kinds of text
        self._texts = [0, 0]
        for label, text in labelled:
            self._count(label, _runs(text), numbers)
        for category, word, worth in _words():
            number = numbers[category]
            for run in _runs(word):
                of = self._counts.setdefault(run, {})
                before = of.get(number, 0.0)
                of[number] = min(before + worth, max(_MOST_OF_RULES, before))
        self._weights: dict[str, Weights] = {}

    def _count(self, label: str, runs: Iterable[str], numbers: Mapping[str, int]) -> None:
        other = label in _NO_PROBLEM
        self._texts[other] += 1
        seen, number = self._kinds[other], numbers.get(label)
        for run in runs:
            seen[run] = seen.get(run, 0) + 1
            if number is not None:
                of = self._counts.setdefault(run, {})
                of[number] = of.get(number, 0.0) + 1

    def likely(self, text: str) -> dict[str, float]:
        """For each standard category that some run speaks for how much all of them do."""
        sums = [0.0] * len(self.categories)
        for run in _runs_of(text):
            if run in self._counts:
                for number, weight in self._weight(run):
                    sums[number] += weight
        return {self.categories[i]: worth for i, worth in enumerate(sums) if worth}

    def tells_a_problem(self, text: str) -> float:
        """Above 0 if the text is more like problems, below if it is more like talk, plans, praise and the like."""
        known = (self._leaning(run) for run in _runs_of(text))
        runs = [leaning for leaning in known if leaning is not None]
        return sum(runs) / math.sqrt(len(runs)) if runs else 0.0

    def _weight(self, run: str) -> Weights:
        """The categories for which a run speaks, with how much."""
        if run not in self._weights:
            of, categories = self._counts[run], len(self.categories)
            share = categories / (sum(of.values()) + _SMOOTH * categories)
            speaks = ((number, math.log((count + _SMOOTH) * share)) for number, count in of.items())
            self._weights[run] = tuple((number, weight) for number, weight in speaks if weight > 0)
        return self._weights[run]

    def _leaning(self, run: str) -> float | None:
        """How much likelier a run is in a problem than in another kind of text, as a logarithm; None if in neither."""
        problems, others = (seen.get(run, 0) for seen in self._kinds)
        if not problems + others:
            return None
        of_problems, of_others = self._texts
        return math.log((problems + 0.5) / (of_problems + 1)) - math.log((others + 0.5) / (of_others + 1))


@cache
def examples() -> Examples:
    """Learns the packaged examples once."""
    return Examples([(label, text.replace("＿", L)) for label, text in packaged()])


def packaged() -> list[tuple[str, str]]:
    """The lines of `examples.tsv`: a category's standard name or a kind, and a text with ＿ for each place."""
    text = (files("understanding") / "vocabulary" / "examples.tsv").read_text("utf-8")
    return [(line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines()]


def _runs(text: str) -> set[str]:
    found: set[str] = set()
    for piece in _BREAKS.split(text):
        for length in range(1, _LONGEST + 1):
            found.update(piece[i : i + length] for i in range(len(piece) - length + 1))
    return found


@lru_cache(maxsize=8)
def _runs_of(text: str) -> Sequence[str]:
    """The runs of a text that is read, which is asked for several times in a row."""
    return tuple(_runs(text))


def _words() -> Iterator[tuple[str, str, float]]:
    """Every word of the vocabulary with its category, once; one of many like it counts less."""
    words = vocabulary()
    worth: dict[tuple[str, str], float] = defaultdict(float)
    for phrase in words.phrases:
        worth[phrase.category, phrase.words] += 1.0
    for rule in words.rules:
        for part in rule.parts:
            share = _OF_A_RULE / len(part) ** 0.3
            for word in part:
                worth[rule.category, word] += share
    for (category, word), most in sorted(worth.items()):
        yield category, word, most
