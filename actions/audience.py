"""Who hears of what: where a unit hears of its cases, who the office is, who follows a case, for whom it waits.

Nobody else looks for a group or a private talk to tell something about a case in (decision 12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import assert_never

from domain import seats
from domain.authority import Relation, belongs_here, may_know, relations
from domain.card import Row
from domain.cases import Case, State, independent
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import District, Grid, Group, Person, Purpose, Role
from domain.life import LIFE, WITH_OFFICE, Side
from storage.store import Store

OFFICE_HEARS = WITH_OFFICE | {State.SPLIT}
Audience = dict[Chat, Person | None]  # a private talk with who that is, a group with None


def chat_of(group: Group) -> Chat:
    """The chat that a group of the register is."""
    return Chat(group.platform, group.chat)


def everywhere(group: Group, store: Store) -> tuple[Chat, ...]:
    """A group with those of the same grid or unit on other platforms: some of its people may be in one of them only."""
    return tuple(map(chat_of, store.district.same_groups(group)))


def reaching(group: Group, people: Iterable[Person], store: Store) -> Chat:
    """Of a group and the same on other platforms the one in which most of these people have an account."""
    same = store.district.same_groups(group)
    wanted = [one.id for one in people]
    if len(same) == 1:
        return chat_of(group)
    return chat_of(max(same, key=lambda one: len(store.people.accounts(one.platform, wanted))))


def rung_in(chats: Iterable[Chat], person: Person, store: Store) -> set[Chat]:
    """The groups among these chats in which somebody is named: of the same groups on several platforms in one."""
    found: dict[object, Chat] = {}
    for chat in chats:
        group = None if chat.private else store.group_of(chat)
        if group is not None:
            found[group.whose] = found.get(group.whose) or reaching(group, [person], store).room
    return set(found.values())


def unit_hears(case: Case, district: District) -> Group | None:
    """Where the unit that holds a case hears of it; None while no unit has it."""
    return None if case.unit is None else hears(case.unit, case, district)


def hears(unit: int, case: Case, district: District) -> Group | None:
    """Where a unit hears of a case: the grid's group if it came from there, else its own, else the grid's.

    None for a unit without a group, and of a confidential case.
    """
    if case.confidential:
        return None
    home = district.group.get(case.group or 0)
    if home and home.grid in district.grid and district.grid[home.grid].unit == unit:
        return home
    own = district.groups_for(Purpose.UNIT, unit=unit)
    grid = district.groups_for(Purpose.GRID, grid=case.grid) if case.grid else ()
    of_grid = [group for group in grid if group.grid and district.grid[group.grid].unit == unit]
    return next(iter((*own, *of_grid)), None)


def heads_hear(unit: int, case: Case, district: District) -> Group | None:
    """Where a unit's head hears of a case: in the unit's own group, for in a grid's they do not sit. None if it has
    none, and of a confidential case."""
    own = district.groups_for(Purpose.UNIT, unit=unit)
    return own[0] if own and not case.confidential else None


def grid_hears(grid: Grid, store: Store) -> tuple[Chat, ...]:
    """Where a grid hears of what is its own: in its groups, one on each platform, else in its unit's."""
    groups = store.district.groups_for(Purpose.GRID, grid=grid.id)
    groups = groups or store.district.groups_for(Purpose.UNIT, unit=grid.unit)
    return tuple(map(chat_of, groups))


def beside(units: Iterable[int], case: Case, store: Store) -> dict[Chat, int]:
    """Where these units hear of a case that is not theirs alone, each with the unit; nowhere if it is confidential."""
    if case.confidential:
        return {}
    found = ((hears(unit, case, store.district), unit) for unit in units)
    return {chat: unit for group, unit in found if group for chat in everywhere(group, store)}


def office(store: Store, *, but: Callable[[Chat], bool] = lambda _chat: False) -> Audience:
    """The office: each of its people alone, if all of them have talked to the bot there, for the handlers who sit in
    the liaison group have nothing to do with it; else that group, else each in private all the same.

    `but` is true of a group in which it cannot be said, such as the one that it is about.
    """
    people = store.district.people_with(Role.OFFICE)
    if talks := talks_with_all(people, store):
        return dict(talks)
    groups = map(chat_of, store.district.groups_for(Purpose.LIAISON))
    usable = [chat for chat in groups if not but(chat)]
    return dict.fromkeys(usable) if usable else alone(store, people)


def core(store: Store, otherwise: list[Person]) -> Iterable[Chat]:
    """The core groups (创建工作核心群); where there is none, these people alone."""
    return [chat_of(group) for group in store.district.groups_for(Purpose.CORE)] or alone(store, otherwise)


def followers(before: Case | None, case: Case, store: Store) -> Audience:
    """Who hears that a case has moved: where it came from, its unit and the one that had it; the office while it
    decides and when that is over; and those who hear of it alone. Of a confidential case all who know of it, alone."""
    if case.confidential:
        return knowing(case, store)
    audience = _in_groups(before, case, store)
    if {case.state, before.state if before else case.state} & OFFICE_HEARS:
        audience |= office(store)
    hear_alone = alone(store, [one for one in store.district.people if _hears_alone(one, case)])
    if LIFE[case.state].holder is Side.VERIFIERS and not _has_inspector(hear_alone):
        audience |= office(store)  # there is nobody else
    if talk := hears_the_end(case, store):
        audience[talk] = store.district.person[case.reporter]
    if case.echoed and LIFE[case.state].ended:
        audience = _others(case, store) | audience
    return audience | hear_alone


def _in_groups(before: Case | None, case: Case, store: Store) -> Audience:
    """Where a case came from, in the topic of the report; and where its unit hears of it, and the one that had it, if
    the case's grid or line is that one's still: else actions/left_units tells it."""
    home = store.district.group.get(case.group or 0)
    groups = [home, unit_hears(case, store.district)]
    had = unit_hears(before, store.district) if before is not None and before.unit != case.unit else None
    if had is not None and belongs_here(case, had, store.district):
        groups.append(had)
    chats = [chat for group in groups if group for chat in everywhere(group, store)]
    told = {chat_of(home): _told_in(case, home, store)} if home else {}
    return dict.fromkeys(told.get(chat, chat) for chat in chats)


def hears_the_end(case: Case, store: Store) -> Chat | None:
    """Where whoever reported a case in a group hears alone that it is closed (销号): if they have talked to the bot
    there, and nobody else told of the same. What is void has to be known to those who were to see to it."""
    person = store.district.staff.get(case.reporter)
    told_in_group = case.group is not None and not (case.echoed or case.confidential)
    ends = case.state is State.CLOSED and told_in_group
    return talk_with(person, store) if ends and person is not None else None


def _has_inspector(audience: Audience) -> bool:
    return any(person is not None and person.has(Role.INSPECTOR) for person in audience.values())


def _others(case: Case, store: Store) -> Audience:
    """Where others told of the same: in that group, if the case may be spoken of there, else each alone."""
    found: Audience = {}
    for id_, chat in store.sources.told_by(case.number):
        group, person = store.group_of(chat), store.district.person.get(id_)
        if group is not None and belongs_here(case, group, store.district):
            found[chat] = None
        elif person is not None:
            found |= alone(store, [person])
    return found


def knowing(case: Case, store: Store) -> Audience:
    """Who may know of a case, each alone: of a confidential one the office, its handler, and whoever reported it."""
    return alone(store, [one for one in store.district.people if may_know(one, case)])


def holder_of(case: Case, district: District) -> Person | None:
    """Who of the unit holds it: whoever handles it, else the unit's head; None if nobody of today does."""
    if case.unit is None:
        return None
    handler = district.staff.get(case.handler or 0)
    return handler or next(iter(heads(case.unit, district)), None)


def heads(unit: int, district: District) -> list[Person]:
    """单位负责人 of a unit: whom the register names, else who has that role there, else those of the unit above."""
    for one in district.lineage(unit):
        named = district.staff.get(district.unit[one].head or 0)
        found = [named] if named else district.people_with(Role.UNIT_HEAD, unit=one)
        if found:
            return found
    return []


def linked_leader(unit: int, district: District) -> Person | None:
    """包挂领导: the 联系领导 of a unit, else of the one above it."""
    named = (district.staff.get(district.unit[one].leader or 0) for one in district.lineage(unit))
    return next((person for person in named if person), None)


def talk_with(person: Person, store: Store) -> Chat | None:
    """The private talk with somebody who has talked to the bot there: elsewhere nobody may read it."""
    return store.people.talks([person]).get(person.id)


def talks_with(people: Iterable[Person], store: Store) -> dict[Chat, Person]:
    """The private talks with those of these people who have talked to the bot there."""
    people = list(people)
    return by_chat(people, store.people.talks(people))


def talks_with_all(people: Sequence[Person], store: Store) -> dict[Chat, Person]:
    """The private talks with all of these people; none at all if somebody has not talked to the bot there."""
    found = talks_with(people, store)
    return found if len(found) == len(people) else {}


def by_chat(people: Iterable[Person], talks: Mapping[int, Chat]) -> dict[Chat, Person]:
    """Those of these people who have a talk, each by their own, in their order."""
    return {talks[person.id]: person for person in people if person.id in talks}


def by_name(people: list[Person], store: Store) -> dict[Chat, list[Person]]:
    """Where people hear what is meant for each of them: in private with whoever has talked to the bot there, the
    others in 核心, where they are named; in private all the same where there is no such group."""
    core = next(iter(store.district.groups_for(Purpose.CORE)), None)
    talks = store.people.talks(people)
    private = store.people.private_chats(people) if core is None and len(talks) < len(people) else {}
    found: dict[Chat, list[Person]] = {}
    for person in people:
        in_core = reaching(core, [person], store) if core else None
        if chat := talks.get(person.id) or in_core or private.get(person.id):
            found.setdefault(chat, []).append(person)
    return found


def outside(person: Person, group: Group, store: Store) -> Chat | None:
    """Where somebody who is not in a group hears what it is told: alone, else in a group of theirs. Else None."""
    if person in seats.members(group, store.district):
        return None
    own = [one for grid in person.grids for one in store.district.groups_for(Purpose.GRID, grid=grid)]
    own += store.district.groups_for(Purpose.UNIT, unit=person.unit)
    theirs = (chat_of(one) for one in own if person in seats.members(one, store.district))
    return talk_with(person, store) or next(theirs, None)


def answer_to(cause: Cause, text: str, *about: Case) -> list[Outgoing]:
    """A text to whoever asked, where they asked, with the cases it is about; the clock is told nothing."""
    rows = tuple(Row(case.number, text) for case in about)
    return [Outgoing(cause.chat, text, rows=rows)] if cause.chat else []


def notices(
    chats: Iterable[Chat], text: str, cause: Cause, *, choices: tuple[Choice, ...] = (), about: str = ""
) -> list[Outgoing]:
    """A text to each of these chats but the one in which it was asked for: that one has the answer."""
    others = (chat for chat in chats if chat != cause.chat)
    return [Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, about=about) for chat in others]


def waits_for(person: Person, case: Case, district: District) -> bool:
    """Does the case wait for this person? The unit's people have what they hold, the office what nobody holds,
    verifiers what they may verify."""
    if not may_know(person, case):
        return False
    side = LIFE[case.state].holder
    match side:
        case Side.UNIT:
            held = Relation.RESPONSIBLE in relations(person, case, district)
            return held and (case.handler == person.id or person.has(Role.UNIT_HEAD))
        case Side.OFFICE:
            return person.has(Role.OFFICE)
        case Side.VERIFIERS:
            return person.has(Role.INSPECTOR, Role.OFFICE) and independent(case, person, district)
        case Side.REPORTER:
            return case.reporter == person.id
        case Side.PARTS | None:
            return False
    assert_never(side)


def _told_in(case: Case, home: Group, store: Store) -> Chat:
    """The group it was reported in: in the topic of the report, unless the group itself is bound in a topic."""
    chat = chat_of(home)
    if chat.topic or not chat.may_have_topics:
        return chat
    reported = store.sources.reported_in(case.number)
    return reported if reported is not None and reported.room == chat else chat


def _hears_alone(person: Person, case: Case) -> bool:
    """Inspectors when it is fixed; the reporter, where it was told to the bot in private."""
    checks = LIFE[case.state].holder is Side.VERIFIERS and person.has(Role.INSPECTOR)
    return checks or (case.group is None and case.reporter == person.id)


def alone(store: Store, people: list[Person]) -> Audience:
    """The private talks of those who have spoken to the bot alone."""
    return dict(by_chat(people, store.people.private_chats(people)))
