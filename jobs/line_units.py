"""条线 and 属地: a unit that answers for a case by its subject or its place hears of it while the other one leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from actions.audience import beside, talks_with_all
from domain.calendar import Hours, full_hours
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.district import Role
from domain.leading import helper
from domain.notices import Notice
from jobs.kit import job
from storage.store import Store
from texts import cases as wording

# Title and what to do: for the line unit where the territorial one leads, and the other way round.
LINE = ("【条线】归属地办、贵单位有条线责任的", "请按职责指导；要一起办的，创建办会发配合。")
TERRITORY = ("【配合】条线牵头、在贵单位地界上的", "请配合；要一起办的，创建办会发配合。")


def _before_breaks(hours: Hours) -> tuple[time, ...]:
    """The last full hour of each stretch of work."""
    full = full_hours(hours)
    return tuple(
        max(found) for start, end in hours if (found := [one for one in full if start <= one <= end])
    )


@job(
    "line-units",
    "条线告知",
    lambda rules: _before_breaks(rules.hours),
    grace=timedelta(minutes=50),
    report_missed=False,
    notice=Notice.LINE,
)
def line_units(at: datetime, store: Store) -> Iterable[Outgoing]:
    """One message for each unit that answers for cases another one leads; each case is told once."""
    lines, territories = store.stalled.untold_lines(), store.stalled.untold_territories()
    asked = [(one, one.line_unit, f"line:{one.line_unit}") for one in lines]
    theirs = [(one, helper(one, store.district)) for one in territories]
    helping = [(one, unit, f"territory:{unit}") for one, unit in theirs]
    return [
        *_told(asked, _line_hears, LINE, at, store),
        *(replace(one, notice=Notice.TASK) for one in _told(helping, beside, TERRITORY, at, store)),
    ]


def _line_hears(units: Collection[int], case: Case, store: Store) -> Collection[Chat]:
    """Its handlers and its head alone, once all of them have talked to the bot, for nobody else of the unit has to
    know; else the unit's group."""
    group = beside(units, case, store)
    able = store.district.people_with(Role.HANDLER, Role.UNIT_HEAD)
    staff = [one for one in able if one.unit in units]
    return (talks_with_all(staff, store) or group) if group else ()


def _told(
    named: Iterable[tuple[Case, int | None, str]],
    hears: Callable[[list[int], Case, Store], Collection[Chat]],
    words: tuple[str, str],
    at: datetime,
    store: Store,
) -> list[Outgoing]:
    by_chat: dict[Chat, list[Case]] = defaultdict(list)
    for case, unit, reason in named:
        chats = hears([unit], case, store) if unit is not None else ()
        if chats and store.reminders.first(case.number, reason, case.opened_at):
            for chat in chats:
                by_chat[chat].append(case)
    return [_say(chat, cases, words, at, store) for chat, cases in by_chat.items()]


def _say(chat: Chat, cases: list[Case], words: tuple[str, str], at: datetime, store: Store) -> Outgoing:
    title, how = words
    listed = wording.listing(title, cases, store.district, at, stays=True)
    key = f"line-units:{title}:{chat.id}:{at:%Y-%m-%dT%H:%M}"
    return Outgoing(chat, f"{listed.text}\n{how}", kind=Kind.NOTICE, rows=listed.rows, key=key)
