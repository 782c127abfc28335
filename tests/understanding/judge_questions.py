"""How many questions of the labelled set are read exactly: by half, by field and by measure.

Run as a module it prints the figures of both halves, and the texts of `train` that are read otherwise.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.district import District
from domain.periods import Period, find_periods
from domain.question import SOURCES, Aspect, Measure, Order, Question, Status
from domain.scope import NamedScope
from tests import readers
from tests.understanding.rows import Accepted, QuestionRow, questions
from understanding.questions.reader import Asked

TODAY = date(2026, 12, 9)
FIELDS = ("measure", "scope", "period", "state", "category", "place_kind", "by", "n", "order", "numbers")
NONE = "none"  # the measure of a text that is no question to the bot
ASKS = "asks"  # the measure of a question that has no answer here: the bot asks back
OWN = "own_questions.tsv"  # written by the author of the reading
PHRASES = "phrases.tsv"  # one unusual phrase each


@dataclass(frozen=True)
class Judged:
    """One row, what was made of it, and in which fields that differs from the label.

    `asks_back`: nothing was answered, for words were left over. A wrong field without that is a confident error.
    """

    row: QuestionRow
    asked: Asked
    wrong: tuple[str, ...]
    asks_back: bool

    @property
    def exact(self) -> bool:
        """True if every field is as labelled and nothing is asked back."""
        return not self.wrong and not self.asks_back

    @property
    def confident_error(self) -> bool:
        """True if the bot would answer something else than what was asked, or answer people's own talk."""
        return bool(self.wrong) and not self.asks_back and self.asked.sure


def judged(row: QuestionRow) -> Judged:
    """The row beside what the reader makes of it."""
    district = readers.district()
    asked = readers.questions().read(row.text, TODAY)
    said = _said(asked, district)
    if NONE in row.measure and not asked.sure:
        return Judged(row, asked, (), False)
    if ASKS in row.measure and asked.sure and (asked.left or _is_told_by_now(asked)):
        return Judged(row, asked, (), False)
    wrong = tuple(field for field in FIELDS if not _accepts(row, field, said[field]))
    return Judged(row, asked, wrong, bool(asked.left) and asked.sure)


# What had no answer when the labels were written.
_LATER = frozenset(
    {
        *SOURCES, Status.NOT_KEPT, Status.NO_ANSWER, Status.EXTENSION_ASKED, Status.EXTENSION_PENDING,
        Status.DEFERRAL_PENDING,
    }
)  # fmt: skip


def _is_told_by_now(asked: Asked) -> bool:
    """True if the state or the limit that is asked about has an answer now, and had none when `asks` was written."""
    question = asked.question
    if question is None:
        return False
    of_all = question.measure is Measure.RATE and not question.states
    narrowed = question.limit or question.bound or question.excepted or question.day_part or question.opened
    later = bool(narrowed) or question.aspect not in (None, Aspect.PLACE) or of_all
    return later or bool(_LATER & set(question.states))


def everything() -> tuple[Judged, ...]:
    """All rows of the labelled set, judged."""
    return tuple(judged(row) for row in questions())


def phrases() -> tuple[Judged, ...]:
    """All rows of the phrase books, judged."""
    return tuple(judged(row) for row in questions(PHRASES))


def own(step: int = 1) -> tuple[Judged, ...]:
    """The rows that the author of the reading wrote, judged: every so many of them."""
    return tuple(judged(row) for row in questions(OWN)[::step])


def _said(asked: Asked, district: District) -> Mapping[str, str | frozenset[str]]:
    """The fields in the words of the set; all of them empty for what is not taken for a question."""
    question = asked.question
    if question is None or not asked.sure:
        return dict.fromkeys(FIELDS, "") | {"measure": NONE}
    return {
        "measure": question.measure.name.lower(),
        "scope": frozenset(_scope(one, district) for one in question.scopes),
        "period": frozenset(_days(one) for one in _periods(question)),
        "state": frozenset(_states(question)),
        "category": frozenset((_category(question, district),)) - {""},
        "place_kind": question.place_kind,
        "by": question.by.name.lower() if question.by else "",
        "n": str(question.n or ""),
        "order": {Order.MOST: "most", Order.LEAST: "least", None: ""}[question.order],
        "numbers": frozenset(map(str, question.numbers)),
    }


_OF_A_RATE = frozenset({Status.ON_TIME, Status.CLOSED, Status.FIXED})


def _states(question: Question) -> Iterable[str]:
    """States in the words of the set, which has none for what a rate is of."""
    for state in question.states:
        if state in _OF_A_RATE and (
            question.measure is Measure.RATE or question.share or question.aspect is Aspect.PACE
        ):
            continue
        yield "未到" if state is Status.ABSENT else str(state)


def _periods(question: Question) -> Iterable[Period]:
    return (one for one in (question.period, question.against) if one)


def _scope(scope: NamedScope, district: District) -> str:
    """The scope by its names in the register."""
    if scope.kind == "district":
        return "全区"
    if scope.kind == "own":
        return scope.words
    if scope.kind == "unit":
        return "、".join(district.unit[one].short for one in scope.ids)
    if scope.kind == "grid":
        return "、".join(district.grid[one].name for one in scope.ids)
    return "、".join(district.point[one].name for one in scope.ids)


def _category(question: Question, district: District) -> str:
    """The category, or the family (大类) that has exactly these."""
    ids = set(question.categories)
    for category in district.categories:
        family = {one.id for one in district.categories if one.family == category.family}
        if ids == family:
            return category.family
    return "、".join(district.category[one].name for one in question.categories)


def _days(period: Period) -> str:
    return f"{period.first}..{period.last}"


def _accepts(row: QuestionRow, field: str, said: str | frozenset[str]) -> bool:
    if field == "numbers":
        return said == frozenset(map(str, row.numbers)) or (not said and not row.numbers)
    label: Accepted = getattr(row, field)
    return any(_same(field, one, said, row) for one in label)


def _same(field: str, label: str, said: str | frozenset[str], row: QuestionRow) -> bool:
    if isinstance(said, str):
        return label == said
    wanted = frozenset(label.split("、")) - {""}
    if field == "period":
        wanted = frozenset(_labelled_days(one, row) for one in wanted)
    elif field in ("scope", "state", "category"):
        if field == "state" and said == {str(Status.UNCLAIMED)} and not wanted:
            return True  # older labels have no word for what nobody has claimed
        said = frozenset(part for one in said for part in one.split("、"))
    return wanted == said


def _labelled_days(words: str, row: QuestionRow) -> str:
    """A label's days; what is due lies ahead."""
    if ".." in words and words[:2].isdecimal():
        return words
    found = find_periods(words, TODAY, ahead=Measure.DUE.name.lower() in row.measure)
    return _days(found[0].period) if found else words


def table(rows: Iterable[Judged]) -> str:
    """Shares of exact answers by field and by measure, and how many errors are confident."""
    found = list(rows)
    if not found:
        return "no rows"
    exact = sum(one.exact for one in found)
    lines = [f"exact {exact} of {len(found)} ({exact / len(found):.1%})"]
    lines.append(f"confident errors {sum(one.confident_error for one in found)}")
    lines.append(f"asked back {sum(one.asks_back for one in found)}")
    wrong = Counter(field for one in found for field in one.wrong)
    lines += [f"  {field:<12}{1 - wrong[field] / len(found):>7.1%}" for field in FIELDS]
    of: Counter[str] = Counter(one.row.measure[0] for one in found)
    right: Counter[str] = Counter(one.row.measure[0] for one in found if one.exact)
    lines += [f"  {measure:<12}{right[measure]:>4} of {of[measure]}" for measure in sorted(of)]
    taken = Counter((one.row.measure[0], _measure(one)) for one in found if "measure" in one.wrong)
    lines += [f"  {meant} taken for {read}: {times}" for (meant, read), times in taken.most_common()]
    return "\n".join(lines)


def _measure(one: Judged) -> str:
    """The measure that was read; `none` is what is not taken for a question."""
    question = one.asked.question
    return question.measure.name.lower() if question and one.asked.sure else NONE


def main() -> None:
    """Print both halves, the author's own rows and the phrase books, and what differs in what may be read."""
    found = everything()
    for half in ("train", "held"):
        sys.stdout.write(f"{half}: {table(one for one in found if one.row.half == half)}\n\n")
    written = own()
    sys.stdout.write(f"own: {table(written)}\n\n")
    said = phrases()
    sys.stdout.write(f"phrases: {table(said)}\n\n")
    for one in (*(one for one in found if one.row.half == "train"), *written, *said):
        if not one.exact:
            sys.stdout.write(f"{one.row.text}\n    {_difference(one)}\n")


def _difference(one: Judged) -> str:
    said = _said(one.asked, readers.district())
    told = [
        f"{field}: {'|'.join(map(str, _label(one.row, field)))} -> {_shown(said[field])}"
        for field in one.wrong
    ]
    return "; ".join([*told, *(f"left {words}" for words in one.asked.left)])


def _label(row: QuestionRow, field: str) -> Accepted:
    return tuple(map(str, getattr(row, field)))


def _shown(said: str | frozenset[str]) -> str:
    return said if isinstance(said, str) else "、".join(sorted(said))


if __name__ == "__main__":
    main()
