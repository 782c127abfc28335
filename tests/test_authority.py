"""Who may do what: the whole matrix against a table of its own, and that the bot asks it before every effect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations, product
from typing import Any

import pytest
import sqlalchemy as sa

from bot.routing import STRANGER
from domain.actions import Action
from domain.authority import Relation, allows, belongs_here, relations, roles_for
from domain.cases import Case, Source, State
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.platform import Platform
from storage import tables
from storage.database import Database
from tests.talk import ZONE, Start, Talk
from tests.turns import ONE_DATABASE

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


# Who says what where, and what the answer must contain. #1 is 金山社区's, in work; #2 东港社区's, fixed by it.
DENIED = """
程晓燕@金山一网格群> 派 1 东港社区                     要由创建办来做
毛俊逸@金山一网格群> 受理 1                            要由创建办来做
毛俊逸@金山一网格群> 不予受理 1 不想办                  要由创建办来做
程晓燕@金山一网格群> 退回 1 不是我们的                  要由经办人、单位负责人来做
夏子墨@私聊> 退回 1 不是我们的                          是金山社区的
夏子墨@私聊> 整改 1 好了 [照片]                         是金山社区的
夏子墨@东港网格群> 整改 1 好了 [照片]                    不是本群的事
夏子墨@东港网格群> 通过 2                               核查请督查员、创建办或上报的网格员来做
任春生@东港网格群> 通过 2                               是您或您单位整改的
程晓燕@私聊> 通过 2                                    核查请督查员、创建办或上报的网格员来做
沈知远@创建工作核心群> 通过 2                           核查请督查员、创建办或上报的网格员来做
沈知远@创建工作核心群> 派 1 东港社区                    要由创建办来做
高正扬@私聊> 派 1 东港社区                              要由创建办来做
高正扬@私聊> 整改 1 好了 [照片]                          要由网格员、经办人、单位负责人来做
陶书宁@青澜区创建工作群> 上报 人民广场 占道经营           要由
陶书宁@青澜区创建工作群> 补充 1 我也看见了               要由
陶书宁@青澜区创建工作群> 重开 2 没好                     要由
毛俊逸@创建工作核心群> 到                               网页<
毛俊逸@创建信息联络群> 排班 东门 08:00-12:00 郑小满      要由
林晓岚@创建信息联络群> 登记码 毛俊逸                     请和我私聊
毛俊逸@私聊> 登记码 程晓燕                              要由创建办来做
毛俊逸@私聊> 调休 2026-03-03 休息                       要由创建办来做
程晓燕@金山一网格群> 认领 1                             要由经办人、单位负责人来做
程晓燕@私聊> 查 2                                      是东港社区的
毛俊逸@金山社区工作群> 超期 东港社区                     不归您这边
夏子墨@私聊> 1整改好了 [照片]                           是金山社区的
沈知远@创建工作核心群> 1和2都通过                        核查请督查员、创建办或上报的网格员来做
毛俊逸@私聊> 通过                                      是哪一件
程晓燕@私聊> 并案 1 到 2                                要由创建办来做
毛俊逸@金山一网格群> 撤回 1                             不是您上报的
程晓燕@私聊> 撤回整改 2                                 是东港社区的
毛俊逸@金山一网格群> 作废 1 误报                         要由创建办来做
程晓燕@私聊> 来源 1 督查                                要由创建办来做
毛俊逸@金山一网格群> 定级 1 一般                         要由督查员、创建办来做
程晓燕@私聊> 督办 1                                     要由创建办、领导来做
毛俊逸@私聊> 签收 1                                     要由单位负责人叶秀兰来做
陌生人@金山一网格群> 1整改好了 [照片]                    我还不认识您
陌生人@金山一网格群> 通过 2                             我还不认识您
"""


@ONE_DATABASE
async def test_what_is_denied_changes_nothing(start: Start, database: Database) -> None:
    """Over the whole bot: one refusal where it was said, and not a row changed anywhere else."""
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
        await talk.play("任春生@东港网格群> 东港路 违停 [照片]")
        await talk.play("夏子墨@东港网格群> 整改 2 拖走了 [照片]")
        before = await everything(database)
        for line in DENIED.strip().splitlines():
            said, expected = line.rsplit(maxsplit=1)
            talk.played.clear()
            await talk.play(said.strip())
            _, _, answer, *more = talk.played
            assert expected in answer and not more, talk.played
            assert await everything(database) == before, said
    finally:
        talk.app.database.close()


async def test_what_is_allowed_changes_something(start: Start, database: Database) -> None:
    """The control of the test above: an allowed step is seen by it."""
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        await talk.play("程晓燕@金山一网格群> 人民广场 占道经营 [照片]")
        before = await everything(database)
        await talk.play("毛俊逸@金山一网格群> 退回 1 不是我们的")
        assert await everything(database) != before
    finally:
        talk.app.database.close()


async def everything(database: Database) -> str:
    """A fingerprint of every row, but for the messages themselves and the pictures that came with them."""
    passing = {"inbox", "outbox", "web_messages", "photos", "looks"}
    digest = hashlib.sha256()
    with database.reading() as store:
        for table in tables.metadata.sorted_tables:
            if table.name not in passing:
                rows = store.connection.execute(sa.select(table).order_by(*table.primary_key))
                digest.update(f"{table.name} {rows.all()}".encode())
    return digest.hexdigest()
