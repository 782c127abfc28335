"""金衡街 寺后皇街 湖滨巷 都清了, with as many photos: the one case at each of the places that stand in a row."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.points_named import all_called
from bot.fitting import fitting
from domain.cases import Step
from domain.chat import Incoming
from domain.district import Person
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from understanding.orders.order import Order, as_command

_APART = re.compile(r"[\s,，、;；和跟]+")


def one_each(order: Order, message: Incoming, person: Person, store: Books) -> Ask | None:
    """Asks whether these cases are meant; None if fewer places are named than photos came, or one has several cases."""
    if len(message.photos) < 2:
        return None
    group = store.group_of(message.chat)
    grid = group.grid if group else None
    named = [all_called(word, grid, store) for word in _APART.split(message.text)]
    places = [points[0].id for points in named if len(points) == 1]
    fits = fitting(Step.RECTIFY, message, person, store, among=()) if len(places) > 1 else []
    cases = [[case for case in fits if case.point == place] for place in places]
    if not fits or len(message.photos) != len(places) or any(len(there) != 1 for there in cases):
        return None
    numbers = tuple(there[0].number for there in cases)
    meant = as_command(replace(order, numbers=numbers, words=message.text.strip()), marked=True)
    return Ask(wording.is_meant(meant), meant, message.photos, only_yes=True)
