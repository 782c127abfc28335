"""夜查: a planned night patrol. At its hour its points become a net (拉网) of its team's, and one walk (走街) of all of
them begins; at its end that is a numbered list for whoever leads.

At night nobody but the team is told anything: for them alone, and in those hours, 夜间免打扰 does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions import sweeping, walking
from actions.audience import alone
from actions.findings import findings
from domain import topics
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Person, Role
from domain.dragnets import Dragnet, Found, Stop, covered
from domain.night_patrols import NightPatrol, NightState
from domain.points import Point
from domain.reminding import quiet
from domain.walks import Walk, WalkItem, WalkName, WalkState
from storage.store import Store
from texts import night_patrols as wording
from texts import walks as walk_words

SHOWN_TO = (Role.INSPECTOR, Role.OFFICE)


def plan(patrol: NightPatrol, chat: Chat, store: Store) -> tuple[NightPatrol, list[Outgoing]]:
    """Keep it; each of the team is told alone, but where it was planned."""
    kept = store.night_patrols.plan(patrol)
    text = wording.called(kept, _names(kept, store), store.district, kept.planned_at)
    return kept, [one for one in _to_team(kept, text, store) if one.chat != chat]


def unreached(patrol: NightPatrol, store: Store) -> list[str]:
    """Who of the team has no talk with the bot."""
    people = [store.district.person[one] for one in patrol.team]
    reached = store.people.private_chats(people)
    return [one.name for one in people if one.id not in reached]


def known_to(person: Person, store: Store) -> list[NightPatrol]:
    """Those to come and under way that this person may know of."""
    live = store.night_patrols.in_states((NightState.PLANNED, NightState.UNDER_WAY))
    return [one for one in live if _knows(person, one)]


def last_known_to(person: Person, store: Store) -> NightPatrol | None:
    """The last that is over and that this person may know of."""
    over = reversed(store.night_patrols.in_states((NightState.OVER,)))
    return next((one for one in over if _knows(person, one)), None)


def _knows(person: Person, patrol: NightPatrol) -> bool:
    return person.has(*SHOWN_TO) or person.id in (*patrol.team, patrol.planned_by)


def meanwhile(patrol: NightPatrol, store: Store) -> NightPatrol | None:
    """Another one in whose hours somebody of the team is already out."""
    live = store.night_patrols.in_states((NightState.PLANNED, NightState.UNDER_WAY))
    alike = (one for one in live if one.begins < patrol.ends and patrol.begins < one.ends)
    return next((one for one in alike if {*one.team} & {*patrol.team}), None)


def on_now(person: Person, store: Store) -> NightPatrol | None:
    """The patrol under way that this person is on."""
    live = store.night_patrols.in_states((NightState.UNDER_WAY,))
    return next((one for one in live if person.id in one.team), None)


def over(points: Iterable[Point], store: Store) -> tuple[NightPatrol, Point] | None:
    """A patrol under way that has one of these points, with it."""
    ids = {one.id: one for one in points}
    for patrol in store.night_patrols.in_states((NightState.UNDER_WAY,)):
        for id_ in patrol.points:
            if id_ in ids:
                return patrol, ids[id_]
    return None


def cancel(patrol: NightPatrol, chat: Chat, at: datetime, store: Store) -> list[Outgoing]:
    """It will not be: the team is told. Raises WalkChanged."""
    store.night_patrols.change(patrol, replace(patrol, state=NightState.CANCELLED))
    store.decided.add(topics.night_patrol(patrol.id))
    return [one for one in _to_team(patrol, wording.cancelled(patrol, at), store) if one.chat != chat]


def begin(patrol: NightPatrol, at: datetime, store: Store) -> list[Outgoing]:
    """Its net and its walk are opened, and the team is told; a leader who has another list open is told that instead.
    Raises WalkChanged."""
    leader = store.district.person[patrol.leader]
    chat = next(iter(alone(store, [leader])), None)
    if chat is None:
        return []
    if open_walk := store.walks.current(chat, chat.account):
        text = wording.busy(open_walk.name)
        about = topics.night_patrol(patrol.id)
        return [Outgoing(chat, text, choices=(wording.begin(patrol),), kind=Kind.NOTICE, about=about)]
    walk = store.walks.start(Walk(chat, chat.account, leader.id, WalkName.NIGHT, at, at, route=patrol.name))
    others = [store.district.person[one] for one in patrol.team if one != leader.id]
    store.walks.join(walk, alone(store, others))
    net = store.dragnets.start(
        Dragnet(patrol.name, patrol.planned_by, at, patrol.ends, team=patrol.team), patrol.points
    )
    begun = replace(patrol, state=NightState.UNDER_WAY, net=net.id, walk=walk.id)
    store.night_patrols.change(patrol, begun)
    store.decided.add(topics.night_patrol(patrol.id))
    return list(_told_of_beginning(begun, store))


def note(
    patrol: NightPatrol,
    points: Iterable[Point],
    result: Found,
    words: str,
    person: Person,
    at: datetime,
    store: Store,
) -> None:
    """What was found at these points of the patrol."""
    net = _net(patrol, store)
    for point in points:
        store.dragnets.note(net, Stop(point.id, result, words, person.id, at))


def found(walk: Walk, item: WalkItem, person: Person, store: Store) -> NightPatrol | None:
    """What is put on the list of a patrol is a problem at the points that its words name. Out: the patrol."""
    patrol = of_walk(walk, store)
    if patrol is None:
        return None
    named = {one.point for one in findings(item.text, None, store)} if item.text else set()
    here = [
        store.district.point[one] for one in patrol.points if one in named and one in store.district.point
    ]
    note(patrol, here, Found.PROBLEM, item.text, person, item.at, store)
    return patrol


def put_down(patrol: NightPatrol, item: WalkItem, person: Person, store: Store) -> str:
    """有问题: one more line of its list. Out: the line."""
    walk = store.walks.get(patrol.walk or 0)
    assert walk is not None, "it is under way"
    return walking.note(walk, replace(item, person=finder(walk, person)), None, store)


def finder(walk: Walk, person: Person) -> int | None:
    """Who found a line of a walk, if that is not whoever the walk is of."""
    return person.id if person.id != walk.person else None


def of_walk(walk: Walk, store: Store) -> NightPatrol | None:
    """The patrol whose list a walk is."""
    return store.night_patrols.of_walk(walk.id) if walk.name is WalkName.NIGHT else None


def left(patrol: NightPatrol, store: Store) -> list[Point]:
    """The points at which nobody has been."""
    stops = store.dragnets.stops(_net(patrol, store))
    return sweeping.points_of((one for one in stops if one.result is None), store)


def coverage(patrol: NightPatrol, store: Store) -> str:
    """How far it is, with the holes; nothing before it has begun."""
    if patrol.net is None:
        return ""
    stops = store.dragnets.stops(_net(patrol, store))
    return wording.ended(covered(stops), [one.name for one in left(patrol, store)])


def cases_of(patrol: NightPatrol, store: Store) -> list[int]:
    """The numbers of the cases that its list became."""
    walk = store.walks.get(patrol.walk or 0)
    return [number for item in (store.walks.items(walk) if walk else ()) for number in item.cases]


def end(patrol: NightPatrol, at: datetime, store: Store) -> NightPatrol:
    """Nothing more is noted: its net is closed, its list waits for a yes. Whoever planned it and was not there hears of
    it when the night is over. Raises WalkChanged."""
    store.dragnets.end(_net(patrol, store), at)
    was_there = patrol.planned_by in patrol.team
    over = replace(patrol, state=NightState.OVER, tell_at=None if was_there else _by_day(at, store))
    store.night_patrols.change(patrol, over)
    walk = store.walks.get(patrol.walk or 0)
    if walk is not None and walk.state is WalkState.UNDER_WAY:
        walking.end(walk, store)
    return over


def due(at: datetime, store: Store) -> list[Outgoing]:
    """What the clock does: begins what is to begin, ends what is to end, tells how it went."""
    said: list[Outgoing] = []
    for patrol in store.night_patrols.waiting():
        if patrol.tell_at is not None and patrol.tell_at <= at:
            said += _reported(patrol, at, store)
        elif patrol.state is NightState.PLANNED and patrol.ends <= at:
            missed = replace(patrol, state=NightState.CANCELLED, tell_at=_by_day(at, store))
            store.night_patrols.change(patrol, missed)
            store.decided.add(topics.night_patrol(patrol.id))
        elif patrol.state is NightState.PLANNED and patrol.begins <= at:
            said += begin(patrol, at, store)
        elif patrol.state is NightState.UNDER_WAY and patrol.ends <= at:
            said += _run_out(patrol, at, store)
    return said


def _run_out(patrol: NightPatrol, at: datetime, store: Store) -> list[Outgoing]:
    """Its hours are over: whoever leads has the list, and how many points were seen."""
    ended = end(patrol, at, store)
    walk = store.walks.get(ended.walk or 0)
    if walk is None or walk.state is WalkState.CONFIRMED:
        return []
    lines = walking.lines(walk, None, store)
    text = f"【夜查】到点了。{coverage(ended, store)}\n"
    if not lines:
        return [Outgoing(walk.chat, text + walk_words.nothing(walk), kind=Kind.NOTICE)]
    choices = (walk_words.CONFIRM, walk_words.VOID)
    return [
        Outgoing(walk.chat, text + walk_words.written_down(walk, lines), choices=choices, kind=Kind.NOTICE)
    ]


def _reported(patrol: NightPatrol, at: datetime, store: Store) -> list[Outgoing]:
    """Told once to whoever planned it."""
    store.night_patrols.change(patrol, replace(patrol, tell_at=None))
    walk = store.walks.get(patrol.walk or 0)
    items = store.walks.items(walk) if walk is not None else []
    text = wording.report(patrol, coverage(patrol, store), len(items), cases_of(patrol, store), at)
    planner = store.district.staff.get(patrol.planned_by)
    chats = alone(store, [planner]) if planner else {}
    return [Outgoing(chat, text, kind=Kind.NOTICE, key=f"night:{patrol.id}:report") for chat in chats]


def _by_day(at: datetime, store: Store) -> datetime:
    """A moment at which nobody sleeps: now, or when 夜间免打扰 is over."""
    local = at.astimezone(store.zone)
    if not quiet(local.time(), store.rules):
        return at
    ends = store.rules.quiet[1]
    morning = datetime.combine(local.date(), ends, store.zone)
    return morning if morning > at else morning + timedelta(days=1)


def _told_of_beginning(patrol: NightPatrol, store: Store) -> Iterable[Outgoing]:
    names = _names(patrol, store)
    for chat, person in alone(store, [store.district.person[one] for one in patrol.team]).items():
        leads = person is not None and person.id == patrol.leader
        choices: Sequence[Choice] = (walk_words.END,) if leads else ()
        text = wording.begun(names, leads=leads)
        key = f"night:{patrol.id}:{chat.platform}:{chat.id}"
        yield Outgoing(chat, text, choices=tuple(choices), kind=Kind.NOTICE, key=key)


def _to_team(patrol: NightPatrol, text: str, store: Store) -> list[Outgoing]:
    people = [store.district.person[one] for one in patrol.team]
    return [Outgoing(chat, text, kind=Kind.NOTICE) for chat in alone(store, people)]


def _names(patrol: NightPatrol, store: Store) -> list[str]:
    return [store.district.point[one].name for one in patrol.points if one in store.district.point]


def _net(patrol: NightPatrol, store: Store) -> Dragnet:
    net = store.dragnets.get(patrol.net or 0)
    assert net is not None, "it has begun"
    return net
