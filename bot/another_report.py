"""A report that is whole by itself, while the bot waits for an answer about another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.findings import has_place, is_sure
from bot.meanwhile import FIXED_ONES
from domain.chat import Incoming
from handlers.hearing import WORD, Taken, heard, taken_for
from storage.asks import Pending
from storage.books import Books
from understanding.orders.in_answer import only_shows
from understanding.reports.reading import Finding


def stands_alone(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a report with photos of its own while another, of which words are known, is asked about."""
    own = [photo for photo in message.photos if photo not in pending.photos]
    if not (own and message.text.strip()):
        return False
    taken = taken_for(message, store)
    if FIXED_ONES.fullmatch(pending.then):
        return taken is Taken.REPORT and _is_of_no_case(message, pending, store)
    if not pending.then.startswith(WORD):
        return False
    if only_shows(pending.then.removeprefix(WORD)):
        return taken in (Taken.REPORT, Taken.NO_PROBLEM) and bool(pending.photos)
    return taken is Taken.REPORT or (taken is Taken.UNCLEAR and _tells_of_another(message, pending, store))


def _is_of_no_case(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if a report is of other places than the cases whose photos are asked for."""
    asked = FIXED_ONES.fullmatch(pending.then)
    cases = [store.cases.get(int(one)) for one in asked[1].split()] if asked else []
    points = {case.point for case in cases if case is not None}
    told = heard(message, store).findings
    return bool(told) and all(one.point is not None and one.point not in points for one in told)


def _tells_of_another(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if one of its problems is elsewhere than what is asked about, or clear and another."""
    reading = heard(message, store)
    asked = heard(replace(message, text=pending.then), store).findings
    sure = [one for one in reading.findings if one.category is not None and not one.guessed]
    told = [one for one in sure if has_place(one)]
    likely = {category for each in asked for category in (each.category, *each.others)}
    if reading.sure and sure and not any(one.category in likely for one in sure):
        return True  # with its own photo, and nothing like what is asked about
    return any(
        _is_elsewhere(one, asked)
        or (is_sure(one, reading, store) and _is_another(one, asked))
        or (one.point is not None and one.category not in likely and not any(map(has_place, asked)))
        for one in told
    )


def _is_another(one: Finding, asked: Sequence[Finding]) -> bool:
    categories = {each.category for each in asked if each.category is not None and not each.guessed}
    return bool(categories) and one.category not in categories


def _is_elsewhere(one: Finding, asked: Sequence[Finding]) -> bool:
    places = [each.place for each in asked if each.place]
    return bool(places) and not any(place in one.place or one.place in place for place in places)
