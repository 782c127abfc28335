"""Who answers for a place, where a case stands, and who waits on whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from actions.exemplars import status_of
from domain import authority
from domain.actions import Action
from domain.cases import Case, State
from domain.categories import Axis
from domain.chat import Outgoing
from domain.district import District, Grid, Person, Role
from domain.life import LIFE, WITH_OFFICE, Side
from domain.points import Point
from domain.question import By, Measure
from domain.refused import NoSuchCase, NotThisGroup, NotYourCase
from domain.tally import Scope
from handlers.find import card_of
from handlers.inquiry import PER_PAGE, Inquiry
from handlers.kit import Answer, Said
from handlers.told_first import told_first
from storage.store import Store
from texts import answers, roads

MOST_PLACES = 6  # told of in one message
MOST_CASES = 3
_A_LINE = 3  # duties that a phone shows in one line
_OFFICE, _CHECK = ("创建办", "创建"), ("督查", "核查")
_ROADS = frozenset({"主次干道", "商业大街", "背街小巷", "路口"})
_UNNAMED = "底册里没有写"
_ALSO = {"联系领导": (roads.LEADER,)}  # duties that are called by the same words
_ASKS_FOR_A_NUMBER = re.compile("电话|手机|联系方式")
_NO_NUMBERS = "手机号这里不发，请看通讯录。"


def owner(asked: Inquiry) -> Outgoing:
    """Grid, unit and the people of a place; the unit and person of a case; the departments of a category."""
    question = asked.question
    blocks = [_of_case(seen(number, asked.said, asked.store), asked) for number in question.numbers]
    if question.scopes:
        blocks += [block for scope in asked.scopes for block in _of_scope(scope, asked)]
    if question.person is not None and asked.scopes:
        blocks.append(_of_person(asked.store.district.person[question.person], asked.store))
    if not blocks or question.categories:
        blocks += [_of_category(one, asked.store) for one in question.categories]
    shown = [block for block in blocks if block][:MOST_PLACES]
    more = len(blocks) - len(shown)
    if not shown:
        return asked.says(answers.maybe(()))
    alone = question.person is None or question.categories or question.numbers
    head = asked.headed(replace(question, person=None)) if alone and not question.scopes else asked.head
    more_of_them = [f"……还有 {more} 处，请说得细一点"] if more > 0 else []
    numbers = [_NO_NUMBERS] if _ASKS_FOR_A_NUMBER.search(asked.said.words) else []
    text = "\n".join([head, *shown, *more_of_them, *numbers])
    return asked.says(text, asked.rows([seen(one, asked.said, asked.store) for one in question.numbers]))


def _of_scope(scope: Scope, asked: Inquiry) -> Iterator[str]:
    district = asked.store.district
    for id_ in sorted(scope.points or ()):
        yield from (_of_point(one, asked) for one in _stretches(district.point[id_], asked.store))
    for id_ in sorted(scope.grids or ()):
        grid = district.grid[id_]
        staff = [one for one in district.people if grid.id in one.grids and one.has(Role.REPORTER)]
        leader = ("网格长", _names([district.staff.get(grid.leader or 0)]))
        of_unit = _unit(grid.unit, asked)
        duties = [
            leader,
            *of_unit,
            ("网格员", _names(staff)),
            *_zone(grid, district),
            *_exemplar(grid, asked),
        ]
        yield _told(grid.name, duties, asked)
    for id_ in _tops(scope, asked.store):
        yield _told(district.unit[id_].name, _unit(id_, asked), asked)
    if scope.units is None and scope.grids is None and scope.points is None:
        office = district.people_with(Role.OFFICE)
        yield f"全区的事找创建办：{_names(office)}"


def _stretches(point: Point, store: Store) -> list[Point]:
    """The point, and for a road the other points that are called by it: 金山东路（南段）."""
    if point.kind not in _ROADS:
        return [point]
    others = [one for one in store.district.points if one.id != point.id and one.name.startswith(point.name)]
    return [point, *(one for one in others if one.kind in _ROADS)]


def _tops(scope: Scope, store: Store) -> list[int]:
    """The units that were named, without those under them."""
    units = scope.units or frozenset()
    return [one for one in sorted(units) if store.district.unit[one].parent not in units]


Duties = list[tuple[str, str]]


def _of_point(point: Point, asked: Inquiry) -> str:
    """Grid, unit, and whoever the register names for the point."""
    district = asked.store.district
    grid = district.grid[point.grid]
    staff = [one for one in district.people if grid.id in one.grids and one.has(Role.REPORTER)]
    reporter = district.staff.get(point.reporter or 0)
    lines = [district.unit[one].short for one in point.line_units if one in district.unit]
    duties: Duties = [
        ("网格", grid.name),
        ("网格长", _names([district.staff.get(grid.leader or 0)])),
        *_unit(grid.unit, asked),
        ("管理员", _names([district.staff.get(point.manager or 0)])),
        ("网格员", _names([reporter] if reporter else staff)),
        ("保洁员", point.cleaner),
        ("条线", "、".join(lines)),
        *_zone(grid, district),
    ]
    told = _told(point.name, [*duties, *_exemplar(point, asked)], asked, roads.layer(point))
    return "\n".join([told, *roads.beside(point)]) if not asked.question.duty else told


def _zone(grid: Grid, district: District) -> Duties:
    """The zone that it lies in, and who heads that."""
    head = district.zone_head(grid.zone)
    return [("片区", grid.zone), ("片区负责人", _names([head]))]


def _exemplar(one: Point | Grid, asked: Inquiry) -> Duties:
    """What it is of 示范, if it is something."""
    return [("状态", status_of(one, asked.store))]


def _unit(id_: int, asked: Inquiry) -> Duties:
    """The unit, its head and handlers, and the leader it is linked to, else the one of the unit above."""
    district = asked.store.district
    unit = district.unit[id_]
    handlers = district.people_with(Role.HANDLER, unit=id_)
    heads = district.people_with(Role.UNIT_HEAD, unit=id_)
    leaders = (district.unit[one].leader for one in district.lineage(id_))
    leader = next((district.staff[one] for one in leaders if one in district.staff), None)
    head = district.staff.get(unit.head or 0)
    return [
        ("单位", unit.short),
        ("单位负责人", _names([head] if head else heads)),
        ("经办人", _names(handlers)),
        ("联系领导", _names([leader])),
    ]


def _told(name: str, duties: Duties, asked: Inquiry, more: Duties | None = None) -> str:
    """One line; the one duty that was asked for alone, of these or of `more`, also when the register does not name
    anybody."""
    wanted = [
        one
        for one in (*duties, *(more or ()))
        if one[0] in (asked.question.duty, *_ALSO.get(asked.question.duty, ()))
    ]
    if wanted:
        told = [one for one in wanted if one[1]] or wanted[:1]
        return f"{name} · {' · '.join(f'{duty}：{who or _UNNAMED}' for duty, who in told)}"
    said = [f"{duty} {who}" for duty, who in duties if who]
    lines = (" · ".join(said[i : i + _A_LINE]) for i in range(0, len(said), _A_LINE))
    return "\n".join([name, *lines])


def _of_case(case: Case, asked: Inquiry) -> str:
    district = asked.store.district
    unit = district.unit[case.unit].short if case.unit in district.unit else "还没有派单"
    handler = district.person.get(case.handler or 0)
    return f"#{case.number} {case.state}：{unit}{f' {handler.name}' if handler else ''}"


def _of_person(person: Person, store: Store) -> str:
    grids = "、".join(store.district.grid[one].name for one in person.grids if one in store.district.grid)
    roles = "、".join(person.roles)
    return f"{person.name}：{store.district.unit[person.unit].short} {roles}{f'，{grids}' if grids else ''}"


def _of_category(id_: int, store: Store) -> str:
    """Who gets a case of it first (牵头), as `domain.leading` and `with_line_unit` have it, and who helps."""
    category = store.district.category[id_]
    lines = [store.district.unit[one].short for one in category.line_units if one in store.district.unit]
    if category.leading is Axis.LINE:
        first, others = lines[:1] or ["点位的条线单位"], lines[1:]
        beside = f" · 条线 {'、'.join(others)}" if others else ""
        return f"{category.name}：牵头 {first[0]}{beside}，所在地的单位配合"
    return f"{category.name}：条线 {'、'.join(lines) or _UNNAMED}，整改归所在地的单位"


def _names(people: Iterable[Person | None]) -> str:
    return "、".join(one.name for one in people if one)


def case(asked: Inquiry) -> Answer:
    """The whole card of each case that was named; without a number, those that fit."""
    if not asked.question.numbers:
        found = asked.store.figures.listed(asked.sought, 0, 2)
        if len(found) == 1:
            return card_of(replace(asked.said, about=found[0]), asked.store)
        return asked.page(asked.head, asked.sought)
    if len(asked.question.numbers) > MOST_CASES:
        return _in_lines(asked)
    cases = [seen(one, asked.said, asked.store) for one in asked.question.numbers]
    cards = [card_of(replace(asked.said, about=one), asked.store) for one in cases]
    first = told_first(cases[0], asked.said, asked.store) if len(cases) == 1 else None
    return [*([asked.says(first)] if first else []), *cards]


def _in_lines(asked: Inquiry) -> Outgoing:
    """More cases than cards go into a talk: a line each."""
    numbers = asked.question.numbers
    rows = asked.rows([seen(one, asked.said, asked.store) for one in numbers[:PER_PAGE]])
    more = len(numbers) - PER_PAGE
    lines = [
        asked.head,
        *(row.text for row in rows),
        *([f"……还有 {more} 件，请分几次问"] if more > 0 else []),
    ]
    return asked.says("\n".join(lines), rows)


def seen(number: int, said: Said, store: Store) -> Case:
    """A case by its number. Raises NoSuchCase, NotThisGroup and NotYourCase, as 查 does."""
    found = store.cases.get(number)
    if found is None:
        raise NoSuchCase(number)
    if said.group is not None and not authority.belongs_here(found, said.group, store.district):
        there = authority.sits_where(said.person, found, store.district)
        raise NotThisGroup(found, there.name if there else "")
    relations = authority.relations(said.person, found, store.district)
    if not authority.allows(said.person, said.purpose, Action.SEE, relations):
        holder = store.district.unit.get(found.unit or 0)
        raise NotYourCase(found, Action.SEE, holder.short if holder else None)
    return found


def waiting(asked: Inquiry) -> Answer:
    """Who is waited for, and with how many; those of one of them as a list."""
    if asked.question.numbers:
        return case(replace(asked, question=replace(asked.question, measure=Measure.CASE)))
    if asked.question.duty or asked.question.states:
        return asked.page(asked.head, replace(asked.sought, waits=_awaited(asked.question.duty)))
    lines = []
    for side, words in _SIDES.items():
        sought = replace(asked.sought, waits=_held_by(side))
        if number := asked.store.figures.count(sought):
            lines.append(f"等{words} {number} 件{_by_unit(asked) if side is Side.UNIT else ''}")
    return asked.says("\n".join([asked.head, *(lines or ["没有在等的。"])]), (), "名单")


_SIDES = {Side.UNIT: "责任单位整改", Side.OFFICE: "创建办受理、派单", Side.VERIFIERS: "督查员、创建办核查"}


def _held_by(side: Side) -> frozenset[State]:
    return frozenset(state for state in State if LIFE[state].holder is side)


def _awaited(duty: str) -> frozenset[State] | None:
    """The states in which somebody is waited for; None if the words name nobody who is."""
    if any(one in duty for one in _OFFICE):
        return WITH_OFFICE | _held_by(Side.VERIFIERS)
    return _held_by(Side.VERIFIERS) if any(one in duty for one in _CHECK) else None


def _by_unit(asked: Inquiry) -> str:
    parts = asked.store.figures.parts(replace(asked.sought, waits=_held_by(Side.UNIT)), By.UNIT)
    counts = sorted(((number, key) for key, number in parts.items() if key), reverse=True)
    named = [f"{asked.store.district.alone(key)} {number}" for number, key in counts[:4]]
    return f"（{'、'.join(named)}{' 等' if len(counts) > 4 else ''}）" if named else ""
