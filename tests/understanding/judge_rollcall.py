"""How well roll-call answers are heard: `python -m tests.understanding.judge_rollcall` prints the figures."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.serve import SAMPLE
from bot.workbook import read
from understanding.rollcalls import Answer, Heard, read_answer

ROWS = Path(__file__).with_name("rollcall.tsv")
SENDER = "程晓燕"
AT = datetime(2026, 12, 2, 8, 32, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday, just after the call
NONE = "none"
FIELDS = ("time", "days", "reason", "substitute")
LABELS = {
    Answer.PRESENT: "present",
    Answer.LATE: "late",
    Answer.LEAVE: "leave",
    Answer.ABSENT: "absent",
    Answer.SUBSTITUTE: "substitute",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A text, and what somebody who did not write the reader says it means. A cell may name several, parted by |."""

    half: str
    text: str
    answers: tuple[str, ...]
    fields: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what was heard of it."""

    row: Row
    heard: Heard | None

    @property
    def said(self) -> str:
        """What was heard about the sender; of somebody else's state nothing is noted for the sender."""
        if self.heard is None or (self.heard.about and self.heard.answer is not Answer.SUBSTITUTE):
            return NONE
        return LABELS[self.heard.answer]

    @property
    def answer(self) -> bool:
        """True if the kind of answer is right."""
        return self.said in self.row.answers

    @property
    def confident(self) -> bool:
        """True if it would be noted without asking."""
        return self.said != NONE and self.heard is not None and self.heard.sure

    @property
    def fields(self) -> dict[str, bool]:
        """For each field that the row tells: whether it was heard right."""
        heard = self.heard
        said = {
            "time": f"{heard.time:%H:%M}" if heard and heard.time else "",
            "days": f"{heard.days:g}" if heard and heard.days else "",
            "reason": heard.reason if heard else "",
            "substitute": (heard.substitute or "") if heard else "",
        }
        return {
            name: any(_alike(said[name], one) if name == "reason" else said[name] == one for one in labels)
            for name, labels in self.row.fields.items()
        }

    @property
    def whole(self) -> bool:
        """True if the answer and every field that the row tells are right."""
        return self.answer and all(self.fields.values())


def _alike(heard: str, told: str) -> bool:
    """One reason in more or fewer words: each holds the other, or they share most of their characters."""
    if not heard or not told:
        return heard == told
    if heard in told or told in heard:
        return True
    return len(set(heard) & set(told)) >= 0.6 * len(set(heard) | set(told))


def rows(half: str) -> list[Row]:
    """The rows of one half: train or held."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        found = [_row(one) for one in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [row for row in found if row.half == half]


def _row(cells: dict[str, str | None]) -> Row:
    told = {name: cell or "" for name, cell in cells.items()}
    fields = {name: told[name].split("|") for name in FIELDS if told[name]}
    return Row(told["set"], told["text"].replace("\\n", "\n"), tuple(told["answer"].split("|")), fields)


def judge(half: str) -> list[Judged]:
    """Every row of one half, with what is heard of it."""
    names = tuple(person.name for person in read(SAMPLE).district.people)
    return [Judged(row, read_answer(row.text, names=names, sender=SENDER, at=AT)) for row in rows(half)]


def share(right: Iterable[bool]) -> float:
    """Which share is right, from 0 to 1."""
    marks = list(right)
    return sum(marks) / len(marks) if marks else 1.0


def table(judged: list[Judged]) -> str:
    """The figures of one half, and which answers were taken for which."""
    lines = [
        f"texts {len(judged)} · answer {share(one.answer for one in judged):.1%}"
        f" · answer and fields {share(one.whole for one in judged):.1%}"
        f" · wrong without asking {sum(one.confident and not one.answer for one in judged)}"
    ]
    for name in FIELDS:
        marks = [one.fields[name] for one in judged if name in one.fields]
        lines.append(f"  {name:<10} {sum(marks)} of {len(marks)}")
    counts = Counter((one.said if one.answer else one.row.answers[0], one.said) for one in judged)
    kinds = [*LABELS.values(), NONE]
    lines.append("  is \\ heard " + " ".join(f"{kind:>10}" for kind in kinds))
    lines += [f"  {kind:<10} " + " ".join(f"{counts[kind, other]:>10}" for other in kinds) for kind in kinds]
    return "\n".join(lines)


def main() -> None:
    """Prints both halves; of the half `train` also what went wrong, for the other is never looked at."""
    for half in ("train", "held"):
        judged = judge(half)
        print(f"{half}\n{table(judged)}")
        if half == "train" and "-v" in sys.argv:
            for one in judged:
                if not one.whole:
                    print("   ", one.row, one.heard)


if __name__ == "__main__":
    main()
