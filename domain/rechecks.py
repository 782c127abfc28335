"""复查组: checkers who look together at what was closed (回头看), and which of the groups may look at a case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.cases import Case
from domain.district import District, Person, Role
from domain.lookback import may_look
from domain.spelling import GROUPED, NONE, Spelling

_PARTED = re.compile(r"[、,:：\s]+")
_ENDINGS = "组队"  # of a group's name: a name of a person that stands in its place is seen
FEWEST = 2  # people in a group: nobody looks alone


@dataclass(frozen=True, slots=True)
class RecheckGroup:
    """`一组 高正扬、罗清越`, as the rule names it."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A group with those of its people who are there and may check; `missing` are the names of the others."""

    name: str
    people: tuple[Person, ...]
    missing: tuple[str, ...] = ()

    @property
    def works(self) -> bool:
        """True if enough of them are left."""
        return len(self.people) >= FEWEST

    def may_look(self, case: Case, district: District) -> bool:
        """True if it holds neither who handled or fixed it, nor who verified it last, nor anybody of such a unit."""
        return self.works and all(may_look(one, case, district) for one in self.people)


def teams(groups: Iterable[RecheckGroup], district: District) -> tuple[Team, ...]:
    """The groups as people of today. A name that is nobody's, or of several, or of no checker is missing."""
    return tuple(_team(one, district) for one in groups)


def _team(group: RecheckGroup, district: District) -> Team:
    found = {name: _checker(name, district) for name in group.people}
    there = tuple(person for person in found.values() if person)
    return Team(group.name, there, tuple(name for name, person in found.items() if person is None))


def _checker(name: str, district: District) -> Person | None:
    able = [one for one in district.called(name) if one.has(Role.INSPECTOR, Role.OFFICE)]
    return able[0] if len(able) == 1 else None


def turn(able: Iterable[Team], now: Mapping[int, int], ever: Mapping[int, int]) -> Team | None:
    """Whose turn it is: the group whose people were given fewest each in this draw, of those fewest ever."""

    def had(team: Team, given: Mapping[int, int]) -> float:
        return sum(given.get(one.id, 0) for one in team.people) / len(team.people)

    return min(able, key=lambda one: (had(one, now), had(one, ever)), default=None)


def _read(text: str) -> tuple[RecheckGroup, ...]:
    if text in NONE:
        return ()
    parts = [[one for one in _PARTED.split(part) if one] for part in GROUPED.split(text)]
    groups = tuple(RecheckGroup(name, tuple(people)) for name, *people in filter(None, parts))
    if not groups or any(len(set(one.people)) < FEWEST for one in groups):
        raise ValueError("里有的组不到两个人")
    if odd := [one.name for one in groups if one.name[-1] not in _ENDINGS]:
        raise ValueError(f"里的组名“{odd[0]}”应以“组”或“队”结尾")
    if twice := [name for name, count in _names(groups).items() if count > 1]:
        raise ValueError(f"里“{twice[0]}”写了两次")
    return groups


def _names(groups: Iterable[RecheckGroup]) -> Counter[str]:
    return Counter(name for one in groups for name in (one.name, *one.people))


def _say(groups: tuple[RecheckGroup, ...]) -> str:
    return "；".join(f"{one.name} {'、'.join(one.people)}" for one in groups) or NONE[0]


GROUPS = Spelling(
    _read, _say, f"应逐组写组名和两个人以上，如 一组 高正扬、罗清越；二组 林晓岚、周启文，或 {NONE[0]}"
)
