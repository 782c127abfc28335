"""Rules of few characters, borne out by what the words of their clause resemble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from understanding.evidence import CLEAR, SURE, Evidence
from understanding.examples import A_PROBLEM, examples
from understanding.reports.cutting import most
from understanding.reports.grouping import Grouping
from understanding.reports.taken_apart import TakenApart
from understanding.reports.things import are_two
from understanding.weighing import Weighing

_TOLD = SURE + 4  # points of a problem that is its own though one like it stands before it


class BearingOut:
    """Weighs what rules found against what the words resemble; built once for a district."""

    def __init__(self, weighing: Weighing, grouping: Grouping) -> None:
        """With what finds likeness, and knows which categories are alike."""
        self._weighing = weighing
        self._grouping = grouping

    def strengthen(self, text: TakenApart, evidence: list[list[Evidence]]) -> None:
        """A clause that is like one category above all tells a problem of it for sure, if a rule says so too."""
        for i, clause in enumerate(text.clauses):
            if evidence[i] and CLEAR <= evidence[i][0].score < _TOLD:
                plain = text.without_places(clause.start, clause.end)
                likely = self._weighing.likeness(plain)
                told = self._weighing.stands_out(likely)
                if examples().tells_a_problem(plain) >= A_PROBLEM:
                    told = self._weighing.leads(likely)
                if evidence[i][0].category == told:
                    evidence[i][0] = replace(evidence[i][0], score=_TOLD)
                elif evidence[i][0].score < SURE and evidence[i][0].category == most(likely):
                    alike = len(evidence[i][0].pieces) > 1
                    borne_out = self._weighing.stands_alone(likely) and self._is_unlike(
                        text.text, evidence, i
                    )
                    evidence[i][0] = replace(evidence[i][0], score=SURE, alike=alike, borne_out=borne_out)

    def _is_unlike(self, text: str, evidence: Sequence[Sequence[Evidence]], number: int) -> bool:
        """True if what speaks loudest in any other clause is unlike what does in this, or of another thing."""
        this = evidence[number][0]
        return all(
            not self._grouping.are_alike(some[0].category, this.category)
            or are_two(text[some[0].start : some[0].end], text[this.start : this.end])
            for i, some in enumerate(evidence)
            if some and i != number
        )
