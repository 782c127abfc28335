"""What the office issues on paper: 简报 and 通报, numbered by year, and what is prepared for a meeting (会议材料)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.paper import Paper


class BulletinKind(StrEnum):
    """Which paper. A 会议材料 has no number: it is never issued."""

    BULLETIN = "简报"
    CIRCULAR = "通报"
    MEETING = "会议材料"


@dataclass(frozen=True, slots=True)
class Issue:
    """One that was issued: it stays as it was then. `period` is the report whose figures stand in it."""

    kind: BulletinKind
    year: int
    number: int
    period: str
    issued_at: datetime
    person: int
    paper: Paper

    @property
    def name(self) -> str:
        """How people call it, and how one asks for it again."""
        return issue_name(self.year, self.number)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the office wants said in the next one."""

    id: int
    kind: BulletinKind
    words: str
    person: int
    at: datetime


def issue_name(year: int, number: int) -> str:
    """`2026年第3期`."""
    return f"{year}年第{number}期"
