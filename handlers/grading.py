"""定级: the office or an inspector says how grave a case is."""

from __future__ import annotations

import re

from actions import grading
from actions.graded import grade as grade_of
from domain.actions import Action
from domain.cases import Grade, Step
from domain.life import must_allow
from domain.refused import SameGrade
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import grades as wording

_NAMED = re.compile(rf"(?P<grade>{'|'.join(Grade)})(?:[\s,，:：;；。]+(?P<reason>.*))?", re.DOTALL)


@command(wording.WORD, "grade", does=Action.GRADE, on_case=True)
def grade(said: Said, store: Store) -> Answer:
    """定级 12 严重 [理由] — 定一般、较重还是严重；严重的按紧急办，时限缩短"""
    must_allow(said.case, Step.GRADE)
    found = _NAMED.fullmatch(said.words.strip())
    now = grade_of(said.case, store)
    if found is None:
        return Ask(
            wording.ask(said.case, now), f"{wording.WORD} {said.case.number}", choices=wording.buttons(now)
        )
    new = Grade(found["grade"])
    if new is now and said.case.graded in (None, new):
        raise SameGrade(said.case, now)
    cause = said.cause_saying((found["reason"] or "").strip())
    return grading.change(said.case, new, cause, store)
