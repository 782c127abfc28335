"""Whether a text tells its problems surely, so that nobody needs to be asked."""

from __future__ import annotations

from collections.abc import Sequence, Set

from understanding.evidence import SURE, Evidence
from understanding.examples import A_PROBLEM, examples
from understanding.reports.by_likeness import all_taken
from understanding.reports.clauses import Clause
from understanding.reports.grouping import Grouping
from understanding.reports.more_of_it import is_of_a_part, tells_of_the_same
from understanding.reports.one_more import needed
from understanding.reports.plain_texts import asks, is_by_its_place, speaks_of_one_more, without_venue
from understanding.reports.problems import Problem
from understanding.reports.taken_apart import TakenApart
from understanding.weighing import Opinion, Weighing


class Sureness:
    """Judges texts that were taken apart; built once for a district."""

    def __init__(self, weighing: Weighing, grouping: Grouping) -> None:
        """With what finds likeness, and knows which categories are alike."""
        self._weighing = weighing
        self._grouping = grouping

    def is_sure(self, seen: TakenApart, opinions: Sequence[Opinion]) -> bool:
        """True if all problems were found, and nobody need be asked what any of them is."""
        told = not (asks(seen) or is_by_its_place(seen) or speaks_of_one_more(seen))
        if not (told and all_taken(seen, opinions) and self._is_all(seen, opinions)):
            return False
        return not (self._are_overruled(seen, opinions) or self._are_by_venue(seen, opinions))

    def _is_all(self, seen: TakenApart, opinions: Sequence[Opinion]) -> bool:
        """False if a clause seems to tell a problem that was not found."""
        found = {one.ranked[0][0] for one in opinions}
        for i, clause in enumerate(seen.clauses):
            if not any(_covers(one, clause) for one in seen.problems):
                plain = seen.without_places(clause.start, clause.end)
                leaning = examples().tells_a_problem(plain)
                best = self._weighing.leads(self._weighing.likeness(plain))
                words = seen.text[clause.start : clause.end]
                if clause.start and (
                    tells_of_the_same(words) or is_of_a_part(words, seen.text[: clause.start])
                ):
                    continue
                if best not in found and leaning >= (A_PROBLEM if best is not None else needed(words)):
                    return False
                if leaning >= 0 and self._hints_at_another(seen.evidence[i], found):
                    return False
        return True

    def _are_overruled(self, seen: TakenApart, opinions: Sequence[Opinion]) -> bool:
        """True if what stands beside a problem makes it one that is unlike it: both may be told."""
        return any(
            problem.best.score >= SURE
            and not self._grouping.are_alike(problem.best.category, opinion.ranked[0][0])
            and self._alone(seen, problem) == problem.best.category
            for problem, opinion in zip(seen.problems, opinions, strict=True)
        )

    def _are_by_venue(self, seen: TakenApart, opinions: Sequence[Opinion]) -> bool:
        """True if no rule speaks for a problem, and what it is like is only the venue: 文化礼堂前坪晒了一地稻谷."""
        for number, (problem, opinion) in enumerate(zip(seen.problems, opinions, strict=True)):
            plain = seen.without_places(*seen.stretch(number))
            without = without_venue(plain)
            if problem.best.alike and without != plain:
                likely = self._weighing.likeness(without)
                if likely.get(opinion.ranked[0][0], 0.0) < max(likely.values(), default=0.0):
                    return True
        return False

    def _alone(self, seen: TakenApart, problem: Problem) -> int:
        """The category of a problem by its own clause."""
        clause = seen.clauses[seen.clause_of(problem.start)]
        likely = self._weighing.likeness(seen.without_places(clause.start, clause.end))
        return self._weighing.opinion(dict(problem.ranked()), likely).ranked[0][0]

    def _hints_at_another(self, evidence: Sequence[Evidence], found: Set[int]) -> bool:
        """True if a word makes one think of a category unlike those that were found: 毛巾晾在护栏上."""
        return any(
            not one.denied and not any(self._grouping.are_alike(one.category, other) for other in found)
            for one in evidence
        )


def _covers(problem: Problem, clause: Clause) -> bool:
    """True if what speaks loudest for a problem stands in this clause, or the other word for the same deed."""
    if problem.deed is not None:
        return problem.reaches(clause.start, clause.end)
    return clause.start <= problem.best.start < clause.end
