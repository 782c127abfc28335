"""示范: a point or a grid that was bad is made an example: 示范创建, proposed with photos, and signed as 示范点."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.photo import Photo


class ExemplarStep(StrEnum):
    """What is done."""

    BEGIN = "创建"
    REACH = "达标"
    SIGN = "签发"
    END = "取消"


MAKING, PROPOSED, EXEMPLAR = "示范创建中", "示范达标待签发", "示范点"
STATUS = {
    ExemplarStep.BEGIN: MAKING,
    ExemplarStep.REACH: PROPOSED,
    ExemplarStep.SIGN: EXEMPLAR,
    ExemplarStep.END: "",
}
_AFTER: dict[ExemplarStep, tuple[str, ...]] = {
    ExemplarStep.BEGIN: ("",),
    ExemplarStep.REACH: (MAKING,),
    ExemplarStep.SIGN: (PROPOSED,),
    ExemplarStep.END: (MAKING, PROPOSED, EXEMPLAR),
}


@dataclass(frozen=True, slots=True)
class ExemplarLine:
    """One step of a point or a grid, by its id, with who took it, why, and the photos that show it."""

    point: int | None
    grid: int | None
    step: ExemplarStep
    person: int
    at: datetime
    words: str = ""
    photos: tuple[Photo, ...] = ()
    message: str = ""

    @property
    def place(self) -> str:
        """By which the steps of one place belong together."""
        return place_of(self.point, self.grid)


def place_of(point: int | None, grid: int | None) -> str:
    """A point, or else a grid, as one word."""
    return f"point:{point}" if point is not None else f"grid:{grid}"


def status(lines: Sequence[ExemplarLine]) -> str:
    """How far a place is by its steps, oldest first; '' if it is none."""
    return STATUS[lines[-1].step] if lines else ""


def allowed(now: str, step: ExemplarStep) -> bool:
    """May this step follow where a place is?"""
    return now in _AFTER[step]
