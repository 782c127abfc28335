"""主题月: days with a theme, the categories that it is about, and whether what is found then counts against nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.categories import Category
from domain.daywords import DaysOf, days_of, say_days
from domain.spelling import GROUPED, NONE, SPACED, Spelling

AMNESTY, SURVEY = "不追责", "问题排摸月"
_NO_CATEGORY = 0  # ids begin with 1
_DAY = timedelta(days=1)
_PART = re.compile(
    r"(?P<days>\S+(?:\s*(?:到|至)\s*\d\S*)?)\s+(?P<name>[^()（）\s]{2,20})\s*(?:[(（](?P<about>[^()（）]*)[)）])?"
)


@dataclass(frozen=True, slots=True)
class Theme:
    """`2026-05 环境整治月（垃圾外溢、占道经营）`, both days included.

    `about` are names of categories or families (大类), none: all of them. In an `amnesty` nothing that is found from
    above counts against a unit (自报倒查).
    """

    name: str
    first: date
    last: date
    about: tuple[str, ...] = ()
    amnesty: bool = False

    def covers(self, day: date) -> bool:
        """True on its days."""
        return self.first <= day <= self.last

    def categories(self, all_: Iterable[Category]) -> tuple[int, ...]:
        """The ids of what it is about; none: everything. Names that no category has stand for nothing."""
        found = tuple(one.id for one in all_ if {one.name, one.family} & set(self.about))
        return found or ((_NO_CATEGORY,) if self.about else ())

    @property
    def before(self) -> DaysOf:
        """As many days before it."""
        return DaysOf(self.first - (self.last - self.first) - _DAY, self.first - _DAY)

    @property
    def during(self) -> DaysOf:
        """Its own days."""
        return DaysOf(self.first, self.last)

    @property
    def after(self) -> DaysOf:
        """As many days after it."""
        return DaysOf(self.last + _DAY, self.last + (self.last - self.first) + _DAY)


def calendar(themes: Iterable[Theme], surveys: Iterable[DaysOf]) -> tuple[Theme, ...]:
    """All themes by their first day; the days of the rule 排摸月 are themes too, unless one names them."""
    named = tuple(themes)
    taken = {(one.first, one.last) for one in named if one.amnesty}
    more = (Theme(SURVEY, one.first, one.last, amnesty=True) for one in surveys)
    return tuple(
        sorted(
            (*named, *(one for one in more if (one.first, one.last) not in taken)), key=lambda one: one.first
        )
    )


def _read(text: str) -> tuple[Theme, ...]:
    return () if text in NONE else tuple(_themes(text))


def _themes(text: str) -> Iterator[Theme]:
    for part in GROUPED.split(text):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise ValueError
        days = days_of(found["days"])
        about = tuple(one for one in SPACED.split(found["about"] or "") if one)
        named = tuple(one for one in about if one != AMNESTY)
        yield Theme(found["name"], days.first, days.last, named, AMNESTY in about)


def _say(themes: tuple[Theme, ...]) -> str:
    return "；".join(map(_said, themes)) or NONE[0]


def _said(theme: Theme) -> str:
    about = "、".join((*theme.about, *([AMNESTY] if theme.amnesty else [])))
    return f"{say_days(theme.during)} {theme.name}{f'（{about}）' if about else ''}"


THEMES = Spelling(
    _read,
    _say,
    "应逐个写月份或起止日子、名字和重点类别，如 2026-05 环境整治月（垃圾外溢、占道经营）；"
    f"2026-12 {SURVEY}（{AMNESTY}），或 {NONE[0]}",
)
