"""Which sort of units is asked about, where they are the parts: 街道, 镇, 社区, 村, 部门."""

from __future__ import annotations

import re

from domain.district import District, UnitKind
from domain.lexicon import NUMBER, number
from domain.question import By
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_SORTS = {
    "街镇": "街镇|镇街|乡镇|街乡|街道.*镇|镇.*街道",
    "村社区": "村社|社区.*村|村.*社区",
    "街道": "街道|街办",
    "社区": "社区",
    "镇": "镇",
    "村": "村",
    "部门": "部门|局",
}
_SO_MANY = re.compile(f"({NUMBER})个?街道")


def sort_of_units(heard: Heard, by: By | None, district: District) -> str:
    """街道 of 哪个街道: the sort of the units that are the parts, '' where all of them are, or others than units.

    三个街道 are 街镇 where the district has as many of both together.
    """
    if by is not By.UNIT:
        return ""
    said = [one for one in (*heard.said(Slot.BY), *heard.said(Slot.PART)) if one.value is By.UNIT]
    words = "、".join(heard.folded(one) for one in said)
    if "单位" in words or ("街道" in words and "社区" in words):
        return ""
    sort = next((sort for sort, pattern in _SORTS.items() if re.search(pattern, words)), "")
    counted = _SO_MANY.search(heard.typed.folded)
    if sort == "街道" and counted is not None:
        kinds = [one.kind for one in district.units]
        streets, towns = kinds.count(UnitKind.STREET), kinds.count(UnitKind.TOWN)
        return "街镇" if number(counted[1]) == streets + towns and towns else sort
    return sort
