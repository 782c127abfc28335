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

from understanding.masks import L
from understanding.vocabulary import vocabulary

_LONGEST = 3  # characters of a run
AT_HAND = 8  # texts of which what was found is kept, for they are asked of several times in a row
_BREAKS = re.compile(rf"[{L}\s,，.。!！?？;；:：、~～…()（）“”\"‘’'《》【】]+")
_OF_A_RULE = 2.0  # how much a word of a rule counts, shared among those like it; an example counts 1
_MOST_OF_RULES = 3.0  # how much all words of rules and phrases count for a run
_SMOOTH = 0.1  # added to each count
A_PROBLEM = 0.5  # how much a text is to be like problems to be one surely
# Categories, and how much; in pairs they keep twice as much.
Weights = tuple[tuple[int, ...], tuple[float, ...]]
# How much a run leans towards problems, and for which categories it speaks.
_Spoken = tuple[float | None, Weights]
_PROBLEM = "problem"  # the label of an example that is a problem, and not told of which category


class Examples:
    """What each run of characters speaks for; the same for every district."""

    def __init__(self, labelled: Sequence[tuple[str, str]]) -> None:
        """`labelled` are examples: a category's standard name or a kind, and a text with a sign for each place."""
        self.categories = vocabulary().categories
        counted = _counted(labelled, {name: i for i, name in enumerate(self.categories)})
        known = {*self.categories, _PROBLEM}
        texts = [sum((label not in known) is other for label, _ in labelled) for other in (False, True)]
        # Most runs stand in one text only: what they speak for is told once for all that are counted alike.
        spoken: dict[tuple[object, ...], _Spoken] = {}
        self._runs: dict[str, _Spoken] = {}
        for run, count in counted.items():
            alike = (*count.kinds, *count.of.items())
            if alike not in spoken:
                spoken[alike] = _leaning(count.kinds, texts), _weights(count.of, len(self.categories))
            self._runs[run] = spoken[alike]

    def likely(self, text: str) -> list[float]:
        """For each standard category how much all runs of the text speak for it."""
        sums = [0.0] * len(self.categories)
        for _, (numbers, weights) in self._known(text):
            for number, weight in zip(numbers, weights, strict=True):
                sums[number] += weight
        return sums

    def _known(self, text: str) -> list[_Spoken]:
        return [self._runs[run] for run in _runs_of(text) if run in self._runs]

    def knows(self, text: str) -> float:
        """How many of the pairs of characters of a text stand in any example or word, 0 to 1."""
        pairs = [text[i : i + 2] for i in range(len(text) - 1)]
        return sum(one in self._runs for one in pairs) / max(1, len(pairs))

    def tells_a_problem(self, text: str) -> float:
        """Above 0 if the text is more like problems, below if it is more like talk, plans, praise and the like."""
        runs = [leaning for leaning, _ in self._known(text) if leaning is not None]
        return sum(runs) / math.sqrt(len(runs)) if runs else 0.0


class _Count:
    """In how many texts a run stands."""

    __slots__ = ("kinds", "of")

    def __init__(self) -> None:
        self.kinds = [0, 0]  # of problems, of other kinds of text
        self.of: dict[int, float] = {}  # of each category, with the vocabulary's words for it


def _counted(labelled: Iterable[tuple[str, str]], numbers: Mapping[str, int]) -> dict[str, _Count]:
    found: dict[str, _Count] = defaultdict(_Count)
    for label, text in labelled:
        number = numbers.get(label)
        other = number is None and label != _PROBLEM
        for run in _runs(text):
            count = found[run]
            count.kinds[other] += 1
            if number is not None:
                count.of[number] = count.of.get(number, 0.0) + 1
    for category, word, worth in _words():
        number = numbers[category]
        for run in _runs(word):
            of = found[run].of
            before = of.get(number, 0.0)
            of[number] = min(before + worth, max(_MOST_OF_RULES, before))
    return found


def _weights(of: Mapping[int, float], categories: int) -> Weights:
    """The categories for which a run speaks, with how much."""
    share = categories / (sum(of.values()) + _SMOOTH * categories)
    every = {number: math.log((count + _SMOOTH) * share) for number, count in of.items()}
    speaking = {number: weight for number, weight in every.items() if weight > 0}
    return tuple(speaking), tuple(speaking.values())


def _leaning(kinds: Sequence[int], texts: Sequence[int]) -> float | None:
    """How much likelier a run is in a problem than in another kind of text, as a logarithm; None if in neither."""
    if not any(kinds):
        return None
    (problems, others), (of_problems, of_others) = kinds, texts
    return math.log((problems + 0.5) / (of_problems + 1)) - math.log((others + 0.5) / (of_others + 1))


@cache
def examples() -> Examples:
    """Learns the packaged examples once."""
    return Examples([(label, text.replace("＿", L)) for label, text in packaged()])


def packaged() -> list[tuple[str, str]]:
    """The lines of `examples.tsv`: a category's standard name or a kind, and a text with ＿ for each place."""
    text = (files("understanding") / "vocabulary" / "examples.tsv").read_text("utf-8")
    return [(line.split("\t")[0], line.split("\t")[1]) for line in text.splitlines()]


def _runs(text: str) -> list[str]:
    """Each run once, in one order: what they are worth must not be summed otherwise at the next start."""
    found = [
        piece[i : i + length]
        for piece in _BREAKS.split(text)
        for length in range(1, _LONGEST + 1)
        for i in range(len(piece) - length + 1)
    ]
    return list(dict.fromkeys(found))


@lru_cache(AT_HAND)
def _runs_of(text: str) -> Sequence[str]:
    """The runs of a text that is read, which is asked for several times in a row."""
    return _runs(text)


def _words() -> Iterator[tuple[str, str, float]]:
    """Every word of the vocabulary with its category, once; one of many like it counts less."""
    words = vocabulary()
    worth: dict[tuple[str, str], float] = defaultdict(float)
    for phrase in words.phrases:
        if not phrase.alone:
            worth[phrase.category, phrase.words] += 1.0
    for rule in words.rules:
        for part in rule.parts:
            share = _OF_A_RULE / len(part) ** 0.3
            for word in part:
                worth[rule.category, word] += share
    for (category, word), most in sorted(worth.items()):
        yield category, word, most
