"""What a sentence names and its answer does not hold: another word or the measure says it, or it is asked about.

A state that falls away silently makes another question of it: 新增的，已销号的 are neither all that is new nor all that
is closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.question import Measure, Status
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.asked_states import AWAITED
from understanding.questions.slots.measures import PRESENCE
from understanding.questions.states.where_it_lies import lies_in_hands

_ORDERS = frozenset({Status.UNRECEIVED, Status.UNANSWERED})
_REQUESTS = frozenset(
    {Status.EXTENSION_ASKED, Status.EXTENSION_PENDING, Status.DEFERRAL_PENDING}
)  # 延期申请还压着几个

# What is said already where one of those behind it is counted: 手上没办完的, 改完了等人去验的, 被打回来重做的.
_SAID_BY: dict[Status, frozenset[Status]] = {
    Status.SUPERVISED: _ORDERS,
    Status.UNCLOSED: AWAITED | _ORDERS | _REQUESTS
    | {Status.UNCLAIMED, Status.DEFERRED, Status.SUPERVISED, Status.OVERDUE},
    Status.OPEN: AWAITED | _ORDERS | {Status.UNCLOSED, Status.SUPERVISED, Status.OVERDUE},
    Status.FIXED: frozenset({Status.CHECKING, Status.ON_TIME, Status.REBOUND, Status.REWORK, Status.REOPENED}),
    Status.CLOSED: frozenset({Status.CHECKING, Status.ON_TIME, Status.REBOUND, Status.REWORK, Status.REOPENED}),
    Status.CHECKING: frozenset({Status.REWORK}),
    Status.CHECKED: frozenset({Status.REWORK}),
    Status.RETURNED: frozenset({Status.REWORK}),
    Status.DUE: frozenset({Status.ON_TIME}),
    Status.URGENT: frozenset({Status.UNCLOSED}),
}  # fmt: skip
_COUNTED = frozenset(Measure) - {Measure.CASE, Measure.DUE, Measure.OWNER, Measure.BEHIND}
_CALLED_NEW = re.compile("新|冒")
_HANDED_OVER = re.compile("来|报|上报")  # 把没到岗的报上来 reports no case
_PARTED = re.compile("[?？;；/]")
_AGAIN = re.compile("又|再")
_REMAIN = re.compile("还?(?:剩|余)下?")
_IN_THE_BOOKS = re.compile("销号|办结|结案")
_ENDED = frozenset({Status.CLOSED, Status.FIXED, Status.RETURNED})
_STANDS = AWAITED | {Status.UNCLOSED, Status.OPEN}


def unsaid_states(heard: Heard, measure: Measure, asked: tuple[Status, ...]) -> Iterator[str]:
    """The words of every state that is named, and that neither `asked` nor the measure says."""
    if measure in _COUNTED:
        yield from (
            heard.words(one)
            for one in heard.said(Slot.STATUS)
            if isinstance(one.value, Status) and not _is_said(heard, one, one.value, measure, asked)
        )


def _is_said(heard: Heard, piece: Piece, state: Status, measure: Measure, asked: tuple[Status, ...]) -> bool:
    if measure is Measure.ROLLCALL and state not in PRESENCE and state is not Status.NEW:
        return _REMAIN.fullmatch(heard.folded(piece)) is not None  # 还剩几个没到; not 点名情况，还有超期数
    if state in asked:
        return True
    if state is Status.OPEN and (measure is Measure.WAITING or lies_in_hands(heard.folded(piece))):
        return bool(asked) or measure is Measure.WAITING  # 手上返工的: where they are, and no state
    if state is Status.NEW:
        return _is_only_reported(heard, piece, measure, asked)
    if Status.CHECKING in asked and _IN_THE_BOOKS.search(heard.folded(piece)):
        return False  # 已销号待核查的
    if _stands_apart(heard, piece):
        return False
    return not _SAID_BY.get(state, frozenset()).isdisjoint(asked)


def _stands_apart(heard: Heard, piece: Piece) -> bool:
    """超期？未销号？: a sign that ends a question parts it from the state before or behind it."""
    said = heard.said(Slot.STATUS)
    at = said.index(piece)
    before, behind = said[at - 1 : at] if at else [], said[at + 1 : at + 2]
    gaps = [(one.end, piece.start) for one in before] + [(piece.end, one.start) for one in behind]
    return any(_PARTED.search(heard.typed.folded[start:end]) for start, end in gaps)


def _is_only_reported(heard: Heard, piece: Piece, measure: Measure, asked: tuple[Status, ...]) -> bool:
    """报的, beside days or how the cases stand now; 新增 beside 已销号 is another number, 又报 another report."""
    words = heard.folded(piece)
    if measure is Measure.ROLLCALL:
        return _HANDED_OVER.match(words) is not None
    if _CALLED_NEW.search(words) is None:
        return _AGAIN.match(words) is None
    behind = next((one for one in heard.said(Slot.STATUS) if one.start >= piece.end), None)
    if behind is None or not _ENDED.isdisjoint(asked):
        return not asked
    return behind.start == piece.end or behind.value in _STANDS
