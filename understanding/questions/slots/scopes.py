"""Which parts of the district (范围) a sentence asks about, when it names several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from domain.district import District, UnitKind
from domain.lexicon import NUMBER, number
from domain.question import Measure, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.due_days import asks_when_due
from understanding.questions.slots.signs import follows

# These hold no cases as a unit does: what they are waited for is said by the state.
_OFFICE = re.compile(r"创建办|督查|创建工作办公室")
_AT_THE_OFFICE = frozenset(
    {Status.PENDING, Status.UNASSIGNED, Status.RETURNED, Status.CHECKING, Status.CHECKED}
)


def named_scopes(heard: Heard, measure: Measure, district: District) -> Iterator[NamedScope]:
    """The scopes that narrow the answer, each as it is meant beside the others."""
    yield from _of_one_place(_of_one_sort(heard, _scopes_of(heard, measure), district), district)


def _scopes_of(heard: Heard, measure: Measure) -> Iterator[NamedScope]:
    """The scopes that narrow the answer, without whom somebody waits for and whom somebody is asked about."""
    said = [one for one in heard.said(Slot.SCOPE) if not is_awaited(heard, one, measure)]
    if measure is Measure.OWNER:
        said = [one for one in said if not follows(heard, one, "归由")]
    named = [one.value for one in said if isinstance(one.value, NamedScope)]
    beside = measure is Measure.COMPARISON or scopes_are_joined(heard)  # 我们街道和北湖街道
    yield from [one for one in named if one.kind != "own" or len(named) == 1 or beside]


_SORT = re.compile(r"(?:这|)[两二俩三四五几]个?(街道|社区|村|镇|网格)")


def _of_one_sort(heard: Heard, scopes: Iterable[NamedScope], district: District) -> Iterator[NamedScope]:
    """金山、东港两个社区: 金山 is 金山社区 there, although 金山 alone is 金山街道; 双龙、科创两个网格 are grids."""
    said = heard.said(Slot.SCOPE)
    sort = _SORT.match(heard.typed.folded, said[-1].end) if said else None
    for scope in scopes:
        name = district.unit[scope.ids[0]].short if scope.kind == "unit" and len(scope.ids) == 1 else ""
        if sort is None or not name or name.endswith(sort[1]):
            yield scope
        else:
            yield _called(f"{scope.words}{sort[1]}", district) or scope


def _called(name: str, district: District) -> NamedScope | None:
    """The unit or the grid with this name."""
    units = (NamedScope("unit", (one.id,), name) for one in district.units if one.short == name)
    grids = (NamedScope("grid", (one.id,), name) for one in district.grids if one.name == name)
    return next(chain(units, grids), None)


_BARE_NUMBER = re.compile(rf"第?(?P<n>{NUMBER})号?网格")
_NUMBERED = re.compile(rf"(?P<of>.+?)第?{NUMBER}号?网格")


def _of_one_place(scopes: Iterable[NamedScope], district: District) -> Iterator[NamedScope]:
    """北湖一网格和二网格: the second one of 北湖, too, if there is one."""
    before = ""
    for scope in scopes:
        bare = _BARE_NUMBER.fullmatch(scope.words.replace(" ", "")) if scope.kind == "grid" else None
        named = [
            one for one in district.grids if bare and before and _is_numbered(one.name, before, bare["n"])
        ]
        one = NamedScope("grid", (named[0].id,), named[0].name) if named else scope
        name = district.grid[one.ids[0]].name if one.kind == "grid" and len(one.ids) == 1 else ""
        if found := _NUMBERED.fullmatch(name):
            before = found["of"]
        yield one


def _is_numbered(name: str, of: str, value: str) -> bool:
    rest = _BARE_NUMBER.fullmatch(name.removeprefix(of))
    return name.startswith(of) and rest is not None and number(rest["n"]) == number(value)


def is_awaited(heard: Heard, scope: Piece, measure: Measure) -> bool:
    """等创建办的, 创建办还没派的: the office is waited for, and no part of the district."""
    if not _OFFICE.search(heard.folded(scope)):
        return False
    return measure is Measure.WAITING or bool(_AT_THE_OFFICE & set(heard.of(Slot.STATUS, Status)))


_EACH = re.compile("各自?|分别")


def scopes_are_joined(heard: Heard) -> bool:
    """金山和东港, 金山 东港 各几件: both are meant, although the one lies within the other."""
    if any(_EACH.fullmatch(heard.folded(one)) for one in heard.said(Slot.FILLER)):
        return True
    joints = [one for one in heard.pieces if one.slot is Slot.CUE and one.value in (Cue.AND, Cue.VERSUS)]
    said = heard.said(Slot.SCOPE)
    return any(one.start == joint.end for joint in joints for one in said) and any(
        one.end == joint.start for joint in joints for one in said
    )


_EVERYWHERE = frozenset({UnitKind.DEPARTMENT, UnitKind.TASK_FORCE})
_OF_BOTH = frozenset({Measure.COMPARISON, Measure.OWNER, Measure.CASE, Measure.WAITING})


def elsewhere(
    heard: Heard, scopes: Sequence[NamedScope], measure: Measure, district: District
) -> Iterator[Piece]:
    """执法局在金山街道几件: what a department has in one part, and not what both have together; the second of them."""
    if measure in _OF_BOTH or len(scopes) < 2 or scopes_are_joined(heard) or "、" in heard.typed.folded:
        return
    sorts = {_works_everywhere(one, district) for one in scopes if one.kind not in ("own", "district")}
    if len(sorts) > 1:
        yield from [one for one in heard.said(Slot.SCOPE) if one.value in scopes][1:]


def without_who_comes(
    heard: Heard, scopes: tuple[NamedScope, ...], measure: Measure, district: District
) -> tuple[NamedScope, ...]:
    """那个垃圾桶环卫所什么时候来: of what is told by what is wrong, a department is only who is to come to it."""
    if measure not in (Measure.CASE, Measure.LIST) or not (
        heard.said(Slot.CATEGORY) and asks_when_due(heard)
    ):
        return scopes
    return tuple(one for one in scopes if not _works_everywhere(one, district))


def _works_everywhere(scope: NamedScope, district: District) -> bool:
    return scope.kind == "unit" and all(district.unit[one].kind in _EVERYWHERE for one in scope.ids)


def narrowed(scopes: Iterable[NamedScope], district: District) -> tuple[NamedScope, ...]:
    """The scopes without those that only say where another one of them lies (金山街道 of 金山街道人民广场)."""
    said = tuple(scopes)
    return tuple(one for one in said if not any(_holds(one, other, district) for other in said))


def _holds(one: NamedScope, other: NamedScope, district: District) -> bool:
    """True if the whole of `other` lies within `one`, and is less."""
    if one == other or other.kind in ("district", "own") or one.kind == "own":
        return False
    if one.kind == "district":
        return True
    if one.kind == "unit":
        units = frozenset(unit for top in one.ids for unit in district.within(top))
        return all(unit in units for unit in _units(other, district)) and set(other.ids) != set(one.ids)
    if one.kind == "grid":
        return other.kind in ("point", "points") and all(
            district.point[id].grid in one.ids for id in other.ids
        )
    return one.kind == "points" and other.kind in ("point", "points") and set(other.ids) < set(one.ids)


def _units(scope: NamedScope, district: District) -> Iterator[int]:
    for one in scope.ids:
        if scope.kind == "unit":
            yield one
        elif scope.kind == "grid":
            yield district.grid[one].unit
        else:
            yield district.grid[district.point[one].grid].unit
