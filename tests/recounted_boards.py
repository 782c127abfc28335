"""The facts of a digest once more in plain Python, over all cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.board import Closed, Facts, Shortlist
from domain.cases import Accountability, Case, Source, State, Step, on_time
from domain.district import District, Purpose, Unit
from domain.life import ENDED, account, overdue, was_late
from domain.periods import Period
from domain.photo import Photo
from domain.standing import Standing, rank
from domain.tally import Span, Tally
from storage.boards import View
from storage.books import Books
from tests.board_cases import NOW
from tests.talk import ZONE

NOON_TO_COME = NOW + timedelta(days=3, hours=-6)  # it is a Friday
OWN = (Source.SELF, Source.PATROL)
FEWEST = 5  # 排名件数
ELSEWHERE = (State.CHECKING, State.SPLIT)  # what is not 在办, and counted there or by its parts

Counted = dict[tuple[str, Span], Standing]  # how each grid and each unit stands over a span


class Recount:
    """One view, counted in Python over all cases."""

    def __init__(
        self, store: Books, every: list[Case], counted: Counted, view: View, span: Span, over: Span
    ) -> None:
        self.store, self.district = store, store.district
        self.scope, self.group = view
        self.span, self.over = span, over
        self.every, self.counted = every, counted
        self.mine = [case for case in self.every if self._is_mine(case)]

    def facts(self) -> Facts:
        """What the digest must say."""
        by_unit = self.group is not None and self.group.purpose is Purpose.UNIT
        return Facts(
            reference=f"晒比拼 03-20 {self.scope.words} 这段",
            scope=self.scope,
            period="这段",
            at=NOW,
            tally=_tally(self.mine, self.span),
            over=_tally(self.mine, self.over),
            late=self._named([case for case in self.mine if overdue(case, NOW)]),
            soon=self._named([case for case in self.mine if _soon(case)]),
            soon_until=NOON_TO_COME,
            checking=self._checking(),
            new_by_unit=self._new_by_unit(),
            closed=self._closed(),
            came_back=0,
            compared="单位" if by_unit else "网格",
            ranked=rank(self._units() if by_unit else self._grids(), FEWEST),
            ranked_over=Period(*self.over.days(ZONE), "那段"),
            own=self._own(),
            limits_from=self.span.limits_from,
        )

    def _is_mine(self, case: Case) -> bool:
        if self.scope.points is not None:
            return case.point in self.scope.points
        if self.scope.grids is not None:
            return case.grid in self.scope.grids
        if self.scope.units is None:
            return True
        return self._whose(case) in self.scope.units

    def _whose(self, case: Case) -> int | None:
        """On a unit's account, else for the unit of its grid."""
        if (unit := account(case)) is not None:
            return unit
        return self.district.grid[case.grid].unit if case.grid is not None else None

    def _new_by_unit(self) -> tuple[tuple[str, int], ...]:
        new = [self._whose(case) for case in self.mine if _in(case.opened_at, self.span) and not case.part]
        names = {None: "待派单"} | {unit.id: _alone(unit, self.district) for unit in self.district.units}
        told = [(names[unit], new.count(unit)) for unit in set(new)]
        return tuple(sorted(told, key=lambda one: (-one[1], one[0])))

    def _named(self, cases: list[Case]) -> Shortlist:
        if self.span.end < NOW:
            return Shortlist()
        told = sorted((case for case in cases if not case.confidential), key=lambda one: one.number)
        told.sort(key=lambda one: one.due_at or NOW)
        return Shortlist(len(told), tuple(told[:5]))

    def _checking(self) -> Shortlist:
        if self.span.end < NOW:
            return Shortlist()
        waits = [case for case in self.mine if case.state is State.CHECKING and not case.confidential]
        waits.sort(key=lambda one: (one.waiting_since or NOW, one.number))
        return Shortlist(len(waits), tuple(waits[:5]))

    def _closed(self) -> tuple[Closed, ...]:
        done = [case for case in self.mine if _solved(case) and _in(case.closed_at, self.span)]
        latest = sorted(done, key=lambda one: one.number)
        latest.sort(key=lambda one: one.closed_at or NOW, reverse=True)
        return tuple(Closed(case, *self._pair(case)) for case in latest[:9])

    def _pair(self, case: Case) -> tuple[str, str]:
        before = self.store.photos.of(case.number, Step.REPORT, Step.ADD)
        after = self.store.photos.of(case.number, Step.RECTIFY)
        if not (before and after):
            return "", ""
        return self._shown(case, before[0]), self._shown(case, after[-1])

    def _shown(self, case: Case, photo: Photo) -> str:
        """Many see it: of vehicles without their plates (规则 遮挡车牌)."""
        category = self.district.category[case.category] if case.category else None
        names = {category.name, category.family, *category.aliases} if category else set()
        return photo.sha256 + (".plates" if names & set(self.store.rules.hides_plates) else "")

    def _grids(self) -> Iterator[Standing]:
        for grid in self.district.grids:
            theirs = [case for case in self.every if case.grid == grid.id]
            yield self._standing(grid.name, theirs, grid.size)

    def _units(self) -> Iterator[Standing]:
        for unit in self.district.units:
            if theirs := [case for case in self.every if self._whose(case) == unit.id]:
                yield self._standing(_alone(unit, self.district), theirs, 1.0)

    def _standing(self, name: str, cases: list[Case], size: float) -> Standing:
        if (name, self.over) not in self.counted:
            tally = _tally(cases, self.over)
            figures = tally.fell_due, tally.on_time, tally.open, tally.due, tally.overdue, tally.closed
            self.counted[name, self.over] = Standing(name, *figures, size)
        return self.counted[name, self.over]

    def _own(self) -> str | None:
        if self.group is None:
            return None
        grids = {grid.id: grid.name for grid in self.district.grids}
        units = {unit.id: _alone(unit, self.district) for unit in self.district.units}
        if self.group.purpose is Purpose.GRID:
            return grids.get(self.group.grid or 0)
        return units.get(self.group.unit or 0) if self.group.purpose is Purpose.UNIT else None


def _tally(cases: list[Case], span: Span) -> Tally:
    closed = [case for case in cases if _solved(case) and _in(case.closed_at, span)]
    held = [case for case in cases if case.state is State.OPEN and case.due_at]
    late = [case for case in cases if overdue(case, NOW)]
    put_off = [case for case in held if case.deferred_until and case.deferred_until > NOW]
    to_do = [case for case in cases if case.state not in (*ENDED, *ELSEWHERE)]
    since = span.limits_from or span.start
    came = [case for case in cases if case.due_at and since <= case.due_at < span.end]
    fell_due = [case for case in came if was_late(case) or not case.left_at]
    today = [case for case in held if case not in late and _day(case.due_at) == NOW.date()]
    return Tally(
        new=sum(_in(case.opened_at, span) and not case.part for case in cases),
        open=sum(case not in put_off for case in to_do),
        checking=sum(case.state is State.CHECKING for case in cases),
        due=sum(case not in put_off for case in today),
        overdue=len(late),
        owed=sum(case.due_at is not None and case.due_at < since for case in late),
        deferred=len(put_off),
        extended=sum(case.extended > 0 and case.state not in (*ENDED, State.SPLIT) for case in cases),
        closed=len(closed),
        void=sum(case.state is State.VOID and _in(case.closed_at, span) for case in cases),
        rejected=sum(case.state is State.REJECTED and _in(case.closed_at, span) for case in cases),
        merged=sum(case.state is State.MERGED and _in(case.closed_at, span) for case in cases),
        self_reported=sum(
            case.source in OWN and _in(case.opened_at, span) and not case.part for case in cases
        ),
        shielded=sum(_came_to(case, Accountability.SHIELDED) and _in(case.opened_at, span) for case in cases),
        blamed=sum(_came_to(case, Accountability.BLAMED) and _in(case.opened_at, span) for case in cases),
        questioned=sum(_came_to(case, Accountability.QUESTIONED) for case in cases),
        fell_due=len(fell_due),
        on_time=sum(on_time(case) for case in fell_due),
    )


def _came_to(case: Case, outcome: Accountability) -> bool:
    return case.accountability is outcome and case.state not in (State.REJECTED, State.VOID, State.MERGED)


def _solved(case: Case) -> bool:
    """Closed, and not by its parts, which are counted."""
    return case.state is State.CLOSED and not case.parts


def _in(at: datetime | None, span: Span) -> bool:
    return at is not None and span.start <= at < span.end


def _soon(case: Case) -> bool:
    put_off = case.deferred_until and case.deferred_until > NOW
    held = case.state is State.OPEN and not put_off
    return held and case.due_at is not None and NOW <= case.due_at < NOON_TO_COME


def _day(at: datetime | None) -> date | None:
    return at and at.astimezone(ZONE).date()


def _alone(unit: Unit, district: District) -> str:
    """What it is called without those below it."""
    return f"{unit.short}{'本级' if any(one.parent == unit.id for one in district.units) else ''}"
