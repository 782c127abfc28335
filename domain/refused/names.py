"""Names and days that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.refused.reason import Refused


@dataclass(eq=False)
class UnknownUnit(Refused):
    """没有找到单位“金山”。是不是：金山社区？ `near` are names that come close."""

    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownPerson(Refused):
    """金山社区没有“王五”这个人。是不是：王敏？ `unit` is where the bot looked; `near` are the people there."""

    unit: str
    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownGrid(Refused):
    """没有找到网格“金山九网格”。是不是：金山一网格？ `near` are names that come close."""

    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class NameTaken(Refused):
    """“人民广场”已经是金山一网格的点位，不用再加。 `of` says what is called so."""

    name: str
    of: str


@dataclass(eq=False)
class NoName(Refused):
    """点位名称要有 3 到 40 个字，不能只是数字。"""

    least: int
    most: int


@dataclass(eq=False)
class UnknownScope(Refused):
    """不认识“火星”。可以写单位、网格或地点。 `was`: what became of a name that was known."""

    words: str
    was: str = ""


@dataclass(eq=False)
class NotDivided(Refused):
    """弱项不按网格、单位分开算。看一个发：弱项 金山一网格 `what` is the command's word."""

    what: str


@dataclass(eq=False)
class RegisterStands(Refused):
    """迎检期间底册不能改，到 3月4日晚上自动恢复."""

    last: date


@dataclass(eq=False)
class UnknownDate(Refused):
    """日期没看懂，请写成：调休 2027-02-14 上班."""
