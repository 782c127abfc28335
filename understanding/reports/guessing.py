"""Clauses that no rule knows, and that may tell a problem of their own all the same: they are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from understanding.evidence import CLEAR, SURE, Evidence, EvidenceFinder
from understanding.examples import examples
from understanding.reports.cutting import most
from understanding.reports.free_names import leading_name, like_name, whole_name
from understanding.reports.grouping import Grouping
from understanding.reports.more_of_it import tells_of_the_same
from understanding.reports.problems import Problem, begins_another
from understanding.reports.taken_apart import TakenApart, is_a_place, words_in
from understanding.reports.things import are_two
from understanding.reports.unknown_problems import is_of_another, tells_of_something
from understanding.weighing import Weighing

# How much a clause that tells of something is to be like a problem, and like a category, to be asked about; more
# so before the first problem, where people say how they came to see it.
_LEAST_LEANING, _LEAST_LIKE, _LEAST_BEFORE = -0.5, 6.0, 8.0
_VOTES = 2.0  # characters of single words that then tell of the same category
# What makes a clause a problem of its own beside an alike one: characters of single words, likeness, and how much of
# that the other may have.
_VOTES_OF_ITS_OWN, _LIKE_ITS_OWN, _OTHERS_SHARE = 1.5, 14.0, 0.65
_SOMEBODY = re.compile("有(?:人|户|家)")


class Guessing:
    """Guesses what such clauses tell; built once for a district."""

    def __init__(self, evidence: EvidenceFinder, weighing: Weighing, grouping: Grouping) -> None:
        """With what finds single words and likeness, and knows which categories are alike."""
        self._evidence = evidence
        self._weighing = weighing
        self._grouping = grouping

    def problems_in(self, seen: TakenApart, number: int) -> Iterator[Evidence]:
        """What a clause without a rule is likeliest, if that is unlike all that was found, or of another thing."""
        clause = seen.clauses[number]
        words = seen.text[clause.start : clause.end]
        if is_a_place(clause, seen.mentions) or whole_name(words) or tells_of_the_same(words):
            return
        plain = seen.without_places(clause.start, clause.end)
        best = most(self._weighing.likeness(plain))
        if best is None or examples().tells_a_problem(plain) < _LEAST_LEANING:
            return
        alike = [one for one in seen.problems if self._grouping.are_alike(one.best.category, best)]
        if self._is_its_own(words, plain, alike) or self._is_told(seen, number, best, alike):
            start, end = words_in(clause, seen.mentions)
            yield Evidence(start, end, best, SURE if alike else CLEAR, ((start, end),), alike=True)

    def _is_told(self, seen: TakenApart, number: int, best: int, alike: Sequence[Problem]) -> bool:
        """True if a clause has the shape of a problem that is unlike all that was found, or of another thing."""
        clause = seen.clauses[number]
        words = seen.text[clause.start : clause.end]
        tells = tells_of_something(words) or (number > 0 and _is_elsewhere(seen, words))
        if (number and begins_another(words)) or not tells:
            return False
        plain = seen.without_places(clause.start, clause.end)
        first = all(clause.start < one.start for one in seen.problems)
        if self._weighing.likeness(plain)[best] < (_LEAST_BEFORE if first else _LEAST_LIKE):
            return False
        if all(_are_two(seen, one, words) for one in alike):
            return True
        votes = self._evidence.votes(plain, [])
        voted = most(votes) == best and votes[best] >= _VOTES
        return voted and all(one.best.category != best for one in alike)

    def _is_its_own(self, words: str, plain: str, alike: Sequence[Problem]) -> bool:
        """True if single words and likeness agree on a category, and those like it that were found are far from it."""
        votes, likely = self._evidence.votes(plain, []), self._weighing.likeness(plain)
        best = most(likely)
        if not alike or best is None or best != most(votes) or is_of_another(words):
            return False
        return (
            votes[best] >= _VOTES_OF_ITS_OWN
            and likely[best] >= _LIKE_ITS_OWN
            and not any(self._grouping.are_one_matter(one.best.category, best) for one in alike)
            and all(likely.get(one.best.category, 0.0) <= _OTHERS_SHARE * likely[best] for one in alike)
        )


def _is_elsewhere(seen: TakenApart, words: str) -> bool:
    """True if a clause begins with a name like that with which the text begins: 胡家弄…，柳家弄…."""
    return like_name(words, leading_name(seen.text)) != ""


def _are_two(seen: TakenApart, problem: Problem, words: str) -> bool:
    """True if other words than those of a problem tell of another thing, or of what somebody else does."""
    before = seen.clauses[seen.clause_of(problem.start)]
    somebody = _SOMEBODY.match(words) and _SOMEBODY.match(seen.text, before.start)
    return bool(somebody) or are_two(seen.text[problem.start : problem.end], words)
