"""查岗: a checker looks whether people stand at their post; the unit may explain, and a person signs the notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.photo import Photo


class CheckState(StrEnum):
    """How far it is."""

    SETTLED = "在岗"  # nothing comes of it
    ASKED = "待说明"
    DRAFTED = "待签发"
    SIGNED = "已通报"
    DROPPED = "不通报"


@dataclass(frozen=True, slots=True)
class DutyCheck:
    """What a checker found of one person at one shift. `id` is 0 until it is kept; people are ids.

    Who took a notice back (`taken_back_by`) stands beside who signed it.
    `photos` are what the checker sent with it, `explained_with` what the unit did.
    """

    roster: int
    day: date
    shift: str
    person: int
    checker: int
    at: datetime
    present: bool
    words: str = ""
    explain_by: datetime | None = None
    explanation: str = ""
    explained_by: int | None = None
    state: CheckState = CheckState.SETTLED
    signed_by: int | None = None
    signed_at: datetime | None = None
    taken_back_by: int | None = None
    taken_back_at: datetime | None = None
    photos: tuple[Photo, ...] = ()
    explained_with: tuple[Photo, ...] = ()
    id: int = 0

    @property
    def open(self) -> bool:
        """True while something is still to come of it."""
        return self.state in (CheckState.ASKED, CheckState.DRAFTED)
