"""指标 of the assessment (测评体系): which ones a district's categories are evidence for, and which one words name."""

from __future__ import annotations

import re
from typing import NamedTuple

from domain.district import District

_CODE = re.compile(r"[\w.\-]*\d[\w.\-]*|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][\w.\-]*", re.ASCII)


class Indicator(NamedTuple):
    """One of them as the register writes it, and the ids of its categories."""

    name: str
    categories: tuple[int, ...]

    @property
    def calls(self) -> tuple[str, ...]:
        """What people call it, the longest first: all of it, its words, its code."""
        code, _, words = self.name.partition(" ")
        parts = (self.name, words, code) if words and _CODE.fullmatch(code) else (self.name,)
        return tuple(sorted(parts, key=len, reverse=True))


def indicators(district: District) -> tuple[Indicator, ...]:
    """All of them by name."""
    found: dict[str, list[int]] = {}
    for category in district.categories:
        for name in category.indicators:
            found.setdefault(name, []).append(category.id)
    return tuple(Indicator(name, tuple(found[name])) for name in sorted(found))


def named(words: str, district: District, *, called: bool) -> tuple[Indicator, str] | None:
    """The one that stands in the words, and the words without it; None if they name none, or one of several.

    Only where it is `called` an indicator is it meant by its code or its words alone: 2.1 may be a day,
    市容秩序 a 大类.
    """
    known = indicators(district)
    calls = [(call, one) for one in known for call in (one.calls if called else (one.name,))]
    for call, one in sorted(calls, key=lambda each: -len(each[0])):
        whole = re.compile(rf"(?<![\w.\-]){re.escape(call)}(?![\w.\-])")
        if whole.search(words) and sum(other == call for other, _ in calls) == 1:
            return one, " ".join(whole.sub(" ", words).split())
    return None
