"""One more problem, told in a clause of which nothing is understood: ②门口那个东西还没弄走."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from understanding.examples import examples
from understanding.reports.danger import danger_in
from understanding.reports.more_of_it import is_of_a_part, tells_of_the_same
from understanding.reports.problems import begins_another, is_listed
from understanding.reports.reading import Finding
from understanding.reports.spoken import as_typed
from understanding.reports.taken_apart import TakenApart

# How much a text is to be like problems: to be one at all, and to be one against cues of something else.
NO_PROBLEM, MORE_A_PROBLEM = -2.5, 1.0
_SOMETHING_MORE = 4.0  # where nothing says that a new one begins


def needed(words: str) -> float:
    """How much a clause without a found problem is to be like problems, for one to be missing."""
    if is_listed(words):
        return NO_PROBLEM
    return MORE_A_PROBLEM if begins_another(words) else _SOMETHING_MORE


def unread(seen: TakenApart, before: Finding) -> Iterator[Finding]:
    """What is told to be one more problem, of which nothing is understood, where the one before it is."""
    told = [seen.clause_of(at) for one in seen.problems for at in (one.start, one.end - 1)]
    for i, clause in enumerate(seen.clauses):
        apart = i not in told and not any(a < i < b for a, b in pairwise(told))
        words = seen.text[clause.start : clause.end]
        of_it = tells_of_the_same(words) or is_of_a_part(words, seen.text[: clause.start])
        if apart and i > min(told) and begins_another(words) and not of_it:
            plain = seen.without_places(clause.start, clause.end)
            if examples().tells_a_problem(plain) >= needed(words):
                shown = as_typed(seen.typed, clause.start, clause.end)
                yield replace(before, words=shown, category=None, others=(), why="", danger=danger_in(words))
