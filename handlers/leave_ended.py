"""销假: somebody is back before their leave is over, or does not take it at all."""

from __future__ import annotations

from actions import rollcall
from domain.actions import Action
from handlers.kit import Answer, Said, command
from handlers.standing_in import is_in_charge_of, people_and_day
from storage.store import Store


@command("销假", "取消请假", "backfromleave", does=Action.ANSWER)
def end_leave(said: Said, store: Store) -> Answer:
    """销假 — 提前回来或不请了，从今天起照常（单位负责人可写 销假 姓名）"""
    day, people, unknown = people_and_day(said, store)
    if day is not None and day != said.today:
        return "销假从今天起算。以后哪天回来，到那天再发：销假"
    if unknown or len(people) > 1:
        return "请这样写：销假；单位负责人替本单位的人销假：销假 姓名"
    person = people[0] if people else said.person
    if person != said.person and not is_in_charge_of(person, said.person, store):
        return f"{person.name}的假，请{person.name}本人或单位负责人来销。"
    return rollcall.end_leave(person, said.cause, store)
