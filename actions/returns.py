"""退回, as the next one is told of it: which unit gave the case back, and why."""

from __future__ import annotations

from domain.cases import Case, Step
from domain.life import UNDER_LIMIT, WITH_OFFICE
from storage.store import Store
from texts import cases as wording


def hint(case: Case, store: Store) -> str:
    """The last 退回 of a case that somebody has to act on, `东港社区退回：不归本社区`; nothing once a 会商 has decided.

    Only a case that was given back is looked up.
    """
    if not case.returned or case.state not in WITH_OFFICE | UNDER_LIMIT:
        return ""
    told = [one for one in store.cases.history(case.number) if one.step in (Step.RETURN, Step.CONCLUDE)]
    return wording.returned(told[-1], store.district) if told and told[-1].step is Step.RETURN else ""
