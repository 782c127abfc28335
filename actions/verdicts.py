"""说明, 免责 and 追责: what a unit says to 自报倒查, and what the office decides; never the bot, nor that unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.audience import answer_to
from actions.cards import moved
from actions.history import event
from actions.self_reports import KIND, current, to_office
from domain.actions import Action
from domain.authority import belongs_here
from domain.cases import Accountability, Case, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Group, Person, Role
from domain.life import may_take, must_allow
from domain.matters import Matter, MatterState, Signature
from domain.refused import AlreadyExplained, NotQuestioned, NotYourCase, OwnUnit, StatementAwaited
from storage.store import Store
from texts import cases as card_wording
from texts import self_reports as wording
from texts.typed import one_line

_STATES = {Step.SHIELD: MatterState.AGREED, Step.BLAME: MatterState.REFUSED}
_OUTCOMES = {Step.SHIELD: Accountability.SHIELDED, Step.BLAME: Accountability.BLAMED}


def must_be_asked(case: Case, person: Person, store: Store) -> Matter:
    """The question that this person's unit has to answer. Raises NotQuestioned, NotYourCase, AlreadyExplained."""
    matter = current(case, store)
    if matter is None or matter.until is None or matter.state is not MatterState.ASKED or matter.unit is None:
        raise NotQuestioned(case)
    if matter.unit not in store.district.within(person.unit):
        raise NotYourCase(case, Action.EXPLAIN, store.district.unit[matter.unit].short)
    if matter.words:
        raise AlreadyExplained(case)
    return matter


def is_asked(case: Case, person: Person, store: Store) -> bool:
    """True while this person's unit is asked and has not answered."""
    try:
        must_be_asked(case, person, store)
    except (NotQuestioned, NotYourCase, AlreadyExplained):
        return False
    return True


def waiting(
    person: Person, group: Group | None, at: datetime, store: Store
) -> tuple[list[Matter], list[Matter]]:
    """What this person's unit has to explain, and what the office has to decide, as far as it may be said there."""
    to_explain, to_decide = [], []
    for matter in store.matters.all(KIND, (MatterState.ASKED,)):
        case = store.cases.get(matter.case)
        if case is None or case.confidential or not may_take(case, Step.EXPLAIN):
            continue
        if group is not None and not belongs_here(case, group, store.district):
            continue
        if person.has(Role.HANDLER, Role.UNIT_HEAD) and is_asked(case, person, store):
            to_explain.append(matter)
        if person.has(Role.OFFICE) and _is_heard(matter, at):
            to_decide.append(matter)
    return to_explain, to_decide


def explain(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """说明 of the unit, once, in the words; the office hears it and decides. Raises as `must_be_asked`, WrongState."""
    must_allow(case, Step.EXPLAIN)
    matter = must_be_asked(case, person, store)
    stated = replace(matter, words=cause.words, person=person.id)
    store.matters.change(matter, stated)
    store.cases.move(case, case, event(case, Step.EXPLAIN, cause))
    who = card_wording.person(person, store.district)
    told = wording.explained(case, stated, who, store.district)
    answer = answer_to(cause, f"#{case.number} 的说明记下了，等创建办定。", case)
    return [*answer, *to_office(case, told, cause, store)]


def is_settled(step: Step, case: Case, store: Store) -> bool:
    """True if a person has decided so already."""
    matter = current(case, store)
    return matter is not None and matter.state is _STATES[step] and bool(matter.signatures)


def must_be_decidable(step: Step, case: Case, person: Person, cause: Cause, store: Store) -> Matter:
    """The question that this person may decide so. Raises WrongState, NotQuestioned, OwnUnit, StatementAwaited."""
    must_allow(case, step)
    matter = current(case, store)
    if matter is None or matter.unit is None or case.accountability is Accountability.AMNESTY:
        raise NotQuestioned(case)
    if person.unit in store.district.within(matter.unit):
        raise OwnUnit(case)
    if step is Step.BLAME and matter.state is MatterState.ASKED and not _is_heard(matter, cause.at):
        until = matter.until.astimezone(store.zone) if matter.until else None
        raise StatementAwaited(case, store.district.unit[matter.unit].short, until, cause.at)
    return matter


def decide(step: Step, case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """免责 or 追责, for the reason in the words; it may be decided otherwise later. Raises as `must_be_decidable`."""
    matter = must_be_decidable(step, case, person, cause, store)
    signature = Signature(person.id, cause.at, cause.words)
    decided = replace(matter, state=_STATES[step], signatures=(*matter.signatures, signature))
    store.matters.change(matter, decided)
    after = replace(case, accountability=_OUTCOMES[step])
    store.cases.move(case, after, event(after, step, cause))
    because = f"：{one_line(cause.words)}" if cause.words else ""
    return moved(after, after, cause, store, f"创建办定{step}{because}")


def _is_heard(matter: Matter, at: datetime) -> bool:
    """Has the unit said what it has to say, or had the time to?"""
    return bool(matter.words) or (matter.until is not None and matter.until < at)
