"""年度评分: the year's scores are opened to appeals by the office, appealed against by units, frozen by a leader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from actions.appraising import MonthOfCases, month_of_cases
from actions.audience import answer_to, by_name, core, notices, office, talks_with
from actions.redlist import entry
from domain import topics
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.deadline import due_at
from domain.district import Grid, Person, Role
from domain.year_scores import YearAppeal, YearEntry, YearScore, is_ripe
from storage.store import Store
from texts import year_scores as wording


def months(year: int, now: datetime, store: Store) -> list[MonthOfCases]:
    """The months of a year that have begun."""
    today = now.astimezone(store.zone).date()
    begun = [date(year, month, 1) for month in range(1, 13) if date(year, month, 1) <= today]
    return [month_of_cases(month, now, store) for month in begun]


def entries(of_months: Iterable[MonthOfCases], store: Store) -> tuple[YearEntry, ...]:
    """Every grid with the 综合分 of these months; one in which nothing fell due and nobody scored it is none."""
    found: dict[str, list[tuple[int, float]]] = {grid.code: [] for grid in store.district.grids}
    for counted in of_months:
        for grid in store.district.grids:
            one = entry(grid, counted)
            if one.total is not None and (one.due or one.peers is not None):
                found[grid.code].append((counted.month.month, one.total))
    return tuple(YearEntry(grid, tuple(scored)) for grid, scored in found.items())


def open_(year: int, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """公示: the scores stand as they are now, and heads of units may appeal; nothing is opened where nobody has any."""
    scored = entries(months(year, cause.at, store), store)
    if not any(one.months for one in scored):
        return answer_to(cause, f"{year}年没有分，不用公示。")
    limit = store.rules.objecting
    until = due_at(cause.at, limit.amount, limit.unit, store.calendar)
    new = YearScore(year, scored, by.id, cause.at, until)
    if not store.year_scores.open(new):
        return answer_to(cause, wording.already_open(year))
    text = wording.shown(new, [], store.district, cause.at)
    heads = store.district.people_with(Role.UNIT_HEAD)
    return [*answer_to(cause, text), *notices(core(store, heads), text, cause)]


def appeal(one: YearScore, grid: Grid, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """申诉 of a unit's head about a grid of their own, once, while the time for it runs."""
    if why := wording.no_appeal(one, cause.at):
        return answer_to(cause, why)
    new = YearAppeal(one.year, grid.code, cause.words, by.id, cause.at)
    if not store.year_scores.appeal(new):
        return answer_to(cause, f"{grid.name}已经申诉过。")
    text = wording.appealed(new, one, store.district)
    about = topics.year_appeal(one.year, grid.code)
    told = notices(office(store), text, cause, choices=wording.decide(grid.name), about=about)
    return [*answer_to(cause, f"记下了：{grid.name} {one.year}年的申诉，已转创建办。"), *told]


def decide(
    one: YearScore, grid: Grid, points: float | None, by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """申诉成立 with the score that counts, or 申诉不成立; whoever appealed hears it."""
    known = next((each for each in store.year_scores.appeals(one.year) if each.grid == grid.code), None)
    if known is None or known.decided:
        return answer_to(cause, f"{grid.name}没有待定的申诉。")
    after = replace(known, decided_by=by.id, decided_at=cause.at, points=points, reason=cause.words)
    if not store.year_scores.decide(after):
        return answer_to(cause, "已经有人定了。")
    store.decided.add(topics.year_appeal(one.year, grid.code))
    text = wording.decided(after, one, store.district)
    head = store.district.staff.get(known.person)
    return [*answer_to(cause, text), *notices(by_name([head] if head else [], store), text, cause)]


def freeze(one: YearScore, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """定案 by a leader: nothing changes any more. Not before the appeals are over and decided."""
    appeals = store.year_scores.appeals(one.year)
    if not is_ripe(one, appeals, cause.at):
        return answer_to(cause, wording.not_ripe(one, appeals, store.district, cause.at))
    if not store.year_scores.freeze(one.year, by.id, cause.at):
        return answer_to(cause, "已经有人定案了。")
    store.decided.add(topics.year_score(one.year))
    frozen = replace(one, frozen_by=by.id, frozen_at=cause.at)
    text = wording.shown(frozen, appeals, store.district, cause.at)
    heads = store.district.people_with(Role.UNIT_HEAD)
    return [*answer_to(cause, text), *notices(core(store, heads), text, cause)]


def follow_up(at: datetime, store: Store) -> list[Outgoing]:
    """Once the time is over: leaders hear once that they can freeze it; the office, once a day, what is undecided."""
    one = store.year_scores.last()
    if one is None or one.frozen_at is not None or at <= one.until:
        return []
    appeals = store.year_scores.appeals(one.year)
    if not is_ripe(one, appeals, at):
        text, key = (
            wording.undecided(one, appeals, store.district),
            f"year-score-open:{one.year}:{at:%Y-%m-%d}",
        )
        return [Outgoing(chat, text, kind=Kind.NOTICE, key=f"{key}:{chat.id}") for chat in office(store)]
    leaders = store.district.people_with(Role.LEADER)
    chats = list(talks_with(leaders, store)) or core(store, leaders)
    text, key = wording.ready(one), f"year-score:{one.year}"
    return [
        Outgoing(
            chat,
            text,
            choices=wording.freeze(one),
            kind=Kind.NOTICE,
            key=f"{key}:{chat.id}",
            about=topics.year_score(one.year),
        )
        for chat in chats
    ]
