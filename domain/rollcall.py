"""Roll-call (点名): who is on duty, who answered, who is missing (requirements A4-04, peers B8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.district import District, Group, Person, Purpose, Role

HERE = "到"
LATE = "晚到"  # said before the end, with or without a time
LEAVE = "请假"
ABSENT = "不到"
SUBSTITUTE = "替班"
UNCLEAR = "待确认"  # something was answered and is asked about; it still counts for no answer

# Answers after which somebody may still say that they are here.
CHANGEABLE = (LATE, LEAVE, ABSENT, SUBSTITUTE)

MOST_LEAVE = 60  # days


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered, in one of the words above; `late` if after the end.

    `detail` is what the result shows of it: when they come, until when they are away, who stands in.
    """

    word: str
    reason: str
    at: datetime
    late: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RollCall:
    """One group's roll-call of one day, or of a shift (值班) there.

    `answers` has everybody who is expected, None while they are silent.

    `stand_ins` are those of them who were named by somebody as 替班, each with whose place they take.
    `roster` is whose shift it calls (an id, 0 for the call of the day), `shift` when that begins (`08:00`), `over_at`
    when it ends.
    """

    id: int
    group: int
    day: date
    called_at: datetime
    ended_at: datetime | None
    answers: dict[int, Answer | None]
    stand_ins: Mapping[int, int] = field(default_factory=dict)
    roster: int = 0
    shift: str = ""
    over_at: datetime | None = None

    @property
    def expected(self) -> int:
        """应到: how many places there are; who stands in takes the place of another."""
        return len(self.answers) - len(self.stand_ins)

    def said(self, person: int) -> str:
        """The word that somebody answered with; '' before that."""
        answer = self.answers.get(person)
        return answer.word if answer else ""

    @property
    def missing(self) -> tuple[int, ...]:
        """Who has not answered."""
        return tuple(person for person, answer in self.answers.items() if answer is None)

    @property
    def settled(self) -> int:
        """How many places are answered for."""
        return self.expected - len(self.missing) - len(self.who(UNCLEAR))

    def waits_for(self, person: int) -> bool:
        """True while somebody expected has not answered, or not clearly."""
        if person not in self.answers:
            return False
        answer = self.answers[person]
        return answer is None or answer.word == UNCLEAR

    def expects(self, person: int) -> bool:
        """True while 到 of somebody changes something: also of who said that they come late, or do not come; not where
        somebody has come in their place."""
        taken = any(self.said(one) == HERE for one in self.instead_of(person))
        return self.waits_for(person) or (self.said(person) in CHANGEABLE and not taken)

    def instead_of(self, person: int) -> tuple[int, ...]:
        """Who was called in somebody's place."""
        return tuple(one for one, of in self.stand_ins.items() if of == person)

    def who(self, word: str) -> tuple[int, ...]:
        """Who answered this, in time or late."""
        return tuple(person for person, answer in self.answers.items() if answer and answer.word == word)

    def count(self, word: str, *, late: bool | None = None) -> int:
        """How many places this is the answer for: in time, late, or both.

        Whoever is stood in for by somebody who was called in their place is counted by what that person answers.
        """
        replaced = set(self.stand_ins.values())
        return sum(
            1
            for person, answer in self.answers.items()
            if answer
            and answer.word == word
            and late in (None, answer.late)
            and not (word == SUBSTITUTE and person in replaced)
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
