"""The moves that a unit, the office, a reporter and a verifier can make with a case, for tests/test_gaming.py."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from actions import (
    appeals,
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
    signing,
    splitting,
    spot,
    supervision,
    tow_notices,
    verdicts,
)
from domain.cases import Case, Grade, Source, Step
from domain.categories import Category
from domain.cause import Cause
from domain.district import Person, Role
from domain.matters import MatterKind
from domain.photo import Photo
from domain.refused import Refused
from storage import tables
from storage.store import Store
from texts.life import of_step

UNITS = ("金山社区", "北湖街道")
# By these a case goes off a unit's account now: it was put right, another unit has it, or it is none.
LETS_GO = frozenset(
    {"整改", "派给别的单位", "认领", "作废", "撤回", "不予受理", "结论", "并案", "拆给别的单位"}
)

STEPS = {of_step(step).command: step for step in Step} | {
    "派给别的单位": Step.ASSIGN,
    "拆给别的单位": Step.SPLIT,
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


@dataclass(frozen=True)
class Desk:
    """Who plays: the people of a unit, those of another one, the office and somebody who verifies."""

    store: Store
    dice: Random
    at: datetime

    def person(self, role: Role, unit: int | None = None) -> Person:
        """Somebody with the role, of the unit or of one above it."""
        units = list(self.store.district.lineage(unit)) if unit else None
        able = [one for one in self.store.district.people if one.has(role)]
        return next(one for one in able if units is None or one.unit in units)

    def cause(self, person: Person) -> Cause:
        """What they say now."""
        return Cause(person, self.at, "理由", message=str(self.dice.random()))

    def extend(self, case: Case) -> None:
        """延期 with its two signatures."""
        handler, until = self.person(Role.HANDLER), self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_extension(case, until, self.cause(handler), self.store)
        self._perhaps_sign(case)

    def defer(self, case: Case) -> None:
        """挂账 with its signature."""
        head = self.person(Role.UNIT_HEAD, case.unit)
        until = self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_deferral(case, until, self.cause(head), self.store)
        self._perhaps_sign(case)

    def appeal(self, case: Case) -> None:
        """申诉, and whoever asked for it and one of the office agree: not enough."""
        head, office = self.person(Role.UNIT_HEAD, case.unit), self.person(Role.OFFICE)
        appeals.ask(case, head, self.cause(head), self.store)
        for person in (office, self.dice.choice((office, head))):
            with suppress(Refused):
                appeals.agree(self._again(case), person, self.cause(person), self.store)

    def photos(self, count: int) -> tuple[Photo, ...]:
        """Photos that nobody has seen before."""
        photos = tuple(Photo(sha256(self.dice.randbytes(8)).hexdigest()) for _ in range(count))
        self.store.connection.execute(tables.photos.insert(), [{"sha256": one.sha256} for one in photos])
        return photos

    def shown(self, person: Person) -> Cause:
        """What they say now, with a photo."""
        return replace(self.cause(person), photos=self.photos(1))

    def handler(self, case: Case) -> Person:
        """Who handles it, or somebody who could."""
        return self.store.district.person[case.handler or self.person(Role.HANDLER).id]

    def refuse(self, case: Case) -> None:
        """不同意 by the office."""
        office = self.person(Role.OFFICE)
        if appeals.waiting(case, self.store):
            appeals.refuse(case, office, self.cause(office), self.store)
        else:
            signing.refuse(case, office, self.cause(office), self.store)

    def often_vehicles(self) -> list[Category]:
        """Any category, 僵尸车 more often: there a 告知 moves the limit."""
        every = list(self.store.district.categories)
        return every + [one for one in every if one.name == "僵尸车"] * len(every)

    def look(self, case: Case) -> None:
        """看过 by whoever was asked, or a colleague."""
        asked = [one for one in self.store.matters.of(case.number) if one.kind is MatterKind.SITE]
        person = self.store.district.person[asked[-1].person or 0] if asked else self.handler(case)
        looking.seen(case, person, self.shown(person), self.store)

    def speak(self, case: Case) -> None:
        """意见 of one of the units that are consulted."""
        people = [one for one in self.store.district.people if one.unit in case.partners]
        speaker = self.dice.choice(people or [self.person(Role.HANDLER)])
        consulting.speak(case, speaker, self.cause(speaker), self.store)

    def help(self, case: Case) -> None:
        """配合好了 by one of the units that help."""
        people = [one for one in self.store.district.people if one.unit in case.partners]
        helper = self.dice.choice(people or [self.person(Role.HANDLER)])
        assisting.done(case, helper, self.shown(helper), self.store)

    def explain(self, case: Case) -> None:
        """说明 by the unit that is asked."""
        head = self.person(Role.UNIT_HEAD, case.unit)
        verdicts.explain(case, head, self.cause(head), self.store)

    def judge(self, step: Step, case: Case) -> None:
        """免责 or 追责 by the office."""
        office = self.person(Role.OFFICE)
        verdicts.decide(step, case, office, self.cause(office), self.store)

    def split(self, case: Case, *names: str) -> None:
        """拆分 to these units."""
        units = [one for one in self.store.district.units if one.short in names]
        splitting.split(
            case,
            [splitting.PartAsked(one) for one in units],
            self.cause(self.person(Role.OFFICE)),
            self.store,
        )

    def mend_own(self, unit: int) -> None:
        """现场整改 of what somebody of the unit finds there."""
        finder = self.person(Role.HANDLER, unit)
        told = replace(self.cause(finder), words="人民广场 小广告", photos=self.photos(2))
        spot.report(finder, None, told, self.store)

    def _perhaps_sign(self, case: Case) -> None:
        if self.dice.random() < 0.7:
            self.sign(case)

    def sign(self, case: Case) -> None:
        """Everybody signs who is asked to."""
        for role in (Role.UNIT_HEAD, Role.OFFICE):
            signer = self.person(role, case.unit if role is Role.UNIT_HEAD else None)
            if signing.waiting(case, self.at, self.store) and not self._is_own(case, signer):
                signing.agree(self._again(case), signer, self.cause(signer), self.store)

    def _is_own(self, case: Case, signer: Person) -> bool:
        matter = signing.waiting(case, self.at, self.store)
        return matter is not None and matter.opened_by == signer.id

    def _again(self, case: Case) -> Case:
        found = self.store.cases.get(case.number)
        assert found is not None
        return found


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
        "认领": lambda case, desk: cases.claim(
            case,
            next(one for one in desk.store.district.people if one.unit == other),
            office(desk),
            desk.store,
        ),
        "整改": lambda case, desk: cases.rectify(
            case, desk.handler(case), desk.cause(desk.handler(case)), desk.store
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
