"""责任书 and 承诺书: which unit signed for a year and for what, and how many pledges it has; never who pledged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.photo import Photo


class LetterStep(StrEnum):
    """What a line says: a letter was signed, was taken back, or how many pledges there are in all."""

    SIGN = "签"
    TAKE_BACK = "撤"
    PLEDGE = "报"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One entry for a unit and a year; lines are only added, and the newest holds.

    A signed letter has its `signer`, the `day` and its items in `words`; `count` are all pledges so far.
    """

    unit: int
    year: int
    step: LetterStep
    day: date
    person: int
    at: datetime
    signer: str = ""
    count: int = 0
    words: str = ""
    photos: tuple[Photo, ...] = ()
    message: str = ""


def letters(lines: Iterable[LetterLine]) -> dict[int, LetterLine]:
    """The letters that hold, by unit, from lines in their order."""
    found: dict[int, LetterLine] = {}
    for line in lines:
        if line.step is LetterStep.SIGN:
            found[line.unit] = line
        elif line.step is LetterStep.TAKE_BACK:
            found.pop(line.unit, None)
    return found


def pledges(lines: Iterable[LetterLine]) -> dict[int, LetterLine]:
    """The newest number of pledges, by unit, from lines in their order."""
    return {line.unit: line for line in lines if line.step is LetterStep.PLEDGE}
