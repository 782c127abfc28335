"""What the machine has people say: every command about a case that there is, also those that are added later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain import authority
from domain.actions import Action, action_of
from domain.cases import Case, Grade, Source, State
from domain.chat import Chat, Incoming
from domain.district import District, Person, Purpose, Role
from domain.life import LIFE
from domain.matters import MatterKind, MatterState
from domain.photo import Photo
from domain.platform import Platform
from handlers.kit import Handler, find_handlers
from tests.machine.seen import Seen

COMMANDS = [one for one in find_handlers() if one.on_case and one.words and not one.only_asks]
_SIGNING = [one for one in COMMANDS if one.does is Action.SIGN]
SIGNING = sorted((*_SIGNING, *_SIGNING), key=lambda one: len(one.words[0]))[:3]  # more is agreed to than not
ASKING = [one for one in COMMANDS if one.does in (Action.EXTEND, Action.DEFER, Action.POST_NOTICE)]
LOOKING = [one for one in COMMANDS if one.does is Action.LOOK_BACK]
REPORT = "上报"
UNITS = ("金山社区", "东港社区", "北湖街道")
PLACES = ("人民广场", "金山小学", "东港路")
CATEGORIES = ("占道经营", "小广告", "垃圾外溢", "破损便道", "飞线充电", "僵尸车", "僵尸车")
OFTEN_ABLE = 0.85  # of the moves are by somebody who may, with a case that can
WELL_SAID = 0.9
ENDS = {Action.VOID, Action.WITHDRAW, Action.TRIAGE}  # else hardly any case would come far


@dataclass
class Talker:
    """Somebody says something, somewhere. The same dice say the same."""

    dice: Random
    count: int = 0

    def says(self, now: Seen, at: datetime) -> Incoming:
        """The next message of anybody about anything."""
        living = [case for case in now.cases.values() if not LIFE[case.state].ended]
        if not now.cases or (len(living) < 6 and self.dice.random() < 0.3):
            return self._report(now.district, at)
        case, handler = self._which(now)
        person = self._person(handler, case, now.district)
        photo = (
            handler.does in (Action.RECTIFY, Action.POST_NOTICE)
            or handler.words[0] == "反弹"
            or self.dice.random() < 0.05
        )
        words = self._rest(handler.words[0], at)
        if handler.does is Action.ASSIGN and case.left_unit and self.dice.random() < 0.5:
            words = now.district.unit[case.left_unit].short  # back to whoever had it
        text = f"{handler.words[0]} {case.number} {words}".strip()
        return self._message(person, self._chat(person, case, now.district), text, at, photo)

    def _which(self, now: Seen) -> tuple[Case, Handler]:
        """A case and a command; often a signature that is waited for, a request for one, or a second look."""
        asked = [
            one.case
            for one in now.matters
            if one.state is MatterState.ASKED and one.kind is not MatterKind.SELF_REPORT
        ]
        open_ones = [one.number for one in now.cases.values() if one.state is State.OPEN]
        if asked and self.dice.random() < 0.4:
            return now.cases[self.dice.choice(asked)], self.dice.choice(SIGNING)
        if open_ones and self.dice.random() < 0.1:
            return now.cases[self.dice.choice(open_ones)], self.dice.choice(ASKING)
        closed = [one for one in now.cases.values() if one.state is State.CLOSED]
        drawn = {one.case for one in now.matters if one.kind is MatterKind.LOOK_BACK}
        if closed and self.dice.random() < 0.06:
            looked_at = [one for one in closed if one.number in drawn] or closed
            return self.dice.choice(looked_at), self.dice.choice(LOOKING)
        case = self.dice.choice(list(now.cases.values()))
        return case, self.dice.choice(self._fitting(case) or COMMANDS)

    def _fitting(self, case: Case) -> list[Handler]:
        """Commands that may lead on from where the case stands."""
        if self.dice.random() > OFTEN_ABLE:
            return []
        leads = LIFE[case.state].leads
        noted = {action_of(step) for step, to in leads.items() if to is case.state} | {Action.SIGN}
        moved = {action_of(step) for step, to in leads.items() if to is not case.state} - ENDS
        wanted = moved if moved and self.dice.random() < 0.6 else noted | ENDS
        return [one for one in COMMANDS if one.does in wanted]

    def _person(self, handler: Handler, case: Case, district: District) -> Person:
        if case.reporter in district.person and self.dice.random() < 0.2:
            return district.person[case.reporter]
        anybody = self.dice.sample(district.people, len(district.people))
        if self.dice.random() > OFTEN_ABLE:
            return anybody[0]
        return next((one for one in anybody if _may(one, handler, case, district)), anybody[0])

    def _chat(self, person: Person, case: Case, district: District) -> Chat:
        groups = [one for one in district.groups if one.id == case.group]
        if self.dice.random() < 0.2:
            groups = list(district.groups)
        if groups and self.dice.random() < 0.4:
            return Chat(Platform.WEB, self.dice.choice(groups).chat)
        return Chat(Platform.WEB, f"private:{person.id}", private=True)

    def _report(self, district: District, at: datetime) -> Incoming:
        """By grid staff straight to a unit, by an inspector or a leader to the office."""
        role = self.dice.choice((Role.REPORTER, Role.REPORTER, Role.INSPECTOR, Role.LEADER))
        able = [one for one in district.people if one.has(role)]
        near = [one for one in able if one.grids and one.grids[0] in (1, 2, 3)]
        person = self.dice.choice(near or able or district.people)
        groups = [one for one in district.groups if one.grid in person.grids and one.grid]
        private = Chat(Platform.WEB, f"private:{person.id}", private=True)
        chat = Chat(Platform.WEB, self.dice.choice(groups).chat) if groups else private
        text = f"{REPORT} {self.dice.choice(PLACES)} {self.dice.choice(CATEGORIES)}"
        return self._message(person, chat, text, at, photo=True)

    def _rest(self, word: str, at: datetime) -> str:
        """What stands after the number."""
        if self.dice.random() > WELL_SAID:
            return self.dice.choice(("", "说不清", "3", "到 明天", "取消"))
        day = (at + timedelta(days=self.dice.randint(0, 12))).date()
        rest = {
            "派单": self.dice.choice(UNITS),
            "延期": f"到 {day:%Y-%m-%d} 等材料",
            "挂账": f"到 {day:%Y-%m-%d} 先围起来",
            "改类别": self.dice.choice(CATEGORIES),
            "保密": "",
            "告知": self.dice.choice((f"{self.dice.randint(1, 12)}天", "撤回")),
            "改地点": self.dice.choice(PLACES),
            "来源": self.dice.choice(list(Source)).value,
            "定级": self.dice.choice(list(Grade)).value,
            "同意": "",
            "签收": "",
            "结论": f"{self.dice.choice(UNITS)} 看过现场",
            "配合": self.dice.choice(UNITS),
            "拆分": "、".join(self.dice.sample(UNITS, 2)),
        }
        return rest.get(word, "已经看过")

    def _message(self, person: Person, chat: Chat, text: str, at: datetime, photo: bool) -> Incoming:
        self.count += 1
        name = hashlib.sha256(str(self.dice.random()).encode()).hexdigest()
        photos = (Photo(name),) if photo else ()
        return Incoming(f"m{self.count}", chat, str(person.id), text, at, photos, addressed=True)


def _may(person: Person, handler: Handler, case: Case, district: District) -> bool:
    if not any(set(rule.roles) & set(person.roles) for rule in authority.RULES[handler.does]):
        return False
    related = authority.relations(person, case, district)
    return authority.allows(person, Purpose.PRIVATE, handler.does, related)
