"""What problems are known by: rules, or only what their words resemble."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from understanding.evidence import CLEAR
from understanding.examples import A_PROBLEM
from understanding.reports.plain_texts import is_doubtful, is_plain
from understanding.reports.taken_apart import TakenApart
from understanding.weighing import Opinion

_SURELY_A_PROBLEM = (
    2.0  # how much a text is to be like problems to be one surely though no rule speaks for it
)


def least(seen: TakenApart, opinions: Sequence[Opinion]) -> float:
    """How much the text is to be like problems, to be one surely, once no cue says that it is something else."""
    if is_guessed(seen):
        return _SURELY_A_PROBLEM
    named = is_plain(seen) or all(one.named for one in opinions)
    return -inf if named and not is_doubtful(seen) else A_PROBLEM


def is_guessed(seen: TakenApart) -> bool:
    """True if a problem was found by no rule."""
    return any(one.best.score <= CLEAR for one in seen.problems)


def is_parted_by_likeness(seen: TakenApart) -> bool:
    """True if there may be fewer problems than were found: one is its own by what its words resemble."""
    return any(is_by_likeness(seen, number) for number in range(len(seen.problems)))


def is_by_likeness(seen: TakenApart, number: int) -> bool:
    """True for one of several problems for which no rule speaks, only what its words resemble."""
    return len(seen.problems) > 1 and seen.problems[number].best.guessed


def all_taken(seen: TakenApart, opinions: Sequence[Opinion]) -> bool:
    """True if nobody needs to be asked of which category each problem is, of those that rules speak for."""
    return all(
        one.taken or seen.problems[number].deed is not None
        for number, one in enumerate(opinions)
        if not is_by_likeness(seen, number)
    )
