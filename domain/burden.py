"""负担: how many messages the bot caused people to get, per person and working day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from domain import seats
from domain.chat import Chat
from domain.district import District, Group, Person, Purpose, Role
from domain.notices import Notice


@dataclass(frozen=True, slots=True)
class SentMany:
    """So many messages of one kind in one chat that came of one person's message; `asker` is None where the clock
    spoke, and `notice` is of an answer where somebody had asked."""

    chat: Chat
    asker: int | None
    count: int
    notice: Notice = Notice.NONE


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody got: messages they did not ask for, of these what they only overheard in groups of units and grids
    that are not theirs, and answers to their own questions; how often they were named (@)."""

    got: int = 0
    overheard: int = 0
    answers: int = 0
    named: int = 0


@dataclass(frozen=True, slots=True)
class Ping:
    """That somebody was named in a chat so that their phone rings."""

    chat: Chat
    person: int


def loads(
    sent: Iterable[SentMany], talks: Mapping[Chat, int], district: District, mentions: Iterable[Ping] = ()
) -> Mapping[int, Load]:
    """What each person got; `talks` says whose each private talk is. In a group everybody in it gets everything."""
    got, answers, overheard = Counter[int](), Counter[int](), Counter[int]()
    named = Counter(one.person for one in mentions)
    groups = _groups(district)
    for one, person in _heard(sent, talks, district):
        (answers if person == one.asker else got)[person] += one.count
        group = groups.get(one.chat.room) if person != one.asker else None
        overheard[person] += one.count if group and _overhears(district.person[person], group) else 0
    return {
        one.id: Load(got[one.id], overheard[one.id], answers[one.id], named[one.id])
        for one in district.people
    }


def _overhears(person: Person, group: Group) -> bool:
    """True for the office in groups of units and grids: what it has to do is never said there."""
    theirs = person.unit == group.unit or group.grid in person.grids
    return group.purpose in (Purpose.UNIT, Purpose.GRID) and person.has(Role.OFFICE) and not theirs


def _groups(district: District) -> Mapping[Chat, Group]:
    return {Chat(group.platform, group.chat).room: group for group in district.groups}


def by_kind(
    sent: Iterable[SentMany], talks: Mapping[Chat, int], district: District
) -> list[tuple[Notice, float]]:
    """The kinds of messages of all that people got, each with its share, the most first; own answers apart."""
    counts = defaultdict[Notice, int](int)
    for one, person in _heard(sent, talks, district):
        counts[one.notice] += one.count if person != one.asker else 0
    whole = sum(counts.values())
    return sorted(((kind, count / whole) for kind, count in counts.items() if count), key=lambda one: -one[1])


def _heard(
    sent: Iterable[SentMany], talks: Mapping[Chat, int], district: District
) -> Iterator[tuple[SentMany, int]]:
    """Each with everybody who got it."""
    members = {
        chat: [one.id for one in seats.members(group, district)] for chat, group in _groups(district).items()
    }
    for one in sent:
        whose = talks.get(one.chat)
        for person in members.get(one.chat.room, []) if whose is None else [whose]:
            yield one, person


@dataclass(frozen=True, slots=True)
class OfRole:
    """A role's people: how much one of them gets a working day, in the middle and at most, and what of it they only
    overhear; own answers apart."""

    role: Role
    middle: float
    most: float
    overheard: float
    answers: float


def by_role(found: Mapping[int, Load], days: int, people: Iterable[Person]) -> list[OfRole]:
    """A line for each role that somebody has, in the workbook's order."""
    people = list(people)
    lines = []
    for role in Role:
        mine = [found[person.id] for person in people if person.has(role)]
        if mine:
            got = [one.got / days for one in mine]
            overheard = median(one.overheard / days for one in mine)
            answers = median(one.answers / days for one in mine)
            lines.append(OfRole(role, median(got), max(got), overheard, answers))
    return lines


@dataclass(frozen=True, slots=True)
class OfGroup:
    """How many messages a group gets a working day, and how often somebody is named in it."""

    group: Group
    got: float
    named: float


def by_group(
    sent: Iterable[SentMany], mentions: Iterable[Ping], days: int, district: District
) -> list[OfGroup]:
    """The groups in which anything was said, the fullest first."""
    counts = Counter[Chat]()
    for one in sent:
        counts[one.chat.room] += one.count
    named = Counter(one.chat.room for one in mentions)
    told = [
        OfGroup(group, counts[chat] / days, named[chat] / days) for chat, group in _groups(district).items()
    ]
    return sorted((one for one in told if one.got), key=lambda one: -one.got)
