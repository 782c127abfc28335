"""发错了，90的照片是别处的: a 整改 that was none, taken back by whoever reported it while nobody has verified it."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.cases import Case, State
from domain.chat import Incoming
from domain.district import Person
from handlers.kit import Ask
from handlers.rectify import take_back
from storage.books import Books
from texts import orders as wording
from understanding.orders.repair_back import UNFIX, RepairBack, names_repair, repair_back
from understanding.orders.wrongly_sent import wrong_photo


def repair_taken_back(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 撤回整改 of the case that it surely speaks of; None if it speaks of none, or not surely."""
    found = _said(message, command, store)
    if found is None or not _is_sure(*found):
        return None
    back, case, _ = found
    return replace(message, text=f"{UNFIX} {case.number} {back.why}".strip(), quotes=None)


def is_repair_wrong(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Whether the 整改 is to be taken back, or only its photo is wrong; None if nothing of the kind is said."""
    found = _said(message, command, store)
    if found is None or _is_sure(*found):
        return None
    back, case, _ = found
    says = f"{UNFIX} {case.number} {back.why}".strip()
    return Ask(wording.is_repair_taken_back(case.number, back.meant), says, only_yes=True)


def _is_sure(back: RepairBack, case: Case, person: Person) -> bool:
    """撤回 90 by whoever reported it too may be said of the report."""
    return back.surely and (case.reporter != person.id or bool(back.why))


def _said(message: Incoming, command: Match | None, store: Books) -> tuple[RepairBack, Case, Person] | None:
    """What is said of which 整改, by whom."""
    if not message.direct or message.photos or (command is not None and command.handler is take_back):
        return None
    photo = wrong_photo(message.text)
    back = repair_back(message.text) if photo is None or not photo.anew else None
    person = store.people.sender(message) if back else None
    number = back and (back.number or (message.quotes.case if message.quotes else None))
    case = store.cases.get(number) if number else None
    if back is None or person is None or case is None:
        return None
    if not _is_theirs(back, case, person) and not _is_named(message, back, case, person):
        return None
    return back, case, person


def _is_named(message: Incoming, back: RepairBack, case: Case, person: Person) -> bool:
    """Whoever is of the unit and names the 整改 hears also that there is none."""
    return back.surely and case.unit == person.unit and names_repair(message.text)


def _is_theirs(back: RepairBack, case: Case, person: Person) -> bool:
    """Who reported it hears also that it is too late; who is of its unit hears who may."""
    if case.fixed_by == person.id:
        return case.state is State.CHECKING or (case.state is State.CLOSED and back.surely)
    of_unit = case.unit == person.unit and case.reporter != person.id
    return case.state is State.CHECKING and back.surely and of_unit
