"""Which cases somebody speaks of who names none: 楼道那件我们清好了, 长城南路那件为什么退了三次."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from domain.authority import belongs_here, may_know
from domain.cases import Case
from domain.chat import Choice, Incoming
from domain.photo import Photo
from domain.tally import DISTRICT, Scope
from handlers.kit import Ask
from storage.store import Store
from texts import orders as wording
from understanding.orders.naming import pairs
from understanding.orders.steps import LOOK, RECTIFY
from understanding.orders.words import ASKS, DONE

MOST_CALLED = 4  # cases that one description may mean
_THAT_ONE = re.compile("[那这](?:[一两几]?[个件条]|几件)|的(?:那|事)")


def which_is_called(message: Incoming, store: Store) -> Ask | None:
    """Asks which of the cases is meant that the words may speak of: to look at it, or to show that it is done."""
    text = message.text
    person = store.people.sender(message)
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
    if not called or len(called) > MOST_CALLED:
        return None
    step = RECTIFY if DONE.search(text) and ASKS.search(text) is None else LOOK
    return which_case(called, step, f"{step} {{}}".format, store)


def which_case(
    cases: Sequence[Case], word: str, says: Callable[[int], str], store: Store, photos: tuple[Photo, ...] = ()
) -> Ask:
    """Asks which of the cases is meant; `says` is the command for a number, `word` what goes before a typed one."""
    shown = cases[: wording.MOST_CHOICES]
    return Ask(wording.which(len(cases) - len(shown)), word, photos, choices=_buttons(shown, says, store))


def _buttons(cases: Sequence[Case], says: Callable[[int], str], store: Store) -> tuple[Choice, ...]:
    return tuple(Choice(wording.case(one, store.district), says(one.number)) for one in cases)


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
    return sharing_words(text, cases) if named is None else named


def sharing_words(text: str, cases: Sequence[Case]) -> list[Case]:
    """Those of the cases whose report and place share the most words with a text; none if none shares any."""
    said = pairs(text)
    shared = {case.number: len(said & pairs(f"{case.text} {case.place}")) for case in cases}
    most = max(shared.values(), default=0)
    return [case for case in cases if most and shared[case.number] == most]
