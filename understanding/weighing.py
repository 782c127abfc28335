"""Which category a problem is: what the rules found, weighed against what the words resemble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from understanding.categories import Categories
from understanding.evidence import EXPLICIT, SURE, Evidence
from understanding.examples import examples
from understanding.problems import Problem

_WORTH = 40  # points of the category that a text resembles most, of the others by their share
_UNFOUND = 40  # points that one starts from for which no rule speaks
_AGREED, _NEAR = 0.7, 0.5  # shares of the greatest likeness: of a category that is sure, and of one that is named
_APART = 5  # points between the first two of which the first is sure
_LEAST = 6.0  # likeness from which on it makes a guess


@dataclass(frozen=True, slots=True)
class Opinion:
    """Categories by id, likeliest first, each with the evidence for it, None if no rule speaks for it.

    `sure`: the rules and the likeness agree on the first.
    """

    ranked: tuple[tuple[int, Evidence | None], ...]
    sure: bool


class Weighing:
    """Weighs; built once for a district."""

    def __init__(self, categories: Categories) -> None:
        """`categories` say which standard categories the district has."""
        self._categories = categories
        self._standard = frozenset(categories.ids.values())

    def likeness(self, text: str) -> dict[int, float]:
        """For each category of the district how much the text, with a sign for each place, is like it."""
        found: dict[int, float] = {}
        for name, worth in examples().likely(text).items():
            category = self._categories.ids[name]
            found[category] = max(found.get(category, 0.0), worth)
        return found

    def guesses(self, likeness: Mapping[int, float]) -> list[int]:
        """Categories that the district has, likeliest first; empty if the text is like none."""
        known = [one for one in likeness if self._categories.has(one)]
        if max((likeness[one] for one in known), default=0.0) < _LEAST:
            return []
        return sorted(known, key=lambda one: -likeness[one])

    def opinion(self, problem: Problem, likeness: Mapping[int, float]) -> Opinion:
        """What the problem is."""
        most = max(likeness.values(), default=0.0) or 1.0
        share = {one: worth / most for one, worth in likeness.items()}
        found = dict(problem.ranked())
        score = {one: _UNFOUND + _WORTH * worth for one, worth in share.items() if self._categories.has(one)}
        for category, evidence in found.items():
            # A category of the district's own has no examples: its name or alias is enough.
            alike = share.get(category, 0.0) if category in self._standard else 1.0
            score[category] = evidence.score + _WORTH * alike
            share[category] = alike
        ranked = sorted(score, key=lambda one: -score[one])
        best = ranked[0]
        return Opinion(
            tuple((one, found.get(one)) for one in ranked),
            _is_sure(found.get(best), share[best])
            and (len(ranked) < 2 or score[best] - score[ranked[1]] >= _APART),
        )


def _is_sure(evidence: Evidence | None, share: float) -> bool:
    if evidence is None or evidence.score < SURE:
        return False
    return share >= (_NEAR if evidence.score >= EXPLICIT else _AGREED)
