"""Cases in each state, and the people of a district of few units, for the tests of rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain import steps
from domain.cases import Case, Source, State
from domain.district import District, Person, Role, Unit, UnitKind
from tests.talk import ZONE

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
HOUR = timedelta(hours=1)
# 街道 1 is above the communities 2 and 3; 督查室 4 stands beside them.
UNITS = (
    Unit(1, "街道", "街道", UnitKind.STREET),
    Unit(2, "东社区", "东社区", UnitKind.COMMUNITY, parent=1),
    Unit(3, "西社区", "西社区", UnitKind.COMMUNITY, parent=1),
    Unit(4, "督查室", "督查室", UnitKind.OTHER),
)
PEOPLE = tuple(
    Person(10 * unit + number, f"{unit}单位{number}号", unit, (Role.HANDLER,))
    for unit in (1, 2, 3, 4)
    for number in (1, 2)
)
DISTRICT = District(units=UNITS, people=PEOPLE)
PERSON = DISTRICT.person


def new(state: State = State.PENDING, **known: object) -> Case:
    """A case of 12:00, with these of its fields."""
    case = Case(1, state, "垃圾", Source.PATROL, "路口", reporter=21, opened_at=NOON)
    return replace(case, **known)  # type: ignore[arg-type]


def opened(**known: object) -> Case:
    """One that 东社区 has, due at 16:00."""
    return new(State.OPEN, **({"unit": 2, "handler": 21, "due_at": NOON + 4 * HOUR} | known))


def case_in(state: State) -> Case:
    """A case that is honestly in this state: held by 东社区 from 处置中 on, fixed at 13:00 by 21."""
    match state:
        case State.OPEN:
            return opened()
        case State.CHECKING:
            return steps.rectify(opened(), PERSON[21], NOON + HOUR)
        case State.CLOSED:
            return steps.pass_check(case_in(State.CHECKING), PERSON[41], DISTRICT, NOON + 2 * HOUR)
        case State.REJECTED | State.VOID | State.MERGED:
            return new(state, closed_at=NOON)
        case _:
            return new(state)
