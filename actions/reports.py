"""What is told of a case once it is reported: 补充, and new wordings of the report."""

from __future__ import annotations

from dataclasses import replace

from actions import evidence, new_points, self_reports
from actions.audience import answer_to
from actions.cards import moved, notices
from actions.findings import findings
from actions.history import event
from actions.holding import straight_to_unit, with_line_unit
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Person
from domain.life import ENDED, LIFE, WITH_OFFICE, is_unclear, may_take, must_allow
from domain.photo import Place
from domain.refused import NothingToAdd
from storage.store import Store
from texts import doubts


def add(before: Case, cause: Cause, store: Store, step: Step = Step.ADD) -> list[Outgoing]:
    """补充: what was missing, or what is new. Once place and category are known it may go straight to the unit.

    `step` is how it came: 看过, where somebody was asked to look.

    Raises WrongState, and NothingToAdd.
    """
    must_allow(before, step)
    if not (cause.words or cause.photos or cause.place):
        raise NothingToAdd(before)
    located = _located(before, cause.place)
    case = _filled(located, cause.words, store) if is_unclear(before) else located
    odd = evidence.of_report(case, cause, store)
    store.cases.move(before, case, event(case, step, cause))
    store.doubts.put(case.number, odd)
    if case == located:
        return _noted(case, cause, *doubts.on_report(odd, cause.at))
    reporter = store.district.person.get(case.reporter)
    routed = _route(case, reporter, cause, store) if reporter else case
    traced, questions = self_reports.trace(routed, cause, store)
    asked = new_points.offered(case, cause, store) if before.grid is None else []
    return [*moved(before, traced, cause, store), *asked, *questions]


def note(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody changes what they said about a case: noted, and no new order."""
    if case.state in ENDED:
        return _ended(case, cause)
    words = f"改为：{cause.words}" if cause.words else ""
    store.cases.move(case, case, event(case, Step.ADD, replace(cause, words=words)))
    return answer_to(cause, f"#{case.number} 您改的内容记为补充，不算新的指令。", case)


def add_photos(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The reporter puts more photos into their report."""
    return _ended(case, cause) if case.state in ENDED else add(case, cause, store)


def _ended(case: Case, cause: Cause) -> list[Outgoing]:
    return answer_to(
        cause, f"#{case.number} 已经结束，没有跟着改。问题还在请发：重开 {case.number} 理由", case
    )


def reword(
    before: Case, text: str, reporter: Person, cause: Cause, store: Store, *, added: bool = False
) -> list[Outgoing]:
    """The reporter words their report anew: it is `text` from now on, if nobody has worked on it yet.

    `added`: the cause's words stood nowhere before, and take the place of none.
    """
    if before.state in ENDED:
        return _ended(before, cause)
    if not LIFE[before.state].follows_edits or _was_rectified(before, store):
        store.cases.move(before, before, event(before, Step.ADD, cause))
        return answer_to(cause, f"#{before.number} 已在办理，您改的内容记为补充。", before)
    case = replace(before, text=text)
    case = _filled(case, cause.words, store) if is_unclear(before) else case
    case = replace(case, place=_place(case, cause.words, store))
    words = cause.words if added else f"改为：{cause.words}"
    store.cases.move(before, case, event(case, Step.ADD, replace(cause, words=words)))
    routed = case if before.sorted else _route(case, reporter, cause, store)
    told = answer_to(cause, f"#{case.number} 已按您改的更新。", case)
    if routed != replace(before, text=text, place=routed.place):
        traced, questions = self_reports.trace(routed, cause, store)
        return [*told, *moved(before, traced, cause, store), *questions]
    if case.state in WITH_OFFICE:  # their card shows the reporter's words
        return [*told, *notices(before, case, cause, store)]
    return told


def _noted(case: Case, cause: Cause, *hints: str) -> list[Outgoing]:
    fix = cause.photos and may_take(case, Step.RECTIFY)
    hint = f"整改好了请拍照发：整改 {case.number} 说明" if fix else ""
    return answer_to(cause, "\n".join([f"已记到 #{case.number}。{hint}", *hints]), case)


def _route(case: Case, reporter: Person, cause: Cause, store: Store) -> Case:
    """The case at its unit, if it can go straight there."""
    routed = straight_to_unit(case, reporter, cause.at, store)
    if routed != case:
        given = replace(cause, words="", photos=())
        store.cases.move(case, routed, event(routed, Step.ASSIGN, given))
    return routed


def _located(case: Case, place: Place | None) -> Case:
    """The case with the position that was added; the newest holds."""
    return case if place is None else replace(case, latitude=place.latitude, longitude=place.longitude)


def _filled(case: Case, words: str, store: Store) -> Case:
    """The case with what the added words tell of place and category, where it was unknown."""
    home = store.district.group.get(case.group or 0)
    found = findings(words, home.grid if home else None, store)[0]
    if case.category is None and found.category:
        case = replace(case, category=found.category)
    if case.grid is None and found.grid is not None:
        only_grid = bool(case.place) and found.point is None and _is_a_grid(found.place, store)
        place = case.place if only_grid else found.place
        case = replace(case, grid=found.grid, point=found.point, place=place)
    return with_line_unit(replace(case, urgent=case.urgent or found.urgent), store)


def _is_a_grid(words: str, store: Store) -> bool:
    """True if the words say no more than in which grid it is: the place was told before."""
    return not store.recogniser.recognise(words).place


def _place(case: Case, words: str, store: Store) -> str:
    """The place in its new wording, if it is the same place."""
    found = findings(words, case.grid, store)[0]
    same = found.place and (found.grid, found.point) == (case.grid, case.point)
    return found.place if same else case.place


def _was_rectified(case: Case, store: Store) -> bool:
    return any(one.step is Step.RECTIFY for one in store.cases.history(case.number))
