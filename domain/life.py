"""The life of a case, in one table: who holds it in each state, what is asked of whom, and which steps lead on.

Cards, buttons, 我的任务, refusals, counts of what is live, and docs/life-of-a-case.md all come from it. A state that is
added without its row fails the import of this file; tests/test_life.py finds a row that leads
nowhere. The Chinese for it is in texts/life.py, who may take a step in domain/authority.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, auto

from domain.cases import Case, State, Step, on_time, put_off
from domain.refused import WrongState


class Side(Enum):
    """Who is asked for something."""

    REPORTER = auto()  # 上报人
    OFFICE = auto()  # 创建办
    UNIT = auto()  # 责任单位
    VERIFIERS = auto()  # 督查员 and 创建办, never of the unit that fixed it
    PARTS = auto()  # the units that have its parts (拆分), each with a case of its own


class Timer(Enum):
    """Which clock runs while a case is in a state."""

    NOTHING = auto()
    LIMIT = auto()  # the unit's 时限
    CHECK = auto()  # the wait for 核查, which is not the unit's doing


@dataclass(frozen=True, slots=True)
class Stage:
    """One state's row.

    `holder` has to act on it, None once it is ended. `asks` is what a card asks of whom. `leads` has the steps that
    may be taken and where each leads; `buttons` are those of them that a card offers, in order. While it
    `follows_edits` the reporter's new wording becomes the case's own; later it is only noted.
    """

    leads: Mapping[Step, State]
    holder: Side | None = None
    asks: Mapping[Side, tuple[Step, ...]] = field(default_factory=dict)
    buttons: tuple[Step, ...] = ()
    timer: Timer = Timer.NOTHING
    follows_edits: bool = False

    @property
    def ended(self) -> bool:
        """True if nobody has to act on it any more."""
        return self.holder is None


# To a 督办, what is said of a limit that was missed (申诉), and what somebody saw there: also when the case has ended.
ANSWERS = (Step.RECEIVE, Step.REPLY, Step.SETTLE, Step.APPEAL, Step.UNSENT, Step.SEEN)
ACCOUNTED = (Step.TRACE, Step.EXPLAIN, Step.SHIELD, Step.BLAME)  # of 自报倒查, also when the case is closed
TOLD = (Step.ADD, Step.ECHO, Step.SOURCE, Step.CATEGORY, Step.PLACE, *ANSWERS, *ACCOUNTED)
# What is noted or put right, whoever holds the case, and leads nowhere.
NOTED = (*TOLD, Step.GRADE, Step.SUPERVISE, Step.HELPED, Step.SEND)


def _ever(state: State) -> Mapping[Step, State]:
    """What may be done in every state that is not ended: what stays where it is, and what ends it unsolved."""
    return {**dict.fromkeys(NOTED, state), Step.VOID: State.VOID, Step.MERGE: State.MERGED}


LIFE: Mapping[State, Stage] = {
    State.PENDING: Stage(
        holder=Side.OFFICE,
        asks={Side.REPORTER: (Step.ADD,), Side.OFFICE: (Step.ADD, Step.ACCEPT, Step.ASSIGN)},
        leads={
            **_ever(State.PENDING),
            Step.ASSIGN: State.OPEN,
            Step.ACCEPT: State.UNASSIGNED,
            Step.CONSULT: State.UNASSIGNED,
            Step.SPLIT: State.SPLIT,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.VOID,
        },
        buttons=(Step.ASSIGN, Step.ACCEPT, Step.REJECT),
        follows_edits=True,
    ),
    State.UNASSIGNED: Stage(
        holder=Side.OFFICE,
        asks={Side.UNIT: (Step.CLAIM,), Side.OFFICE: (Step.ASSIGN,)},
        leads={
            **_ever(State.UNASSIGNED),
            Step.ASSIGN: State.OPEN,
            Step.CLAIM: State.OPEN,
            Step.CONSULT: State.UNASSIGNED,
            Step.SPEAK: State.UNASSIGNED,
            Step.CONCLUDE: State.OPEN,
            Step.SPLIT: State.SPLIT,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.VOID,
        },
        buttons=(Step.ASSIGN, Step.CLAIM, Step.REJECT),
        follows_edits=True,
    ),
    State.OPEN: Stage(
        holder=Side.UNIT,
        asks={Side.UNIT: (Step.RECTIFY,)},
        leads={
            **_ever(State.OPEN),
            Step.RECTIFY: State.CHECKING,
            Step.RETURN: State.RETURNED,
            Step.ASSIGN: State.OPEN,  # it went to the wrong unit
            Step.CONFIRM: State.OPEN,  # the office is content with who claimed it
            Step.CONSULT: State.UNASSIGNED,
            Step.ASSIST: State.OPEN,
            Step.SPLIT: State.SPLIT,
            Step.EXTEND: State.OPEN,
            Step.DEFER: State.OPEN,
            Step.WITHDRAW: State.VOID,
        },
        buttons=(Step.RECTIFY, Step.RETURN),
        timer=Timer.LIMIT,
        follows_edits=True,
    ),
    State.RETURNED: Stage(
        holder=Side.OFFICE,
        asks={Side.OFFICE: (Step.ASSIGN,)},
        leads={
            **_ever(State.RETURNED),
            Step.ASSIGN: State.OPEN,
            Step.CLAIM: State.OPEN,
            Step.CONSULT: State.UNASSIGNED,
            Step.SPLIT: State.SPLIT,
            Step.REJECT: State.REJECTED,
        },
        buttons=(Step.ASSIGN, Step.CLAIM, Step.REJECT),
    ),
    State.SPLIT: Stage(
        holder=Side.PARTS,
        asks={Side.PARTS: (Step.WHOLE,)},
        leads={
            **dict.fromkeys(TOLD, State.SPLIT),
            Step.WHOLE: State.CLOSED,
            Step.UNDONE: State.UNASSIGNED,
        },
        buttons=(),  # they are on the cards of its parts
    ),
    State.CHECKING: Stage(
        holder=Side.VERIFIERS,
        asks={Side.VERIFIERS: (Step.PASS, Step.FAIL)},
        leads={
            **_ever(State.CHECKING),
            Step.PASS: State.CLOSED,
            Step.FAIL: State.OPEN,
            Step.UNFIXED: State.OPEN,  # it was said of the wrong case
        },
        buttons=(Step.PASS, Step.FAIL),
        timer=Timer.CHECK,
    ),
    State.CLOSED: Stage(
        leads={
            Step.REOPEN: State.OPEN,
            Step.APART: State.SPLIT,
            Step.VOID: State.VOID,
            Step.LASTS: State.CLOSED,  # 回头看 is a matter of its own: the case stays closed
            Step.REBOUND: State.CLOSED,  # and a new one is tied to it
            Step.CORRECT: State.CLOSED,  # it was said by mistake
            Step.SEND: State.CLOSED,  # of a 督办 that is not ended
            **dict.fromkeys((*ANSWERS, *ACCOUNTED), State.CLOSED),
        },
    ),
    State.REJECTED: Stage(
        asks={Side.REPORTER: (Step.REOPEN,)},
        leads={
            Step.REOPEN: State.PENDING,  # the office decides anew
            **dict.fromkeys(ANSWERS, State.REJECTED),
        },
    ),
    State.VOID: Stage(
        asks={Side.REPORTER: (Step.REOPEN,)},
        leads={Step.REOPEN: State.PENDING, **dict.fromkeys(ANSWERS, State.VOID)},
    ),
    State.MERGED: Stage(leads={Step.REOPEN: State.PENDING, **dict.fromkeys(ANSWERS, State.MERGED)}),
}
assert LIFE.keys() == set(State), "every state has its row"

# A report is one of these: grid staff who name place and category send it straight to the unit.
BEGINS = (State.PENDING, State.OPEN)
ENDED = frozenset(state for state, row in LIFE.items() if row.ended)
# Ended for there was nothing, or it was told twice.
NOT_THERE = frozenset({State.REJECTED, State.VOID, State.MERGED})
WITH_OFFICE = frozenset(state for state, row in LIFE.items() if row.holder is Side.OFFICE)
WITH_VERIFIERS = frozenset(state for state, row in LIFE.items() if row.holder is Side.VERIFIERS)
UNDER_LIMIT = frozenset(state for state, row in LIFE.items() if row.timer is Timer.LIMIT)
# Report and rectification bring photos: whoever is in that chat has seen them a moment ago.
PHOTOS_JUST_SEEN = frozenset(
    {*BEGINS, *(to for row in LIFE.values() for step, to in row.leads.items() if step is Step.RECTIFY)}
)


def may_take(case: Case, step: Step) -> bool:
    """May this step be taken from where the case stands?"""
    return step in LIFE[case.state].leads


def must_allow(case: Case, step: Step) -> None:
    """Raise WrongState unless the step may be taken from where the case stands."""
    if not may_take(case, step):
        raise WrongState(case, step)


def led(case: Case, step: Step) -> Case:
    """The case in the state to which the step leads. Raises WrongState."""
    must_allow(case, step)
    return replace(case, state=LIFE[case.state].leads[step])


def is_unclear(case: Case) -> bool:
    """True while somebody still has to say where it is or what: nothing else is decided before that."""
    return case.state is State.PENDING and not case.sorted


def overdue(case: Case, at: datetime) -> bool:
    """超期: a unit holds it past its limit, or had it past its limit when it left, and no other has taken it since;
    not while it is 挂账."""
    if case.due_at is None or case.due_at >= at or put_off(case, at):
        return False
    return case.state in UNDER_LIMIT or (case.state in WITH_OFFICE and was_late(case))


def was_late(case: Case) -> bool:
    """True if the unit that had it last was late with it when it left."""
    return case.due_at is not None and case.left_at is not None and case.due_at < case.left_at


def ever_late(case: Case, at: datetime) -> bool:
    """True if its present limit passed before it was put right, left its unit or ended, or before now."""
    return case.due_at is not None and case.due_at < (case.fixed_at or case.left_at or case.closed_at or at)


def account(case: Case) -> int | None:
    """The unit on whose account it stands: which holds it, else which was late with it when it left."""
    return case.left_unit if case.unit is None and was_late(case) else case.unit


@dataclass(frozen=True, slots=True)
class PastLimit:
    """A limit that a unit had and that fell due, and whether the unit kept it; the case has another limit since."""

    case: int
    unit: int
    due_at: datetime
    on_time: bool


def past_limit(before: Case, after: Case, at: datetime) -> PastLimit | None:
    """What stays in a unit's figures when a case gets a new limit: because another unit takes it, or by 重开."""
    whose = before.unit if before.unit is not None else before.left_unit
    if whose is None or before.due_at is None or before.excused or after.due_at == before.due_at:
        return None
    if after.due_at is None:
        return None  # a part of it has the limit now
    if after.unit == whose and before.state is not State.CLOSED:
        return None  # the same clock goes on
    fell_due = before.due_at < (before.left_at or at)
    return PastLimit(before.number, whose, before.due_at, on_time(before)) if fell_due else None


def passed_on(before: Case, after: Case) -> bool:
    """Does somebody else have to act on it now?"""
    return _who_acts(before) != _who_acts(after)


def _who_acts(case: Case) -> tuple[Side | None, int | None, int | None]:
    side = LIFE[case.state].holder
    return (side, case.unit, case.handler) if side is Side.UNIT else (side, None, None)
