"""Reports (周报 月报 季报 年报): counted at the cut-off and kept so; what has changed since stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from itertools import islice

from actions import chronic
from actions.points_seen import points_seen
from actions.untaken import untaken
from domain.cases import Step
from domain.deadline import working_times
from domain.editions import BETWEEN, WHOLE, Counted, Edition, Issued, Late, Portion
from domain.life import account
from domain.measures import Deed
from domain.periods import find_period
from domain.refused import NothingYet, NotOneReport, ReportToCome
from domain.rulesheet import says
from domain.stretches import WEEK, EditionKind, Stretch, backwards, latest, of_period, stretch
from domain.tally import DISTRICT, Scope, Span
from storage.behind import COUNTED
from storage.store import Store
from texts import cases as wording
from texts.exemplars import name_of
from texts.typed import one_line

YOUNG = 3  # days of a month in which the one before is asked for
MOST_BEFORE = 3  # reports with which one is compared
KEPT_RULES = ("周报", "月报", "季报", "年报", "排名件数", "顽疾", "认领时限")
_TURNED = {
    Step.WITHDRAW: "撤回",
    Step.VOID: "作废",
    Step.REJECT: "不予受理",
    Step.MERGE: "并案",
    Step.REOPEN: "重开",
    Step.FAIL: "返工",
    Step.UNFIXED: "撤回整改",
    Step.REBOUND: "反弹",
    Step.CORRECT: "反弹更正",
    Step.APPEAL: "申诉免计",
}


def asked(kind: EditionKind, words: str, at: datetime, store: Store) -> Stretch:
    """The one that these words name, of which there is something to tell. Raises as `named` does, and NothingYet."""
    wanted = named(kind, words, at, store)
    first = store.behind.began()
    if first is not None and wanted.cut_off <= first and store.editions.cut_off(kind, wanted.period) is None:
        raise NothingYet(wanted.name, first.astimezone(store.zone).date())
    return wanted


def named(kind: EditionKind, words: str, at: datetime, store: Store) -> Stretch:
    """The one that these words name, as people write a week, month, quarter or year; of now without words.

    Raises NotOneReport, ReportToCome.
    """
    words = words.strip()
    today = at.astimezone(store.zone).date()
    if not words:
        return begun(kind, at, store)
    found = find_period(f"{words}年" if re.fullmatch(r"\d{4}", words) else words, today)
    if found is None or found[1]:
        raise NotOneReport(kind, words)
    wanted = of_period(kind, found[0], store.rules, store.calendar)
    if wanted is None:
        raise NotOneReport(kind, words)
    wanted = _moved(wanted, store)
    if wanted.since > at and store.editions.cut_off(kind, wanted.period) is None:
        raise ReportToCome(wanted.name)
    return wanted


def meant(kind: EditionKind, words: str, at: datetime, store: Store) -> Stretch:
    """The same as `asked`; without words in the first days of a new one, which has nothing to say yet, the one that
    was cut off before it. Raises as `asked` does."""
    wanted = asked(kind, words, at, store)
    if words.strip() or not is_young(kind, at.astimezone(store.zone)):
        return wanted
    before = next(
        one
        for one in backwards(kind, wanted.since, store.rules, store.calendar)
        if one.cut_off <= wanted.since
    )
    return _moved(before, store) if store.editions.cut_off(kind, before.period) is not None else wanted


def is_young(kind: EditionKind, local: datetime) -> bool:
    """On the first three days of a month, and on the morning of a Monday."""
    if kind is EditionKind.WEEKLY:
        return local.weekday() == 0 and local.time() < time(12)
    months = {EditionKind.MONTHLY: 1, EditionKind.QUARTERLY: 3, EditionKind.YEARLY: 12}[kind]
    return local.day <= YOUNG and (local.month - 1) % months == 0


def due(kind: EditionKind, at: datetime, store: Store) -> Stretch:
    """The newest one whose cut-off has come."""
    return _moved(latest(kind, at, store.rules, store.calendar), store)


def begun(kind: EditionKind, at: datetime, store: Store) -> Stretch:
    """The one of this day, whether or not its cut-off has come; of a week off, the one that covers it."""
    local = at.astimezone(store.zone)
    found = stretch(kind, local.date(), store.rules, store.calendar)
    while found is None:
        local += WEEK
        found = stretch(kind, local.date(), store.rules, store.calendar)
    return _moved(found, store)


def running(kind: EditionKind, at: datetime, store: Store) -> Stretch:
    """The one whose cut-off is still to come."""
    found = begun(kind, at, store)
    while found.cut_off <= at:
        found = begun(kind, found.cut_off + WEEK, store)
    return found


def freeze(wanted: Stretch, at: datetime, store: Store) -> Edition:
    """The report with its figures kept from now on; as it is, if it was frozen before."""
    kept = store.editions.get(wanted)
    if kept is not None:
        return kept
    counted = replace(count(wanted, at, store), frozen=True)
    store.editions.keep(counted, _kept_rules(store))
    return counted


def shown(wanted: Stretch, at: datetime, store: Store) -> Issued:
    """The report as it was frozen, or as its figures run now, with what it is compared with."""
    edition = store.editions.get(wanted) or count(wanted, at, store)
    earlier = backwards(wanted.kind, wanted.since, store.rules, store.calendar)
    before = (
        store.editions.get(one) for one in islice(earlier, MOST_BEFORE + 1) if one.cut_off <= wanted.since
    )
    found = tuple(one for one in before if one)
    began = store.behind.began()
    return Issued(edition, found[:MOST_BEFORE], late(edition, store), began and began.astimezone(store.zone))


def count(wanted: Stretch, at: datetime, store: Store) -> Edition:
    """The figures of that time as they are known now; no further than the present."""
    now = min(at, wanted.cut_off).astimezone(store.zone)
    span = Span(wanted.since, now)
    cases, said = store.behind.cases(span, now)
    behind = {**cases, **store.behind.deeds(span, working_times(store.calendar))}
    behind[Deed.UNCLAIMED] = [
        Counted(case.number, account(case), case.grid, case.waiting_since)
        for case in untaken(now, store)
        if case.waiting_since and not case.confidential
    ]
    tally = store.standings.tally(WHOLE, span, now)
    others = {one.number for some in behind.values() for one in some} - said.keys()
    said |= store.behind.titles(others)
    return Edition(
        wanted,
        at.astimezone(store.zone),
        behind={name: tuple(some) for name, some in behind.items() if some},
        totals={name: name.of(tally) for name in COUNTED},
        units={unit.id: Portion(unit.short, unit.parent) for unit in store.district.units},
        grids={grid.id: Portion(grid.name, grid.unit, grid.size) for grid in store.district.grids},
        titles={number: _title(*words, store) for number, words in said.items()},
        seen=points_seen(span, store),
        stubborn=tuple(chronic.stubborn(Scope(DISTRICT), now, store)),
        exemplars=tuple(_exemplars(span, store)),
        ranked_from=store.rules.ranked_from,
        last_event=store.behind.last_event(),
    )


def _kept_rules(store: Store) -> dict[str, str]:
    """By which rules it was made."""
    said = says(store.rules)
    return {name: said[name] for name in KEPT_RULES}


def late(edition: Edition, store: Store) -> tuple[Late, ...]:
    """截稿后变化: what turned its cases round since, and what is dated within it but came later; once a case."""
    if not edition.frozen:
        return ()
    wanted, known, found = edition.stretch, edition.numbers(), {}
    for row in store.behind.later(edition.last_event, wanted.cut_off):
        within = wanted.since <= row["at"] < wanted.cut_off
        if within or (row["number"] in known and row["step"] in _TURNED):
            words = _TURNED.get(row["step"], row["step"])
            if within:
                words = f"{words}（{row['at'].astimezone(store.zone):%m-%d %H:%M}，截稿后才收到）"
            found[row["number"]] = Late(row["number"], row["account"], row["grid"], words)
    return tuple(found.values())


def _moved(found: Stretch, store: Store) -> Stretch:
    """It goes on where the one before was cut off, also if the rule has changed since."""
    earlier = backwards(found.kind, found.since, store.rules, store.calendar)
    before = next(one for one in earlier if one.cut_off <= found.since)
    kept = store.editions.cut_off(before.kind, before.period)
    return replace(found, since=kept.astimezone(store.zone)) if kept else found


def _title(category: int | None, place: str, store: Store) -> str:
    known = store.district.category.get(category or 0)
    return f"{known.name if known else wording.UNSORTED}{BETWEEN}{one_line(place) or '地点待定'}"


def _exemplars(span: Span, store: Store) -> Iterable[tuple[str, int | None]]:
    """What was signed as 示范点, with its grid."""
    for line in store.exemplars.signed(span):
        point = store.district.point.get(line.point or 0)
        if name := name_of(line, store.district):
            yield name, point.grid if point else line.grid
