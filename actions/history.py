"""The line of history that an action writes."""

from __future__ import annotations

from domain.cases import Case, Event, Step
from domain.cause import Cause
from domain.district import Person
from domain.refused import TooLong

MOST_WORDS = 2000  # characters that a person may write about a case at once


def event(case: Case, step: Step, cause: Cause) -> Event:
    """What happened to the case, as it is after the step. Raises TooLong."""
    if len(cause.words) > MOST_WORDS:
        raise TooLong(MOST_WORDS)
    person = cause.by.id if isinstance(cause.by, Person) else None
    return Event(case.number, cause.at, person, step, case.state, cause.words, cause.reference, cause.photos)
