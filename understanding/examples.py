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

from understanding.kinds import Kind, L
from understanding.vocabulary import vocabulary

_LONGEST = 3  # characters of a run
_BREAKS = re.compile(rf"[{L}\s,，.。!！?？;；:：、~～…()（）“”\"‘’'《》【】]+")
_OF_A_RULE = 2.0  # how much a word of a rule counts, shared among those like it; an example counts 1
_MOST_OF_RULES = 3.0  # how much all words of rules and phrases count for a run
_SMOOTH = 0.1  # added to each count
A_PROBLEM = 0.5  # how much a text is to be like problems to be one surely
_NO_PROBLEM = frozenset(kind.name.lower() for kind in Kind if kind is not Kind.PROBLEM)


class Examples:
    """What each run of characters speaks for; the same for every district."""

    def __init__(self, labelled: Sequence[tuple[str, str]]) -> None:
        """`labelled` are examples: a category's standard name or a kind, and a text with a sign for each place."""
        self.categories = vocabulary().categories
        numbers = {name: i for i, name in enumerate(self.categories)}
        counts: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for label, text in labelled:
            if label in numbers:
                for run in _runs(text):
                    counts[run][numbers[label]] += 1
        for category, word, worth in _words():
            for run in _runs(word):
                of = counts[run]
                of[numbers[category]] = min(
                    of[numbers[category]] + worth, max(_MOST_OF_RULES, of[numbers[category]])
                )
        self._weights = dict(_weights(counts, len(numbers)))
        self._kinds = dict(_leanings(labelled))

    def likely(self, text: str) -> dict[str, float]:
        """For each standard category that some run speaks for how much all of them do."""
        sums = [0.0] * len(self.categories)
        weights = self._weights
        for run in _runs_of(text):
            for number, weight in weights.get(run, ()):
                sums[number] += weight
        return {self.categories[i]: worth for i, worth in enumerate(sums) if worth}

    def tells_a_problem(self, text: str) -> float:
        """Above 0 if the text is more like problems, below if it is more like talk, plans, praise and the like."""
        runs = [self._kinds[run] for run in _runs_of(text) if run in self._kinds]
        return sum(runs) / math.sqrt(len(runs)) if runs else 0.0


@cache
def examples() -> Examples:
    """Learns the packaged examples once."""
    return Examples([(label, text.replace("＿", L)) for label, text in packaged()])


def packaged() -> list[tuple[str, str]]:
    """The lines of `examples.tsv`: a category's standard name or a kind, and a text with ＿ for each place."""
    text = (files(__package__) / "vocabulary" / "examples.tsv").read_text("utf-8")
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


def _weights(
    counts: Mapping[str, Mapping[int, float]], categories: int
) -> Iterator[tuple[str, tuple[tuple[int, float], ...]]]:
    for run, of in counts.items():
        share = categories / (sum(of.values()) + _SMOOTH * categories)
        speaks = [(number, math.log((count + _SMOOTH) * share)) for number, count in of.items()]
        kept = tuple((number, weight) for number, weight in speaks if weight > 0)
        if kept:
            yield run, kept


def _leanings(labelled: Iterable[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """For each run how much likelier it is in a problem than in another kind of text, as a logarithm."""
    problems: dict[str, int] = defaultdict(int)
    others: dict[str, int] = defaultdict(int)
    total = [0, 0]
    for label, text in labelled:
        other = label in _NO_PROBLEM
        total[other] += 1
        for run in _runs(text):
            (others if other else problems)[run] += 1
    for run in problems.keys() | others.keys():
        yield (
            run,
            math.log((problems[run] + 0.5) / (total[0] + 1)) - math.log((others[run] + 0.5) / (total[1] + 1)),
        )
