"""The figures of the database once more, counted in plain Python from the history and the cases."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cases import Case
from domain.tally import Span, Tally
from tests.machine.seen import Line, Seen

OFFICE = {"待受理", "待派遣", "退回"}
SELF = {"自查", "网格巡查"}


def recount(now: Seen, units: frozenset[int] | None, span: Span) -> Tally:
    """How some units, or everybody, stand."""
    public = {number: case for number, case in now.cases.items() if not case.confidential}
    cases = [case for case in public.values() if units is None or _whose(case, now) in units]
    ended = {one.case: (one.state, one.at) for one in now.lines}  # its last line of all
    # When it came into the state in which it is.
    changed = {one.case: one.at for one, last in _with_state_before(now) if one.state != last}
    came = [case for case in cases if case.due_at and _in(case.due_at, span) and _counts(case)]
    due = [case for case in came if case.excused_at != case.due_at]  # what an appeal took out stands beside
    past = [one for one in now.past if one[0] in public and _in(one[2], span)]
    past = [one for one in past if units is None or one[1] in units]
    late = [case for case in cases if _late(case, now.at)]
    put_off = [one for one in cases if one.state == "处置中" and _is_off(one, now.at)]
    looks = [one for one in now.matters if one.kind == "回头看" and _in(one.ended_at, span)]
    looks = [one for one in looks if one.case in public and (units is None or one.unit in units)]
    tomorrow = now.at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return Tally(
        new=sum(_in(case.opened_at, span) and not case.part for case in cases),
        open=sum(case.state in OFFICE or (case.state == "处置中" and case not in put_off) for case in cases),
        checking=sum(case.state == "待核查" for case in cases),
        due=sum(
            case.state == "处置中" and case not in put_off and _in(case.due_at, Span(now.at, tomorrow))
            for case in cases
        ),
        overdue=len(late),
        rework=sum(case.state == "处置中" and case.reworked > 0 for case in cases),
        owed=sum(case.due_at is not None and case.due_at < span.start for case in late),
        deferred=len(put_off),
        extended=sum(
            case.extended > 0 and case.closed_at is None and case.state != "已拆分" for case in cases
        ),
        noticed=sum(case.state == "处置中" and _is_noticed(case, now) for case in cases),
        closed=sum(
            ended[one.number][0] == "已销号" and not one.parts and _in(changed[one.number], span)
            for one in cases
        ),
        excused=len(came) - len(due),
        rejected=sum(case.state == "不予受理" and _in(changed[case.number], span) for case in cases),
        merged=sum(case.state == "并案" and _in(changed[case.number], span) for case in cases),
        self_reported=sum(one.source in SELF and _in(one.opened_at, span) and not one.part for one in cases),
        shielded=sum(_answered(one, "免责") and _in(one.opened_at, span) for one in cases),
        blamed=sum(_answered(one, "追责") and _in(one.opened_at, span) for one in cases),
        questioned=sum(_answered(one, "待定") for one in cases),
        void=sum(ended[one.number][0] == "作废" and _in(changed[one.number], span) for one in cases),
        fell_due=len(due) + len(past),
        on_time=sum(_kept(case) for case in due) + sum(one[3] for one in past),
        looked=sum(one.words != "" for one in looks),
        rebounded=sum(one.words == "反弹" for one in looks),
    )


def _with_state_before(now: Seen) -> list[tuple[Line, str]]:
    last: dict[int, str] = {}
    found = []
    for one in now.lines:
        found.append((one, last.get(one.case, "")))
        last[one.case] = one.state
    return found


def _answered(case: Case, outcome: str) -> bool:
    return case.accountability == outcome and case.state not in ("作废", "不予受理", "并案")


def _whose(case: Case, now: Seen) -> int | None:
    """Who has it; else who was late with it when it left; else the unit of its grid."""
    if case.unit is not None:
        return case.unit
    if case.left_at and case.due_at and case.due_at < case.left_at:
        return case.left_unit
    grid = next((one for one in now.district.grids if one.id == case.grid), None)
    return grid.unit if grid else None


def _late(case: Case, at: datetime) -> bool:
    if case.due_at is None:
        return False
    if case.state == "处置中":
        return case.due_at < at and not _is_off(case, at)
    return case.state in OFFICE and case.left_at is not None and case.due_at < case.left_at


def _counts(case: Case) -> bool:
    """A limit that did not come while a unit had the case is no limit."""
    return case.left_at is None or (case.due_at is not None and case.due_at < case.left_at)


def _kept(case: Case) -> bool:
    return bool(case.fixed_at and case.due_at and case.fixed_at <= case.due_at)


def _is_noticed(case: Case, now: Seen) -> bool:
    """告知 by the unit that has it is waited for."""
    posted = [one for one in now.matters if one.case == case.number and one.kind == "告知"]
    return any(one.unit == case.unit and one.state == "同意" for one in posted)


def _is_off(case: Case, at: datetime) -> bool:
    return case.deferred_until is not None and case.deferred_until > at


def _in(moment: datetime | None, span: Span) -> bool:
    return moment is not None and span.start <= moment < span.end
