"""A report that is whole by itself, while the bot waits for an answer about another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.findings import category_called, has_place, is_sure
from bot.meanwhile import FIXED_ONES
from bot.routing import match_command
from domain.actions import Action
from domain.cases import Case
from domain.chat import Choice, Incoming
from handlers.ahead import just_reported
from handlers.hearing import WORD, Taken, heard, taken_for
from handlers.kit import Ask, button
from handlers.report import APART, NONE_OF_THEM, UNNAMED
from storage.asks import Pending
from storage.books import Books
from texts import kinds
from texts.typed import one_line
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.in_answer import only_shows
from understanding.reports.alike import may_be_one
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding

_REPORTS = re.compile(rf"(?:{WORD}|{APART}) (?=\S)")
# Of no case, and said with photos of what they are about.
_WITH_PHOTOS = frozenset(
    {
        Action.REPORT,
        Action.WALK,
        Action.SWEEP,
        Action.DRAGNET,
        Action.PLAN_NIGHT,
        Action.SCORE,
        Action.CHECK_POST,
        Action.EXPLAIN_POST,
        Action.MAKE_EXEMPLAR,
        Action.END_EXEMPLAR,
        Action.KEEP_LETTERS,
        Action.COUNT,
        Action.FULFIL,
        Action.APPLY_FUNDS,
        Action.VOLUNTEER,
        Action.SQUAD_STEP,
    }
)


def stands_alone(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a report with photos of its own while another, of which words are known, is asked about; and for words
    that tell of another place than those whose photo waits: no case is made of halves of two."""
    if not message.text.strip():
        return False
    own = [photo for photo in message.photos if photo not in pending.photos]
    if not own:
        return not message.photos and _is_all_elsewhere(message, pending, store)
    taken = taken_for(message, store)
    if FIXED_ONES.fullmatch(pending.then) or not pending.then.startswith(WORD):
        apart = _wants_words_alone(pending) or _is_of_other_places(message, pending, store)
        return taken is Taken.REPORT and apart
    if only_shows(pending.then.removeprefix(WORD)):
        return taken in (Taken.REPORT, Taken.NO_PROBLEM) and bool(pending.photos)
    if taken is Taken.UNCLEAR and (
        _names_another_point(message, pending, store) or _is_talked_over(message, pending, store)
    ):
        return True
    return taken is Taken.REPORT or (taken is Taken.UNCLEAR and _tells_of_another(message, pending, store))


def asked_again(pending: Pending) -> Ask:
    """What is asked about a photo, once more: its sender has told of something else meanwhile."""
    words = one_line(_REPORTS.sub("", pending.then).strip())
    unnamed = f"{UNNAMED} "
    named = [button(one) for one in pending.options if not (_REPORTS.match(one) or one.startswith(unnamed))]
    as_told = [Choice(NONE_OF_THEM, one) for one in pending.options if one.startswith(unnamed)]
    return Ask(
        kinds.waits_still(words),
        pending.then,
        pending.photos,
        only_yes=pending.only_yes,
        place=pending.place,
        choices=(*named, *as_told),
        or_photos=pending.only_photos,
    )


def _wants_words_alone(pending: Pending) -> bool:
    """True where no case is asked about and no photo may be part of the answer: 简报里要加哪句话."""
    asked = match_command(pending.then)
    if asked is None or asked.handler.on_case or pending.photos or pending.only_photos:
        return False
    return asked.handler.does not in _WITH_PHOTOS


def _is_of_other_places(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if a report is of other places than the cases or the point whose photos are asked for."""
    cases, points = _cases_asked_about(pending, store), _points_asked_about(pending, store)
    told = heard(message, store).findings
    places = [case.place for case in cases if case.point] if _wants_its_photo(pending) else []
    return bool(points and told) and all(
        one.point not in points if one.point else bool(places) and _is_at_none_of(places, one) for one in told
    )


def _is_at_none_of(places: Sequence[str], one: Finding) -> bool:
    """True for a problem that is told whole, at a place without a point: 北湖广场 占道经营."""
    whole = bool(one.place) and one.category is not None and not one.guessed
    near = any(place in one.place or one.place in place for place in places if place)
    return whole and not near and not may_be_one(one.place, places)


def _wants_its_photo(pending: Pending) -> bool:
    asked = match_command(pending.then)
    return asked is not None and asked.handler.does in (Action.RECTIFY, Action.ADD)


def _cases_asked_about(pending: Pending, store: Books) -> list[Case]:
    asked = match_command(pending.then)
    numbers = numbers_ahead(asked.words)[0] if asked and asked.handler.on_case else ()
    return [case for one in numbers if (case := store.cases.get(one)) is not None]


def _points_asked_about(pending: Pending, store: Books) -> set[int | None]:
    """Those of the cases that are asked about, else the one that is named: 有问题 金山小学 门口垃圾."""
    if cases := _cases_asked_about(pending, store):
        return {case.point for case in cases}
    named = store.recogniser.recognise(pending.then).point
    return {named.id} if named else set()


def _names_another_point(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for 金山农贸市场 and nothing else, with a photo, while it is asked what is wrong at 金山小学."""
    asked = {
        one.point for one in heard(replace(message, text=_REPORTS.sub("", pending.then)), store).findings
    }
    named = store.recogniser.recognise(message.text).point
    return named is not None and None not in asked and bool(asked) and named.id not in asked


def _is_talked_over(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if its sender has reported something else since it was asked, and answers with none of its buttons."""
    person = store.people.sender(message)
    newest = just_reported(person, message, store) if person else None
    if newest is None or pending.since is None or message.text.strip() in pending.options:
        return False
    return newest.opened_at > pending.since and category_called(message.text.strip(), store) is None


def _tells_of_another(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if one of its problems is elsewhere than what is asked about, or clear and another."""
    reading = heard(message, store)
    asked = heard(replace(message, text=pending.then), store).findings
    sure = [one for one in reading.findings if one.category is not None and not one.guessed]
    told = [one for one in sure if has_place(one)]
    likely = {category for each in asked for category in (each.category, *each.others)}
    if reading.sure and sure and not any(one.category in likely for one in sure):
        return True  # with its own photo, and nothing like what is asked about
    if _lacks_only_places(asked) and told and not any(one.category in likely for one in sure):
        return True  # a place was asked for, and this tells of something else
    return any(
        _is_elsewhere(one, asked)
        or (is_sure(one, reading, store) and _is_another(one, asked))
        or (one.point is not None and one.category not in likely and not any(map(has_place, asked)))
        for one in told
    )


def _is_all_elsewhere(message: Incoming, pending: Pending, store: Books) -> bool:
    """True if all that the words tell of is surely something, and is somewhere else than what is asked about."""
    if not (pending.photos and _REPORTS.match(pending.then)) or message.quotes is not None:
        return False
    if category_called(message.text.strip(), store):
        return False  # 马路市场
    command = match_command(message.text)
    if command is not None and command.handler.does is not Action.REPORT:
        return False
    reading = heard(message, store)
    if reading.kind is not Kind.PROBLEM or not all(is_sure(one, reading, store) for one in reading.findings):
        return False
    words = _REPORTS.sub("", pending.then)
    asked = heard(replace(message, text=words), store).findings
    if _lacks_only_places(asked) and all(map(has_place, reading.findings)):
        both = heard(replace(message, text=f"{words} {message.text}"), store).findings
        return len(both) > len(asked)  # a place was asked for, and this tells of something more
    return all(_is_elsewhere(one, asked) and not _may_be_there(one, asked) for one in reading.findings)


def _may_be_there(one: Finding, asked: Sequence[Finding]) -> bool:
    known = [each.point for each in asked if each.point is not None]
    if one.point is not None and known:
        return one.point in known
    return may_be_one(one.place, [each.place for each in asked])


def _lacks_only_places(asked: Sequence[Finding]) -> bool:
    """True if of all that is asked about it is known what it is."""
    return bool(asked) and all(
        one.category is not None and not (one.guessed or has_place(one)) for one in asked
    )


def _is_another(one: Finding, asked: Sequence[Finding]) -> bool:
    categories = {each.category for each in asked if each.category is not None and not each.guessed}
    return bool(categories) and one.category not in categories


def _is_elsewhere(one: Finding, asked: Sequence[Finding]) -> bool:
    places = [each.place for each in asked if each.place]
    return bool(places) and not any(place in one.place or one.place in place for place in places)
