"""How cases begin: 上报 of one problem, or of several in one message, each of which becomes a case of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions import chronic, evidence, new_points, self_reports
from actions.audience import alone, answer_to
from actions.cards import moved, notices, ringing
from actions.confiding import IN_GROUP, NOBODY_ALONE
from actions.findings import findings, first_unclear, in_doubt, is_sure, recognised
from actions.guesses import guesses
from actions.history import event
from actions.holding import handler_of, instead, limit_in, straight_to_unit, with_line_unit
from domain import steps
from domain.authority import belongs_here
from domain.cases import Case, Source, State, Step
from domain.categories import Category
from domain.cause import Cause
from domain.chat import Choice, Outgoing
from domain.district import Group, Person, Role
from storage.store import Store
from texts import cases as wording
from texts import doubts, look_back
from understanding.reports.discretion import parted
from understanding.reports.reading import Finding, Reading

TOGETHER = "已记下"  # the title of a message about several new cases

MOST_GUESSES = 2  # buttons for each of several cases


@dataclass(frozen=True, slots=True)
class Opened:
    """A new case, with what is to be looked out for, what else it may be, how often it was there, and what its unit is
    asked (自报倒查)."""

    case: Case
    hints: tuple[str, ...]
    others: tuple[Category, ...]
    times: int
    asked: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """Somebody tells of problems, in a group or, without one, in private."""

    reporter: Person
    group: Group | None
    cause: Cause
    directly: bool = False  # to the unit where place and category are known, whoever reports
    source: Source | None = None  # if it is not that of the reporter's role
    discreet: bool = False  # nobody shall hear of it but the office
    unnamed: bool = False  # nobody chose a category: what is not sure is left to the office


def open_cases(telling: Telling, store: Store) -> list[Opened]:
    """A case of each problem that the words tell of, kept, and nobody told yet."""
    words, discreet = parted(telling.cause.words)
    telling = replace(telling, cause=replace(telling.cause, words=words), discreet=discreet)
    grid = telling.group.grid if telling.group else None
    found = findings(words, grid, store)
    if telling.unnamed:
        found = _unnamed(found, store.heard(words, grid), store)
    opened: list[Opened] = []
    for one in found:
        text = one.words if len(found) > 1 else words
        # Two things of one message are not the same again.
        beside = tuple(each.case.number for each in opened)
        opened.append(open_found(one, text, telling, store, beside))
    return opened


def open_found(
    finding: Finding, text: str, telling: Telling, store: Store, beside: tuple[int, ...] = ()
) -> Opened:
    """A case of one problem, in these words, `beside` those of the same message."""
    case = _new_case(store.cases.next_number(), text, finding, telling, store)
    case = straight_to_unit(case, telling.reporter, telling.cause.at, store, directly=telling.directly)
    hint, others = recognised(finding, store), in_doubt(finding, store)
    return _kept(case, telling.cause, store, hint, others=others, beside=beside)


def _unnamed(found: tuple[Finding, ...], reading: Reading, store: Store) -> tuple[Finding, ...]:
    """Without a category for the one that was asked about, unless only its place was."""
    asked = first_unclear(reading, store)

    def is_asked(one: Finding) -> bool:
        return len(found) == 1 or (asked is not None and one.words == asked.words)

    return tuple(
        replace(one, category=None, others=()) if is_asked(one) and not is_sure(one, reading, store) else one
        for one in found
    )


def open_again(
    before: Case,
    person: Person,
    group: Group | None,
    cause: Cause,
    store: Store,
    source: Source,
) -> Opened:
    """A case of what was closed and is there again (反弹): same place, category and unit, with a limit of its own.

    What was confidential stays so, and the office names anew who has it.
    """
    here = group is not None and belongs_here(before, group, store.district)
    case = Case(
        number=store.cases.next_number(),
        state=State.PENDING,
        text=cause.words or before.text,
        source=source,
        place=before.place,
        reporter=person.id,
        opened_at=cause.at,
        point=before.point,
        grid=before.grid,
        category=before.category,
        line_unit=before.line_unit,
        group=group.id if here and group and not before.confidential else None,
        urgent=before.urgent,
        tied_to=before.number,
        confidential=before.confidential,
    )
    if before.unit is None or before.confidential:
        return _kept(case, cause, store, look_back.again(before.number))
    if store.district.handler_of(before.unit, before.grid) is not None:
        handler = handler_of(before.unit, case, cause.at, store)
        due_at = limit_in(before.unit, case, cause.at, store)
        case = steps.assign(case, before.unit, handler.id, due_at, cause.at)
    return _kept(case, cause, store, look_back.again(before.number))


def _kept(
    case: Case,
    cause: Cause,
    store: Store,
    *hints: str,
    others: tuple[Category, ...] = (),
    beside: tuple[int, ...] = (),
) -> Opened:
    """The new case with the first line of its history, and what is to be looked out for, beside the `hints`."""
    odd = evidence.of_report(case, cause, store)
    times = chronic.times(case, cause.at, store)
    all_hints = (
        *doubts.on_report(odd, cause.at),
        _same_place(case, store, beside),
        chronic.hint(case, times, store),
        *hints,
        _instead(case, store),
    )
    store.cases.open(case, event(case, Step.REPORT, cause))
    store.doubts.put(case.number, odd)
    case, asked = self_reports.trace(case, cause, store)
    return Opened(case, all_hints, others, times, tuple(asked))


def told(opened: list[Opened], cause: Cause, store: Store) -> list[Outgoing]:
    """Who hears of new cases: whoever reported them where they did, and the others who follow them."""
    noted = _noted(cause, store) if any(one.case.confidential for one in opened) else []
    asked = [one for new in opened for one in new_points.offered(new.case, cause, store)]
    asked += [one for new in opened for one in chronic.told(new.case, new.times, store)]
    asked += self_reports.together([one for new in opened for one in new.asked])
    if len(opened) > 1:
        return [*noted, *_together(opened, cause, store), *asked]
    (one,) = opened
    return [*noted, *moved(None, one.case, cause, store, *one.hints, others=one.others), *asked]


def _noted(cause: Cause, store: Store) -> list[Outgoing]:
    """What is said in the group where it was told; and if nobody of the office can be told alone, that."""
    able = alone(store, store.district.people_with(Role.OFFICE))
    told = [] if cause.alone else [IN_GROUP]
    return answer_to(cause, "\n".join([*told, *([] if able else [NOBODY_ALONE])])) if told or not able else []


def _together(opened: list[Opened], cause: Cause, store: Store) -> list[Outgoing]:
    """One answer with a line for each, and to the others who follow a case its card."""
    told = [
        one for new in opened for one in notices(None, new.case, cause, store, *new.hints, others=new.others)
    ]
    if cause.chat is None:
        return told
    cases = [new.case for new in opened]
    listing = wording.listing(TOGETHER, cases, store.district, cause.at)
    hints = [f"#{new.case.number} {hint}" for new in opened for hint in new.hints if hint]
    answer = Outgoing(
        cause.chat,
        "\n".join([listing.text, *hints]),
        choices=tuple(choice for case in cases for choice in _numbered(case, store)),
        mentions=tuple(dict.fromkeys(who for case in cases for who in ringing(None, case))),
        rows=listing.rows,
    )
    return [answer, *told]


def _numbered(case: Case, store: Store) -> tuple[Choice, ...]:
    """Buttons for what is unknown of one case among several."""
    return tuple(
        replace(one, label=f"#{case.number} {one.label}") for one in guesses(case, store)[:MOST_GUESSES]
    )


def _new_case(number: int, text: str, finding: Finding, telling: Telling, store: Store) -> Case:
    reporter, cause, group = telling.reporter, telling.cause, telling.group
    case = Case(
        number=number,
        state=State.PENDING,
        text=text,
        source=telling.source or _source(reporter),
        place=finding.place,
        reporter=reporter.id,
        opened_at=cause.at,
        point=finding.point,
        grid=finding.grid,
        category=finding.category,
        group=group.id if group and not telling.discreet else None,
        latitude=cause.place.latitude if cause.place else None,
        longitude=cause.place.longitude if cause.place else None,
        urgent=finding.urgent,
        confidential=telling.discreet,
    )
    return with_line_unit(case, store)


def _source(person: Person) -> Source:
    by_role = {
        Role.REPORTER: Source.PATROL,
        Role.INSPECTOR: Source.INSPECTION,
        Role.OFFICE: Source.INSPECTION,
        Role.LEADER: Source.LEADER,
    }
    return next((by_role[role] for role in by_role if person.has(role)), Source.SELF)


def _instead(case: Case, store: Store) -> str:
    """Who has got it where somebody is away."""
    return instead(store.district.handler_of(case.unit, case.grid), case, store) if case.unit else ""


def _same_place(case: Case, store: Store, beside: tuple[int, ...]) -> str:
    number = store.cases.like(case, beside)
    return f"同一地点同类问题已有 #{number} 在办" if number else ""
