"""夜查计划: a patrol of a joint team is planned for some hours; 夜查进度 shows how it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from actions import night_patrols as action
from actions import points_named, sweeping
from domain import topics
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.district import Person, Role
from domain.night_patrols import LONGEST, NightPatrol, NightState
from domain.points import Point
from handlers.kit import Answer, Said, command
from handlers.not_understood import NotUnderstood, person_called
from storage.store import Store
from texts import night_patrols as wording
from understanding.hours import hours_in

_TEAM = re.compile(r"(?:队员|组员|人员)[\s:：]*")
_LEADER = re.compile(r"(?:带队|组长|牵头)[\s:：]*(\S+)")
_OFF = re.compile(r"取消\s*(\d{1,9})")
_FRESH = timedelta(days=2)  # so long the last one is shown beside those to come
_NOT_NOW = {
    NightState.UNDER_WAY: wording.ALREADY,
    NightState.OVER: wording.OVER,
    NightState.CANCELLED: wording.NOT_HELD,
}


@command(wording.PLAN, "nightplan", does=Action.PLAN_NIGHT)
def plan(said: Said, store: Store) -> Answer:
    """夜查计划 今晚8点到10点 小区 队员 甲 乙 — 排夜查，先写的带队，到点自动开始"""
    if not said.words:
        return listed(said, store) if action.known_to(said.person, store) else wording.NONE_PLANNED
    if off := _OFF.fullmatch(said.words):
        return _cancelled(int(off[1]), said, store)
    try:
        patrol = _read(said.words, said, store)
    except NotUnderstood as unclear:
        return str(unclear)
    if other := action.meanwhile(patrol, store):
        return _busy(patrol, other, said, store)
    kept, told = action.plan(patrol, said.chat, store)
    names = [store.district.point[one].name for one in kept.points]
    lines = [wording.planned(kept, names, store.district, said.at)]
    if unreached := action.unreached(kept, store):
        lines.append(wording.unreached(unreached))
    planned = Outgoing(
        said.chat, "\n".join(lines), choices=(wording.cancel(kept),), about=topics.night_patrol(kept.id)
    )
    return [planned, *told]


@command(wording.SHOW, "night", does=Action.MINE)
def show(said: Said, store: Store) -> Answer:
    """夜查进度 — 夜查组看还缺哪些点位；督查员、创建办看全部"""
    return listed_or_how(said, store)


@command(wording.BEGIN, does=Action.WALK, by_button=True)
def begin(said: Said, store: Store) -> Answer:
    """夜查开始 3 — 带队的人自己开始"""
    patrol = store.night_patrols.get(int(said.words) if said.words.isdecimal() else 0)
    if patrol is None or said.person.id not in (patrol.leader, patrol.planned_by):
        return wording.NO_SUCH
    if patrol.state is not NightState.PLANNED:
        return _NOT_NOW[patrol.state]
    if not patrol.begins <= said.at < patrol.ends:
        return wording.not_yet(patrol, said.at)
    return action.begin(patrol, said.at, store)


def begun(said: Said, store: Store) -> Answer:
    """夜查 开始, said by somebody of a patrol of today that is still to begin; None if there is none."""
    mine = [one for one in action.known_to(said.person, store) if said.person.id in one.team]
    today = (one for one in mine if one.begins.astimezone(store.zone).date() == said.today)
    patrol = next((one for one in today if one.state is NightState.PLANNED), None)
    if patrol is None or (patrol.begins <= said.at and patrol.leader != said.person.id):
        return None
    return (
        action.begin(patrol, said.at, store) if patrol.begins <= said.at else wording.not_yet(patrol, said.at)
    )


def listed(said: Said, store: Store) -> Answer:
    """Those to come and under way that this person may know of, and the last that was. None if there is none."""
    patrols = action.known_to(said.person, store)
    last = action.last_known_to(said.person, store)
    shown = [last, *patrols] if last and (not patrols or said.at - last.ends < _FRESH) else patrols
    lines = [_line(one, said.at, store) for one in shown]
    own = [one for one in patrols if one.state is NightState.PLANNED and _may_cancel(one, said.person)]
    if own:
        lines.append(wording.TO_CHANGE)
    return Outgoing(said.chat, "\n".join(lines), choices=_offs(own, said.at)) if lines else None


def listed_or_how(said: Said, store: Store) -> Answer:
    """The same; where there is none, how one is planned, for whoever may."""
    oversees = said.person.has(*action.SHOWN_TO)
    return listed(said, store) or (wording.NONE_PLANNED if oversees else wording.NOT_ON_IT)


def _offs(own: Sequence[NightPatrol], at: datetime) -> tuple[Choice, ...]:
    return tuple(wording.cancel(one, at if len(own) > 1 else None) for one in own)


def _busy(patrol: NightPatrol, other: NightPatrol, said: Said, store: Store) -> Outgoing:
    names = [store.district.person[one].name for one in patrol.team if one in other.team]
    mine = [other] if other.state is NightState.PLANNED and _may_cancel(other, said.person) else []
    return Outgoing(said.chat, wording.meanwhile(names, other, said.at), choices=_offs(mine, said.at))


def _line(patrol: NightPatrol, at: datetime, store: Store) -> str:
    leader = store.district.person[patrol.leader].name
    told = wording.line(patrol, leader, at, action.coverage(patrol, store))
    if patrol.state is not NightState.OVER:
        return told
    return "\n".join([told, *wording.opened(action.cases_of(patrol, store))])


def _cancelled(number: int, said: Said, store: Store) -> Answer:
    patrol = store.night_patrols.get(number)
    if patrol is None or not _may_cancel(patrol, said.person):
        return wording.NO_SUCH
    if patrol.state is not NightState.PLANNED:
        return wording.ALREADY if patrol.state is NightState.UNDER_WAY else wording.NO_SUCH
    return [wording.cancelled(patrol, said.at), *action.cancel(patrol, said.chat, said.at, store)]


def _may_cancel(patrol: NightPatrol, person: Person) -> bool:
    return person.id == patrol.planned_by or person.has(Role.OFFICE)


def _read(words: str, said: Said, store: Store) -> NightPatrol:
    """What was written. Raises NotUnderstood."""
    begins, ends, rest = _hours(words, said)
    named = _LEADER.search(rest)
    scope, *people = _TEAM.split(_LEADER.sub(" ", rest), maxsplit=1)
    if not people:
        scope, people = _names_at_the_end(scope, said, store)
    team = [person_called(one, said, store) for one in points_named.names_in(" ".join(people))]
    if not team:
        raise NotUnderstood(wording.NO_TEAM)
    leader = person_called(named[1], said, store) if named else team[0]
    everybody = tuple(dict.fromkeys(one.id for one in (leader, *team)))
    points = _points(scope.strip(" ，,、"), said, store)
    ids = tuple(dict.fromkeys(one.id for one in points))
    return NightPatrol(
        scope.strip(" ，,、"), ids, everybody, leader.id, begins, ends, said.person.id, said.at
    )


def _names_at_the_end(words: str, said: Said, store: Store) -> tuple[str, list[str]]:
    """`金山一网格 高正扬 罗清越`: where 队员 was left out, the names of people behind the points."""
    parts = points_named.names_in(words)
    known = [bool(store.district.called(one, said.person.unit)) for one in parts]
    first = len(parts)
    while first and known[first - 1]:
        first -= 1
    return "、".join(parts[:first]), parts[first:]


def _hours(words: str, said: Said) -> tuple[datetime, datetime, str]:
    """From when to when, and the rest of the words. Raises NotUnderstood."""
    found = hours_in(words, said.at)
    if found is None:
        raise NotUnderstood(wording.NO_TIME)
    if found.ends - found.begins > LONGEST:
        raise NotUnderstood(wording.TOO_LONG)
    if found.begins < said.at:
        raise NotUnderstood(wording.PAST)
    return found.begins, found.ends, found.rest


def _points(scope: str, said: Said, store: Store) -> Sequence[Point]:
    """The points of several names, numbers and sets of points. Raises NotUnderstood."""
    found: list[Point] = []
    for part in points_named.names_in(scope):
        exact = [one for one in store.district.points if part in (one.code, *one.names)]
        points = exact or points_named.of_scope(part, store)
        if not points:
            raise NotUnderstood(f"没找到点位“{part}”。可以写编号、名称、点位类型、单位、网格。")
        found += points
    able = sweeping.within(said.person, found, store)
    if not able:
        raise NotUnderstood("这些点位不归您管。" if found else f"没写去哪些点位。{wording.HOW_TO_PLAN}")
    return able
