"""Words that stand for what was told of last in a private talk, named: 这条路上个月报了几回, 和双龙南街比, 他在岗吗."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.routing import Match, words_alone
from domain.chat import Incoming
from domain.question import Measure, Question
from storage.books import Books
from texts import answers as wording
from texts.standings import PROGRESS
from understanding.orders.deciding import ASSIGN
from understanding.orders.stands_for import (
    OwnCompared,
    compared_with,
    how_it_stands,
    only_numbers,
    own_compared,
    person_meant,
    place_meant,
    to_them_too,
)
from understanding.orders.steps import LOOK


def stands_for(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message with the name of the place or person that it means; None if it means none, or nothing was told."""
    if not words_alone(message, command):
        return None
    text = message.text
    if (stands := how_it_stands(text)) and (progress := _as_progress(*stands, message, store)):
        return progress
    if own := own_compared(text):
        return _of_own_unit(own, message, store)
    if numbers := to_them_too(text):
        return _given_too(numbers, message, store)
    if place_meant(text) is None and compared_with(text) is None and person_meant(text) is None:
        return None
    before = store.asked.meant(message)
    named = _named(text, before, store) if before is not None else None
    return replace(message, text=named) if named else None


def bare_numbers(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """84, or 84 85, said in private: these cases are shown, if there are such and nothing is asked of one of them."""
    if not words_alone(message, command):
        return None
    numbers = only_numbers(message.text)
    if not numbers or any(store.cases.get(one) is None for one in numbers):
        return None
    pending = store.asks.of(message.chat, message.sender, message.at)
    if (pending and len(numbers) == 1) or store.walks.current(message.chat, message.sender):
        return None
    return replace(message, text=f"{LOOK} {' '.join(str(one) for one in numbers)}")


def _given_too(numbers: Sequence[int], message: Incoming, store: Books) -> Incoming | None:
    """88 89也给他: to whoever sees to the case that was told of last."""
    last = store.asked.last_case(message.chat, message.at)
    case = store.cases.get(last) if last is not None else None
    who = store.district.staff.get(case.handler) if case is not None and case.handler is not None else None
    told = " ".join(str(one) for one in numbers)
    return replace(message, text=f"{ASSIGN} {told} {who.name}") if who else None


def _as_progress(where: str, when: str, message: Incoming, store: Books) -> Incoming | None:
    """李渔路今天怎么样了: how the whole of it stands; None if that is no part of the district."""
    found = store.recogniser.find_scope(where)
    if found is None or found.words != where:
        return None
    return replace(message, text=f"{PROGRESS} {where} {when}".strip())


def _of_own_unit(own: OwnCompared, message: Incoming, store: Books) -> Incoming | None:
    """我们这个月按期率 跟环卫所比, with the name of the unit that says so; None of other days."""
    if store.recogniser.find_scope(own.other) is None:
        return None
    person = store.people.sender(message)
    unit = store.district.unit.get(person.unit) if person is not None else None
    return replace(message, text=wording.set_beside(unit.short, own.other, own.what)) if unit else None


def _named(text: str, before: Question, store: Books) -> str | None:
    place = next((one.words for one in before.scopes if one.kind == "point"), "")
    if place and (words := place_meant(text)):
        return text.replace(words, place, 1)
    one = before.scopes[0] if len(before.scopes) == 1 else None
    if one is not None and compared_with(text):
        return f"{one.words}{text}"
    if (who := person_meant(text)) and (person := _person(before, store)):
        return text.replace(who, person, 1)
    return None


def _person(before: Question, store: Books) -> str:
    """Whoever the question before was of; of the one point that it asked of, whoever looks after it."""
    district = store.district
    if before.person is not None:
        return district.person[before.person].name
    points = [id_ for one in before.scopes if one.kind == "point" for id_ in one.ids]
    if before.measure is not Measure.OWNER or len(points) != 1:
        return ""
    reporter = district.staff.get(district.point[points[0]].reporter or 0)
    return reporter.name if reporter else ""
