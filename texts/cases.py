"""What is shown of a case: the card of at most six short lines (design, section 7), the line in a list, the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from domain.card import Card, Line, Means, Row, tone
from domain.cases import Case, Event, Grade, Source, State, Step, on_time, put_off
from domain.categories import Category
from domain.cause import Actor, System
from domain.district import District, Person
from domain.leading import helper
from domain.life import ENDED, UNDER_LIMIT, was_late
from texts import life, times
from texts.typed import one_line

MOST_LINES = 10  # of a list in one message; the rest is counted
MOST_TOLD = 200  # characters of one person's words in a history
WORTH_A_WORD = timedelta(hours=1)  # of waiting for 核查
SYSTEM = "系统"  # who did what the clock did
UNSORTED = "待分类"
EXCUSED = "申诉免计"
NAMELESS = "上报人"  # who reported a confidential case
KEPT_PRIVATE = "保密件，只在私聊里办，不要转发"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of cases: the whole text, and those lines of it that are cases."""

    text: str
    rows: tuple[Row, ...]


def place(case: Case, district: District) -> str:
    """`广场东侧 · 人民广场（第三网格）`: as it was typed, with the point's name where that says more."""
    grid, point = district.grid.get(case.grid or 0), district.point.get(case.point or 0)
    where = one_line(case.place) or "地点待定"
    if point and point.name not in where:
        where = f"{where} · {point.name}"
    return f"{where}（{grid.name}）" if grid else where


def named(case: Case, district: District) -> str:
    """`#12 占道经营 · 人民广场（金山一网格）`."""
    category = district.category.get(case.category or 0)
    return f"#{case.number} {category.name if category else UNSORTED} · {place(case, district)}"


def card(case: Case, district: District, now: datetime, *hints: str) -> Card:
    """The whole card: what, where, who holds it, until when, what is asked of whom."""
    category = district.category.get(case.category or 0)
    held = Means.HOLDER if case.unit is not None else Means.REPORTED
    lines = (
        Line(Means.PLACE, place(case, district)),
        Line(held, _holder(case, district)),
        Line(Means.LIMIT if case.state in UNDER_LIMIT else Means.RESULT, _until(case, now)),
        Line(Means.ASKED, life.asked(case)),
    )
    return Card(
        case.number,
        case.state,
        category.name if category else UNSORTED,
        urgent=_is_urgent(case, category) and case.state is not State.CLOSED,
        lines=tuple(line for line in lines if line.text),
        hints=tuple(
            hint
            for hint in (
                _echoed(case),
                _supervised(case),
                EXCUSED if case.excused else "",
                instruction(case),
                _kept_private(case),
                *hints,
            )
            if hint
        ),
        tone=tone(case, now),
    )


def row(case: Case, district: District, now: datetime, *, stays: bool = False) -> Row:
    """One line of a list: `#12 占道经营 · 人民广场东侧 · 金山社区 · 今天 18:00 前`. What `stays` and is read, or sent
    on, the next day as well has dates for near days."""
    due = times.due_on if stays else times.due
    category = district.category.get(case.category or 0)
    until = " · ".join(_deferral(case, now))
    if case.state in UNDER_LIMIT and case.due_at and not until:
        until = due(case.due_at, now)
    parts = [category.name if category else UNSORTED, one_line(case.place) or "地点待定"]
    if case.unit:
        parts.append(district.unit[case.unit].short)
    state = "超期后退回" if case.state is State.RETURNED and was_late(case) else case.state
    if case.consulted_until is not None:
        late = "超期后" if was_late(case) else ""
        until = f"{late}会商，{due(case.consulted_until, now)}"
    parts += [*(["紧急"] if case.urgent else []), until or state, *_waits(case, now)]
    return Row(case.number, f"#{case.number} " + " · ".join(parts), until, tone(case, now))


def _waits(case: Case, now: datetime) -> list[str]:
    """How long it waits for 核查, once that is worth a word."""
    if case.state is not State.CHECKING or case.waiting_since is None:
        return []
    waited = now - case.waiting_since
    return [f"已等{times.span(waited)}"] if waited >= WORTH_A_WORD else []


def listing(
    title: str,
    cases: Sequence[Case],
    district: District,
    now: datetime,
    first: int = 0,
    *,
    stays: bool = False,
) -> Listing:
    """A list under its title with the count, from index `first` on; beyond ten lines only how many more there are."""
    rows = tuple(row(case, district, now, stays=stays) for case in cases[first : first + MOST_LINES])
    lines = [f"{title}（{len(cases)} 件）", *(one.text for one in rows)]
    if len(cases) > first + MOST_LINES:
        lines.append(f"……还有 {len(cases) - first - MOST_LINES} 件")
    return Listing("\n".join(lines), rows)


def instruction(case: Case) -> str:
    """`批示：请两日内办结`: what was ordered or said where it came from."""
    if not case.instruction:
        return ""
    of_whom = "批示" if case.source in (Source.LEADER, Source.ABOVE) else case.source
    return f"{of_whom}：{one_line(case.instruction)}"


def since_reported(case: Case, now: datetime) -> str:
    """The citizen's clock, beside the unit's: how long it takes since the report, whoever has had it.

    Nothing for the first hour.
    """
    closed = case.state is State.CLOSED
    end = case.closed_at if closed and case.closed_at else now
    if (case.state in ENDED and not closed) or end - case.opened_at < timedelta(hours=1):
        return ""
    return f"{'从上报到销号' if closed else '上报至今'} {times.span(end - case.opened_at)}"


def history(
    events: Sequence[Event], district: District, now: datetime, *, nameless: int | None = None
) -> tuple[str, ...]:
    """Who did what and when, a line each, oldest first. `nameless` is the id of the reporter who is not named."""
    return tuple(_told(event, district, times.moment(event.at, now), nameless) for event in events)


def photo_captions(events: Sequence[Event]) -> tuple[str, ...]:
    """What each photo of a history shows, in order: 整改前, 整改后, or the step with which it came. Nothing before the
    first rectification, when all show what is wrong."""
    fixed = [at for at, event in enumerate(events) if event.step is Step.RECTIFY and event.photos]
    if not fixed:
        return ()
    words = (_shows(event, at, fixed) for at, event in enumerate(events) for _ in event.photos)
    return tuple(words)


def _shows(event: Event, at: int, fixed: Sequence[int]) -> str:
    if event.step is Step.RECTIFY:
        return "整改后" if at == fixed[-1] else "前一次整改"
    return "整改前" if event.step in (Step.REPORT, Step.ADD) and at < fixed[0] else event.step


def record(events: Sequence[Event], district: District, zone: tzinfo) -> tuple[str, ...]:
    """The same for a document, which is read on another day: with whole dates."""
    return tuple(_told(event, district, times.written(event.at.astimezone(zone))) for event in events)


def person(someone: Person | None, district: District) -> str:
    """`金山社区 王敏`."""
    return f"{district.unit[someone.unit].short} {someone.name}" if someone else "（已离任）"


def actor(by: Actor, district: District) -> str:
    """Who did something: `金山社区 王敏`, or 系统."""
    return SYSTEM if isinstance(by, System) else person(by, district)


def actor_on(case: Case, by: Actor, district: District) -> str:
    """Who did something to the case; whoever reported a confidential one is not named."""
    if case.confidential and isinstance(by, Person) and by.id == case.reporter:
        return NAMELESS
    return actor(by, district)


def returned(line: Event, district: District) -> str:
    """Which unit gave a case back, and why: `东港社区退回：不归本社区`."""
    by = district.person.get(line.person or 0)
    who = SYSTEM if line.person is None else district.unit[by.unit].short if by else "（已离任）"
    return f"{who}退回：{one_line(line.words)}" if line.words else f"{who}退回"


def left(case: Case, unit: str) -> str:
    """What the group of a unit is told that has a case no more: its number, and nothing of what it is."""
    to = "已退回创建办，" if case.state is State.RETURNED else "" if case.unit is None else "已派给别的单位，"
    return f"#{case.number} {to}不再由{unit}办。"


def _kept_private(case: Case) -> str:
    return KEPT_PRIVATE if case.confidential else ""


def _echoed(case: Case) -> str:
    return f"反映 {case.echoed + 1} 次" if case.echoed else ""


def _supervised(case: Case) -> str:
    return f"督办{case.supervised}" if case.supervised and case.state not in ENDED else ""


def _is_urgent(case: Case, category: Category | None) -> bool:
    """紧急 by its words or by its category, unless a person has graded it (定级)."""
    if case.graded is not None:
        return case.graded is Grade.SEVERE
    return case.urgent or (category is not None and category.urgent)


def _holder(case: Case, district: District) -> str:
    if case.unit is None:
        reporter = district.person.get(case.reporter)
        if case.confidential:
            return f"保密上报：{one_line(case.text)}"
        return f"{person(reporter, district)} 上报：{one_line(case.text)}"
    handler = district.person.get(case.handler or 0)
    line_unit = district.unit.get(case.line_unit or 0)
    territory = helper(case, district)
    holder = f"{_unit_of(case, handler, district)}{f' {_of_today(handler, district)}' if handler else ''}"
    if territory is not None:
        return f"牵头 {holder} · 配合 {district.unit[territory].short}"
    beside = f" · 条线 {line_unit.short}" if line_unit and line_unit.id != case.unit else ""
    return holder + beside


def _unit_of(case: Case, handler: Person | None, district: District) -> str:
    """The unit, or where its person works now; 已停用 if the register has it no more."""
    unit = district.unit[handler.unit if handler else case.unit or 0]
    return unit.short if unit in district.units else f"{unit.short}（已停用）"


def _of_today(handler: Person, district: District) -> str:
    return handler.name if handler.id in district.staff else f"{handler.name}（已离任）"


def _until(case: Case, now: datetime) -> str:
    if case.state in UNDER_LIMIT and case.due_at:
        return " · ".join([*_deferral(case, now), *_limit(case, now)])
    if case.merged_into is not None:
        return f"并入 #{case.merged_into}"
    if was_late(case) and case.due_at and case.left_at:
        return f"离开单位时已超期 {times.span(case.left_at - case.due_at)}"
    if case.due_at and case.fixed_at:
        late = case.fixed_at - case.due_at
        judged = "按期整改" if on_time(case) else f"整改超期 {times.span(late)}"
        again = f"（从上报算起，重开过{case.reopened}次）" if case.reopened else ""
        took = f"，用时{times.span(case.fixed_at - case.opened_at)}{again}" if case.closed_at else ""
        return judged + took
    return ""


def _deferral(case: Case, now: datetime) -> list[str]:
    until = case.deferred_until
    return [f"挂账到 {times.date_of(until, now)}"] if until and put_off(case, now) else []


_LONG_ENOUGH = timedelta(minutes=5)  # what stood for less has moved no limit that anybody minds


def _limit(case: Case, now: datetime) -> Iterator[str]:
    """Until when, and what has moved that: it says how often it was put off, and how long the clock has stood."""
    assert case.due_at is not None, "asked only of what has a limit"
    if not put_off(case, now):
        yield times.due(case.due_at, now)
    if case.reworked:
        yield f"返工{case.reworked}次"
    if case.extended:
        yield f"延期{case.extended}次"
    if (stood := timedelta(seconds=case.away)) >= _LONG_ENOUGH:
        yield f"停表{times.span(stood)}"


def _told(event: Event, district: District, when: str, nameless: int | None = None) -> str:
    who = SYSTEM if event.person is None else person(district.person.get(event.person), district)
    who = NAMELESS if nameless is not None and event.person == nameless else who
    photos = f" [照片{len(event.photos)}张]" if event.photos else ""
    words = f"：{one_line(event.words, MOST_TOLD)}" if event.words else ""
    return f"{when} {who} {event.step}{words}{photos}"


def told_besides(words: str) -> str:
    """What a unit is told with the case it gets: 交代：让他们多放个桶; empty where nothing is."""
    return f"交代：{one_line(words)}" if words else ""
