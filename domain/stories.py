"""报道: a case with photos before and after on its way to the press: chosen by the office, agreed to by its unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StoryStep(StrEnum):
    """What is done, and how far a story is after it."""

    CHOSEN = "选用"
    AGREED = "同意"
    REFUSED = "不同意"
    DROPPED = "不用"


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One step of the story of a case: who, when, why."""

    case: int
    step: StoryStep
    person: int
    at: datetime
    words: str = ""
    message: str = ""


def stories(lines: Iterable[StoryLine]) -> dict[int, tuple[StoryLine, ...]]:
    """Every story by its case: its steps, oldest first."""
    found: dict[int, tuple[StoryLine, ...]] = {}
    for line in lines:
        found[line.case] = (*found.get(line.case, ()), line)
    return found
