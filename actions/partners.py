"""Units that assist (配合) the one that holds a case: which they are, and whom it still waits for."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.life import UNDER_LIMIT, WITH_VERIFIERS
from domain.matters import Matter, MatterKind, MatterState
from domain.refused import StillAssisted
from storage.store import Store
from texts import assisting as wording

KIND = MatterKind.ASSIST


def helpers(case: Case, store: Store) -> tuple[int, ...]:
    """The units that assist or have assisted."""
    found = store.matters.of(case.number, KIND, (MatterState.AGREED, MatterState.ENDED))
    return tuple(dict.fromkeys(one.unit for one in found if one.unit is not None))


def waited_for(case: Case, store: Store) -> list[Matter]:
    """The 配合 that are not done yet, but by the unit that has the case now; only a case with partners is looked up."""
    found = store.matters.of(case.number, KIND, (MatterState.AGREED,)) if case.partners else []
    return [one for one in found if one.unit != case.unit]


def must_be_helped(case: Case, store: Store) -> None:
    """Raise StillAssisted while a 配合 is not done: then the case is not passed."""
    if waits := waited_for(case, store):
        raise StillAssisted(case, wording.names(waits, store.district))


def hints(case: Case, now: datetime, store: Store) -> tuple[str, ...]:
    """What a card says of it while a unit or whoever verifies has the case."""
    if case.state not in UNDER_LIMIT | WITH_VERIFIERS:
        return ()
    return tuple(wording.hint(one, store.district, now) for one in waited_for(case, store))
