"""负担: how many messages the bot caused people to get, per person and working day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from domain.chat import Chat
from domain.district import District, Group, Person, Role


@dataclass(frozen=True, slots=True)
class SentMany:
    """So many messages in one chat that came of one person's message; `asker` is None where the clock spoke."""

    chat: Chat
    asker: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody got: messages they did not ask for, and answers to their own questions."""

    got: int = 0
    answers: int = 0


def loads(sent: Iterable[SentMany], talks: Mapping[Chat, int], district: District) -> Mapping[int, Load]:
    """What each person got; `talks` says whose each private talk is. In a group everybody in it gets everything."""
    members = {
        Chat(group.platform, group.chat).room: [one.id for one in district.members(group)]
        for group in district.groups
    }
    got, answers = defaultdict[int, int](int), defaultdict[int, int](int)
    for one in sent:
        whose = talks.get(one.chat)
        people = members.get(one.chat.room, []) if whose is None else [whose]
        for person in people:
            (answers if person == one.asker else got)[person] += one.count
    return {person.id: Load(got[person.id], answers[person.id]) for person in district.people}


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
