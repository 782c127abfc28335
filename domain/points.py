"""Points (点位): the places of the register."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """点位: a place of the register. `kind` is free (主次干道, 农贸市场 …); `cleaner` is a name without an account.

    The police have a layer of their own (路面管控), which need not follow the grids: the `road_area` (路面责任区) that
    the point lies in, and three levels who answer for it there, by name as well: 包挂领导, 直接领导, 民警.
    """

    id: int
    code: str
    name: str
    kind: str
    grid: int
    address: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    manager: int | None = None
    reporter: int | None = None
    cleaner: str = ""
    line_units: tuple[int, ...] = ()
    road_area: str = ""
    road_leader: str = ""
    road_chief: str = ""
    road_officer: str = ""
    added: bool = False  # in the chat (加点位), and no workbook names it yet

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it by, its number too."""
        return (self.name, self.code, *self.aliases)

    @property
    def on_road(self) -> bool:
        """True if the register says anything of it in the layer of the police."""
        return bool(self.road_area or self.road_leader or self.road_chief or self.road_officer)
