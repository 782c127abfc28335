"""责任书 and 承诺书: entered for a unit and a year, and which units are still missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from actions import five_ways
from actions.audience import answer_to
from domain.cause import Cause
from domain.chat import Outgoing
from domain.dates import midnight
from domain.district import Person, Role, Unit
from domain.letters import LetterLine, LetterStep, letters, pledges
from domain.refused import NotYourLetter
from domain.tally import Scope, Span, Tally
from storage.store import Store
from texts import letters as wording


@dataclass(frozen=True, slots=True)
class Signing:
    """A unit that answers for something in a year: its letter and its pledges, where there are any."""

    unit: Unit
    letter: LetterLine | None
    pledge: LetterLine | None
    tally: Tally


def of_year(year: int, scope: Scope, at: datetime, store: Store) -> list[Signing]:
    """The units of a scope that have to sign, with how they stand in that year up to now, in the register's order."""
    local = at.astimezone(store.zone)
    begin, end = (midnight(date(one, 1, 1), local.tzinfo) for one in (year, year + 1))
    lines = store.letters.of(year)
    signed, pledged = letters(lines), pledges(lines)
    shares = five_ways.shares(scope, Span(begin, min(local, end)), at, store)
    found = {one.unit.id: Signing(one.unit, None, None, one.tally) for one in shares}
    for unit in {*signed, *pledged} - found.keys():
        if unit in store.district.unit and (scope.units is None or unit in scope.units):
            found[unit] = Signing(store.district.unit[unit], None, None, Tally())
    return [replace(found[unit], letter=signed.get(unit), pledge=pledged.get(unit)) for unit in sorted(found)]


def enter(line: LetterLine, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Keep an entry, and say what was there before and how many units are missing. Raises NotYourLetter."""
    unit = store.district.unit[line.unit]
    if not person.has(Role.OFFICE) and line.unit not in store.district.within(person.unit):
        raise NotYourLetter(unit.short)
    before = store.letters.of(line.year)
    known = (pledges if line.step is LetterStep.PLEDGE else letters)(before).get(line.unit)
    if line.step is LetterStep.TAKE_BACK and known is None:
        return answer_to(cause, wording.none_to_take_back(unit, line.year))
    store.letters.add(line)
    text = wording.entered(unit, line, known)
    if line.step is LetterStep.PLEDGE:
        return answer_to(cause, text)
    whole = of_year(line.year, Scope(""), cause.at, store)
    missing = sum(one.letter is None for one in whole)
    return answer_to(cause, "\n".join([text, wording.counted(len(whole) - missing, missing)]))
