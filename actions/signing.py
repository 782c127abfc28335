"""延期 and 挂账: asked for, signed by whom it takes, and only then so. Nobody signs their own.

延期 takes a unit head (of the unit or of one above it) and the office, 挂账 the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from actions.audience import alone, answer_to, heads_hear, office, reaching
from actions.cards import moved
from actions.history import event
from actions.supervision import drop_draft
from domain.authority import may_know
from domain.card import Row
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Person, Role
from domain.life import may_take, must_allow
from domain.matters import Matter, MatterKind, MatterState, Signature, ended, refused, signed
from domain.refused import (
    AlreadyAskedFor,
    ExtendedOften,
    NothingAskedFor,
    NothingToSign,
    NotYourSignature,
    PastDue,
    TooEarlyDate,
)
from storage.store import Store
from texts import cases
from texts import matters as wording

MOST_EXTENSIONS = 2
OF_LATE = timedelta(days=1)  # within this two may have wanted to sign the same thing
STEPS = {MatterKind.EXTENSION: Step.EXTEND, MatterKind.DEFERRAL: Step.DEFER}


def ask_extension(case: Case, until: datetime, cause: Cause, store: Store) -> list[Outgoing]:
    """延期 to that moment, asked for by whoever handles it before it is due.

    In: the reason is the words of the cause. Raises WrongState, PastDue, ExtendedOften, TooEarlyDate, AlreadyAskedFor.
    """
    must_allow(case, Step.EXTEND)
    if case.due_at is None or case.due_at < cause.at:
        raise PastDue(case)
    if case.extended >= MOST_EXTENSIONS:
        raise ExtendedOften(case, MOST_EXTENSIONS)
    if until <= case.due_at:
        raise TooEarlyDate(case, case.due_at.astimezone(store.zone))
    return _ask(MatterKind.EXTENSION, case, until, cause, store)


def ask_deferral(case: Case, until: datetime, cause: Cause, store: Store) -> list[Outgoing]:
    """挂账 to that moment, asked for by the unit head; the words are what is done meanwhile.

    Raises WrongState, TooEarlyDate, AlreadyAskedFor.
    """
    must_allow(case, Step.DEFER)
    after = max(cause.at, case.deferred_until or cause.at)
    if until <= after:
        raise TooEarlyDate(case, after.astimezone(store.zone))
    return _ask(MatterKind.DEFERRAL, case, until, cause, store)


def agree(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """同意: a signature; with the last that it takes it is so. Raises NothingToSign, NotYourSignature."""
    matter, lacks = _to_sign(case, person, cause.at, store)
    role = _role(person, lacks)
    after = signed(matter, Signature(person.id, cause.at, cause.words), last=lacks == [role])
    store.matters.change(matter, after)
    if after.state is MatterState.AGREED:
        return _take_effect(case, after, cause, store)
    _note(case, f"同意{matter.kind}", cause, store)
    text = wording.half_signed(case, matter, wording.those(one for one in lacks if one is not role))
    return answer_to(cause, text, case)


def refuse(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """不同意, for the reason in the words: nothing comes of it. Raises NothingToSign, NotYourSignature."""
    matter, _ = _to_sign(case, person, cause.at, store)
    store.matters.change(matter, refused(matter, Signature(person.id, cause.at, cause.words)))
    told = f"不同意{matter.kind}：{cause.words}"
    _note(case, told, cause, store)
    return moved(case, case, cause, store, f"{person.name} {told}")


def own(kind: MatterKind, case: Case, person: Person, at: datetime, store: Store) -> Matter | None:
    """What this person asked for and nobody has decided yet."""
    matter = waiting(case, at, store)
    return matter if matter and matter.kind is kind and matter.opened_by == person.id else None


def take_back(kind: MatterKind, case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """撤回 by whoever asked for it: nothing is left to sign, and who was to sign hears so. Raises NothingAskedFor."""
    matter = own(kind, case, cause.by, cause.at, store) if isinstance(cause.by, Person) else None
    if matter is None:
        raise NothingAskedFor(case, kind)
    store.matters.change(matter, ended(matter, cause.at))
    told = wording.taken_back(matter, cause.words)
    _note(case, told, cause, store)
    chats = _signers_chats(case, matter, _lacking(replace(matter, signatures=()), store), store)
    text = wording.not_to_sign(case, matter, store.district)
    notices = [Outgoing(chat, text, mentions=who, kind=Kind.NOTICE) for chat, who in chats.items()]
    return [*answer_to(cause, f"#{case.number} {told}。", case), *notices]


def must_sign(case: Case, person: Person, at: datetime, store: Store) -> None:
    """Raise NothingToSign or NotYourSignature unless this person's signature is asked for."""
    _to_sign(case, person, at, store)


def may_sign(case: Case, person: Person, at: datetime, store: Store) -> bool:
    """True while this person's signature is asked for."""
    if waiting(case, at, store) is None:
        return False
    try:
        _to_sign(case, person, at, store)
    except NotYourSignature:
        return False
    return True


def may_lapse(store: Store) -> set[int]:
    """The cases in which something waits for signatures that the clock alone may end."""
    return store.matters.cases(MatterKind.EXTENSION, (MatterState.ASKED,))


def hints(case: Case, at: datetime, store: Store) -> list[str]:
    """`申请延期到 12月20日：等材料`, who has agreed, and whom it still waits for; nothing where nothing does."""
    matter = waiting(case, at, store)
    if matter is None:
        return []
    agreed = [store.district.person.get(one.person) for one in matter.signatures]
    return wording.still_asked(matter, agreed, _lacking(matter, store), store.district, at, _ends(store))


def lacks(matter: Matter, store: Store) -> list[tuple[Role, list[Person]]]:
    """Whose signatures it still takes, and who could give them."""
    return [(role, _signers(role, matter, store)) for role in _lacking(matter, store)]


def waiting(case: Case, at: datetime, store: Store) -> Matter | None:
    """What is asked for and waits for signatures. An extension that nobody signed before the limit has lapsed; and
    nothing is signed for a case that is fixed or ended, or is no longer that unit's."""
    for kind in STEPS:
        for matter in store.matters.of(case.number, kind, (MatterState.ASKED,)):
            lapsed = kind is MatterKind.EXTENSION and (case.due_at is None or case.due_at < at)
            if not lapsed and case.unit == matter.unit and may_take(case, STEPS[kind]):
                return matter
    return None


def _ask(kind: MatterKind, case: Case, until: datetime, cause: Cause, store: Store) -> list[Outgoing]:
    if other := waiting(case, cause.at, store):
        raise AlreadyAskedFor(case, other.kind)
    asker = cause.by.id if isinstance(cause.by, Person) else None
    matter = Matter(kind, case.number, cause.at, asker, until=until, words=cause.words, unit=case.unit)
    matter = store.matters.open(matter)
    lacks = _lacking(matter, store)
    told = wording.asked(matter, cause.at, _ends(store))
    _note(case, told, cause, store)
    notices = _to_signers(case, matter, lacks, cause, store)
    return [*answer_to(cause, wording.waits(case, told, wording.those(lacks)), case), *notices]


def _note(case: Case, words: str, cause: Cause, store: Store) -> None:
    """A line of history that changes nothing of the case."""
    store.cases.move(case, case, event(case, Step.ADD, replace(cause, words=words)))


def _take_effect(case: Case, matter: Matter, cause: Cause, store: Store) -> list[Outgoing]:
    """A limit that has not passed moves to the day; one that has passed stays where it was: late is late."""
    assert matter.until is not None, "asked for with its day"
    kept = case.due_at is None or case.due_at >= cause.at
    due_at = max(case.due_at, matter.until) if case.due_at and kept else case.due_at
    if matter.kind is MatterKind.EXTENSION:
        after = replace(case, due_at=due_at, extended=case.extended + 1)
    else:
        after = replace(case, due_at=due_at, deferred_until=matter.until)
        drop_draft(case, cause.at, store)
    told = wording.agreed(matter, cause.at, _ends(store))
    store.cases.move(case, after, event(after, STEPS[matter.kind], replace(cause, words=told)))
    return moved(case, after, cause, store, f"同意{matter.kind}{told}")


def _to_sign(case: Case, person: Person, at: datetime, store: Store) -> tuple[Matter, list[Role]]:
    """What this person may sign now, and whose signatures are missing. Raises NothingToSign, NotYourSignature."""
    matter = waiting(case, at, store)
    if matter is None:
        raise NothingToSign(case, _decided(case, at, store))
    lacks = _lacking(matter, store)
    own = matter.opened_by == person.id or any(one.person == person.id for one in matter.signatures)
    if own or not any(person in _signers(role, matter, store) for role in lacks):
        raise NotYourSignature(case, matter.kind, own=own, signers=wording.those(lacks))
    return matter, lacks


def _decided(case: Case, at: datetime, store: Store) -> tuple[str, str, str] | None:
    """What was signed or refused last, if that was of late, by whom, and which of the two it was."""
    states = (MatterState.AGREED, MatterState.REFUSED)
    found = [
        (one.signatures[-1], one)
        for kind in STEPS
        for one in store.matters.of(case.number, kind, states)
        if one.signatures
    ]
    last, matter = max(found, key=lambda one: one[0].at, default=(None, None))
    if last is None or matter is None or at - last.at > OF_LATE:
        return None
    return matter.kind, cases.person(store.district.person.get(last.person), store.district), matter.state


def _role(person: Person, lacks: list[Role]) -> Role:
    """As what somebody signs who may be both: as the office first."""
    return next(role for role in (Role.OFFICE, Role.UNIT_HEAD) if role in lacks and person.has(role))


def _lacking(matter: Matter, store: Store) -> list[Role]:
    """Whose signatures it still takes. Where nobody could sign as unit head, the office's is enough."""
    needs = [Role.OFFICE] if matter.kind is MatterKind.DEFERRAL else [Role.UNIT_HEAD, Role.OFFICE]
    needs = [role for role in needs if role is Role.OFFICE or _signers(role, matter, store)]
    for signature in matter.signatures:
        signer = store.district.person.get(signature.person)
        if signer and any(signer.has(role) for role in needs):
            needs.remove(_role(signer, needs))
    return needs


def _signers(role: Role, matter: Matter, store: Store) -> list[Person]:
    """Who could sign: of the office anybody but who asked; unit heads of the unit or, if it has no other, above it."""
    district = store.district
    case = store.cases.get(matter.case)
    known = [one for one in district.people if case is None or may_know(one, case)]
    able = [one for one in known if one.has(role) and one.id != matter.opened_by]
    if role is Role.OFFICE:
        return able
    for unit in district.lineage(matter.unit):
        if heads := [one for one in able if one.unit == unit]:
            return heads
    return []


def _to_signers(
    case: Case, matter: Matter, lacks: list[Role], cause: Cause, store: Store
) -> Iterator[Outgoing]:
    """Where those hear of it who are to sign: heads alone or in their unit's group, the office."""
    text = wording.please_sign(case, matter, store.district, cause.at, _ends(store))
    choices = (Choice("同意", f"同意 {case.number}"), Choice("不同意", f"不同意 {case.number}"))
    for chat, mentions in _signers_chats(case, matter, lacks, store).items():
        rows = (Row(case.number, text),)
        yield Outgoing(chat, text, choices=choices, mentions=mentions, kind=Kind.NOTICE, rows=rows)


def _signers_chats(
    case: Case, matter: Matter, lacks: list[Role], store: Store
) -> dict[Chat, tuple[int, ...]]:
    """The chats in which those are reached whose signatures are missing, and whom to mention there."""
    chats: dict[Chat, tuple[int, ...]] = {}
    if Role.UNIT_HEAD in lacks:
        heads = _signers(Role.UNIT_HEAD, matter, store)
        privately = alone(store, heads)
        chats |= dict.fromkeys(privately, ())
        group = heads_hear(matter.unit, case, store.district) if matter.unit is not None else None
        rest = tuple(one.id for one in heads if one not in privately.values())
        if rest and group:
            missed = [one for one in heads if one.id in rest]
            chats[reaching(group, missed, store)] = rest
    if Role.OFFICE in lacks:
        chats |= dict.fromkeys(office(store), ())
    return chats


def _ends(store: Store) -> time:
    """When work ends: what is asked for until a day lasts until then."""
    return store.calendar.hours[-1][1]
