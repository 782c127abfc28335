"""No move that a unit, the office or a reporter can make improves what is published without a case being solved.

The moves: 退回, 派 back to the same unit and to another, 认领, 整改 late, 通过, 不通过, 重开, 延期 and 挂账 with all
their signatures, also when it is too late for them, 改类别, 改地点, 来源, 定级, 受理, 不予受理, 撤回, 作废, 并案, 拆分
with and without a part of one's own, 申诉 signed by one, 现场整改, 督办 with its answers, 好 and 反弹. The actions play
them, at random, while time goes on; docs/measures.md says what each of them comes to.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

import pytest
import sqlalchemy as sa

from actions import (
    appeals,
    cases,
    consulting,
    ending,
    grading,
    look_back,
    mending,
    merging,
    signing,
    splitting,
    spot,
    supervision,
)
from actions.history import event
from domain.cases import Case, Grade, Source, State, Step, on_time
from domain.cause import Cause
from domain.district import Person, Role
from domain.life import PastLimit, account, may_take, overdue, was_late
from domain.lookback import LookResult
from domain.matters import Matter, MatterKind
from domain.photo import Photo
from domain.refused import Refused
from domain.steps import assign
from domain.tally import Scope, Span, Tally
from storage import tables
from storage.books import Books
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE
from tests.turns import AT_LARGE, ONE_DATABASE
from texts.life import of_step

START = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
CASES = 6
UNITS = ("金山社区", "北湖街道")
MOVES = 200
DRAWS = (80, 155)  # before these moves 回头看 is drawn
# By these a case goes off a unit's account now: it was put right, another unit has it, or it is none.
LETS_GO = frozenset(
    {"整改", "派给别的单位", "认领", "作废", "撤回", "不予受理", "结论", "并案", "拆给别的单位"}
)

STEPS = {of_step(step).command: step for step in Step} | {
    "派给别的单位": Step.ASSIGN,
    "拆给别的单位": Step.SPLIT,
    "同意": Step.ADD,
    "申诉": Step.ADD,
    "现场整改": Step.ADD,
}


@dataclass(frozen=True)
class _Desk:
    """Who plays: the people of a unit, those of another one, the office and somebody who verifies."""

    store: Store
    dice: Random
    at: datetime

    def person(self, role: Role, unit: int | None = None) -> Person:
        """Somebody with the role, of the unit or of one above it."""
        units = list(self.store.district.lineage(unit)) if unit else None
        able = [one for one in self.store.district.people if one.has(role)]
        return next(one for one in able if units is None or one.unit in units)

    def cause(self, person: Person) -> Cause:
        """What they say now."""
        return Cause(person, self.at, "理由", message=str(self.dice.random()))

    def extend(self, case: Case) -> None:
        """延期 with its two signatures."""
        handler, until = self.person(Role.HANDLER), self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_extension(case, until, self.cause(handler), self.store)
        self._perhaps_sign(case)

    def defer(self, case: Case) -> None:
        """挂账 with its signature."""
        head = self.person(Role.UNIT_HEAD, case.unit)
        until = self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_deferral(case, until, self.cause(head), self.store)
        self._perhaps_sign(case)

    def appeal(self, case: Case) -> None:
        """申诉, and whoever asked for it and one of the office agree: not enough."""
        head, office = self.person(Role.UNIT_HEAD, case.unit), self.person(Role.OFFICE)
        appeals.ask(case, head, self.cause(head), self.store)
        for person in (office, self.dice.choice((office, head))):
            with suppress(Refused):
                appeals.agree(self._again(case), person, self.cause(person), self.store)

    def split(self, case: Case, *names: str) -> None:
        """拆分 to these units."""
        units = [one for one in self.store.district.units if one.short in names]
        splitting.split(
            case,
            [splitting.PartAsked(one) for one in units],
            self.cause(self.person(Role.OFFICE)),
            self.store,
        )

    def mend_own(self, unit: int) -> None:
        """现场整改 of what somebody of the unit finds there."""
        finder = self.person(Role.HANDLER, unit)
        photos = tuple(Photo(sha256(self.dice.randbytes(8)).hexdigest()) for _ in range(2))
        self.store.connection.execute(tables.photos.insert(), [{"sha256": one.sha256} for one in photos])
        spot.report(
            finder, None, replace(self.cause(finder), words="人民广场 小广告", photos=photos), self.store
        )

    def _perhaps_sign(self, case: Case) -> None:
        if self.dice.random() < 0.7:
            self.sign(case)

    def sign(self, case: Case) -> None:
        """Everybody signs who is asked to."""
        for role in (Role.UNIT_HEAD, Role.OFFICE):
            signer = self.person(role, case.unit if role is Role.UNIT_HEAD else None)
            if signing.waiting(case, self.at, self.store) and not self._is_own(case, signer):
                signing.agree(self._again(case), signer, self.cause(signer), self.store)

    def _is_own(self, case: Case, signer: Person) -> bool:
        matter = signing.waiting(case, self.at, self.store)
        return matter is not None and matter.opened_by == signer.id

    def _again(self, case: Case) -> Case:
        found = self.store.cases.get(case.number)
        assert found is not None
        return found


Play = Callable[[Case, _Desk], object]


def _moves(units: tuple[int, int]) -> dict[str, Play]:
    mine, other = units

    def office(desk: _Desk) -> Cause:
        return desk.cause(desk.person(Role.OFFICE))

    def inspector(desk: _Desk) -> Person:
        return desk.person(Role.INSPECTOR)

    def looker(case: Case, desk: _Desk) -> Person:
        drawn = {other.number: matter.person for matter, other in look_back.waiting(desk.store)}
        return desk.store.district.person[drawn.get(case.number) or inspector(desk).id]

    def handler(case: Case, desk: _Desk) -> Person:
        return desk.store.district.person[case.handler or desk.person(Role.HANDLER).id]

    return {
        "退回": lambda case, desk: cases.give_back(case, desk.cause(handler(case, desk)), desk.store),
        "派": lambda case, desk: cases.assign(
            case, desk.store.district.unit[case.left_unit or case.unit or mine], office(desk), desk.store
        ),
        "派给别的单位": lambda case, desk: cases.assign(
            case, desk.store.district.unit[desk.dice.choice(units)], office(desk), desk.store
        ),
        "认领": lambda case, desk: cases.claim(
            case,
            next(one for one in desk.store.district.people if one.unit == other),
            office(desk),
            desk.store,
        ),
        "整改": lambda case, desk: cases.rectify(
            case, handler(case, desk), desk.cause(handler(case, desk)), desk.store
        ),
        "通过": lambda case, desk: cases.pass_check(
            case, desk.cause(desk.person(Role.INSPECTOR)), desk.store
        ),
        "不通过": lambda case, desk: cases.fail_check(
            case, desk.cause(desk.person(Role.INSPECTOR)), desk.store
        ),
        "重开": lambda case, desk: cases.reopen(case, office(desk), desk.store),
        "延期": lambda case, desk: desk.extend(case),
        "挂账": lambda case, desk: desk.defer(case),
        "改类别": lambda case, desk: mending.change_category(
            case, desk.dice.choice(desk.store.district.categories), office(desk), desk.store
        ),
        "来源": lambda case, desk: mending.change_source(
            case, desk.dice.choice(list(Source)), office(desk), desk.store
        ),
        "定级": lambda case, desk: grading.change(
            case, desk.dice.choice(list(Grade)), office(desk), desk.store
        ),
        "改地点": lambda case, desk: mending.change_place(
            case, replace(office(desk), words=desk.dice.choice(("东港路", "人民广场"))), desk.store
        ),
        "同意": lambda case, desk: desk.sign(case),
        "督办": lambda case, desk: supervision.issue(case, office(desk), desk.store),
        "签收": lambda case, desk: supervision.receive(
            case, desk.cause(desk.person(Role.UNIT_HEAD, case.unit)), desk.store
        ),
        "回复": lambda case, desk: supervision.reply(
            case, desk.cause(desk.person(Role.UNIT_HEAD, case.unit)), desk.store
        ),
        "办结": lambda case, desk: supervision.settle(case, office(desk), desk.store),
        "受理": lambda case, desk: cases.accept(case, office(desk), desk.store),
        "不予受理": lambda case, desk: cases.reject(case, office(desk), desk.store),
        "撤回": lambda case, desk: ending.withdraw(
            case, desk.cause(desk.store.district.person[case.reporter]), desk.store
        ),
        "作废": lambda case, desk: ending.void(case, office(desk), desk.store),
        "好": lambda case, desk: look_back.lasts(
            case, looker(case, desk), desk.cause(looker(case, desk)), desk.store
        ),
        "反弹": lambda case, desk: look_back.rebound(
            case, inspector(desk), None, desk.cause(inspector(desk)), desk.store
        ),
        "并案": lambda case, desk: merging.merge(
            case, desk.dice.choice(desk.store.cases.every()).number, office(desk), desk.store
        ),
        "拆分": lambda case, desk: desk.split(case, UNITS[_had(case) == other], "东港社区"),
        "拆给别的单位": lambda case, desk: desk.split(case, UNITS[_had(case) == mine], "东港社区"),
        "申诉": lambda case, desk: desk.appeal(case),
        "现场整改": lambda _case, desk: desk.mend_own(mine),
        "会商": lambda case, desk: consulting.open_by_hand(case, office(desk), desk.store),
        "结论": lambda case, desk: consulting.conclude(
            case, desk.store.district.unit[desk.dice.choice(units)], office(desk), desk.store
        ),
    }


@ONE_DATABASE
@pytest.mark.parametrize("seed", (8, pytest.param(11, marks=AT_LARGE)))
def test_no_move_improves_a_figure(database: Database, seed: int) -> None:
    """At the moment of a move no unit's rate rises, nothing late is forgotten, and 超期 falls only where it is let go;
    afterwards no period that is over looks better than it did."""
    dice, at = Random(seed), START
    frozen: list[tuple[int, Span, Tally]] = []
    played = set()
    with database.transaction() as store:
        units = _units(store)
        moves = _moves(units)
        for number in range(1, CASES + 1):
            _open(number, units[number % 2], store, at)
        for move in range(MOVES):
            if move in DRAWS:
                look_back.draw(at, store)
            at += timedelta(minutes=dice.choice((0, 1, 5, 30, 60, 300)))
            so_far = Span(START, at)
            kept = _kept(store)
            case = dice.choice(kept.cases)
            name = dice.choice([one for one in moves if may_take(case, STEPS[one])] or ["作废"])
            if not _play(moves[name], case, dice, store, at):
                continue
            played.add(name)
            now = _kept(store)
            for unit in units:
                before, after = kept.tally(unit, so_far, at), now.tally(unit, so_far, at)
                _is_no_better(before, after, name)
                assert after.overdue >= before.overdue or name in LETS_GO, name
                assert after.closed <= before.closed or name == "通过", name
                assert after.rebounded >= before.rebounded, name
                assert after.looked - after.rebounded <= before.looked - before.rebounded or name == "好", (
                    name
                )
            unit, span = dice.choice(units), Span(START, START + (at - START) * dice.random())
            frozen.append((unit, span, now.tally(unit, span, at)))
        for unit, span, then in frozen:
            _is_no_better(then, _kept(store).tally(unit, span, at), f"{span}")
            _is_told(store, unit, span, at)
    assert played >= {"退回", "派", "整改", "挂账", "拆分"} and len(played) > 12, played


def _had(case: Case) -> int | None:
    """Which unit has it, or had it last."""
    return case.unit or case.left_unit


@dataclass(frozen=True)
class _Kept:
    """All that figures are made of."""

    cases: list[Case]
    past: list[PastLimit]
    looks: list[Matter]

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
    return _Kept(store.cases.every(), [PastLimit(*row) for row in rows], looks)


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
    assert now.rebounded >= before.rebounded, f"{what}: a 反弹 was forgotten"


def _play(move: Play, case: Case, dice: Random, store: Books, at: datetime) -> bool:
    """Try it with a case. False if it is refused there, which changes nothing."""
    try:
        with store.savepoint():
            move(case, _Desk(store, dice, at))
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
    category = next(one for one in district.categories if one.name == "占道经营")
    case = Case(
        store.cases.next_number(), State.PENDING, "占道", Source.PATROL, "路口", reporter.id, at,
        grid=district.grids[0].id, category=category.id,
    )  # fmt: skip
    given = assign(case, unit, handler.id, at + timedelta(hours=8 * number), at)
    store.cases.open(given, event(given, Step.REPORT, Cause(reporter, at)))
