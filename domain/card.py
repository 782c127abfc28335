"""What a card shows of a case, and what a line of a list shows. These are values; each platform lays them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cases import Case, State, put_off
from domain.life import ENDED, overdue


class Tone(StrEnum):
    """How urgent a card looks. Colour is never the only sign: a shape or a word says the same."""

    CALM = "calm"
    TODAY = "today"  # due today
    OVERDUE = "overdue"
    ENDED = "ended"


class Means(StrEnum):
    """What a line of a card is about."""

    PLACE = "place"
    REPORTED = "reported"  # by whom and in which words, while no unit has the case
    HOLDER = "holder"  # which unit and person has it
    LIMIT = "limit"  # until when it must be fixed
    RESULT = "result"  # whether it was fixed in time
    CHAIN = "chain"  # who answers for it, up to whom
    ASKED = "asked"  # what is asked of whom


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card, in the words that people read."""

    means: Means
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one case at one moment. `title` is its category; `hints` are what to look out for.

    `history` has a line for each step taken, oldest first; a card with one was asked for, and stands by itself.
    `captions` say of each photo beside it what it shows; none where that needs no word.
    """

    number: int
    state: State
    title: str
    urgent: bool = False
    lines: tuple[Line, ...] = ()
    hints: tuple[str, ...] = ()
    tone: Tone = Tone.CALM
    history: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    @property
    def place_of(self) -> int | None:
        """The case whose earlier card this one replaces; None if it stands by itself."""
        return None if self.history else self.number

    @property
    def fixed(self) -> bool:
        """True once a rectification stands: two photos beside the card are then before and after it."""
        return self.state in (State.CHECKING, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a message that is about one case: `text` is the whole line, `until` its end if that is a time limit."""

    number: int
    text: str
    until: str = ""
    tone: Tone = Tone.CALM


def tone(case: Case, now: datetime) -> Tone:
    """How urgent a case looks; `now` is in the district's zone."""
    if case.state in ENDED:
        return Tone.ENDED
    if overdue(case, now):
        return Tone.OVERDUE
    due = case.due_at if case.state is State.OPEN and not put_off(case, now) else None
    return Tone.TODAY if due and due.astimezone(now.tzinfo).date() == now.date() else Tone.CALM
