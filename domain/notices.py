"""What kinds of notices there are, and what may be chosen for each: at once, with the evening's digest, or not at all.

What somebody must act on cannot be chosen away: an assignment, a limit, what waits for verification.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.district import Purpose


class Notice(StrEnum):
    """What a message is that nobody asked for, as people call it."""

    NONE = ""  # an answer
    TASK = "要办的"
    CALL = "点名"
    RESULT = "点名结果"
    LIMIT = "催办升级"
    BOARD = "晒比拼"
    PROGRESS = "进展"
    LINE = "条线"
    REPORT = "通报"
    OTHER = "其他通知"


class Wish(StrEnum):
    """When somebody wants to hear of a kind of notice."""

    AT_ONCE = "即时"
    TOGETHER = "汇总"
    NEVER = "静音"
    USUAL = "照常"  # as if nothing had been chosen


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose choice it is: a group's or a person's, by its id."""

    group: int | None = None
    person: int | None = None


CHOOSABLE = (Notice.BOARD, Notice.PROGRESS, Notice.LINE, Notice.RESULT, Notice.REPORT)
ALONE = (Notice.PROGRESS, Notice.LINE, Notice.REPORT)  # of these, what is said to somebody alone
DEFAULTS: Mapping[Notice, Wish] = {Notice.LINE: Wish.TOGETHER}

_TIMES = (Wish.AT_ONCE, Wish.TOGETHER, Wish.NEVER)
Wishes = Mapping[tuple[Owner, Notice], Wish]


def offered(purpose: Purpose) -> tuple[Notice, ...]:
    """What may be chosen in a group of this purpose, or alone."""
    match purpose:
        case Purpose.PRIVATE:
            return ALONE
        case Purpose.UNIT:
            return CHOOSABLE
        case Purpose.GRID:
            return tuple(one for one in CHOOSABLE if one not in (Notice.LINE, Notice.REPORT))
        case _:
            return tuple(one for one in CHOOSABLE if one is not Notice.LINE)


def possible(notice: Notice) -> tuple[Wish, ...]:
    """What may be chosen for a kind of notice. The digest is what others wait for: it cannot wait for itself."""
    return (Wish.AT_ONCE, Wish.NEVER) if notice is Notice.BOARD else _TIMES


def wish_of(owner: Owner, notice: Notice, wishes: Wishes, usual: Wish | None) -> Wish:
    """What holds for a kind of notice; where nothing was chosen what is `usual` for this one, else for its kind."""
    if notice not in CHOOSABLE:
        return Wish.AT_ONCE
    return wishes.get((owner, notice), usual or DEFAULTS.get(notice, Wish.AT_ONCE))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a kind of notice, by whom and when."""

    notice: Notice
    wish: Wish
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """A notice that waits for the digest: its words, and the cases it is about."""

    notice: Notice
    text: str
    cases: tuple[int, ...] = ()
