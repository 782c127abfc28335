"""What in a clause speaks for which category, and where a clause tells two problems: 违停加占道."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.lexicon import Match, Typed
from understanding.evidence import CLEAR, SURE, Evidence, EvidenceFinder
from understanding.examples import examples
from understanding.reports.clauses import Clause, clauses_of
from understanding.reports.free_names import site_at_head
from understanding.reports.grouping import Grouping
from understanding.reports.joints import Kind, joints
from understanding.reports.places import Mention
from understanding.reports.side_by_side import have_their_own_things
from understanding.reports.taken_apart import TakenApart
from understanding.weighing import Weighing

_VOTES = 1.5  # characters of single words from which on they make one think of a category
_LIKE = 8.0  # likeness from which on it bears them out
_LIKE_ALONE = 14.0  # likeness from which on it needs none to bear it out, if no other category has half of it


class Cutting:
    """Cuts texts into clauses that tell one problem each; built once for a district."""

    def __init__(self, evidence: EvidenceFinder, weighing: Weighing, grouping: Grouping) -> None:
        """With what finds evidence and likeness, and knows which categories are alike."""
        self._evidence = evidence
        self._weighing = weighing
        self._grouping = grouping

    def clauses(self, typed: Typed, mentions: list[Mention]) -> list[Clause]:
        """The clauses of a text, left to right, cut where two sides of a joint tell two problems."""
        return [part for one in clauses_of(typed) for part in self._cut(typed, one, mentions)]

    def evidence_in(self, typed: Typed, clause: Clause, mentions: Sequence[Mention]) -> list[Evidence]:
        """All evidence in a clause, best first, but what is a part of the name of a place."""
        inside = [
            Match(one.start - clause.start, one.end - clause.start, (0,))
            for one in mentions
            if one.start < clause.end and clause.start < one.end
        ]
        text = typed.folded[clause.start : clause.end]
        found = self._evidence.find(text, inside)
        if found and not inside and (site := site_at_head(text)):
            found = [one for one in found if not _leans_on(one, *site)]
        return [_without_its_place(one, inside).moved(clause.start) for one in found]

    def borne_out(self, plain: str, likely: Mapping[int, float]) -> int | None:
        """The category of which single words make one think, if what they resemble bears it out: 鱼摊没票."""
        votes = self._evidence.votes(plain, [])
        best, two = most(votes), sorted(likely, key=lambda one: -likely[one])[:2]
        if best is not None and votes[best] >= _VOTES and likely.get(best, 0.0) >= _LIKE and best in two:
            return best
        alone = (
            two and likely[two[0]] >= _LIKE_ALONE and (len(two) < 2 or likely[two[1]] <= likely[two[0]] / 2)
        )
        return two[0] if alone else None

    def _cut(self, typed: Typed, clause: Clause, mentions: list[Mention]) -> Iterator[Clause]:
        """A clause, in parts where each side of a joint tells a problem unlike that of the other: 违停加占道."""
        for joint in joints(typed, clause):
            start = joint.start if joint.kind is Kind.STRONG else joint.end
            one = replace(clause, end=joint.start, sign=typed.folded[joint.start : start], hard=False)
            other = replace(clause, start=start, joined=True)
            if self._tell_two(typed, one, other, mentions, joint.kind):
                yield one
                yield from self._cut(typed, other, mentions)
                return
        yield clause

    def _tell_two(
        self, typed: Typed, one: Clause, other: Clause, mentions: list[Mention], joint: Kind
    ) -> bool:
        """True if both tell a problem, of two categories, which behind a weak joint are unlike or of two things."""
        least = CLEAR + (joint is Kind.WEAK)
        first = _told(self.evidence_in(typed, one, mentions), least)
        second = _told(self.evidence_in(typed, other, mentions), least) if first else []
        if joint is Kind.STRONG and first and not second:
            seen = TakenApart(typed, [other], mentions, [], [])
            best = self._resembled(seen.without_places(other.start, other.end))
            return best is not None and best not in {each.category for each in first}
        if joint is Kind.WEAK and self._may_be_one(typed.folded, first, second):
            return False
        return bool(second) and {each.category for each in first}.isdisjoint(each.category for each in second)

    def _may_be_one(self, text: str, first: Sequence[Evidence], second: Sequence[Evidence]) -> bool:
        """True if two may be of one problem: their categories are alike, and they are not clearly of two things."""
        alike = any(self._grouping.are_alike(a.category, b.category) for a in first for b in second)
        if not alike or min(first[0].score, second[0].score) < SURE:
            return alike
        return not have_their_own_things(text, first[0], second[0])

    def _resembled(self, plain: str) -> int | None:
        """The category that words are like above all, if they tell a problem."""
        if examples().tells_a_problem(plain) < 0:
            return None
        likely = self._weighing.likeness(plain)
        best = self._weighing.stands_out(likely)
        return self.borne_out(plain, likely) if best is None else best


def _told(evidence: Sequence[Evidence], least: int) -> list[Evidence]:
    """What speaks for a problem, with at least so many points, and nothing more clearly."""
    clear = [one for one in evidence if one.score >= least and not one.denied]
    return [one for one in clear if one.score >= clear[0].score]


def _leans_on(one: Evidence, start: int, end: int) -> bool:
    """True for a rule that takes a word out of the name of a site: the 面粉 of 面粉厂. 马路市场 is a category."""
    return len(one.pieces) > 1 and any(start <= first and last <= end for first, last in one.pieces)


def _without_its_place(one: Evidence, places: Sequence[Match[int]]) -> Evidence:
    """The same without what stands in a place's name at its beginning: behind that may stand another problem."""
    outside = [
        start
        for start, end in one.pieces
        if not any(each.start <= start and end <= each.end for each in places)
    ]
    return replace(one, start=outside[0]) if outside and outside[0] != one.start else one


def most(likely: Mapping[int, float]) -> int | None:
    """The category with the most, None if there is none."""
    return max(likely, key=lambda one: likely[one], default=None)
