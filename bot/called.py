"""上礼拜我报的电线那件搞好没有, 村口补树的那个谁在弄: how one's own case stands, called by what it is and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.routing import Match
from domain.authority import may_know
from domain.cases import Case
from domain.chat import Incoming
from domain.district import Person, Role
from domain.tally import DISTRICT, Scope
from handlers.called_cases import MOST_CALLED, named_by, told_of, which_case
from handlers.kit import Ask
from storage.books import Books
from understanding.orders.called_so import asked_of_one
from understanding.orders.steps import LOOK


def called(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 查 of the one case that it describes; None if it describes none, or several."""
    found = _described(message, command, store)
    return replace(message, text=f"{LOOK} {found[0].number}") if len(found) == 1 else None


def asked_which(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Which of the few cases is meant that the message describes; None if it describes one, or none."""
    found = _described(message, command, store)
    several = 1 < len(found) <= MOST_CALLED
    return which_case(found, LOOK, f"{LOOK} {{}}".format, store) if several else None


def _described(message: Incoming, command: Match | None, store: Books) -> list[Case]:
    """The cases that are described, of those that its sender reported, handles or heads."""
    told = asked_of_one(message.text) if command is None and message.chat.private else None
    person = store.people.sender(message) if told else None
    if told is None or person is None or message.photos or message.quotes:
        return []
    live = store.cases.live(Scope(DISTRICT), confidential=True)
    cases = [one for one in live if _is_theirs(one, person)]
    if (named := named_by(told, cases, store)) is not None:
        return named
    return told_of(told, cases, store) or _of_its_kind(told, cases, store)


def _of_its_kind(told: str, cases: Sequence[Case], store: Books) -> list[Case]:
    """Those of the category that a report in these words would have: 电线挂下来 is 空中缆线."""
    kinds = {one.category for one in store.heard(told, None).findings if one.category is not None}
    return [one for one in cases if one.category in kinds]


def _is_theirs(case: Case, person: Person) -> bool:
    own = person.id in (case.reporter, case.handler)
    return may_know(person, case) and (own or (person.has(Role.UNIT_HEAD) and case.unit == person.unit))
