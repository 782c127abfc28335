"""日报: a unit's day as the facts have it, and the one tap that confirms it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions import day_reports as actions
from domain.actions import Action
from domain.authority import allows
from domain.chat import Outgoing
from domain.day_reports import LONGEST
from domain.district import Unit
from domain.periods import find_period
from domain.tally import DISTRICT
from handlers.kit import Answer, Said, command
from handlers.scopes import asked, is_only_a_part
from storage.store import Store
from texts import day_reports as wording

_DAY = re.compile(r"\s*(?:(20\d\d-\d\d-\d\d)|(今天|今日)|(昨天|昨日))[\s，,：:]*")


@command(wording.WORD, "dayreport", does=Action.ASK)
def show(said: Said, store: Store) -> Answer:
    """日报 [单位] [昨天] — 当天巡查、整改怎样，谁确认了"""
    period, _ = find_period(said.words, said.today) or (None, "")
    able = allows(said.person, said.purpose, Action.CONFIRM_DAY)
    if not is_only_a_part(said.words, said.today, store):
        if not said.message.spoken_to:
            return None  # a report that people write to each other
        if able:
            return _made(said, store)
    if period and period.first != period.last:
        return wording.ONE_DAY
    scope, span, _ = asked(said.words, said, store)
    day = span.start.astimezone(store.zone).date()
    unit = _unit_of(scope.words, said, store)
    if unit is None:
        confirmed = store.day_reports.of(day)
        done = [one.short for one in actions.due(store) if one.id in confirmed]
        return wording.overview(day, done, [one.short for one in actions.missing(day, store)])
    report = store.day_reports.of(day).get(unit.id)
    if report is not None:
        clock = f"{report.at.astimezone(store.zone):%H:%M}"
        return f"{report.text}\n{wording.confirmed(report, store.district, clock)}"
    text = actions.told(unit, day, said.at, store)
    if not (able and unit.id == said.person.unit and day in _open_days(said, store)):
        return f"{text}\n{wording.NOT_YET}"
    return Outgoing(said.chat, f"{text}\n{wording.HOW}", choices=(wording.confirm(day),))


@command("日报 确认", "确认日报", "confirmday", does=Action.CONFIRM_DAY)
def confirm(said: Said, store: Store) -> Answer:
    """日报 确认 [说明] — 本单位今天的日报属实，没事就是零报告"""
    found = _DAY.match(said.words)
    words = said.words[found.end() :] if found else said.words
    day = _day(found, said.today)
    if day not in _open_days(said, store):
        return wording.NOT_THAT_DAY
    unit = store.district.unit[said.person.unit]
    return actions.confirm(unit, day, words.strip()[:LONGEST], said.person, said.cause, store)


def _made(said: Said, store: Store) -> Outgoing:
    """To somebody who writes a report of their own: it is made of the facts."""
    text = actions.told(store.district.unit[said.person.unit], said.today, said.at, store)
    return Outgoing(said.chat, f"{wording.MADE}\n{text}", choices=(wording.confirm(said.today),))


def _open_days(said: Said, store: Store) -> tuple[date, ...]:
    return said.today, actions.last_worked(said.today, store)


def _day(found: re.Match[str] | None, today: date) -> date | None:
    """The day that was written, today where none was; None for one that no calendar has."""
    if found is None or found[2]:
        return today
    if found[3]:
        return today - timedelta(days=1)
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def _unit_of(words: str, said: Said, store: Store) -> Unit | None:
    """The unit that was named; of a grid or a point its unit; None for the whole district."""
    if words == DISTRICT:
        return None
    named = next((one for one in store.district.units if words in one.names), None)
    grid = next((one for one in store.district.grids if words == one.name), None)
    return named or store.district.unit[grid.unit if grid else said.person.unit]
