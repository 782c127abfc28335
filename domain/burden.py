"""负担: how many messages the bot caused people to get, per person and working day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from domain.chat import Chat
from domain.district import District, Group, Person, Role
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
    """What somebody got: messages they did not ask for, and answers to their own questions."""

    got: int = 0
    answers: int = 0


def loads(sent: Iterable[SentMany], talks: Mapping[Chat, int], district: District) -> Mapping[int, Load]:
    """What each person got; `talks` says whose each private talk is. In a group everybody in it gets everything."""
    got, answers = defaultdict[int, int](int), defaultdict[int, int](int)
    for one, person in _heard(sent, talks, district):
        (answers if person == one.asker else got)[person] += one.count
    return {person.id: Load(got[person.id], answers[person.id]) for person in district.people}


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
        Chat(group.platform, group.chat).room: [one.id for one in district.members(group)]
        for group in district.groups
    }
    for one in sent:
        whose = talks.get(one.chat)
        for person in members.get(one.chat.room, []) if whose is None else [whose]:
            yield one, person


@dataclass(frozen=True, slots=True)
class OfRole:
    """A role's people: how much one of them gets a working day, in the middle and at most; own answers apart."""

    role: Role
    middle: float
    most: float
    answers: float


def by_role(found: Mapping[int, Load], days: int, people: Iterable[Person]) -> list[OfRole]:
    """A line for each role that somebody has, in the workbook's order."""
    people = list(people)
    lines = []
    for role in Role:
        mine = [found[person.id] for person in people if person.has(role)]
        if mine:
            got = [one.got / days for one in mine]
            answers = median(one.answers / days for one in mine)
            lines.append(OfRole(role, median(got), max(got), answers))
    return lines


def by_group(sent: Iterable[SentMany], days: int, district: District) -> list[tuple[Group, float]]:
    """The groups in which anything was said, with how much a working day, the fullest first."""
    counts = defaultdict[Chat, int](int)
    for one in sent:
        counts[one.chat.room] += one.count
    told = [(group, counts[Chat(group.platform, group.chat).room] / days) for group in district.groups]
    return sorted((one for one in told if one[1]), key=lambda one: -one[1])
