"""点名: who is here; 到 and 请假 answer the call."""

from __future__ import annotations

import re
from datetime import timedelta

from actions import rollcall as actions
from domain.authority import Action
from domain.chat import Incoming
from domain.district import Group, Purpose, Role
from domain.rollcall import RollCall
from handlers.kit import Answer, Said, command, listener
from handlers.question import told
from storage.store import Store
from texts import rollcalls

_DAYS = re.compile(r"(\d{1,2}|[一二两三四五六七八九十])\s*天")
_NUMERALS = "零一二三四五六七八九十"


@command("点名", "rollcall", does=Action.CALLED)
def called(said: Said, store: Store) -> Answer:
    """点名 — 看今天点名的情况"""
    found = store.question_reader.read(f"点名 {said.words}", said.today)
    if said.words and found.question:
        return told(found, said, store)
    calls = [call for call in store.rollcalls.on(said.today) if _may_see(said, call, store)]
    if not calls and not store.calendar.is_working_day(said.today):
        return "今天休息，不点名。"
    if not calls:
        return "今天还没有点名。工作日 08:30 自动点名。"
    if len(calls) == 1 and _is_its_own(calls[0], said):
        return rollcalls.result(calls[0], store.district)
    return rollcalls.overview(calls, store.district)


@command("到", "在岗", "here", does=Action.ANSWER)
def present(said: Said, store: Store) -> Answer:
    """到 — 应答点名（也可说 在岗、收到，或点按钮）"""
    calls = _calls_of(said, store)
    noted = actions.answer(calls, said.person, said.cause, store)
    return noted or rollcalls.nothing_to_answer(said.person, calls[0] if calls else None)


def _received(message: Incoming, _store: Store) -> bool:
    return message.text.strip().rstrip("。.!！") in {"收到", "报到", "到了"} and not message.photos


@listener(does=Action.ANSWER, wants=_received)
def received(said: Said, store: Store) -> Answer:
    """收到 answers a roll-call that waits for this person; otherwise it is chatter."""
    return actions.answer(_calls_of(said, store), said.person, said.cause, store) or None


@command("请假", "leave", does=Action.ANSWER)
def leave(said: Said, store: Store) -> Answer:
    """请假 原因 — 今天请假；几天的写：请假 3天 原因"""
    last = said.today + timedelta(days=_days(said.words) - 1)
    return actions.leave(_calls_of(said, store), said.person, last, said.cause, store)


def _calls_of(said: Said, store: Store) -> list[RollCall]:
    """Today's calls that expect this person, in this group or, in a private talk, in any."""
    calls = [call for call in store.rollcalls.on(said.today) if said.person.id in call.answers]
    return [call for call in calls if said.group is None or call.group == said.group.id]


def _is_its_own(call: RollCall, said: Said) -> bool:
    """Names are for the group that was called, and for a person alone; other groups get numbers."""
    return said.group is None or call.group == said.group.id


def _may_see(said: Said, call: RollCall, store: Store) -> bool:
    """In a unit's or grid's group its own; elsewhere overseers see all, unit people what is theirs."""
    if said.group is not None and said.group.purpose in (Purpose.GRID, Purpose.UNIT):
        return call.group == said.group.id
    if said.person.has(Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.OBSERVER):
        return True
    return call.group in {group.id for group in _groups_of(said, store)}


def _groups_of(said: Said, store: Store) -> list[Group]:
    return [group for group in store.district.groups if said.person in store.district.members(group)]


def _days(reason: str) -> int:
    found = _DAYS.search(reason)
    if not found:
        return 1
    count = int(found[1]) if found[1].isdecimal() else max(_NUMERALS.find(found[1].replace("两", "二")), 1)
    return min(max(count, 1), 60)
