"""Roll-call (点名): who is on duty, who answered, who is missing (requirements A4-04, peers B8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.district import District, Group, Person, Purpose, Role

HERE = "到"
LEAVE = "请假"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered: HERE or LEAVE; `late` if after the end."""

    word: str
    reason: str
    at: datetime
    late: bool = False


@dataclass(frozen=True, slots=True)
class RollCall:
    """One group's roll-call of one day. `answers` has everybody who is expected, None while they are silent."""

    id: int
    group: int
    day: date
    called_at: datetime
    ended_at: datetime | None
    answers: dict[int, Answer | None]

    @property
    def missing(self) -> tuple[int, ...]:
        """Who has not answered."""
        return tuple(person for person, answer in self.answers.items() if answer is None)

    def count(self, word: str, *, late: bool = False) -> int:
        """How many answered this, in time or late."""
        return sum(
            1 for answer in self.answers.values() if answer and answer.word == word and answer.late == late
        )


def on_duty(group: Group, district: District, away: frozenset[int]) -> tuple[Person, ...]:
    """Who is called in a group: the grid staff of a 网格, the handlers (经办人) of a 单位; never who is on leave.

    Unit heads, leaders and the office are not called: they get the result.
    """
    if group.purpose is Purpose.GRID:
        due = [one for one in district.people if Role.REPORTER in one.roles and group.grid in one.grids]
    elif group.purpose is Purpose.UNIT:
        due = [one for one in district.people if Role.HANDLER in one.roles and one.unit == group.unit]
    else:
        due = []
    return tuple(one for one in due if one.id not in away)
