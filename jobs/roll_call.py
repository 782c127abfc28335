"""点名: the call at 08:30, one reminder at 09:00, the result at 09:30, on working days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Group, Purpose
from domain.rollcall import RollCall, on_duty
from jobs.kit import job
from storage.store import Store
from texts import rollcalls


@job("roll-call", "点名", lambda rules: (rules.roll_call,), grace=timedelta(minutes=25))
def roll_call(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Call each group's people on duty; whoever is on leave is not called, nor is a group with nobody."""
    day, said = at.date(), []
    away = store.rollcalls.away(day)
    for group in store.district.groups:
        people = on_duty(group, store.district, away)
        if not people:
            continue
        store.rollcalls.call(group.id, day, at, [person.id for person in people])
        text = rollcalls.call(group.name, day, len(people), f"{store.rules.roll_call_result:%H:%M}")
        said.append(_say(group, text, f"roll-call:{group.id}:{day}", choices=(Choice("到", "到"),)))
    return said


@job(
    "roll-call-reminder",
    "点名提醒",
    lambda rules: (rules.roll_call_reminder,),
    grace=timedelta(minutes=25),
    report_missed=False,
)
def reminder(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Remind only those who have not answered, once."""
    said = []
    for call, group in _calls(at, store):
        if call.missing and call.ended_at is None:
            names = [store.district.person[one].name for one in call.missing if one in store.district.person]
            text = rollcalls.reminder(names, f"{store.rules.roll_call_result:%H:%M}")
            said.append(_say(group, text, f"roll-call-reminder:{group.id}:{call.day}", mentions=call.missing))
    return said


@job("roll-call-result", "点名结果", lambda rules: (rules.roll_call_result,), grace=timedelta(hours=8))
def result(at: datetime, store: Store) -> Iterable[Outgoing]:
    """End the roll-calls: the result to each group, and all of them in numbers to the leaders and the office."""
    said, day = [], at.date()
    for call, group in _calls(at, store):
        if call.ended_at is None:
            store.rollcalls.end(call, at)
            ended = store.rollcalls.of(call.group, day)
            text = rollcalls.result(ended or call, store.district)
            said.append(_say(group, text, f"roll-call-result:{group.id}:{day}"))
    calls = store.rollcalls.on(day)
    if calls:
        text = rollcalls.overview(calls, store.district)
        for group in store.district.groups_for(Purpose.CORE):
            said.append(_say(group, text, f"roll-call-result:{group.id}:{day}"))
    return said


def _calls(at: datetime, store: Store) -> list[tuple[RollCall, Group]]:
    groups = {group.id: group for group in store.district.groups}
    calls = store.rollcalls.on(at.date())
    return [(call, groups[call.group]) for call in calls if call.group in groups]


def _say(
    group: Group,
    text: str,
    key: str,
    *,
    choices: tuple[Choice, ...] = (),
    mentions: tuple[int, ...] = (),
) -> Outgoing:
    chat = Chat(group.platform, group.chat)
    return Outgoing(chat, text, choices=choices, mentions=mentions, key=key, kind=Kind.BROADCAST)
