"""What people say of the points of an open dragnet (拉网) or of their night patrol (夜查) in words of their own.

Without either, and of other points, the same words are talk or a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions import points_named
from actions.night_patrols import on_now
from actions.sweeping import shown_to, within
from bot.routing import expects_answer
from domain.chat import Incoming
from domain.district import Person
from domain.dragnets import Found
from domain.points import Point
from storage.books import Books
from texts.dragnets import PROGRESS, RESULT
from texts.night_patrols import SHOW
from understanding.orders.without_a_case.points_seen import (
    OfPoints,
    all_fine,
    asks_what_is_left,
    told_of_points,
)

_SHORTEST = 2  # characters of a name that is not typed in full


def told(message: Incoming, store: Books) -> Incoming | None:
    """The message as the command that it means; None if it tells of no such point."""
    text = message.text.strip()
    about_all = expects_answer(message) and (all_fine(text) or asks_what_is_left(text))
    found = None if about_all else told_of_points(text)
    person = store.people.sender(message) if found or about_all else None
    points = _to_look_at(person, store) if person else []
    if person is None or not points:
        return None
    if about_all:
        shows = SHOW if on_now(person, store) else PROGRESS
        return replace(message, text=f"{RESULT} {Found.FINE}" if all_fine(text) else shows)
    if found is None or not (found.sure or expects_answer(message)):
        return None
    meant = _as_result(found, points)
    away = found.result is Found.UNREACHED and message.photos  # a photo shows what is wrong there
    return replace(message, text=f"{RESULT} {meant}") if meant and not away else None


def in_full(name: str, person: Person | None, store: Books) -> str:
    """The name of the one point to look at of whose name this is a part; otherwise as it was typed."""
    points = _to_look_at(person, store) if person else []
    point = _called(name, points)
    return point.name if point else name


def _to_look_at(person: Person, store: Books) -> list[Point]:
    """The points of the patrol that this person is on, and theirs of the nets that are open."""
    patrol = on_now(person, store)
    ids = set(patrol.points) if patrol else set()
    nets = {stop.point for net in shown_to(person, store, alone=False) for stop in store.dragnets.stops(net)}
    theirs = {
        one.id for one in within(person, [one for one in store.district.points if one.id in nets], store)
    }
    return [one for one in store.district.points if one.id in ids | theirs]


def _as_result(found: OfPoints, points: Sequence[Point]) -> str | None:
    """`好 金山小学`, `去不了 人民广场公厕 锁门了`; None if one of the names is of no such point."""
    if found.result is Found.FINE:
        called = [_called(one, points) for one in points_named.names_in(found.names)]
        known = [one.name for one in called if one]
        return f"{found.result} {'、'.join(known)}" if known and len(known) == len(called) else None
    named = points_named.ahead(found.names, points)
    if named is None:
        return None
    point, name = named
    rest = found.names.removeprefix(name)
    words = "，".join(one for one in (rest.strip(" ,，、:："), found.words) if one)
    return f"{found.result} {point.name} {words}".strip()


def _called(name: str, points: Sequence[Point]) -> Point | None:
    """The one point of this name, or the only one of whose name it is a part."""
    exact = [one for one in points if name in one.names]
    alike = exact or [one for one in points if len(name) >= _SHORTEST and name in one.name]
    if len(alike) > 1:  # 广场 is 人民广场, and not 人民广场公厕
        alike = [one for one in alike if one.name.endswith(name)]
    return alike[0] if len(alike) == 1 else None
