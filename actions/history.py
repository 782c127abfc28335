"""The line of history that an action writes."""

from __future__ import annotations

from domain.cases import Case, Event, Step
from domain.cause import Cause
from domain.district import Person
from domain.refused import TooLong

# Characters that a person may write about a case at once: more than any platform hands over as one message, an album
# with ten captions and a rich message included. Cards and lists show the beginning.
MOST_WORDS = 40_000


def event(case: Case, step: Step, cause: Cause) -> Event:
    """What happened to the case, as it is after the step. Raises TooLong."""
    if len(cause.words) > MOST_WORDS:
        raise TooLong(MOST_WORDS)
    person = cause.by.id if isinstance(cause.by, Person) else None
    return Event(case.number, cause.at, person, step, case.state, cause.words, cause.reference, cause.photos)
