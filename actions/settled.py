"""A request that was decided elsewhere, or that came to nothing, loses its buttons, also in private talks.

A card goes with its case (actions/cards.py); this is for what else has buttons about one case: 同意, 签收, 配合好了 …
What is about no case (签发 of a list, 换班 …) names its topic, and whoever decides that says so (domain/topics.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from actions import awaited, sites, supervision
from actions.partners import waited_for
from domain.cases import Accountability, Case, Step
from domain.chat import Kind, Manner, Outgoing
from domain.district import Person
from domain.life import may_take
from domain.matters import MatterState
from storage.requests import Request
from storage.store import Store
from texts.life import of_step
from texts.orders import USED

_STEPS = {of_step(step).command: step for step in Step if step is not Step.REPORT}


def settled(at: datetime, store: Store) -> list[Outgoing]:
    """For each request whose case was touched in this transaction and that asks for nothing any more, and for each
    about what was decided in it: what takes its buttons, and says nothing."""
    over = [*_of_cases(at, store), *_decided(store)]
    store.requests.over(over)
    return [
        Outgoing(one.chat, f"{one.text}\n{USED}", kind=Kind.NOTICE, manner=Manner.QUIETLY, over=one.row)
        for one in over
    ]


def _of_cases(at: datetime, store: Store) -> list[Request]:
    if not store.touched:
        return []
    asked = store.requests.of(store.touched)
    store.touched.clear()
    cases = store.cases.some({one.case for one in asked}) if asked else {}
    return [one for one in asked if one.case in cases and not _stands(one, cases[one.case], at, store)]


def _decided(store: Store) -> list[Request]:
    if not store.decided:
        return []
    found = store.requests.about(store.decided)
    store.decided.clear()
    return found


def _stands(request: Request, case: Case, at: datetime, store: Store) -> bool:
    """Is everything that it asks still to be done? What no rule knows is."""
    people = _asked(request, store)
    words = {choice.says.split()[0] for choice in request.choices}
    return all(_is_open(word, case, people, at, store) for word in words)


def _is_open(word: str, case: Case, people: list[Person], at: datetime, store: Store) -> bool:
    if rule := _RULES.get(word):
        return rule(case, people, store)
    if awaited.knows(word):
        return awaited.any_of(word, case, people, at, store)
    step = _STEPS.get(word)
    return step is None or may_take(case, step)


def _asked(request: Request, store: Store) -> list[Person]:
    """Whoever talks there alone, else who is named, else the people of the group's unit, else anybody."""
    if request.chat.private:
        person = store.people.by_account(request.chat.platform, request.chat.account)
        return [person] if person else []
    district = store.district
    if named := [district.staff[one] for one in request.mentions if one in district.staff]:
        return named
    group = store.group_of(request.chat)
    if group is None or group.unit is None:
        return list(district.people)
    return [one for one in district.people if one.unit == group.unit]


def _to_look(case: Case, people: list[Person], store: Store) -> bool:
    return any(sites.is_asked(case, one, store) for one in people)


def _to_order(case: Case, _people: list[Person], store: Store) -> bool:
    return may_take(case, Step.SUPERVISE) and supervision.issued(case, store) is None


def _is_proposed(case: Case, _people: list[Person], store: Store) -> bool:
    order = supervision.under_way(case, store)
    return order is not None and order.state is MatterState.ASKED


def _to_judge(case: Case, _people: list[Person], _store: Store) -> bool:
    return case.accountability is Accountability.QUESTIONED


def _to_let_go(case: Case, _people: list[Person], store: Store) -> bool:
    return bool(waited_for(case, store))


_RULES: Mapping[str, Callable[[Case, list[Person], Store], bool]] = {
    "看过": _to_look,
    "督办": _to_order,
    "不督办": _is_proposed,
    "不用配合": _to_let_go,
    "免责": _to_judge,
    "追责": _to_judge,
}
