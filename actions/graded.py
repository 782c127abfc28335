"""How grave a case is (定级), and what a card says of it."""

from __future__ import annotations

from domain.cases import Case, Grade
from domain.grades import grade_of, why
from domain.life import ENDED
from storage.store import Store
from texts import grades as wording


def grade(case: Case, store: Store) -> Grade:
    """How grave it is."""
    return grade_of(case, store.district.category.get(case.category or 0), store.rules.grading)


def hint(case: Case, store: Store) -> str:
    """What a card says: above 一般 the grade with what makes it so; nothing once it has ended."""
    found = grade(case, store)
    if found is Grade.PLAIN or case.state in ENDED:
        return ""
    grounds = why(case, store.district.category.get(case.category or 0), store.rules.grading)
    return wording.hint(found, grounds)
