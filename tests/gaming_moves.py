"""The moves that a unit, the office, a reporter and a verifier can make with a case, for tests/test_gaming.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from actions import (
    assisting,
    cases,
    claims,
    confiding,
    consulting,
    ending,
    grading,
    look_back,
    looking,
    mending,
    merging,
    reports,
    supervision,
    tow_notices,
)
from domain.cases import Case, Grade, Source, Step
from domain.cause import Cause
from domain.district import Person, Role
from tests.gaming_desk import Desk
from texts.life import of_step

UNITS = ("金山社区", "北湖街道")
# By these a case goes off a unit's account now: it was put right, another unit has it, or it is none.
LETS_GO = frozenset(
    {"整改", "派给别的单位", "认领", "作废", "撤回", "不予受理", "结论", "并案", "拆给别的单位"}
)

STEPS = {of_step(step).command: step for step in Step} | {
    "派给别的单位": Step.ASSIGN,
    "拆给别的单位": Step.SPLIT,
    "定人": Step.ASSIGN,
    "自改类别": Step.CATEGORY,
    "同意": Step.ADD,
    "不同意": Step.ADD,
    "申诉": Step.ADD,
    "现场整改": Step.ADD,
    "不督办": Step.ADD,
    "保密": Step.ADD,
    "公开": Step.ADD,
    "不用配合": Step.ADD,
    "告知": Step.RECTIFY,
    "告知撤回": Step.RECTIFY,
}


Play = Callable[[Case, Desk], object]


def moves_of(units: tuple[int, int]) -> dict[str, Play]:
    mine, other = units

    def office(desk: Desk) -> Cause:
        return desk.cause(desk.person(Role.OFFICE))

    def inspector(desk: Desk) -> Person:
        return desk.person(Role.INSPECTOR)

    def looker(case: Case, desk: Desk) -> Person:
        drawn = {other.number: matter.person for matter, other in look_back.waiting(desk.store)}
        return desk.store.district.person[drawn.get(case.number) or inspector(desk).id]

    return {
        "退回": lambda case, desk: cases.give_back(case, desk.cause(desk.handler(case)), desk.store),
        "派": lambda case, desk: cases.assign(
            case, desk.store.district.unit[case.left_unit or case.unit or mine], office(desk), desk.store
        ),
        "派给别的单位": lambda case, desk: cases.assign(
            case, desk.store.district.unit[desk.dice.choice(units)], office(desk), desk.store
        ),
        "定人": lambda case, desk: cases.assign(
            case,
            desk.store.district.unit[case.unit or mine],
            desk.cause(desk.handler(case)),
            desk.store,
            to=desk.dice.choice(
                [one for one in desk.store.district.people if one.unit == (case.unit or mine)]
            ),
        ),
        "认领": lambda case, desk: cases.claim(
            case,
            next(one for one in desk.store.district.people if one.unit == other),
            office(desk),
            desk.store,
        ),
        "整改": lambda case, desk: cases.rectify(
            case, desk.handler(case), desk.cause(desk.handler(case)), desk.store
        ),
        "撤回整改": lambda case, desk: cases.unfix(
            case, desk.cause(desk.store.district.person[case.fixed_by or 0]), desk.store
        ),
        "通过": lambda case, desk: cases.pass_check(
            case, desk.cause(desk.person(Role.INSPECTOR)), desk.store
        ),
        "不通过": lambda case, desk: cases.fail_check(
            case, desk.cause(desk.person(Role.INSPECTOR)), desk.store
        ),
        "重开": lambda case, desk: cases.reopen(case, office(desk), desk.store),
        "延期": lambda case, desk: desk.extend(case),
        "挂账": lambda case, desk: desk.defer(case),
        "改类别": lambda case, desk: mending.change_category(
            case, desk.dice.choice(desk.store.district.categories), office(desk), desk.store
        ),
        "来源": lambda case, desk: mending.change_source(
            case, desk.dice.choice(list(Source)), office(desk), desk.store
        ),
        "定级": lambda case, desk: grading.change(
            case, desk.dice.choice(list(Grade)), office(desk), desk.store
        ),
        "改地点": lambda case, desk: mending.change_place(
            case, replace(office(desk), words=desk.dice.choice(("东港路", "人民广场"))), desk.store
        ),
        "同意": lambda case, desk: desk.sign(case),
        "督办": lambda case, desk: supervision.issue(case, office(desk), desk.store),
        "签收": lambda case, desk: supervision.receive(
            case, desk.cause(desk.person(Role.UNIT_HEAD, case.unit)), desk.store
        ),
        "回复": lambda case, desk: supervision.reply(
            case, desk.cause(desk.person(Role.UNIT_HEAD, case.unit)), desk.store
        ),
        "办结": lambda case, desk: supervision.settle(case, office(desk), desk.store),
        "受理": lambda case, desk: cases.accept(case, office(desk), desk.store),
        "不予受理": lambda case, desk: cases.reject(case, office(desk), desk.store),
        "撤回": lambda case, desk: ending.withdraw(
            case, desk.cause(desk.store.district.person[case.reporter]), desk.store
        ),
        "作废": lambda case, desk: ending.void(case, office(desk), desk.store),
        "好": lambda case, desk: look_back.lasts(
            case, looker(case, desk), desk.cause(looker(case, desk)), desk.store
        ),
        "反弹": lambda case, desk: look_back.rebound(
            case, inspector(desk), None, desk.cause(inspector(desk)), desk.store
        ),
        "并案": lambda case, desk: merging.merge(
            case, desk.dice.choice(desk.store.cases.every()).number, office(desk), desk.store
        ),
        "拆分": lambda case, desk: desk.split(case, UNITS[had(case) == other], "东港社区"),
        "拆给别的单位": lambda case, desk: desk.split(case, UNITS[had(case) == mine], "东港社区"),
        "申诉": lambda case, desk: desk.appeal(case),
        "现场整改": lambda _case, desk: desk.mend_own(mine),
        "会商": lambda case, desk: consulting.open_by_hand(case, office(desk), desk.store),
        "结论": lambda case, desk: consulting.conclude(
            case, desk.store.district.unit[desk.dice.choice(units)], office(desk), desk.store
        ),
        "自改类别": lambda case, desk: mending.change_category(
            case, desk.dice.choice(desk.often_vehicles()), desk.cause(desk.handler(case)), desk.store
        ),
        "告知": lambda case, desk: tow_notices.post(
            case,
            desk.at + timedelta(days=desk.dice.choice((1, 3, 10, 30))),
            desk.shown(desk.handler(case)),
            desk.store,
        ),
        "告知撤回": lambda case, desk: tow_notices.take_back(
            case, desk.cause(desk.handler(case)), desk.store
        ),
        "补充": lambda case, desk: reports.add(case, desk.cause(desk.handler(case)), desk.store),
        "反映": lambda case, desk: merging.echo(case, desk.cause(desk.person(Role.REPORTER)), desk.store),
        "确认认领": lambda case, desk: claims.confirm(
            case, desk.person(Role.OFFICE), office(desk), desk.store
        ),
        "配合": lambda case, desk: assisting.ask(
            case,
            [one for one in desk.store.district.units if one.short == "东港社区"],
            None,
            desk.cause(desk.person(Role.UNIT_HEAD, case.unit)),
            desk.store,
        ),
        "配合好了": lambda case, desk: desk.help(case),
        "不用配合": lambda case, desk: assisting.drop(case, [], office(desk), desk.store),
        "意见": lambda case, desk: desk.speak(case),
        "请人去看": lambda case, desk: looking.send(
            case, None, desk.person(Role.OFFICE), office(desk), desk.store
        ),
        "看过": lambda case, desk: desk.look(case),
        "不用去看": lambda case, desk: looking.call_off(case, office(desk), desk.store),
        "不督办": lambda case, desk: supervision.decline(case, office(desk), desk.store),
        "不同意": lambda case, desk: desk.refuse(case),
        "说明": lambda case, desk: desk.explain(case),
        "免责": lambda case, desk: desk.judge(Step.SHIELD, case),
        "追责": lambda case, desk: desk.judge(Step.BLAME, case),
        "保密": lambda case, desk: confiding.conceal(case, office(desk), desk.store),
        "公开": lambda case, desk: confiding.disclose(
            case, desk.cause(desk.store.district.person[case.reporter]), desk.store
        ),
    }


def had(case: Case) -> int | None:
    """Which unit has it, or had it last."""
    return case.unit or case.left_unit
