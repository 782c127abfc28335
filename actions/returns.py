"""退回, as the next one is told of it: which unit gave the case back, why, and whose it is by its words."""

from __future__ import annotations

import re

from domain.cases import Case, Event, State, Step
from domain.district import District, Unit
from domain.life import UNDER_LIMIT, WITH_OFFICE
from storage.store import Store
from texts import cases as wording

_STEM = re.compile("(.{2,}?)(?:大队|中队|支队|局|所|站|中心|处|科)")


def hint(case: Case, store: Store) -> str:
    """The last 退回 of a case that somebody has to act on, `东港社区退回：不归本社区`; nothing once a 会商 has decided.

    Only a case that was given back is looked up.
    """
    back = last(case, store) if case.state in WITH_OFFICE | UNDER_LIMIT else None
    return wording.returned(back, store.district) if back else ""


def named(case: Case, store: Store) -> Unit | None:
    """The unit that it belongs to in the words of whoever gave it back, if these name just one other."""
    back = last(case, store) if case.state is State.RETURNED else None
    return unit_meant(back.words, case.left_unit, store.district) if back else None


def line_unit(case: Case, store: Store) -> Unit | None:
    """The unit of its line (条线), if another gave it back and does not say that it is not theirs either."""
    back = last(case, store) if case.state is State.RETURNED else None
    line = store.district.unit.get(case.line_unit or 0)
    if back is None or line is None or line.id == case.left_unit:
        return None
    return None if any(name in back.words for name in line.names) else line


def unit_meant(words: str, but: int | None, district: District) -> Unit | None:
    """The only unit that the words name as the one whose it is, `but` this one: 归环卫所, 不归我们. None of several."""
    called = _stems(district) | {name: unit for unit in district.units for name in unit.names}
    longest = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    said = (one for one in re.finditer(longest, words) if not _denied(words, one.start()))
    found = {called[one[0]].id: called[one[0]] for one in said if one[0]}
    found.pop(but or 0, None)
    return next(iter(found.values())) if len(found) == 1 else None


def _stems(district: District) -> dict[str, Unit]:
    """How people call the units of a line (条线) for short: 交警 for 交警大队, where no other begins so."""
    lines = {one for category in district.categories for one in category.line_units}
    found = [
        (stem[1], district.unit[one])
        for one in lines
        if one in district.unit and (stem := _STEM.fullmatch(district.unit[one].short))
    ]
    return {
        stem: unit for stem, unit in found if sum(one.short.startswith(stem) for one in district.units) == 1
    }


def _denied(words: str, at: int) -> bool:
    return re.search(r"(?:不|非|没|别)[是归属于由给派找让]{0,3}$", words[:at]) is not None


def last(case: Case, store: Store) -> Event | None:
    """How it was given back last, unless a 会商 has decided since. Only a case that was given back is looked up."""
    if not case.returned:
        return None
    told = [one for one in store.cases.history(case.number) if one.step in (Step.RETURN, Step.CONCLUDE)]
    return told[-1] if told and told[-1].step is Step.RETURN else None
