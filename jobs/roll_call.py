"""点名: the call at 08:30, one reminder at 09:00, the result at 09:30, on working days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import duty, rollcall
from domain.chat import Chat, Outgoing
from domain.district import Group
from domain.notices import Notice
from domain.rollcall import RollCall, on_duty
from jobs.kit import job
from storage.store import Store


@job("roll-call", "点名", lambda rules: (rules.roll_call,), grace=timedelta(minutes=25), notice=Notice.CALL)
def roll_call(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Call each group's people on duty; whoever is on leave is not called, nor is a group with nobody.

    Groups with a roster (值班) for the day are called by that, and nobody is called twice.
    """
    away, until = store.rollcalls.away(at.date()), store.rules.roll_call_result
    rostered, called_there = duty.groups_on_duty(at.date(), store)
    called = [
        (group, on_duty(group, store.district, away | called_there))
        for group in store.district.groups
        if group.id not in rostered
    ]
    return _once_alone(rollcall.call([one for one in called if one[1]], at, until, store))


@job(
    "roll-call-reminder",
    "点名提醒",
    lambda rules: (rules.roll_call_reminder,),
    grace=timedelta(minutes=25),
    report_missed=False,
    notice=Notice.CALL,
)
def reminder(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Remind only those who have not answered, once."""
    return _once_alone(rollcall.remind(_calls(at, store), store.rules.roll_call_result, store))


@job(
    "roll-call-result",
    "点名结果",
    lambda rules: (rules.roll_call_result,),
    grace=timedelta(hours=8),
    notice=Notice.RESULT,
)
def result(at: datetime, store: Store) -> Iterable[Outgoing]:
    """End the roll-calls: the result to each group, and all of them in numbers to the core and liaison groups."""
    said = rollcall.end(_calls(at, store), at, store)
    return [*said, *rollcall.tell_leaders(_ended(at, store), store)]


def _ended(at: datetime, store: Store) -> list[RollCall]:
    return [call for call in store.rollcalls.on(at.date()) if call.ended_at is not None]


def _once_alone(said: Iterable[Outgoing]) -> list[Outgoing]:
    """Whoever is called alone for two groups is called once, and answers both."""
    found: dict[Chat | str | None, Outgoing] = {}
    for one in said:
        found.setdefault(one.chat if one.chat.private else one.key, one)
    return list(found.values())


def _calls(at: datetime, store: Store) -> list[tuple[RollCall, Group]]:
    groups = {group.id: group for group in store.district.groups}
    calls = store.rollcalls.on(at.date())
    return [(call, groups[call.group]) for call in calls if call.group in groups and not call.roster]
