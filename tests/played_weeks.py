"""Some weeks of invented work, played at random through the actions: the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from actions import cases, ending, look_back, spot
from actions.history import event
from domain.cases import Case, Source, State, Step
from domain.cause import Cause
from domain.district import Person, Role
from domain.life import may_take
from domain.refused import Refused
from domain.steps import assign
from storage.books import Books
from tests.talk import ZONE

BEGIN = datetime(2026, 3, 2, 8, 30, tzinfo=ZONE)  # a Monday
A_DAY = (6, 14)  # new cases, at least and at most
CATEGORIES = ("占道经营", "垃圾外溢", "乱堆杂物", "破损便道")
MOVES: tuple[tuple[Step, int], ...] = (
    (Step.RECTIFY, 12),
    (Step.PASS, 10),
    (Step.FAIL, 2),
    (Step.UNFIXED, 1),
    (Step.RETURN, 2),
    (Step.ASSIGN, 3),
    (Step.REOPEN, 1),
    (Step.VOID, 1),
    (Step.LASTS, 3),
    (Step.REBOUND, 1),
)

Jobs = Callable[[datetime], None]


def play(store: Books, dice: Random, until: datetime, on_the_hour: Jobs, begin: datetime = BEGIN) -> None:
    """Every hour from `begin` on something happens; `on_the_hour` is called with each of them before that."""
    for hour in _hours(begin, until):
        on_the_hour(hour)
        if hour.isoweekday() == 1 and hour.hour == 9:
            look_back.draw(hour, store)
        if 8 <= hour.hour < 18 and hour.isoweekday() <= 5:
            for _ in range(dice.randint(*A_DAY) // 5):
                _report(store, dice, hour + timedelta(minutes=dice.randint(1, 50)))
            for _ in range(3):
                move(store, dice, hour + timedelta(minutes=dice.randint(1, 55)))


def _hours(begin: datetime, until: datetime) -> Iterator[datetime]:
    hour = begin.replace(minute=0)
    while hour <= until:
        yield hour
        hour += timedelta(hours=1)


def _report(store: Books, dice: Random, at: datetime) -> None:
    point = dice.choice(store.district.points)
    unit = store.district.grid[point.grid].unit
    wanted = dice.choice(CATEGORIES)
    category = next(one for one in store.district.categories if one.name == wanted)
    source = dice.choice((Source.PATROL, Source.PATROL, Source.SELF, Source.INSPECTION, Source.MEDIA))
    reporter = next(one for one in store.district.people if one.has(Role.REPORTER))
    case = Case(
        store.cases.next_number(), State.PENDING, "问题", source, point.name, reporter.id, at,
        point=point.id, grid=point.grid, category=category.id,
    )  # fmt: skip
    handler = store.district.handler_of(unit, point.grid)
    if handler is not None and dice.random() < 0.9:
        case = assign(case, unit, handler.id, at + timedelta(hours=dice.choice((4, 8, 24, 72))), at)
    store.cases.open(case, event(case, Step.REPORT, Cause(reporter, at)))
    if case.state is State.OPEN and dice.random() < 0.2:
        spot.mend(case, reporter, Cause(reporter, at, message=str(dice.random())), store)


def move(store: Books, dice: Random, at: datetime) -> None:
    """Somebody does something to some case, if they may."""
    steps = [step for step, weight in MOVES for _ in range(weight)]
    step = dice.choice(steps)
    if step in (Step.LASTS, Step.REBOUND):
        _look(step, store, dice, at)
        return
    newest = store.counters.get("case")
    recent = store.cases.some(dice.sample(range(max(1, newest - 90), newest), k=min(40, newest - 1))).values()
    able = [case for case in recent if may_take(case, step) and case.opened_at < at]
    if not able:
        return
    case = dice.choice(able)
    try:
        with store.savepoint():
            _take(case, step, store, dice, at)
    except Refused:
        return


def _look(step: Step, store: Books, dice: Random, at: datetime) -> None:
    """Whoever has to look at a case once more finds it in order, or not."""
    drawn = [(matter, case) for matter, case in look_back.waiting(store) if matter.person]
    if drawn:
        matter, case = dice.choice(drawn)
        person = store.district.person[matter.person or 0]
        cause = Cause(person, at, "还在", message=str(dice.random()))
        if step is Step.LASTS:
            look_back.lasts(case, person, cause, store)
        else:
            look_back.rebound(case, person, None, cause, store)


def _take(case: Case, step: Step, store: Books, dice: Random, at: datetime) -> None:
    def cause(person: Person) -> Cause:
        return Cause(person, at, "理由", message=str(dice.random()))

    office, inspector = (_somebody(store, role) for role in (Role.OFFICE, Role.INSPECTOR))
    handler = store.district.person[case.handler] if case.handler else office
    match step:
        case Step.RECTIFY:
            cases.rectify(case, handler, cause(handler), store)
        case Step.UNFIXED:
            cases.unfix(case, cause(store.district.person[case.fixed_by or 0]), store)
        case Step.PASS:
            cases.pass_check(case, cause(inspector), store)
        case Step.FAIL:
            cases.fail_check(case, cause(inspector), store)
        case Step.RETURN:
            cases.give_back(case, cause(handler), store)
        case Step.ASSIGN:
            unit = dice.choice([store.district.grid[one].unit for one in store.district.grid])
            cases.assign(case, store.district.unit[unit], cause(office), store)
        case Step.REOPEN:
            cases.reopen(case, cause(office), store)
        case _:
            ending.void(case, cause(office), store)


def _somebody(store: Books, role: Role) -> Person:
    return next(one for one in store.district.people if one.has(role))
