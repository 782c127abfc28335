"""What is asked of one person beside the steps of a case: to sign, to answer, to say what they think (签收 同意 …).

So whoever says the word alone means what waits for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from actions import appeals, signing, supervision, verdicts
from actions.partners import waited_for
from domain.actions import Action, action_of
from domain.authority import allows, may_know, relations
from domain.cases import Case, Step
from domain.district import Person, Purpose
from domain.life import LIFE, may_take
from domain.matters import MatterKind
from storage.store import Store
from texts.life import of_step

AGREE, DISAGREE = "同意", "不同意"


@dataclass(frozen=True, slots=True)
class _Asked:
    """In matters of which kinds it is asked, the right that it takes, and where it is asked of somebody now; the step
    that answers it, if it is one of the case's own, which a case that has ended may not take any more."""

    kinds: Sequence[MatterKind]
    does: Action
    waits: Callable[[Case, Person, datetime, Store], bool]
    step: Step | None = None

    def of(self, case: Case, person: Person, at: datetime, store: Store) -> bool:
        """Is it asked of this person in a case?"""
        may = self.step is None or may_take(case, self.step)
        return may and _may(self.does, case, person, store) and self.waits(case, person, at, store)


def of(word: str, person: Person, at: datetime, store: Store) -> list[Case] | None:
    """The cases in which what this command word does is asked of this person, by number; None for any other word."""
    asked = _ASKED.get(word)
    if asked is None:
        return None
    numbers = {one.case for kind in asked.kinds for one in store.matters.under_way(kind)}
    cases = [case for _, case in sorted(store.cases.some(numbers).items())]
    return [case for case in cases if asked.of(case, person, at, store)]


def knows(word: str) -> bool:
    """Is what this command word does asked of somebody?"""
    return word in _ASKED


def any_of(word: str, case: Case, people: Sequence[Person], at: datetime, store: Store) -> bool:
    """Is what this word does in a case asked of one of these people now?"""
    asked = _ASKED[word]
    return any(asked.of(case, one, at, store) for one in people)


def _may(action: Action, case: Case, person: Person, store: Store) -> bool:
    had = relations(person, case, store.district)
    return may_know(person, case) and allows(person, Purpose.PRIVATE, action, had)


def _to_receive(case: Case, person: Person, _at: datetime, store: Store) -> bool:
    order = supervision.issued(case, store)
    return order is not None and not order.signatures and case.unit == person.unit


def _to_reply(case: Case, person: Person, _at: datetime, store: Store) -> bool:
    return supervision.issued(case, store) is not None and case.unit == person.unit


def _to_settle(case: Case, _person: Person, _at: datetime, store: Store) -> bool:
    return supervision.issued(case, store) is not None


def _to_speak(case: Case, person: Person, _at: datetime, _store: Store) -> bool:
    return _is_consulted(case) and person.unit in case.partners


def _to_conclude(case: Case, _person: Person, _at: datetime, _store: Store) -> bool:
    return _is_consulted(case)


def _is_consulted(case: Case) -> bool:
    return case.consulted_until is not None and not LIFE[case.state].ended


def _to_help(case: Case, person: Person, _at: datetime, store: Store) -> bool:
    return any(one.unit == person.unit for one in waited_for(case, store))


def _to_explain(case: Case, person: Person, _at: datetime, store: Store) -> bool:
    return verdicts.is_asked(case, person, store)


def _to_sign(case: Case, person: Person, at: datetime, store: Store) -> bool:
    if appeals.waiting(case, store):
        return appeals.may_sign(case, person, store)
    return signing.may_sign(case, person, at, store)


_SIGNED = _Asked((MatterKind.EXTENSION, MatterKind.DEFERRAL, MatterKind.APPEAL), Action.SIGN, _to_sign)
_STEPS: Mapping[Step, tuple[MatterKind, Callable[[Case, Person, datetime, Store], bool]]] = {
    Step.RECEIVE: (MatterKind.SUPERVISION, _to_receive),
    Step.REPLY: (MatterKind.SUPERVISION, _to_reply),
    Step.SETTLE: (MatterKind.SUPERVISION, _to_settle),
    Step.SPEAK: (MatterKind.CONSULTATION, _to_speak),
    Step.CONCLUDE: (MatterKind.CONSULTATION, _to_conclude),
    Step.HELPED: (MatterKind.ASSIST, _to_help),
    Step.EXPLAIN: (MatterKind.SELF_REPORT, _to_explain),
}
_ASKED = {
    **{
        of_step(step).command: _Asked((kind,), action_of(step), waits, step)
        for step, (kind, waits) in _STEPS.items()
    },
    **dict.fromkeys((AGREE, DISAGREE), _SIGNED),
}
