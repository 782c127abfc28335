"""好, 有问题 and 去不了 of whoever is on a night patrol (夜查), about its points."""

from __future__ import annotations

from actions import night_patrols as action
from actions import points_named
from domain.dragnets import Found
from domain.night_patrols import NightPatrol
from domain.points import Point
from domain.walks import WalkItem
from handlers.kit import Answer, Ask, Said
from storage.store import Store
from texts import night_patrols as wording


def answered(result: Found, words: str, said: Said, store: Store) -> Answer:
    """What is said to it; None if no point of a patrol of theirs is meant."""
    patrol = action.on_now(said.person, store)
    if patrol is None:
        return None
    names = points_named.names_in(words)
    called = {
        name: points_named.called(name, None, store) for name in names[: None if result is Found.FINE else 1]
    }
    points = [one for one in called.values() if one and one.id in patrol.points]
    if not points:
        return None
    if not said.chat.private:
        return wording.IN_PRIVATE
    if result is Found.FINE:
        action.note(patrol, points, result, "", said.person, said.at, store)
        unknown = [name for name, point in called.items() if point not in points]
        return wording.noted([one.name for one in points], result, unknown, len(action.left(patrol, store)))
    return _one(patrol, points[0], result, words, said, store)


def refused(points: list[Point], said: Said, store: Store) -> str:
    """To somebody who is not in the team of the patrol that has one of these points; '' if none has."""
    found = action.over(points, store)
    return wording.not_yours(found[1].name, found[0], said.at) if found else ""


def _one(patrol: NightPatrol, point: Point, result: Found, words: str, said: Said, store: Store) -> Answer:
    """有问题 and 去不了 want words, and a problem its photo."""
    then = f"拉网结果 {result} {words}"
    if not words.replace(point.name, "").strip(" ，,、。"):
        asks = "是什么问题？" if result is Found.PROBLEM else "为什么去不了？请写理由。"
        return Ask(f"{point.name}，{asks}", then, said.photos)
    if result is Found.PROBLEM and not said.photos:
        return Ask(f"请发{point.name}的现场照片。", then)
    action.note(patrol, [point], result, words, said.person, said.at, store)
    left = len(action.left(patrol, store))
    if result is Found.UNREACHED:
        return wording.noted([point.name], result, (), left)
    item = WalkItem(0, words, said.at, said.photos, said.message.place, said.message.id)
    line = action.put_down(patrol, item, said.person, store)
    return f"{line}\n{wording.still(left)}"
