"""The line before a card: what was asked of the case with yes or no, or with who (99修好了吗, 84谁核查)."""

from __future__ import annotations

from actions import signing
from domain.cases import Case, State, Step, independent
from domain.district import Role
from domain.matters import MatterKind, MatterState
from handlers.kit import Said
from storage.store import Store
from texts import one_case as wording
from understanding.orders.asked_of_it import AskedOfIt, asked_of_it


def told_first(case: Case, said: Said, store: Store) -> str | None:
    """The answer in one line, if something is asked so; None where the card is all that is wanted."""
    match asked_of_it(said.words):
        case AskedOfIt.DONE:
            return wording.done(case, store.district, said.at)
        case AskedOfIt.LATE:
            return wording.late(case, said.at)
        case AskedOfIt.CHECKED:
            return _checked(case, said, store)
        case AskedOfIt.EXTENDED:
            return _signed(case, MatterKind.EXTENSION, said, store)
        case AskedOfIt.DEFERRED:
            return _signed(case, MatterKind.DEFERRAL, said, store)
        case None:
            return None


def _signed(case: Case, kind: MatterKind, said: Said, store: Store) -> str:
    """How far the signing of the last one is that was asked for."""
    matter = signing.waiting(case, said.at, store)
    if matter is not None and matter.kind is kind:
        agreed = [store.district.person.get(one.person) for one in matter.signatures]
        return wording.not_signed(case, kind, agreed, signing.lacks(matter, store), store.district)
    past = store.matters.of(case.number, kind)
    if not past:
        return wording.never_asked(case, kind)
    return wording.decided(case, past[-1], said.at, granted=past[-1].state is MatterState.AGREED)


def _checked(case: Case, said: Said, store: Store) -> str:
    """Who may verify it while it waits for that, else who did, or that it is not so far."""
    district = store.district
    if case.state is State.CHECKING:
        may = [one for one in district.people_with(Role.INSPECTOR) if independent(case, one, district)]
        return wording.to_check(case, may, said.at)
    verified = [one for one in store.cases.history(case.number) if one.step in (Step.PASS, Step.FAIL)]
    if verified and (case.state is not State.OPEN or verified[-1].step is Step.FAIL):
        return wording.checked(case, verified[-1], district, said.at)
    return wording.not_to_check(case, district)
