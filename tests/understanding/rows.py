"""The labelled texts as values. What a cell may hold stands in README.md beside the sets."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Half = Literal["train", "held"]
Kind = Literal[
    "problem",
    "fixed",
    "praise",
    "negated",
    "question",
    "plan",
    "notice",
    "wish",
    "condition",
    "statistics",
    "title",
    "correction",
    "presence",
    "leave",
    "talk",
]
Accepted = tuple[str, ...]  # any of these is right; an empty string in it: saying nothing is right

HERE = Path(__file__).parent
UNKNOWN = "?"  # a place that was not said, or a category that cannot be told
FREE = "~"  # a place in the person's own words, which the register does not have


@dataclass(frozen=True)
class Problem:
    """One problem of a text."""

    places: Accepted  # names of points, grids or units; `~words`; or only `?`
    categories: Accepted  # names of categories; with `?` among them, asking is right too


@dataclass(frozen=True)
class ReportRow:
    """What somebody wrote in a group, with or without a photo."""

    half: Half
    text: str
    photo: bool
    kind: Kind
    problems: tuple[Problem, ...]  # in the order of the text; empty unless `kind` is "problem"
    urgent: bool  # the words tell of danger
    traits: frozenset[str]  # what is hard about the text, such as "slip" or "negated-place"


@dataclass(frozen=True)
class QuestionRow:
    """A question to the bot on Wednesday 2026-12-09, and the fields of its `Question`."""

    half: Half
    text: str
    scope: Accepted
    period: Accepted
    state: Accepted
    category: Accepted
    place_kind: Accepted
    measure: Accepted  # ("none",): no question to the bot
    by: Accepted
    n: Accepted
    order: Accepted
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class RollcallRow:
    """What 程晓燕 wrote after a roll-call at 08:30."""

    half: Half
    text: str
    answer: Accepted  # ("none",): no answer
    time: Accepted  # HH:MM
    days: Accepted  # "0.5", "1", …
    reason: Accepted
    substitute: Accepted


def reports() -> tuple[ReportRow, ...]:
    """Every row of reports.tsv; ValueError names a cell that is none of its column's words."""
    return tuple(
        ReportRow(
            half=_half(row["set"]),
            text=row["text"],
            photo=_flag(row["photo"]),
            kind=_kind(row["kind"]),
            problems=_problems(row["problems"]),
            urgent=_flag(row["urgent"]),
            traits=frozenset(row["traits"].split(",")) - {""},
        )
        for row in _rows("reports.tsv")
    )


def questions(name: str = "questions.tsv") -> tuple[QuestionRow, ...]:
    """Every row of this file of questions; ValueError as in `reports`."""
    return tuple(
        QuestionRow(
            half=_half(row["set"]),
            text=row["text"],
            scope=_accepted(row["scope"]),
            period=_accepted(row["period"]),
            state=_accepted(row["state"]),
            category=_accepted(row["category"]),
            place_kind=_accepted(row["place_kind"]),
            measure=_accepted(row["measure"]),
            by=_accepted(row["by"]),
            n=_accepted(row["n"]),
            order=_accepted(row["order"]),
            numbers=tuple(int(number) for number in row["numbers"].split("、") if number),
        )
        for row in _rows(name)
    )


def rollcall() -> tuple[RollcallRow, ...]:
    """Every row of rollcall.tsv; ValueError as in `reports`."""
    return tuple(
        RollcallRow(
            half=_half(row["set"]),
            text=row["text"],
            answer=_accepted(row["answer"]),
            time=_accepted(row["time"]),
            days=_accepted(row["days"]),
            reason=_accepted(row["reason"]),
            substitute=_accepted(row["substitute"]),
        )
        for row in _rows("rollcall.tsv")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)


def _accepted(cell: str) -> Accepted:
    return tuple(cell.split("|"))


def _problems(cell: str) -> tuple[Problem, ...]:
    return tuple(_problem(part) for part in cell.split(" ; ") if part)


def _problem(part: str) -> Problem:
    places, categories = part.split(" => ")
    return Problem(_accepted(places), _accepted(categories))


def _half(cell: str) -> Half:
    for half in get_args(Half):
        if cell == half:
            return half  # type: ignore[no-any-return]
    raise ValueError(f"set: {cell!r}")


def _kind(cell: str) -> Kind:
    for kind in get_args(Kind):
        if cell == kind:
            return kind  # type: ignore[no-any-return]
    raise ValueError(f"kind: {cell!r}")


def _flag(cell: str) -> bool:
    if cell not in ("0", "1"):
        raise ValueError(f"neither 0 nor 1: {cell!r}")
    return cell == "1"
