"""Who may do what: the whole matrix against a table of its own, and that the bot asks it before every effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations, product
from typing import Any

import pytest

from bot.routing import STRANGER
from domain.actions import Action
from domain.authority import Relation, allows, belongs_here, relations, roles_for
from domain.cases import Case, Source, State
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.platform import Platform
from tests.talk import ZONE

# 可: any case · 自: reported it, holds it, or their grid, line or lower unit · 办: their unit holds it ·
# 责: the same as 自 but for whoever reported it or is a partner · 帮: their unit is consulted or assists ·
# 报: reported it · －: never.
# Written from the issue and the design, not from the code.
EXPECTED = """
             网格员 经办人 单位负责人 督查员 创建办 领导 观察员   哪里
REPORT         可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
WALK           可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
FROM_ABOVE     －    －      －      －     可    －    －    核心 私聊
DRAGNET        －    －      可      可     可    －    －    全区 核心 联络 单位 网格 私聊
PLAN_NIGHT     －    －      可      可     可    －    －    全区 核心 联络 单位 网格 私聊
SWEEP          可    可      可      可     可    可    －    单位 网格 私聊
ADD            自    自      自      可     可    可    －    全区 核心 联络 单位 网格 私聊
TRIAGE         －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
ASSIGN         －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
NAME_HANDLER   －    －      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
SPLIT          －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
CLAIM          －    可      可      －     －    －    －    联络 单位 网格 私聊
CONFIRM        －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
RETURN         －    办      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
POST_NOTICE    办    办      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
RECTIFY        办    办      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
VERIFY         报    －      －      可     可    －    －    全区 核心 联络 单位 网格 私聊
REOPEN         报    报      报      可     可    报    －    全区 核心 联络 单位 网格 私聊
LOOK_BACK      －    －      －      可     可    －    －    全区 核心 联络 单位 网格 私聊
LOOK_ELSEWHERE －    办      办      可     可    －    －    全区 核心 联络 单位 网格 私聊
DRAWN          －    －      －      可     可    可    －    私聊
WITHDRAW       报    报      报      报     报    报    －    全区 核心 联络 单位 网格 私聊
VOID           －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
MERGE          －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
ECHO           可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
APPEAL         －    －      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
CONCEAL        报    报      报      报     可    报    －    私聊
DISCLOSE       报    报      报      报     报    报    －    私聊
SOURCE         －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
GRADE          －    －      －      可     可    －    －    全区 核心 联络 单位 网格 私聊
EXPLAIN        －    责      责      －     －    －    －    全区 核心 联络 单位 网格 私聊
JUDGE          －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
SUPERVISE      －    －      －      －     可    可    －    全区 核心 联络 单位 网格 私聊
RECEIVE        －    －      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
REPLY          －    －      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
EXTEND         －    办      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
DEFER          －    －      办      －     －    －    －    全区 核心 联络 单位 网格 私聊
SIGN           －    －      自      －     可    可    －    全区 核心 联络 单位 网格 私聊
CONSULT        －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
SPEAK          －    帮      帮      －     －    －    －    全区 核心 联络 单位 网格 私聊
ASSIST         －    －      办      －     可    －    －    全区 核心 联络 单位 网格 私聊
ASSISTED       帮    帮      帮      －     －    －    －    全区 核心 联络 单位 网格 私聊
SEND           －    －      办      －     可    －    －    全区 核心 联络 单位 网格 私聊
SEEN           可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
SEE            自    自      自      可     可    可    可    全区 核心 联络 单位 网格 私聊
ASK            自    自      自      可     可    可    可    全区 核心 联络 单位 网格 私聊
MINE           可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
ANSWER         可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
CALLED         可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
ON_DUTY        可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
ROSTER         －    －      可      －     可    －    －    全区 核心 联络 单位 网格 私聊
STAND_IN       可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
CHECK_POST     －    －      －      可     可    －    －    单位 网格 私聊
EXPLAIN_POST   可    可      可      －     －    －    －    单位 网格 私聊
SQUAD          －    －      －      可     可    －    －    全区 核心 联络 单位 网格 私聊
SQUAD_STEP     可    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
SIGN_NOTICE    －    －      －      －     可    －    －    联络 私聊
DRAW_LOTS      －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
SCORE          可    可      可      －     －    －    －    单位 网格 私聊
SCORES         可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
LISTS          可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
DRAW_UP        －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
OBJECT         －    －      可      －     －    －    －    全区 核心 联络 单位 网格 私聊
SIGN_LIST      －    －      －      －     －    可    －    全区 核心 联络 单位 网格 私聊
WITHDRAW_LIST  －    －      －      －     可    可    －    全区 核心 联络 单位 网格 私聊
MAKE_EXEMPLAR  －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
SIGN_EXEMPLAR  －    －      －      －     －    可    －    全区 核心 联络 单位 网格 私聊
END_EXEMPLAR   －    －      －      －     可    可    －    全区 核心 联络 单位 网格 私聊
KEEP_LETTERS   －    －      可      －     可    －    －    全区 核心 联络 单位 网格 私聊
CONFIRM_DAY    －    可      可      －     －    －    －    单位 网格 私聊
FUNDS          －    可      可      可     可    可    －    全区 核心 联络 单位 网格 私聊
APPLY_FUNDS    －    －      可      －     －    －    －    全区 核心 联络 单位 网格 私聊
REVIEW_FUNDS   －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
APPROVE_FUNDS  －    －      －      －     －    可    －    全区 核心 联络 单位 网格 私聊
REJECT_FUNDS   －    －      －      －     可    可    －    全区 核心 联络 单位 网格 私聊
READ_PLANS     可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
COUNT          －    可      可      －     可    －    －    全区 核心 联络 单位 网格 私聊
AIM            －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
STORIES        －    －      可      －     可    可    －    核心 联络 私聊
CHOOSE_STORY   －    －      －      －     可    －    －    核心 联络 私聊
AGREE_STORY    －    －      办      －     －    －    －    单位 私聊
KEEP_PLANS     －    －      －      －     可    －    －    核心 联络 私聊
VOLUNTEERS     可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
CALL_VOLUNTEERS －   －      可      －     可    －    －    全区 核心 联络 单位 网格 私聊
VOLUNTEER      可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
VOLUNTEER_HOURS 可   可      可      可     可    可    可    私聊
DRAFT          －    －      －      －     可    可    －    核心 联络 私聊
AGENDA         －    －      －      －     可    可    －    核心 联络 私聊
CONTACTS       －    －      可      可     可    可    －    私聊
LIFT_FREEZE    －    －      －      －     可    可    －    核心 联络 私聊
ISSUE          －    －      －      －     可    －    －    核心 联络 私聊
MEETINGS       －    －      －      －     可    可    －    核心 联络 私聊
KEEP_MEETINGS  －    －      －      －     可    可    －    核心 联络 私聊
RESOLVE        －    －      －      －     可    可    －    核心 联络 私聊
FULFIL         －    可      可      －     可    可    －    全区 核心 联络 单位 网格 私聊
BURDEN         －    －      －      －     可    可    －    核心 联络 私聊
NOTICES        可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
CHOOSE         可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
ISSUE_CODE     －    －      －      －     可    －    －    私聊
SET_WORKDAY    －    －      －      －     可    －    －    核心 联络 私聊
ADD_POINT      －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
BIND           －    －      －      －     可    －    －    全区 核心 联络 单位 网格 私聊
JOIN           可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
HELP           可    可      可      可     可    可    可    全区 核心 联络 单位 网格 私聊
"""
SIGNS = {
    "可": set(Relation),
    "自": {Relation.REPORTED, Relation.RESPONSIBLE, Relation.CONCERNED, Relation.PARTNER},
    "责": {Relation.RESPONSIBLE, Relation.CONCERNED},
    "帮": {Relation.PARTNER},
    "办": {Relation.RESPONSIBLE},
    "报": {Relation.REPORTED},
    "－": set(),
}
ROLES, *ROWS = [line.split() for line in EXPECTED.strip().splitlines()]
TABLE = {Action[name]: (dict(zip(ROLES, cells[:7], strict=False)), cells[7:]) for name, *cells in ROWS}


def _expected(role: Role, purpose: Purpose, action: Action, had: set[Relation]) -> bool:
    signs, places = TABLE[action]
    return purpose in places and bool(SIGNS[signs[role]] & had)


def _sets_of_relations() -> Iterator[set[Relation]]:
    for count in range(len(Relation) + 1):
        yield from map(set, combinations(Relation, count))


def _person(*roles: Role, unit: int = 1, id_: int = 1, grids: tuple[int, ...] = ()) -> Person:
    return Person(id_, "某人", unit, roles, grids)


@pytest.mark.parametrize("action", Action)
def test_every_cell_of_the_matrix(action: Action) -> None:
    """Role × purpose × relations: what the table allows is allowed, and nothing else."""
    wrong = [
        (role, purpose, sorted(had), allows(_person(role), purpose, action, had))
        for role, purpose, had in product(Role, Purpose, _sets_of_relations())
        if allows(_person(role), purpose, action, had) != _expected(role, purpose, action, had)
    ]
    assert not wrong, f"{action.name}: role, place, relations, allowed"


def test_two_roles_may_what_either_may() -> None:
    """A person with two roles has the rights of both and no more."""
    for one, other in combinations(Role, 2):
        for purpose, action, had in product(Purpose, Action, _sets_of_relations()):
            both = allows(_person(one, other), purpose, action, had)
            assert both == any(_expected(role, purpose, action, had) for role in (one, other))


def test_nobody_in_particular_may_nothing() -> None:
    """Default deny: without a role nothing is allowed, not even help."""
    for purpose, action in product(Purpose, Action):
        assert not allows(STRANGER, purpose, action)


def test_who_is_named_in_a_refusal_is_able_to_do_it() -> None:
    """The roles that are named to somebody who may not are those that may."""
    for action in Action:
        able = {role for role in Role if any(allows(_person(role), purpose, action) for purpose in Purpose)}
        assert set(roles_for(action)) == able


MORNING = datetime(2026, 3, 2, 9, tzinfo=ZONE)
# 1 is above 2 and 3; 4 is a line department of its own, with 5 below it.
DISTRICT = District(
    units=(
        Unit(1, "街道", "街道", UnitKind.STREET),
        Unit(2, "东社区", "东社区", UnitKind.COMMUNITY, parent=1),
        Unit(3, "西社区", "西社区", UnitKind.COMMUNITY, parent=1),
        Unit(4, "执法局", "执法局", UnitKind.DEPARTMENT),
        Unit(5, "中队", "中队", UnitKind.DEPARTMENT, parent=4),
    ),
    grids=(Grid(21, "01", "东一", 2), Grid(22, "02", "东二", 2), Grid(31, "03", "西一", 3)),
)


def _case(**known: Any) -> Case:
    fields: dict[str, Any] = {"reporter": 99, "opened_at": MORNING, "grid": 21, "unit": 2, "line_unit": 5}
    return Case(1, State.OPEN, "垃圾", Source.PATROL, "路口", **(fields | known))


@pytest.mark.parametrize(
    ("person", "case", "expected"),
    [
        (_person(id_=99, unit=3), _case(), {Relation.REPORTED}),
        (_person(unit=2), _case(), {Relation.RESPONSIBLE, Relation.CONCERNED}),
        (_person(unit=2), _case(unit=None), {Relation.CONCERNED}),
        (_person(unit=3), _case(), {Relation.OTHER}),
        (_person(unit=3, grids=(21,)), _case(), {Relation.CONCERNED}),
        (_person(unit=1), _case(), {Relation.CONCERNED}),
        (_person(unit=5), _case(), {Relation.CONCERNED}),
        (_person(unit=4), _case(), {Relation.CONCERNED}),
        (_person(unit=4), _case(line_unit=None), {Relation.OTHER}),
        (_person(unit=2), _case(unit=3, grid=31, line_unit=None), {Relation.OTHER}),
        (_person(unit=3), _case(unit=3, grid=21, line_unit=None), {Relation.RESPONSIBLE, Relation.CONCERNED}),
        (_person(unit=3), _case(unit=None, grid=None, line_unit=None), {Relation.OTHER}),
    ],
)
def test_what_a_person_has_to_do_with_a_case(person: Person, case: Case, expected: set[Relation]) -> None:
    """Reported, responsible, concerned by grid, line or a lower unit, or none of these."""
    assert relations(person, case, DISTRICT) == expected


@pytest.mark.parametrize(
    ("purpose", "unit", "grid", "belongs"),
    [
        (Purpose.GRID, None, 21, True),
        (Purpose.GRID, None, 22, False),
        (Purpose.UNIT, 2, None, True),
        (Purpose.UNIT, 1, None, True),  # the unit above
        (Purpose.UNIT, 3, None, False),
        (Purpose.UNIT, 5, None, True),  # the line unit
        (Purpose.UNIT, 4, None, True),
        (Purpose.ALL, None, None, True),
        (Purpose.CORE, None, None, True),
        (Purpose.LIAISON, None, None, True),
    ],
)
def test_where_a_case_may_be_spoken_of(
    purpose: Purpose, unit: int | None, grid: int | None, belongs: bool
) -> None:
    """A unit's or a grid's group hears of its own only, and of what was reported in it."""
    group = Group(7, "群", purpose, Platform.WEB, "g", unit, grid)
    assert belongs_here(_case(), group, DISTRICT) is belongs
    assert belongs_here(_case(group=7), group, DISTRICT)
