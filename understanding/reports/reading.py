"""What a report says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from understanding.reports.kinds import Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that a text tells of. `point`, `candidates`, `grid`, `category` and `others` are ids.

    `words` is its stretch of the text. `candidates` are the points to ask about if the words fit several. `others` are
    further likely categories, best first. `why` says what was recognised: 占道经营（出摊）. `danger` is a word for what
    makes it urgent, or ''. `guessed`: the category is no more than the likeliest; whoever takes it for granted may be
    wrong, so it is asked about. `clear`: it is sure by itself, though another one of the same text is guessed.
    `either`: the first of the others fits as well, also where the category was called by its name.
    """

    words: str
    place: str = ""
    point: int | None = None
    candidates: tuple[int, ...] = ()
    grid: int | None = None
    category: int | None = None
    others: tuple[int, ...] = ()
    danger: str = ""
    fixed_on_the_spot: bool = False
    why: str = ""
    guessed: bool = False
    clear: bool = False
    either: bool = False

    @property
    def urgent(self) -> bool:
        """True if the words tell of danger to people."""
        return bool(self.danger)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says. Only the findings of a PROBLEM are to become cases; of another kind they are what it is about.

    Not `sure`: it may as well be talk, or no category fits, or what speaks for the category is weak. `nearest` are the
    ids of the three categories that are likeliest; it is empty where each finding has a category of its own.
    `scattered`: several places stand before several problems, and it is not told which has which.
    """

    kind: Kind
    findings: tuple[Finding, ...] = ()
    sure: bool = True
    nearest: tuple[int, ...] = ()
    scattered: bool = False
