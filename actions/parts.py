"""Parts of a case that was split (拆分): which they are, and what the card of the whole and of a part says of them."""

from __future__ import annotations

from domain.cases import Case, State, Step
from domain.chat import Choice
from domain.refused import PartIsOver, PartsHaveIt
from storage.store import Store
from texts import splitting as wording


def parts_of(case: Case, store: Store) -> list[Case]:
    """The parts that a case has now, by number; only one that was split is looked up."""
    return store.stalled.parts(case.number)[-case.parts :] if case.parts else []


def hints(case: Case, store: Store) -> tuple[str, ...]:
    """What a card says of it."""
    if case.part:
        return (wording.belongs_to(case),)
    found = parts_of(case, store)
    return (wording.state_of(found, store.district),) if found else ()


def buttons(case: Case, store: Store) -> tuple[Choice, ...]:
    """By which the card of the whole shows its parts."""
    return wording.look_at(parts_of(case, store), store.district)


def must_be_undivided(case: Case, step: Step, store: Store) -> None:
    """Raise PartsHaveIt for a case that was split: its parts are reopened or made void, not the whole."""
    if case.parts:
        raise PartsHaveIt(case, step, tuple(one.number for one in parts_of(case, store)))


def must_go_with_the_whole(case: Case, store: Store) -> None:
    """Raise PartIsOver for a part of a case that has gone another way since."""
    whole = store.cases.get(case.tied_to or 0) if case.part else None
    if whole is not None and not (whole.parts and whole.state in (State.SPLIT, State.CLOSED)):
        raise PartIsOver(case)
