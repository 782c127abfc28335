"""迎检: which days, and whom to call: a card to have at hand."""

from __future__ import annotations

import re

from actions import duty, freezing
from actions.audience import heads
from domain.actions import Action
from domain.chat import Incoming
from domain.district import Role, Unit
from domain.tally import Scope
from handlers.kit import Answer, Ask, Said, command, is_plain, listener
from handlers.scopes import asked
from storage.store import Store
from texts import visits as wording

_WHEN = r"(?:(?:是|在|从)?(?:什么时候|几时|哪几?天|几号|到哪天|到几号|日期|时间|安排)(?:开始|结束|到|来)?)"
_ASKED = re.compile(
    rf"(?:请问|这次|现在|我们|今天|有没有|有|在|是不是|{_WHEN})*+{wording.WORD}"
    rf"(?:期间|期|{_WHEN}|结束|了|吗|没有?|的)*+[?？。]*"
)
_ENDS = re.compile(r"(?:提前|早点)?(?:结束|停止|停掉?|取消|终止|撤[销掉])(?:了|吧)*[。!！]*")
_DAYS, _SET = "日子", "怎么定"
_ROLES = (Role.OFFICE, Role.LEADER, Role.INSPECTOR)


@command(wording.WORD, "联系卡", "应急联系人", "应急联系卡", "visit", does=Action.CONTACTS)
def visit(said: Said, store: Store) -> Answer:
    """迎检 [单位] — 哪几天、找谁：创建办、领导、督查员、各单位负责人和现在值班的，带手机"""
    if _ENDS.fullmatch(said.words.strip()):
        return wording.ended_early(store.rules.visit, said.today)
    if said.words.strip() == _SET:
        return wording.how_set(store.rules.visit, said.today)
    if said.words.strip() == _DAYS:
        return wording.when(store.rules.visit, said.today)
    scope, _span, _period = asked(said.words, said, store)
    lines = [wording.when(store.rules.visit, said.today)]
    lines += [wording.people(role, store.district.people_with(role)) for role in _ROLES]
    for unit in _units(scope, store):
        lines.append(wording.people(f"{unit.short}负责人", heads(unit.id, store.district)))
        if scope.units is not None:
            handlers = store.district.people_with(Role.HANDLER, unit=unit.id)
            lines.append(wording.people(f"{unit.short}经办人", handlers))
    for shift in duty.under_way(said.at, store):
        called = (store.district.staff.get(one) for one in duty.staff(shift, store).called)
        lines.append(wording.on_duty(shift.roster.post, [one for one in called if one]))
    return "\n".join(line for line in lines if line)


@command(wording.LIFT, "liftfreeze", does=Action.LIFT_FREEZE)
def lift(said: Said, store: Store) -> Answer:
    """迎检 解冻 原因 — 迎检期间底册、点位、调休不能改，非改不可时放开一天"""
    if not said.words.strip():
        return Ask(wording.WHY, wording.LIFT)
    return freezing.lift(said.person, said.cause, store)


def _asks(message: Incoming, _store: Store) -> bool:
    return is_plain(message) and message.spoken_to and _ASKED.fullmatch(message.text.strip()) is not None


@listener(does=Action.ASK, wants=_asks)
def when(said: Said, store: Store) -> Answer:
    """什么时候迎检: the days alone."""
    return wording.when(store.rules.visit, said.today)


def _units(scope: Scope, store: Store) -> list[Unit]:
    """Those of the scope that have somebody at their head themselves."""
    mine = [unit for unit in store.district.units if scope.units is None or unit.id in scope.units]
    return [unit for unit in mine if unit.head is not None]
