"""Which category a problem is: what the rules found, weighed against what the words resemble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from understanding.categories import Categories
from understanding.evidence import CLEAR, EXPLICIT, Evidence
from understanding.examples import AT_HAND, examples

_WORTH = 50  # points of the category that a text resembles most, of the others by their share
_UNFOUND = 40  # points that one starts from for which no rule speaks
_ALONE, _WITH_A_RULE = 0.65, 0.8  # of the greatest likeness: what the next one may have at most, to be sure
_CALLED = 0.9  # what one whose own words were used counts at least for
# Of the greatest likeness: least of a category whose own words were used, or a rule alone speaks for.
_NAMED = 0.6
_SURE_ALONE = EXPLICIT  # points of such a rule
_MORE = 10  # points that it has more than any other
_LEAST_ALONE = 18.0  # likeness from which on it makes a problem of a clause
_LEAST_BESIDE_A_RULE = 14.0  # likeness from which on it bears out a rule of few characters
_LEAST = 6.0  # likeness from which on it makes a guess


@dataclass(frozen=True, slots=True)
class Opinion:
    """Categories by id, likeliest first, each with the evidence for it, None if no rule speaks for it.

    `sure`: the rules and the likeness agree on the first. `taken`: a rule speaks for it alone, so that nobody needs to
    be asked, though the words resemble others too. `named`: its own name or alias was said.
    """

    ranked: tuple[tuple[int, Evidence | None], ...]
    sure: bool
    taken: bool

    @property
    def named(self) -> bool:
        """True for the words by which the register calls it."""
        evidence = self.ranked[0][1]
        return evidence is not None and evidence.score >= EXPLICIT

    def led_by(self, category: int) -> Opinion:
        """The same with this category, for which a rule speaks, as the first."""
        ranked = sorted(self.ranked, key=lambda one: one[0] != category)
        return Opinion(tuple(ranked), self.sure, self.taken)


class Weighing:
    """Weighs; built once for a district."""

    def __init__(self, categories: Categories) -> None:
        """`categories` say which standard categories the district has."""
        self._categories = categories
        self._standard = frozenset(categories.ids.values())
        self._of_examples = tuple(categories.ids.values())  # in the vocabulary's order
        self._lately = lru_cache(AT_HAND)(self._likeness)

    def likeness(self, text: str) -> Mapping[int, float]:
        """For each category of the district how much the text, with a sign for each place, is like it. The same
        stretch of a text is asked of several times in a row."""
        return self._lately(text)

    def _likeness(self, text: str) -> Mapping[int, float]:
        found: dict[int, float] = {}
        for category, worth in zip(self._of_examples, examples().likely(text), strict=True):
            if worth:
                found[category] = max(found.get(category, 0.0), worth)
        return found

    def stands_out(self, likeness: Mapping[int, float]) -> int | None:
        """The category that the text is much more like than any other, None if there is none."""
        second, first = sorted((*likeness.values(), 0.0, 0.0))[-2:]
        if first < _LEAST_ALONE or second > _ALONE * first:
            return None
        return max(likeness, key=lambda one: likeness[one])

    def stands_alone(self, likeness: Mapping[int, float]) -> bool:
        """True if the text is much more like one category than any other, be it not very like."""
        second, first = sorted((*likeness.values(), 0.0, 0.0))[-2:]
        return first >= _LEAST_BESIDE_A_RULE and second <= _ALONE * first

    def leads(self, likeness: Mapping[int, float]) -> int | None:
        """The category that the text is most like, None if it is like none enough to make a problem of its own."""
        best = max(likeness, key=lambda one: likeness[one], default=None)
        return best if best is not None and likeness[best] >= _LEAST_ALONE else None

    def guesses(self, likeness: Mapping[int, float]) -> list[int]:
        """Categories that the district has, likeliest first; empty if the text is like none."""
        known = [one for one in likeness if self._categories.has(one)]
        if max((likeness[one] for one in known), default=0.0) < _LEAST:
            return []
        return sorted(known, key=lambda one: -likeness[one])

    def opinion(self, found: Mapping[int, Evidence], likeness: Mapping[int, float]) -> Opinion:
        """What a problem is for whose categories the rules `found` this, each the best of its own, best first."""
        most = max(likeness.values(), default=0.0) or 1.0
        share = {one: worth / most for one, worth in likeness.items()}
        score = {one: _UNFOUND + _WORTH * worth for one, worth in share.items() if self._categories.has(one)}
        for category, evidence in found.items():
            # A category of the district's own has no examples: its name or alias is enough.
            share[category] = share.get(category, 0.0) if category in self._standard else 1.0
            worth = max(share[category], _CALLED) if _is_named(evidence) else share[category]
            score[category] = evidence.score + _WORTH * worth
        best, *others = sorted(score, key=lambda one: -score[one])
        following = max((worth for one, worth in share.items() if one != best), default=0.0)
        sure = _is_sure(found.get(best), share[best], following)
        taken = sure or (best in found and _is_alone(best, found, share[best]))
        return Opinion(tuple((one, found.get(one)) for one in (best, *others)), sure, taken)


def _is_named(evidence: Evidence) -> bool:
    """True for words that are said of nothing else."""
    return evidence.score >= EXPLICIT and len(evidence.pieces) == 1


def _is_alone(best: int, found: Mapping[int, Evidence], share: float) -> bool:
    """True if a rule speaks for the best so clearly that no other comes near, and the likeness not against it."""
    others = max((one.score for category, one in found.items() if category != best), default=0)
    return share >= _NAMED and found[best].score >= max(_SURE_ALONE, others + _MORE)


def _is_sure(evidence: Evidence | None, share: float, following: float) -> bool:
    """`share` and `following` are the category's and the next one's likeness, as shares of the greatest."""
    if evidence is not None and _is_named(evidence):
        return share >= _NAMED or not following
    with_a_rule = evidence is not None and evidence.score >= CLEAR
    return share >= 1.0 and following <= (_WITH_A_RULE if with_a_rule else _ALONE)
