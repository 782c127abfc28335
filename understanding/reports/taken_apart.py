"""A text taken apart: its clauses, the places it names, what speaks for which category, and its problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.lexicon import Typed
from understanding.evidence import BEFORE, Evidence
from understanding.masks import L, P
from understanding.reports.clauses import Clause
from understanding.reports.places import Mention
from understanding.reports.problems import Problem
from understanding.simplified import simplified

_THINGS = ("公厕", "河", "湖", "停车场", "实践站", "文化礼堂", "政务服务大厅", "便民服务中心")


# What stands behind these belongs to the next problem.
NEXT = re.compile("再说|再讲|另外|还有|再就是|顺便|顺带|然后")


def _thing_of(place: str) -> str:
    """The thing that a place's name ends with, if that may be what is wrong: 金衡街公厕."""
    return next((one for one in _THINGS if place.endswith(one)), "")


@dataclass(frozen=True, slots=True)
class TakenApart:
    """All positions are those of the folded text. `evidence` belongs to the clause of the same number."""

    typed: Typed
    clauses: list[Clause]
    mentions: list[Mention]
    evidence: list[list[Evidence]]
    problems: list[Problem]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.typed.folded

    def clause_of(self, at: int) -> int:
        """The number of the clause in which a position lies, or of the next if it is a sign between two."""
        return next((i for i, one in enumerate(self.clauses) if at < one.end), len(self.clauses) - 1)

    def is_told_in(self, problem: Problem, clause: Clause) -> bool:
        """True if the problem is told in this clause, perhaps once more."""
        return any(clause.start <= one.start < clause.end for one in problem.told)

    def end_of(self, number: int) -> int:
        """Where what belongs to a problem ends: at the clause of the next one, or at that itself."""
        if number + 1 == len(self.problems):
            return len(self.text)
        following = self.problems[number + 1].start
        start = self.clauses[self.clause_of(following)].start
        return start if start >= self.problems[number].end else following

    def stretch(self, number: int) -> tuple[int, int]:
        """From the clause in which a problem begins, or the beginning for the first, up to the next one's place."""
        problem = self.problems[number]
        start = self.clauses[self.clause_of(problem.start)].start if number else 0
        if number and self.clause_of(self.problems[number - 1].end - 1) == self.clause_of(problem.start):
            start = self.problems[number - 1].end
            start = max([one.end() for one in NEXT.finditer(self.text, start, problem.start)] or [start])
            start = min([one.start for one in self.mentions if start <= one.start < problem.start] or [start])
        end = self.end_of(number)
        if number + 1 < len(self.problems):
            following = self.problems[number + 1].start
            places = [one.start for one in self.mentions if problem.end <= one.start < following]
            end = min([*places, end])
        last = max(one.end for one in self.clauses if one.start < end)
        return start, max(min(end, last), problem.end)

    def without_places(self, start: int = 0, end: int | None = None) -> str:
        """A stretch, or the whole, with a sign for each place; the thing stays that may be what is wrong."""
        parts, at = [], start
        end = len(self.text) if end is None else end
        for one in self.mentions:
            if at <= one.start < end:
                parts.append(self.text[at : one.start] + L + self._thing_at(one))
            if one.start < end:
                at = max(at, min(one.end, end))
        return "".join(parts) + self.text[at:end]

    def _thing_at(self, place: Mention) -> str:
        """The thing that a place's name ends with, unless only what lies before it is meant."""
        before = self.text.startswith(BEFORE, place.end)
        return "" if before else _thing_of(self.text[place.start : place.end])

    def masked(self) -> list[str]:
        """The clauses with a sign for each place and each problem."""
        marks = sorted(self._marks(), key=lambda one: (one[0], -one[1]))
        return [self._masked(clause, marks) for clause in self.clauses]

    def _masked(self, clause: Clause, marks: Sequence[tuple[int, int, str]]) -> str:
        parts = []
        at = max([end for start, end, _ in marks if start < clause.start <= end] or [clause.start])
        for start, end, sign in marks:
            if clause.start <= start < clause.end:
                if start >= at:
                    parts.append(self.text[at:start] + sign)
                at = max(at, end)
        return "".join(parts) + self.text[min(at, clause.end) : clause.end]

    def _marks(self) -> list[tuple[int, int, str]]:
        every = [one for some in self.evidence for one in some]
        told = [one for problem in self.problems for one in problem.told]
        told = told or [one for one in every if not one.denied]
        return [
            *((one.start, one.end, L) for one in self.mentions),
            *((one.start, one.end, P) for one in told),
            *((one.start, one.end, f"没有{P}") for one in every if one.denied),
        ]

    def shown(self, start: int, end: int, marks: Sequence[tuple[int, int]] = ()) -> str:
        """What was typed for a stretch, in simplified characters, with a sign in place of each mark."""
        if start >= end:
            return ""
        at = self.typed.at
        first, last = at[start], at[end - 1] + 1
        chars = list(simplified(self.typed.shown[first:last]))
        for one, other in marks:
            begin, stop = at[one] - first, at[other - 1] + 1 - first
            if begin >= 0 and stop <= len(chars):
                chars[begin:stop] = "|" * (stop - begin)
        return "".join(chars)


def is_a_place(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """True if a clause is but the name of a place."""
    return any(one.start <= clause.start and clause.end <= one.end for one in mentions)


def words_in(clause: Clause, mentions: Sequence[Mention]) -> tuple[int, int]:
    """The clause without a place at its beginning or end."""
    start, end = clause.start, clause.end
    for one in mentions:
        if one.start <= start < one.end < end:
            start = one.end
        if start < one.start < end <= one.end:
            end = one.start
    return start, end
