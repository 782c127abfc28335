"""One clause of a report as it is judged, and the verdict on the whole."""

from __future__ import annotations

from dataclasses import dataclass

from understanding.reports.kinds import Kind


@dataclass(frozen=True, slots=True)
class SaidClause:
    """One clause with signs for its places and problems, the same as it is, what ends it, whether it names a problem.

    `guessed`: no rule speaks for the problem, only what the words resemble. `lacking`: the problem is that there is
    none of what was named: 没有健康证.
    """

    words: str
    plain: str
    sign: str
    problem: bool
    lacking: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of the whole, whether that is sure, which clauses' problems count, and whether they are mended."""

    kind: Kind
    sure: bool
    open: tuple[bool, ...]
    spot: bool
