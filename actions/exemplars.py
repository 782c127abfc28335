"""示范: the office chooses and proposes, a leader signs, either may end it; each step with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.audience import alone, answer_to, office
from domain import topics
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import District, Grid, Person, Role
from domain.exemplars import ExemplarLine, ExemplarStep, allowed, place_of, status
from domain.points import Point
from storage.store import Store
from texts import exemplars as wording

_DECIDES = (ExemplarStep.SIGN, ExemplarStep.END)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, or a grid as a whole; `code` is its number, `where` the grid of a point."""

    name: str
    point: int | None = None
    grid: int | None = None
    code: str = ""
    where: str = ""

    @property
    def call(self) -> str:
        """By what a command names only this one: its number, if that is one word."""
        return self.name if not self.code or re.search(r"[\s，,。；;：:]", self.code) else self.code

    @property
    def place(self) -> str:
        """See `ExemplarLine.place`."""
        return place_of(self.point, self.grid)


def spots_called(name: str, step: ExemplarStep, store: Store) -> list[Spot]:
    """The points and grids with just this name, alias or number, of several those where the step can be taken; what
    the register has no more while it is 示范."""
    district = store.district
    found = [_of_point(one, district) for one in district.points if name in one.names]
    found += [
        Spot(one.name, grid=one.id, code=one.code) for one in district.grids if name in (one.name, one.code)
    ]
    if not found:
        left = [one for one in district.point.values() if name in one.names and one not in district.points]
        found = [spot for one in left if status(store.exemplars.of((spot := _of_point(one, district)).place))]
    able = [one for one in found if allowed(status(store.exemplars.of(one.place)), step)]
    return able or found


def _of_point(point: Point, district: District) -> Spot:
    grid = district.grid.get(point.grid)
    return Spot(point.name, point=point.id, code=point.code, where=grid.name if grid else "")


def is_gone(spot: Spot, store: Store) -> bool:
    """True for a point that the register has no more: of 示范 it can only be ended."""
    return spot.point is not None and store.district.point[spot.point] not in store.district.points


def status_of(one: Point | Grid, store: Store) -> str:
    """How far a point or grid is; '' if it is none."""
    place = place_of(one.id, None) if isinstance(one, Point) else place_of(None, one.id)
    return status(store.exemplars.of(place))


def take(spot: Spot, step: ExemplarStep, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Take a step, if it follows where the place is. Raises ExemplarChanged.

    达标 is told to leaders, who sign it, and the office, which waits for it, of 签发 and of a leader's 取消.
    """
    lines = store.exemplars.of(spot.place)
    if not allowed(status(lines), step):
        return answer_to(cause, wording.wrong(spot.name, status(lines), step))
    line = ExemplarLine(
        spot.point, spot.grid, step, by.id, cause.at, cause.words, cause.photos, cause.reference
    )
    store.exemplars.add(line, len(lines) + 1)
    if step in _DECIDES:
        store.decided.add(topics.exemplar(spot.place))
    return [*answer_to(cause, wording.done(spot.name, step)), *_told(spot, line, by, cause, store)]


def _told(spot: Spot, line: ExemplarLine, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    if line.step is ExemplarStep.REACH:
        text, choices = wording.proposed(spot.name, line), wording.signing(spot.call)
        leaders = store.district.people_with(Role.LEADER)
        chats = [*alone(store, leaders)]
    elif line.step is ExemplarStep.SIGN or (line.step is ExemplarStep.END and not by.has(Role.OFFICE)):
        text, choices, chats = wording.ended(spot.name, line), (), [*office(store)]
    else:
        return []
    return [
        Outgoing(
            chat,
            text,
            line.photos,
            choices=choices,
            kind=Kind.NOTICE,
            about=topics.exemplar(spot.place) if choices else "",
        )
        for chat in chats
        if chat != cause.chat
    ]
