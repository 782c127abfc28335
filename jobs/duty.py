"""值班: each shift is called when it begins; its result comes when the time to answer is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import duty as actions
from domain.chat import Outgoing
from domain.duty import CATCH_UP
from domain.notices import Notice
from domain.rosters import Shift
from domain.rules import Rules
from jobs.kit import job
from storage.store import Store


def _begins(shift: Shift, _rules: Rules) -> tuple[datetime, ...]:
    return (shift.starts,)


def _ends(shift: Shift, rules: Rules) -> tuple[datetime, ...]:
    """After the time to answer, and once more for what was called as late as it may be."""
    window = shift.roster.answered_within(rules.duty_window)
    return shift.starts + window, shift.starts + CATCH_UP + window


@job(
    "duty", "值班点名", lambda _: (), grace=CATCH_UP, working_days=False, of_shift=_begins, notice=Notice.CALL
)
def duty(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Call who is on duty now; and end what is over, so that one job run by hand does the whole."""
    return [*actions.call_due(at, store), *actions.end_due(at, store)]


@job(
    "duty-result",
    "值班结果",
    lambda _: (),
    grace=timedelta(hours=8),
    working_days=False,
    report_missed=False,
    of_shift=_ends,
)
def result(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The result of each shift, and what is short of people."""
    return actions.end_due(at, store)
