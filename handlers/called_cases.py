"""Which cases somebody speaks of who names none: 楼道那件我们清好了, 长城南路那件为什么退了三次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.authority import belongs_here, may_know
from domain.cases import Case
from domain.chat import Choice, Incoming, Outgoing
from domain.tally import DISTRICT, Scope
from storage.store import Store
from texts import orders as wording
from understanding.orders.naming import pairs
from understanding.orders.steps import RECTIFY
from understanding.orders.words import ASKS, DONE

MOST = 4  # cases that are offered; of more nothing is known
_THAT_ONE = re.compile("[那这](?:[一两几]?[个件条]|几件)|的(?:那|事)")
_SHOWN = "查"


def which_is_called(message: Incoming, store: Store) -> Outgoing | None:
    """The cases that the words may speak of, each a button: to look at it, or to show that it is done."""
    text = message.text
    person = store.people.by_account(message.chat.platform, message.sender)
    if person is None or _THAT_ONE.search(text) is None:
        return None
    group = store.group_of(message.chat)
    open_ones = [
        case
        for case in store.cases.live(Scope(DISTRICT), confidential=message.chat.private)
        if may_know(person, case) and (group is None or belongs_here(case, group, store.district))
    ]
    own = [case for case in open_ones if case.unit == person.unit]
    called = told_of(text, own, store) or told_of(text, open_ones, store)
    if not called or len(called) > MOST:
        return None
    step = RECTIFY if DONE.search(text) and ASKS.search(text) is None else _SHOWN
    choices = tuple(Choice(wording.case(one, store.district), f"{step} {one.number}") for one in called)
    return Outgoing(message.chat, wording.which(0), choices=choices)


def named_by(words: str, cases: Sequence[Case], store: Store) -> list[Case] | None:
    """Those of the cases that are where and what the words name; None if they name neither."""
    found = store.recogniser.recognise(words)
    points = {point.id for point in (found.point, *found.points) if point}
    category = found.category.id if found.category else None
    if not points and category is None:
        return None
    return [
        case
        for case in cases
        if (not points or case.point in points) and (category is None or case.category == category)
    ]


def told_of(text: str, cases: Sequence[Case], store: Store) -> list[Case]:
    """Those of the cases that a text speaks of: by place and category, else by words that it shares with a report."""
    named = named_by(text, cases, store)
    if named is not None:
        return named
    said = pairs(text)
    shared = {case.number: len(said & pairs(f"{case.text} {case.place}")) for case in cases}
    most = max(shared.values(), default=0)
    return [case for case in cases if most and shared[case.number] == most]
