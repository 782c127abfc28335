"""片区: several grids that work together, with one head; a layer between the grid and the district."""

from __future__ import annotations

from dataclasses import dataclass

from domain.district import Grid, Person, Unit
from domain.tally import Tally


@dataclass(frozen=True, slots=True)
class Zone:
    """One of them: its grids, who heads it, the units that answer there, its points, and how each grid stands."""

    name: str
    grids: tuple[Grid, ...]
    head: Person | None
    units: tuple[Unit, ...]
    points: int
    tallies: tuple[Tally, ...]
