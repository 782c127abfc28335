"""Somebody is at their post (到): what it asks for is there, is asked for once, or is said to be missing."""

from __future__ import annotations

from collections.abc import Sequence

from actions import rollcall
from actions.audience import answer_to
from domain.cause import Cause
from domain.chat import Outgoing
from domain.coordinates import CoordinateSystem, to_wgs84
from domain.distance import metres
from domain.district import Person
from domain.photo import Place
from domain.rollcall import HERE, UNCLEAR, RollCall
from domain.rosters import Answering, Roster
from storage.store import Store
from texts import duty as wording

FAR = 500.0  # metres from the post at which an answer says so: phones are often a street off


def here(calls: Sequence[RollCall], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody is here (到). Where a post asks for a photo or a position and there is none, it is asked for once.

    What is said is empty if they have answered every one of the calls before.
    """
    asking = [one for one in calls if one.expects(person.id) and _lacks(one, cause, store)]
    first = [one for one in asking if one.said(person.id) != UNCLEAR or not _asked(one, person)]
    for one in first:
        detail = wording.WAITS[_roster(one, store).answering]
        store.rollcalls.answer(one, person.id, rollcall.worded(UNCLEAR, "", one, cause.at, detail))
    said: Sequence[Outgoing] = ()
    posts: list[RollCall] = []
    for one in (one for one in calls if one not in first):
        detail = wording.WITHOUT[_roster(one, store).answering] if one in asking else _far(one, cause, store)
        if noted := rollcall.say([one], person, HERE, cause, store, detail=detail):
            said, posts = noted, [*posts, store.rollcalls.again(one)]
    posts = _each_once(posts, store)
    if len(posts) > 1:
        said = answer_to(cause, wording.here_at(person, posts, store.district))
    asks = [wording.shows_first(person.name, _roster(one, store).answering) for one in first[:1]]
    return [*said, *(message for text in asks for message in answer_to(cause, text))]


def _each_once(calls: Sequence[RollCall], store: Store) -> list[RollCall]:
    """Of the calls in the groups of one grid on several platforms only one."""
    whose = {one.id: one.whose for one in store.district.groups}
    found: dict[object, RollCall] = {}
    for one in calls:
        found.setdefault((one.roster, one.day, one.shift, whose.get(one.group)), one)
    return list(found.values())


def _lacks(one: RollCall, cause: Cause, store: Store) -> bool:
    """True if what somebody says does not show what the post asks for."""
    match _roster(one, store).answering if one.roster else Answering.WORD:
        case Answering.PHOTO:
            return not cause.photos
        case Answering.PLACE:
            return cause.place is None
    return False


def _asked(one: RollCall, person: Person) -> bool:
    answer = one.answers[person.id]
    return answer is not None and answer.detail in wording.WAITS.values()


def _far(one: RollCall, cause: Cause, store: Store) -> str:
    """How far from the post somebody is who sent where they are; nothing if that is near enough or not known."""
    if not one.roster or cause.place is None or _roster(one, store).answering is not Answering.PLACE:
        return ""
    point = store.district.point.get(_roster(one, store).point or 0)
    if point is None or point.latitude is None or point.longitude is None:
        return ""
    post = to_wgs84(Place(point.latitude, point.longitude), CoordinateSystem(store.rules.datum))
    away = metres(post, cause.place)
    return f"离岗位约 {away / 1000:.1f} 公里" if away > FAR else ""


def _roster(one: RollCall, store: Store) -> Roster:
    return store.district.roster[one.roster]
