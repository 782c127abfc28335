"""应急小队: a team on duty is sent somewhere, takes it within minutes or the next free one is asked, arrives, is done.

A team is a post of the rosters (值班) whose name begins with 应急, while one of its shifts runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.rosters import Roster

TEAM = "应急"  # how the post of a team begins


class SquadState(StrEnum):
    """How far a call of a team is."""

    OFFERED = "待接"
    TAKEN = "已接"
    ARRIVED = "到场"
    DONE = "完成"
    UNTAKEN = "没人接"
    CALLED_OFF = "已撤回"


BUSY = (SquadState.OFFERED, SquadState.TAKEN, SquadState.ARRIVED)  # the team is not free meanwhile


@dataclass(frozen=True, slots=True)
class SquadCall:
    """One call of a team. `id` is 0 until it is kept; people and rosters are ids.

    `roster` is the team that is asked or has it, `tried` are those that did not take it. `case` is the number of the
    case that it is about, if it is about one.
    """

    place: str
    words: str
    opened_by: int
    opened_at: datetime
    roster: int
    answer_by: datetime
    case: int | None = None
    tried: tuple[int, ...] = ()
    state: SquadState = SquadState.OFFERED
    taken_by: int | None = None
    taken_at: datetime | None = None
    arrived_at: datetime | None = None
    done_at: datetime | None = None
    id: int = 0


def is_team(roster: Roster) -> bool:
    """True for the post of an emergency team."""
    return roster.post.startswith(TEAM)
