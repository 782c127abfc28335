"""No move that a unit, the office or a reporter can make improves what is published without a case being solved.

The moves are all that anybody can do with a case (tests/gaming_moves.py), also when it is too late for them or signed
by one who may not alone. The actions play them, at random, while time goes on; docs/measures.md says what each of them
comes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from actions import look_back, notice_periods
from actions.history import event
from domain.cases import Case, Source, State, Step, on_time, put_off
from domain.cause import Cause
from domain.district import Role
from domain.life import ENDED, PastLimit, account, may_take, overdue, was_late
from domain.lookback import LookResult
from domain.matters import Matter, MatterKind
from domain.refused import Refused
from domain.steps import assign
from domain.tally import Scope, Span, Tally
from handlers.kit import find_handlers
from storage import tables
from storage.books import Books
from storage.database import Database
from storage.store import Store
from tests.gaming_desk import Desk
from tests.gaming_moves import LETS_GO, STEPS, UNITS, Play, moves_of
from tests.talk import ZONE
from tests.turns import AT_LARGE, ONE_DATABASE

START = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
CASES = 6
MOVES = 240
LIVELY = 0.8  # of the moves are with a case that goes on
DRAWS = (80, 155)  # before these moves 回头看 is drawn
FIRST = ("告知", "告知撤回")  # of the last case, for chance hardly makes them
# By these a limit comes later while its unit goes on: signed, or said by those who oversee it. What a unit does alone
# (告知) is counted beside.
GIVES_TIME = frozenset({"延期", "挂账", "同意", "改类别", "来源", "定级"})
BACK = "派"  # to the unit that had it: refused while that has it
# Words about a case that are no moves: the same by a button, 退回 with the name of a unit, checks at other points,
# what is told to the press, and 反弹更正, by which a 反弹 told by mistake is forgotten on purpose (as by 撤回).
NO_MOVES = frozenset(
    {
        "逐件通过",
        "逐件不通过",
        "先放着",
        "转给",
        "触类旁通",
        "配合不了",
        "选报道",
        "同意报道",
        "不同意报道",
        "不用报道",
        "反弹更正",
    }
)


@ONE_DATABASE
@pytest.mark.parametrize("seed", (17, pytest.param(15, marks=AT_LARGE)))
def test_no_move_improves_a_figure(database: Database, seed: int) -> None:
    """At the moment of a move no unit's rate rises, nothing late is forgotten, and 超期 falls only where it is let go
    or 挂账; afterwards no period that is over looks better than it did."""
    dice, at = Random(seed), START
    frozen: list[tuple[int, Span, Tally]] = []
    played: set[str] = set()
    with database.transaction() as store:
        units = _units(store)
        moves = moves_of(units)
        for number in range(1, CASES + 1):
            _open(number, units[number % 2], store, at)
        for move in range(MOVES):
            if move in DRAWS:
                look_back.draw(at, store)
            at += timedelta(minutes=dice.choice((0, 1, 5, 30, 60, 300)))
            so_far = Span(START, at)
            kept = _kept(store)
            case, name = (
                (kept.cases[-1], FIRST[move])
                if move < len(FIRST)
                else _chosen(kept.cases, moves, played, dice)
            )
            if not _play(moves[name], case, dice, store, at):
                continue
            played.add(name)
            now = _kept(store)
            _moves_no_limit_unseen(case, name, store, at)
            for unit in units:
                before, after = kept.tally(unit, so_far, at), now.tally(unit, so_far, at)
                _is_no_better(before, after, name)
                assert after.overdue >= before.overdue or name in LETS_GO or now.put_off(case, at), name
                assert after.closed <= before.closed or name == "通过", name
                assert after.rebounded >= before.rebounded or name == "撤回", name
                assert after.looked - after.rebounded <= before.looked - before.rebounded or name == "好", (
                    name
                )
            unit, span = dice.choice(units), Span(START, START + (at - START) * dice.random())
            frozen.append((unit, span, now.tally(unit, span, at)))
        for unit, span, then in frozen:
            _is_no_better(then, _kept(store).tally(unit, span, at), f"{span}")
            _is_told(store, unit, span, at)
    assert played >= {"退回", "派", "整改", "挂账", "拆分", "告知", "告知撤回"} and len(played) > 25, played


def _chosen(cases: list[Case], moves: Mapping[str, Play], played: set[str], dice: Random) -> tuple[Case, str]:
    """A case, of those that are not ended more often, and a move; one that nobody has made yet as often as not."""
    living = [one for one in cases if one.state not in ENDED]
    case = dice.choice(living if living and dice.random() < LIVELY else cases)
    able = [one for one in moves if may_take(case, STEPS[one]) and not (one == BACK and case.unit)] or [
        "作废"
    ]
    unplayed = [one for one in able if one not in played]
    return case, dice.choice(unplayed if unplayed and dice.random() < 0.5 else able)


def test_every_command_about_a_case_is_a_move() -> None:
    """A new command is played too, or it is said here why not."""
    commands = [one for one in find_handlers() if one.on_case and one.words and not one.only_asks]
    unplayed = [one.words[0] for one in commands if not {*one.words} & {*moves_of((1, 2))}]
    assert {*unplayed} == NO_MOVES


@dataclass(frozen=True)
class _Kept:
    """All that figures are made of."""

    cases: list[Case]
    past: list[PastLimit]
    looks: list[Matter]

    def put_off(self, case: Case, at: datetime) -> bool:
        """Is it 挂账 now, which two have signed for?"""
        return any(one.number == case.number and put_off(one, at) for one in self.cases)

    def tally(self, unit: int, span: Span, at: datetime) -> Tally:
        """What is told of a unit, recounted; tests/test_boards.py shows that the database counts the same."""
        own = [case for case in self.cases if account(case) == unit]
        due = [case for case in own if _came(case.due_at, span) and (was_late(case) or not case.left_at)]
        past = [one for one in self.past if one.unit == unit and _came(one.due_at, span)]
        looked = [one for one in self.looks if one.unit == unit and _came(one.ended_at, span)]
        return Tally(
            overdue=sum(overdue(case, at) for case in own),
            fell_due=len(due) + len(past),
            on_time=sum(map(on_time, due)) + sum(one.on_time for one in past),
            closed=sum(
                case.state is State.CLOSED and not case.parts and _came(case.closed_at, span) for case in own
            ),
            looked=len(looked),
            rebounded=sum(one.words == LookResult.REBOUND for one in looked),
        )


def _kept(store: Store) -> _Kept:
    past = tables.past_limits.c
    rows = store.connection.execute(sa.select(past.case, past.unit, past.due_at, past.on_time))
    looks = [one for one in store.matters.all(MatterKind.LOOK_BACK) if one.words]
    public = {one.number: one for one in store.cases.every() if not one.confidential}
    return _Kept(
        [*public.values()],
        [PastLimit(*row) for row in rows if row.case in public],
        [one for one in looks if one.case in public],
    )


def _came(due_at: datetime | None, span: Span) -> bool:
    return due_at is not None and span.start <= due_at < span.end


def _is_told(store: Store, unit: int, span: Span, at: datetime) -> None:
    """The database counts the same."""
    if unit == _units(store)[0] and span.end > at - timedelta(hours=6):
        told = store.standings.tally(Scope("", units=frozenset({unit})), span, at)
        again = _kept(store).tally(unit, span, at)
        assert (told.fell_due, told.on_time) == (again.fell_due, again.on_time)
        assert (told.overdue, told.closed) == (again.overdue, again.closed)
        assert (told.looked, told.rebounded) == (again.looked, again.rebounded)


def _is_no_better(before: Tally, now: Tally, what: str) -> None:
    late, later = before.fell_due - before.on_time, now.fell_due - now.on_time
    assert later >= late, f"{what}: something late was forgotten"
    assert now.on_time * before.fell_due <= before.on_time * now.fell_due, f"{what}: the rate has risen"
    assert now.rebounded >= before.rebounded or what == "撤回", f"{what}: a 反弹 was forgotten"


def _moves_no_limit_unseen(before: Case, name: str, store: Store, at: datetime) -> None:
    """A limit comes later by what others sign or say; by a 告知, which is counted."""
    after = store.cases.get(before.number)
    assert after is not None
    if not (before.state is after.state is State.OPEN and before.unit == after.unit):
        return
    assert before.due_at and after.due_at
    if after.due_at > before.due_at and name not in GIVES_TIME:
        assert name == "告知" and notice_periods.under_way(after, store), name
        told = store.standings.tally(Scope("", units=frozenset({after.unit or 0})), Span(START, at), at)
        assert told.noticed or after.confidential


def _play(move: Play, case: Case, dice: Random, store: Books, at: datetime) -> bool:
    """Try it with a case. False if it is refused there, which changes nothing."""
    try:
        with store.savepoint():
            move(case, Desk(store, dice, at))
    except Refused:
        return False
    return True


def _units(store: Store) -> tuple[int, int]:
    """Two units with people of their own."""
    found = [next(unit.id for unit in store.district.units if unit.short == name) for name in UNITS]
    return found[0], found[1]


def _open(number: int, unit: int, store: Store, at: datetime) -> None:
    district = store.district
    reporter = next(one for one in district.people if one.has(Role.REPORTER))
    handler = district.handler_of(unit, None)
    assert handler is not None
    name = "僵尸车" if number > 3 else "占道经营"
    category = next(one for one in district.categories if one.name == name)
    case = Case(
        store.cases.next_number(), State.PENDING, "占道", Source.PATROL, "路口", reporter.id, at,
        grid=district.grids[0].id, category=category.id,
    )  # fmt: skip
    given = assign(case, unit, handler.id, at + timedelta(hours=8 * number), at)
    store.cases.open(given, event(given, Step.REPORT, Cause(reporter, at)))
