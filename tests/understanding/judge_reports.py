"""How many of the labelled reports are understood, by field, and which kinds and categories are confused.

python -m tests.understanding.judge_reports            figures of both halves, with confusion tables
python -m tests.understanding.judge_reports --failures also every row of the train half that is not understood
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from domain.district import District
from tests import readers
from tests.understanding.rows import FREE, UNKNOWN, Half, Problem, ReportRow, reports
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding, Reading

NOTHING = "—"
_FIELDS = (
    "kind", "report recall with photo", "report precision with photo", "asked about rightly", "category",
    "second problem", "place", "urgent found", "urgent meant", "not wrong with confidence",
)  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """One row, what was read, and for each field that it speaks of whether that is right."""

    row: ReportRow
    reading: Reading
    right: tuple[tuple[str, bool], ...]


class Judge:
    """Compares readings with labels; built once."""

    def __init__(self) -> None:
        """Reads the sample's register."""
        self.district: District = readers.district()
        self._reader = readers.reports()

    def half(self, half: Half) -> list[Judged]:
        """Every row of this half."""
        return [self._judged(row) for row in reports() if row.half == half]

    def own(self) -> list[Judged]:
        """Every row that the reader's author wrote."""
        return [self._judged(row) for row in reports("own_reports.tsv")]

    def category(self, finding: Finding | None) -> str:
        """The name of the category found, or a dash."""
        if finding is None or finding.category is None:
            return NOTHING
        return self.district.category[finding.category].name

    def _judged(self, row: ReportRow) -> Judged:
        reading = self._reader.read(row.text)
        return Judged(row, reading, tuple(self._fields(row, reading)))

    def _fields(self, row: ReportRow, reading: Reading) -> Iterator[tuple[str, bool]]:
        taken = reading.kind is Kind.PROBLEM
        yield "kind", reading.kind.name.lower() == row.kind
        if row.photo and row.kind == "problem":
            yield "report recall with photo", taken
        if row.photo and taken and reading.sure:
            yield "report precision with photo", row.kind == "problem"
        elif row.photo and taken:
            yield "asked about rightly", row.kind == "problem"
        found = reading.findings if taken else ()
        if row.kind == "problem":
            yield "category", bool(found) and self._fits(row.problems[0], found[0])
            if len(row.problems) > 1:
                second = len(found) > 1 and self._fits(row.problems[1], found[1])
                yield "second problem", second and self._is_at(row.problems[1], found[1])
            if row.problems[0].places != (UNKNOWN,):
                yield "place", bool(found) and self._is_at(row.problems[0], found[0])
        urgent = any(one.urgent for one in found)
        if row.urgent:
            yield "urgent found", urgent
        if urgent:
            yield "urgent meant", row.urgent
        yield "not wrong with confidence", not self._is_wrong(row, reading, found)

    def _fits(self, problem: Problem, finding: Finding) -> bool:
        name = self.category(finding)
        return (UNKNOWN if name is NOTHING else name) in problem.categories

    def _is_wrong(self, row: ReportRow, reading: Reading, found: Sequence[Finding]) -> bool:
        """True if a case would be opened without a question that ought not to be, or in another category or place."""
        claimed = [one for one in found if one.category is not None]
        if not reading.sure:
            return False
        if row.kind != "problem":
            return bool(claimed) and row.photo
        pairs = zip_longest(claimed[: len(row.problems)], row.problems[: len(claimed)])
        wrong = len(claimed) > len(row.problems)
        return wrong or any(
            not self._fits(problem, one) or self._is_elsewhere(problem, one) for one, problem in pairs
        )

    def _is_elsewhere(self, problem: Problem, finding: Finding) -> bool:
        return (
            finding.point is not None and problem.places != (UNKNOWN,) and not self._is_at(problem, finding)
        )

    def _is_at(self, problem: Problem, finding: Finding) -> bool:
        return any(self._is_place(one, finding) for one in problem.places)

    def _is_place(self, place: str, finding: Finding) -> bool:
        if place in (UNKNOWN, ""):
            return not finding.place
        if place.startswith(FREE):
            words, said = place.removeprefix(FREE), finding.place
            return bool(said) and (words in said or said in words)
        if finding.point is not None:
            return self.district.point[finding.point].name == place
        named = finding.grid is not None and self.district.grid[finding.grid].name == place
        unit = next((one for one in self.district.units if one.short == place), None)
        within = unit is not None and finding.grid is not None and finding.grid in self._grids(unit.id)
        return (
            named or within or (unit is not None and bool(finding.place) and finding.place[:2] == place[:2])
        )

    def _grids(self, unit: int) -> set[int]:
        return {one.id for one in self.district.grids_of(self.district.within(unit))}


def shares(judged: Iterable[Judged]) -> dict[str, float]:
    """The share of right ones by field, 0 to 1."""
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in judged:
        for field, good in one.right:
            of[field] += 1
            right[field] += good
    return {field: right[field] / of[field] for field in _FIELDS if of[field]}


def _confusions(judge: Judge, judged: Sequence[Judged]) -> Iterator[str]:
    kinds = Counter((one.row.kind, one.reading.kind.name.lower()) for one in judged)
    names = Counter(
        (one.row.problems[0].categories[0], judge.category(next(iter(one.reading.findings), None)))
        for one in judged
        if one.row.kind == "problem" and not dict(one.right)["category"]
    )
    for table in (kinds, names):
        for (meant, taken), count in table.most_common():
            if meant != taken:
                yield f"  {meant} taken for {taken}: {count}"


def _failures(judge: Judge, judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        wrong = [field for field, good in one.right if not good]
        if wrong:
            found = [(one.place, judge.category(one), one.why) for one in one.reading.findings]
            labels = [(problem.places, problem.categories) for problem in one.row.problems]
            yield f"{one.row.text}\n   {', '.join(wrong)}"
            yield f"   {one.row.kind} {labels}\n   {one.reading.kind.name} {found}"


def main() -> None:
    """Prints the figures."""
    judge = Judge()
    out = sys.stdout.write
    halves: tuple[Half, ...] = ("train", "held")
    for half in halves:
        judged = judge.half(half)
        out(f"{half}: {len(judged)} texts\n")
        for field, share in shares(judged).items():
            out(f"  {field:<30}{share:>7.1%}\n")
        for line in _confusions(judge, judged):
            out(f"{line}\n")
        if half == "train" and "--failures" in sys.argv:
            for line in _failures(judge, judged):
                out(f"{line}\n")


if __name__ == "__main__":
    main()
