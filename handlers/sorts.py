"""街道, 镇, 社区, 村, 部门: the units of one sort, where people set those beside each other and no others."""

from __future__ import annotations

from dataclasses import replace

from domain.district import District, Unit, UnitKind
from domain.question import By
from domain.tally import Scope
from handlers.inquiry import Inquiry
from storage.sought import Sought

_KINDS = {
    "街道": (UnitKind.STREET,),
    "镇": (UnitKind.TOWN,),
    "街镇": (UnitKind.STREET, UnitKind.TOWN),
    "村社区": (UnitKind.COMMUNITY,),
    "社区": (UnitKind.COMMUNITY,),
    "村": (UnitKind.COMMUNITY,),
    "部门": (UnitKind.DEPARTMENT,),
}
PARTS = "网格|单位|村社区|社区|街道|村|镇"  # the parts that a command may be given for, each for itself
BY_PARTS = rf"(?:各个?|每个|分|按|哪一?个|哪些|哪几个)的?(?P<sort>{PARTS})"
_BY_NAME = ("社区", "村")  # of one kind in the register: the name tells them apart


def of_sort(asked: Inquiry) -> tuple[Unit, ...]:
    """The units that are asked about by their sort, within the scope; none where no sort was named, or the register
    has none of it there."""
    sort = asked.question.sort if asked.question.by is By.UNIT else ""
    return tuple(one for one in units_of(sort, asked.store.district) if _is_asked_about(one, asked))


def units_of(sort: str, district: District) -> list[Unit]:
    """The units of that sort; none of a word that is no sort."""
    units = [one for one in district.units if one.kind in _KINDS.get(sort, ())]
    return [one for one in units if one.short.endswith(sort)] if sort in _BY_NAME else units


def of_unit(unit: Unit, asked: Inquiry) -> Sought:
    """What is asked, of this unit and all below it."""
    below = asked.store.district.within(unit.id)
    return replace(asked.sought, scopes=(Scope(unit.short, units=below),))


def _is_asked_about(unit: Unit, asked: Inquiry) -> bool:
    below = asked.store.district.within(unit.id)
    everywhere = any(one.units is None and one.grids is None and one.points is None for one in asked.scopes)
    return everywhere or any(one.units is not None and below <= one.units for one in asked.scopes)
