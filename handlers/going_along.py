"""Who is to go along, said with 派: 1派给环卫所，和城管一起去; 1派给环卫所，联合执法局、住建局一起."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.cases import Case
from domain.district import Unit
from handlers.kit import Ask
from handlers.scopes import unit_called
from storage.store import Store

_WITH = re.compile(r"\s*(?P<with>会同|联合|协同|连同|[和跟同与])?(?:让|请|叫)?\s*")
_AND = re.compile(r"\s*(?:[、,，]|和|跟|同|与|及|以及|还有|加上)?\s*")
_ALONG = re.compile(
    r"\s*(?P<along>一起|一块儿?|一道|共同|联合|配合|协助|帮忙)?(?:一下|着)?(?:去|办|来|处理|整治|整改|搞)*[\s,，:：;；。、]*"
)
_LONGEST, _SHORTEST = 12, 2  # characters of what a unit may be called


def helpers_in(behind: str, unit: Unit, store: Store) -> tuple[Sequence[Unit], str]:
    """The other units that are to help, of what stands behind the unit that is given the case, and the rest of the
    words.

    None where no unit is named so: `和小李一起去` names people.
    """
    head = _fit(_WITH, behind, 0)
    helpers, end = _units_at(behind, head.end(), store)
    along = _fit(_ALONG, behind, end)
    rest = behind[along.end() :]
    others = tuple(dict.fromkeys(one for one in helpers if one != unit))
    is_said = head["with"] or along["along"] or not rest
    return (others, rest) if others and is_said else ((), behind)


def _fit(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    """The match of a pattern of which every part may be missing."""
    found = pattern.match(text, at)
    assert found is not None, "nothing fits as well"
    return found


def _units_at(text: str, at: int, store: Store) -> tuple[list[Unit], int]:
    """The units that are named there one behind the other, and where the last one ends."""
    units: list[Unit] = []
    end = at
    while (found := _unit_at(text, at, store)) is not None:
        unit, end = found
        units.append(unit)
        at = _fit(_AND, text, end).end()
    return units, end


def whether_helped(case: Case, helpers: Sequence[Unit]) -> Ask:
    """Whether the other units are asked for help: it is a step of its own."""
    text = f"还请{'、'.join(one.short for one in helpers)}配合吗？回“是”就请。"
    return Ask(text, f"配合 {case.number} {'、'.join(one.name for one in helpers)}", only_yes=True)


def _unit_at(text: str, at: int, store: Store) -> tuple[Unit, int] | None:
    """The unit that is called there, by the longest of its names or by how people call it, and where that ends."""
    for end in range(min(at + _LONGEST, len(text)), at + _SHORTEST - 1, -1):
        if (unit := unit_called(text[at:end], store)) is not None:
            return unit, end
    return None
