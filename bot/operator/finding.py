"""One line of the self-test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Word(StrEnum):
    """How something stands. NOTE is worth knowing; MISSING and WRONG have to be mended."""

    GOOD = "好"
    NOTE = "留意"
    MISSING = "缺"
    WRONG = "错"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What was looked at, and what was found."""

    word: Word
    about: str
    says: str

    def __str__(self) -> str:
        """One line: `好 数据库：…`."""
        return f"{self.word} {self.about}：{self.says}"
