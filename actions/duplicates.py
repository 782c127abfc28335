"""Is what somebody reports a case already? Asked before a second one is opened, and only where it is likely."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.cases import Case
from domain.cause import Cause
from domain.district import Person
from storage.store import Store
from understanding.reports.reading import Finding

# Older cases of the same place are another occasion, or overdue and known to the office.
RECENT = timedelta(days=7)
_MARKS = re.compile(r"[\W_]+")


def likely(finding: Finding, reporter: Person, cause: Cause, store: Store) -> Case | None:
    """The live case that it is likely to be: at the same point and of the same kind (大类), lately reported, and either
    shown by the same picture or told by somebody else in the same words of the same category."""
    if finding.point is None or finding.category is None:
        return None
    near = {
        one.number: one for one in store.cases.live_at(finding.point) if cause.at - one.opened_at < RECENT
    }
    near = {number: case for number, case in near.items() if _same_kind(case, finding, store)}
    if not near:
        return None
    for photo in cause.photos:
        earlier = store.photos.earlier(photo, 0, cause.reference)
        if earlier is not None and earlier.case in near:
            return near[earlier.case]
    told = (one for one in near.values() if one.category == finding.category and one.reporter != reporter.id)
    return next((one for one in told if _plain(one.text) == _plain(cause.words)), None)


def _same_kind(case: Case, finding: Finding, store: Store) -> bool:
    mine = store.district.category.get(finding.category or 0)
    theirs = store.district.category.get(case.category or 0)
    return mine is not None and theirs is not None and (mine.id == theirs.id or mine.family == theirs.family)


def _plain(words: str) -> str:
    return _MARKS.sub("", words)
