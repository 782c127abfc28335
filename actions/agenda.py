"""例会: what a daily meeting has before it. It is worked out when it is asked for, and not kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from actions import desk, returns, signing
from actions.hard_cases import hard_cases
from domain.calendar import last_working_days
from domain.card import Row
from domain.cases import Case, State, Step
from domain.chat import Chat, Outgoing
from domain.dates import midnight
from domain.life import WITH_OFFICE, overdue
from domain.matters import Matter, MatterKind, MatterState
from domain.question import By
from domain.resolutions import Resolution
from domain.tally import DISTRICT, Scope, Span
from storage.sought import Sought
from storage.store import Store
from texts import agenda as wording
from texts import cases
from texts import resolutions as decisions
from texts.agenda import OpenQuestion
from texts.matters import those

WHOLE = Scope(DISTRICT)


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A case that does not go on without a decision, and what is asked."""

    case: Case
    questions: tuple[OpenQuestion, ...]


# What decides about a hard case, and what makes it one again.
_DECIDES = frozenset({Step.CONCLUDE, Step.SUPERVISE, Step.DEFER})
_COMES_UP = frozenset({Step.RETURN, Step.FAIL, Step.REOPEN, Step.ECHO, Step.SETTLE})


@dataclass(frozen=True, slots=True)
class Agenda:
    """What came since `since`, by units; what is late, the longest first; what is to be decided; and what earlier
    meetings decided and nobody has done."""

    since: datetime
    new: tuple[tuple[str, int], ...]
    late: tuple[Case, ...]
    to_decide: tuple[ToDecide, ...]
    decided: tuple[Resolution, ...]


def of_the_day(at: datetime, store: Store) -> Agenda:
    """The agenda as it stands; new is what came since the working day before began."""
    local = at.astimezone(store.zone)
    (before,) = last_working_days(local.date() - timedelta(days=1), 1, store.calendar)
    since = midnight(before, local.tzinfo)
    late = [
        (one.due_at, one.number, one) for one in store.cases.live(WHOLE) if one.due_at and overdue(one, at)
    ]
    return Agenda(
        since,
        tuple(_new(Span(since, local), store)),
        tuple(case for _, _, case in sorted(late, key=lambda one: one[:2])),
        tuple(to_decide(local, store)),
        tuple(store.resolutions.open()),
    )


def told(chat: Chat, at: datetime, store: Store) -> Outgoing:
    """The agenda as one message."""
    found, today = of_the_day(at, store), at.astimezone(store.zone).date()
    late = tuple(cases.row(one, store.district, at) for one in found.late[: wording.MOST])
    deciding, rows = lines(found.to_decide[: wording.MOST], at, store)
    parts = (
        [wording.new(found.new, found.since)],
        wording.late(late, len(found.late)),
        wording.deciding(len(found.to_decide), deciding),
        wording.decided([decisions.line(one, today, store.district) for one in found.decided]),
    )
    known = {row.number for row in late}
    rows = (*late, *(one for one in rows if one.number not in known))
    return Outgoing(chat, wording.whole(at, parts), rows=rows, choices=wording.buttons(len(found.to_decide)))


def lines(
    found: Sequence[ToDecide], at: datetime, store: Store, first: int = 0
) -> tuple[list[str], tuple[Row, ...]]:
    """What is to be decided as lines, numbered from behind `first`, and their rows."""
    rows = tuple(cases.row(one.case, store.district, at) for one in found)
    numbered = enumerate(zip(found, rows, strict=True), first + 1)
    return [wording.question(number, row, one.questions) for number, (one, row) in numbered], rows


def to_decide(at: datetime, store: Store) -> list[ToDecide]:
    """Everything that waits for a decision, what is urgent first. None that is confidential."""
    about: dict[int, Case] = {}
    asked: dict[int, list[OpenQuestion]] = {}
    for case, question in _questions(at, store):
        about[case.number] = case
        asked.setdefault(case.number, []).append(question)
    found = [ToDecide(about[number], tuple(questions)) for number, questions in asked.items()]
    return sorted(found, key=lambda one: not one.case.urgent)


def _questions(at: datetime, store: Store) -> Iterator[tuple[Case, OpenQuestion]]:
    """Who has it, what waits for signatures, and what was tried in vain: in this order."""
    for case in desk.waiting(store):
        yield case, wording.whose(case, _sent_back(case, store))
    for case in store.cases.live(WHOLE, set(WITH_OFFICE)):
        if case.consulted_until is not None:
            yield case, wording.consulted(case)
    for case, matter in _unsigned(at, store):
        roles = [role for role, _ in signing.lacks(matter, store)]
        yield case, wording.to_sign(matter, those(roles), at)
    for hard in hard_cases(WHOLE, at, store):
        if not hard.only_late and not _is_decided(hard.case, store):  # what is late has its own part
            yield hard.case, wording.hard(hard.case, hard.reasons)


def _is_decided(case: Case, store: Store) -> bool:
    """True if it was decided what is done with it, and nothing has come up since: it is not asked again."""
    decided = False
    for line in store.cases.history(case.number):
        ended = line.step is Step.DEFER and line.person is None  # 挂账 is over
        if line.step in _DECIDES and not ended:
            decided = True
        elif line.step in _COMES_UP or ended:
            decided = False
    return decided


def _unsigned(at: datetime, store: Store) -> Iterator[tuple[Case, Matter]]:
    """What waits for signatures, and has not lapsed."""
    for kind in (*signing.STEPS, MatterKind.APPEAL):
        for matter in store.matters.all(kind, {MatterState.ASKED}):
            case = store.cases.get(matter.case)
            if case is None or case.confidential:
                continue
            if kind is MatterKind.APPEAL or signing.waiting(case, at, store) == matter:
                yield case, matter


def _new(span: Span, store: Store) -> Iterator[tuple[str, int]]:
    parts = store.figures.parts(Sought(span.end, (WHOLE,), span), By.UNIT)
    for unit, count in sorted(parts.items(), key=lambda one: (-one[1], one[0] or 0)):
        yield store.district.alone(unit) if unit in store.district.unit else wording.NOBODY, count


def _sent_back(case: Case, store: Store) -> str:
    """In which words it was sent back, if that is where it comes from."""
    if case.state is not State.RETURNED:
        return ""
    back = returns.last(case, store)
    return back.words if back else ""
