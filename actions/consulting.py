"""会商: who does what nobody wants. Opened by the second 退回 or by the office, which decides (结论) after the units
that are concerned have said what they think (意见). The decision is what the next such case is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions import partners as partnership
from actions import self_reports, supervision
from actions.audience import answer_to, beside, office
from actions.cards import moved
from actions.history import event
from actions.holding import handler_of, limit_in
from domain import steps
from domain.card import Row
from domain.cases import Case, Step
from domain.cause import Cause, System
from domain.chat import Choice, Kind, Manner, Outgoing
from domain.deadline import due_at
from domain.district import Person, Unit
from domain.life import LIFE, must_allow
from domain.matters import Matter, MatterKind, MatterState, Signature, ended
from domain.refused import Confidential, Consulted, NoMoreReturns, NotConsulted
from storage.store import Store
from texts import buttons
from texts import consulting as wording

KIND = MatterKind.CONSULTATION
MOST_RETURNS = 2  # the second opens a 会商, a third is refused


def must_be_returnable(case: Case, store: Store) -> None:
    """Raise NoMoreReturns if it was given back twice, or a 会商 has decided that this unit has it."""
    concluded = store.matters.of(case.number, KIND, (MatterState.ENDED,))
    decided = next((one for one in reversed(concluded) if one.unit == case.unit), None)
    if decided or case.returned >= MOST_RETURNS:
        raise NoMoreReturns(case, decided.words if decided else "")


def must_not_be_consulted(case: Case) -> None:
    """Raise Consulted while it is 会商: then only the 结论 gives it to a unit."""
    if case.consulted_until is not None:
        raise Consulted(case)


def open_by_hand(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """会商 opened by the office; the words say what it is about. Raises WrongState, Consulted, Confidential."""
    must_allow(case, Step.CONSULT)
    must_not_be_consulted(case)
    if case.confidential:
        raise Confidential(case, Step.CONSULT)
    return begin(case, case, cause, store)


def by_itself(cause: Cause) -> Cause:
    """The clock opens a 会商 for what somebody brought about: it is answered where they spoke."""
    return replace(cause, by=System(), words="", photos=())


def begin(before: Case, case: Case, cause: Cause, store: Store, *hints: str) -> list[Outgoing]:
    """会商 with the units that gave it back, the territorial and the line unit, for the rule's time.

    In: `before` is the case before whatever led to this, `case` as it is now.
    """
    limit = store.rules.consulting
    until = due_at(cause.at, limit.amount, limit.unit, store.calendar)
    parties = _parties(case, store)
    partners = tuple(dict.fromkeys((*parties, *partnership.helpers(case, store))))
    after = steps.consult(case, until, partners, cause.at)
    store.cases.move(case, after, event(after, Step.CONSULT, cause))
    by = cause.by.id if isinstance(cause.by, Person) else None
    words = cause.words or wording.returned(case)
    matter = Matter(KIND, case.number, cause.at, by, MatterState.AGREED, until=until, words=words)
    store.matters.open(matter)
    told = wording.opened(wording.names(parties, store.district), until, cause.at)
    cards = moved(before, after, cause, store, *hints, told)
    reached = {one.chat for one in cards if one.manner is not Manner.QUIETLY}
    invited = _invitations(after, matter, parties, cause, store)
    return [*cards, *(one for one in invited if one.chat not in reached)]


def speak(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """意见 of a unit that is consulted, which the office and the other units hear. Raises NotConsulted."""
    matter = _under_way(case, store)
    signature = Signature(person.id, cause.at, cause.words)
    store.matters.change(matter, replace(matter, signatures=(*matter.signatures, signature)))
    store.cases.move(case, case, event(case, Step.SPEAK, cause))
    text = wording.opinion(case, person, cause.words, store.district)
    others = [chat for chat in beside(case.partners, case, store) if chat != cause.chat]
    heard = [Outgoing(chat, text, kind=Kind.NOTICE, rows=(Row(case.number, text),)) for chat in others]
    return [*answer_to(cause, wording.noted(case), case), *_to_office(case, text, cause, store), *heard]


def conclude(case: Case, unit: Unit, cause: Cause, store: Store) -> list[Outgoing]:
    """结论: this unit has it, for the reason in the words. Raises NotConsulted, UnitHasNobody."""
    matter = _under_way(case, store)
    handler = handler_of(unit.id, case, cause.at, store)
    after = steps.conclude(case, unit.id, handler.id, limit_in(unit.id, case, cause.at, store), cause.at)
    partners = case.partners
    after = replace(after, partners=partnership.helpers(case, store))
    told = wording.concluded(unit, cause.words)
    over = replace(ended(matter, cause.at), unit=unit.id, words=cause.words)
    store.matters.change(matter, over)
    store.cases.move(case, after, event(after, Step.CONCLUDE, replace(cause, words=told)))
    after, asked = self_reports.trace(after, cause, store)
    cards = moved(case, after, cause, store, f"会商结论：{told}")
    text = wording.to_parties(case, told, store.district)
    reached = {one.chat for one in cards if one.manner is not Manner.QUIETLY}
    chats = [chat for chat in beside(partners, case, store) if chat not in reached and chat != cause.chat]
    parties = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in chats]
    return [*cards, *parties, *asked, *supervision.hand_on(after, cause, store)]


def has_spoken(case: Case, unit: int, store: Store) -> bool:
    """Has somebody of the unit said what they think in the 会商 that is under way?"""
    people = store.district.person
    spoke = [people.get(one.person) for one in _under_way(case, store).signatures]
    return any(one is not None and one.unit == unit for one in spoke)


def _parties(case: Case, store: Store) -> tuple[int, ...]:
    """The units that gave it back, the one of its grid, its line unit."""
    district = store.district
    returners = (line.person for line in store.cases.history(case.number) if line.step is Step.RETURN)
    gave_back = [district.person[one].unit for one in returners if one in district.person]
    of_grid = [district.grid[case.grid].unit] if case.grid in district.grid else []
    line = [case.line_unit] if case.line_unit else []
    present = {one.id for one in district.units}
    return tuple(one for one in dict.fromkeys((*gave_back, *of_grid, *line)) if one in present)


def _under_way(case: Case, store: Store) -> Matter:
    if case.consulted_until is None or LIFE[case.state].ended:
        raise NotConsulted(case)
    open_ones = store.matters.of(case.number, KIND, (MatterState.AGREED,))
    if not open_ones:
        raise NotConsulted(case)
    return open_ones[-1]


def _invitations(
    case: Case, matter: Matter, parties: tuple[int, ...], cause: Cause, store: Store
) -> Iterator[Outgoing]:
    """To each party in its group, with the button to answer; its handler is named."""
    text = wording.invited(case, matter, parties, store.district, cause.at)
    choices = (Choice("发表意见", f"意见 {case.number}"),)
    for chat, unit in beside(parties, case, store).items():
        handler = store.district.handler_of(unit, case.grid)
        mentions = (handler.id,) if handler else ()
        rows = (Row(case.number, text),)
        yield Outgoing(chat, text, choices=choices, mentions=mentions, kind=Kind.NOTICE, rows=rows)


def _to_office(case: Case, text: str, cause: Cause, store: Store) -> Iterator[Outgoing]:
    choices = buttons.verdicts(case, store.district)
    for chat in office(store, but=lambda one: case.confidential and not one.private):
        if chat != cause.chat:
            rows = (Row(case.number, text),)
            yield Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, rows=rows)
