"""迎检: which days, and whom to call: a card to have at hand."""

from __future__ import annotations

from actions import duty
from actions.audience import heads
from domain.actions import Action
from domain.district import Person, Role, Unit
from domain.tally import Scope
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.store import Store
from texts import visits as wording

_ROLES = (Role.OFFICE, Role.LEADER, Role.INSPECTOR)


@command(wording.WORD, "联系卡", "应急联系人", "应急联系卡", "visit", does=Action.CONTACTS)
def visit(said: Said, store: Store) -> Answer:
    """迎检 [单位] — 哪几天、找谁：创建办、领导、督查员、各单位负责人和现在值班的，带手机"""
    scope, _span, _period = asked(said.words, said, store)
    lines = [wording.when(store.rules.visit, said.today)]
    lines += [wording.people(role, _with(role, store)) for role in _ROLES]
    for unit in _units(scope, store):
        lines.append(wording.people(f"{unit.short}负责人", heads(unit.id, store.district)))
        if scope.units is not None:
            lines.append(wording.people(f"{unit.short}经办人", _handlers(unit, store)))
    for shift in duty.under_way(said.at, store):
        called = (store.district.staff.get(one) for one in duty.staff(shift, store).called)
        lines.append(wording.on_duty(shift.roster.post, [one for one in called if one]))
    return "\n".join(line for line in lines if line)


def _units(scope: Scope, store: Store) -> list[Unit]:
    """Those of the scope that have somebody at their head themselves."""
    mine = [unit for unit in store.district.units if scope.units is None or unit.id in scope.units]
    return [unit for unit in mine if unit.head is not None]


def _with(role: Role, store: Store) -> list[Person]:
    return [one for one in store.district.people if one.has(role)]


def _handlers(unit: Unit, store: Store) -> list[Person]:
    return [one for one in _with(Role.HANDLER, store) if one.unit == unit.id]
