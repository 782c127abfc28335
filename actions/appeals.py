"""申诉: a unit's head says why it was late. The fact stays; with two signatures the statistics leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from actions.audience import alone, answer_to, office
from actions.cards import moved
from actions.history import event
from domain.card import Row
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Choice, Kind, Outgoing
from domain.district import Person, Role
from domain.life import ever_late
from domain.matters import GRANTED, Matter, MatterKind, MatterState, Signature, refused, signed
from domain.refused import AlreadyAppealed, NotLate, NotYourSignature
from storage.store import Store
from texts import matters as wording
from texts.typed import one_line

SIGNERS = (Role.OFFICE, Role.LEADER)
EYES = 2  # who have to agree, at least one of them of the office


def waiting(case: Case, store: Store) -> Matter | None:
    """The appeal that waits for signatures."""
    return next(iter(store.matters.of(case.number, MatterKind.APPEAL, (MatterState.ASKED,))), None)


def must_be_late(case: Case, at: datetime) -> None:
    """Raise NotLate unless its limit passed before it was put right, or before now."""
    if not ever_late(case, at):
        raise NotLate(case)


def ask(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """申诉 by the unit's head, for the reason in the words, once for each limit. Raises NotLate, AlreadyAppealed."""
    must_be_late(case, cause.at)
    if any(one.until == case.due_at for one in store.matters.of(case.number, MatterKind.APPEAL)):
        raise AlreadyAppealed(case)
    matter = Matter(
        MatterKind.APPEAL,
        case.number,
        cause.at,
        person.id,
        until=case.due_at,
        words=cause.words,
        unit=case.unit,
    )
    store.matters.open(matter)
    told = f"申诉超期：{one_line(cause.words)}"
    _note(case, cause.words, cause, store)
    answer = answer_to(
        cause, f"#{case.number} {told}\n等创建办和另一位创建办或领导同意，同意了不计入按期率。", case
    )
    return [*answer, *_to_signers(case, person, told, cause, store)]


def agree(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """同意: with two signatures its limit is left out of the rate. Raises NotYourSignature."""
    matter = must_sign(case, person, store)
    signer = Signature(person.id, cause.at, cause.words)
    eyes = [store.district.person.get(one.person) for one in (*matter.signatures, signer)]
    last = len(eyes) >= EYES and any(one is not None and one.has(Role.OFFICE) for one in eyes)
    store.matters.change(matter, signed(matter, signer, last=last))
    if not last:
        _note(case, "同意", cause, store)
        return answer_to(cause, f"#{case.number} 记下了，您同意申诉。还要另一位创建办或领导同意。", case)
    after = replace(case, excused_at=matter.until)
    store.cases.move(
        case,
        after,
        event(after, Step.APPEAL, replace(cause, words=f"{GRANTED}，超期照记，不计入按期率")),
    )
    return moved(case, after, cause, store, f"申诉{GRANTED}")


def refuse(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """不同意, for the reason in the words: it counts as before. Raises NotYourSignature."""
    matter = must_sign(case, person, store)
    store.matters.change(matter, refused(matter, Signature(person.id, cause.at, cause.words)))
    told = f"不成立：{one_line(cause.words)}"
    _note(case, told, cause, store)
    return moved(case, case, cause, store, f"申诉{told}")


def may_sign(case: Case, person: Person, store: Store) -> bool:
    """True while the appeal waits for this person's signature."""
    try:
        must_sign(case, person, store)
    except NotYourSignature:
        return False
    return True


def must_sign(case: Case, person: Person, store: Store) -> Matter:
    """The appeal that this person may sign. Raises NotYourSignature."""
    matter = waiting(case, store)
    assert matter is not None, "asked before"
    own = matter.opened_by == person.id or any(one.person == person.id for one in matter.signatures)
    if own or not person.has(*SIGNERS):
        raise NotYourSignature(case, MatterKind.APPEAL, own=own, signers=wording.those(SIGNERS))
    return matter


def _note(case: Case, words: str, cause: Cause, store: Store) -> None:
    store.cases.move(case, case, event(case, Step.APPEAL, replace(cause, words=words)))


def _to_signers(case: Case, person: Person, told: str, cause: Cause, store: Store) -> Iterator[Outgoing]:
    """The office where it hears of things, and leaders who have spoken to the bot alone."""
    text = f"#{case.number} {person.name} {told}\n请两人签：同意 {case.number}，或 不同意 {case.number} 理由"
    choices = (Choice("同意", f"同意 {case.number}"), Choice("不同意", f"不同意 {case.number}"))
    leaders = alone(store, store.district.people_with(Role.LEADER))
    for chat in office(store) | leaders:
        if chat != cause.chat:
            rows = (Row(case.number, text),)
            yield Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, rows=rows)
