"""How well roll-call answers are heard: `python -m tests.understanding.judge_rollcall` prints the figures."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from tests.understanding.rows import Half, RollcallRow, rollcall
from understanding.rollcalls.reader import Answer, Heard, read_answer

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
class Judged:
    """A row and what was heard of it."""

    row: RollcallRow
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
        return self.said in self.row.answer

    @property
    def confident(self) -> bool:
        """True if it would be noted without asking."""
        return self.said != NONE and self.heard is not None and self.heard.sure

    @property
    def fields(self) -> dict[str, bool]:
        """For each field that the row tells: whether it was heard right."""
        told = {name: labels for name in FIELDS if (labels := getattr(self.row, name)) != ("",)}
        return {name: _right(name, self._field(name), labels) for name, labels in told.items()}

    @property
    def whole(self) -> bool:
        """True if the answer and every field that the row tells are right."""
        return self.answer and all(self.fields.values())

    def _field(self, name: str) -> str:
        value = getattr(self.heard, name, None)
        if name == "time":
            return f"{value:%H:%M}" if value else ""
        return f"{value:g}" if isinstance(value, float | int) else value or ""


def _right(name: str, heard: str, labels: tuple[str, ...]) -> bool:
    """A reason is right in more or fewer words; all else as it is written."""
    if name != "reason" or not heard:
        return heard in labels
    return any(label and (heard in label or label in heard) for label in labels)


def judge(half: Half) -> list[Judged]:
    """Every row of one half, with what is heard of it."""
    names = tuple(person.name for person in read(SAMPLE).district.people)
    rows = (row for row in rollcall() if row.half == half)
    return [Judged(row, read_answer(row.text, names=names, sender=SENDER, at=AT)) for row in rows]


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
    counts = Counter((one.said if one.answer else one.row.answer[0], one.said) for one in judged)
    kinds = [*LABELS.values(), NONE]
    lines.append("  is \\ heard " + " ".join(f"{kind:>10}" for kind in kinds))
    lines += [f"  {kind:<10} " + " ".join(f"{counts[kind, other]:>10}" for other in kinds) for kind in kinds]
    return "\n".join(lines)


def main() -> None:
    """Prints both halves, and with -v what went wrong in `train`; whoever mends the reader never looks at `held`."""
    halves: tuple[Half, ...] = ("train", "held")
    for half in halves:
        judged = judge(half)
        sys.stdout.write(f"{half}\n{table(judged)}\n")
        if half == "train" and "-v" in sys.argv:
            sys.stdout.writelines(f"    {one.row} {one.heard}\n" for one in judged if not one.whole)


if __name__ == "__main__":
    main()
