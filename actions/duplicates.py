"""Is what somebody reports a case already? Asked before a second one is opened, and only where it is likely."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import timedelta

from domain.cases import Case
from domain.cause import Cause
from domain.district import Person
from storage.cases import LiveCase
from storage.store import Store
from understanding.reports.reading import Finding

# Older cases of the same place are another occasion, or overdue and known to the office.
RECENT = timedelta(days=7)
_MARKS = re.compile(r"[\W_]+")
# 第2处, 另一家, 再报一个, 隔壁也: one more of the same.
_ONE_MORE = re.compile(
    "第[\\d一二两三四五六七八九十]+[处个家辆件起]|[另再又][外有报来加]?一?[处个家辆件起]|另外|还有|隔壁|旁边|对面|对过"
)

MOMENT = timedelta(minutes=5)  # within which nobody tells of the same twice, unless it is the same


def likely(finding: Finding, reporter: Person, cause: Cause, store: Store) -> Case | None:
    """The live case that it is likely to be: at the same point and of the same kind (大类), lately reported, and either
    shown by the same picture or told by somebody else in the same words of the same category; or what the same person
    reported there a moment ago."""
    if finding.category is None:
        return None
    if own := _own_a_moment_ago(finding, reporter, cause, store):
        return own
    if finding.point is None:
        return None
    lately = (one for one in store.cases.live_at(finding.point) if cause.at - one.opened_at < RECENT)
    near = {one.number: one for one in lately if _same_kind(one.category, finding.category, store)}
    number = (_shown_by(cause, near, store) or _told_by(reporter, cause, finding, near)) if near else None
    return store.cases.get(number) if number else None


def _own_a_moment_ago(finding: Finding, reporter: Person, cause: Cause, store: Store) -> Case | None:
    """What the same person has just reported of that category there, in other words: 老粮站后墙那里又贴小广告了."""
    if _ONE_MORE.search(finding.words):
        return None
    newest = _just_reported(finding, reporter, cause, store)
    if newest is None or newest.category != finding.category or newest.opened_at == cause.at:
        return None  # two of one moment are of one message
    places = newest.place, finding.place
    alike = all(places) and (places[0] in places[1] or places[1] in places[0])
    return newest if alike and newest.point == finding.point else None


def _just_reported(finding: Finding, reporter: Person, cause: Cause, store: Store) -> Case | None:
    """Their newest case of a moment ago; at a point among the cases that are read for a report anyway."""
    if finding.point is None:
        return store.cases.just_opened(reporter.id, cause.at - MOMENT)
    here = store.cases.live_at(finding.point)
    mine = [
        one.number
        for one in here
        if (one.reporter, one.category) == (reporter.id, finding.category)
        and timedelta() < cause.at - one.opened_at < MOMENT
    ]
    return store.cases.get(mine[-1]) if mine else None


def _shown_by(cause: Cause, near: Collection[int], store: Store) -> int | None:
    """The one of these cases that has one of the pictures."""
    for photo in cause.photos:
        earlier = store.photos.earlier(photo, 0, cause.reference)
        if earlier is not None and earlier.case in near:
            return earlier.case
    return None


def _told_by(reporter: Person, cause: Cause, finding: Finding, near: Mapping[int, LiveCase]) -> int | None:
    """The one that somebody else has told in the same words."""
    others = (
        one for one in near.values() if one.category == finding.category and one.reporter != reporter.id
    )
    words = _plain(cause.words)
    return next((one.number for one in others if _plain(one.text) == words), None)


def _same_kind(theirs: int | None, mine: int, store: Store) -> bool:
    known = store.district.category
    one, other = known.get(mine), known.get(theirs or 0)
    return one is not None and other is not None and (one.id == other.id or one.family == other.family)


def _plain(words: str) -> str:
    return _MARKS.sub("", words)
