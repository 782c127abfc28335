"""How a case begins and what is told of it later: 上报, 补充, and new wordings of a report."""

from __future__ import annotations

from dataclasses import replace

from actions.audience import answer_to
from actions.cards import moved, notices
from actions.history import event
from actions.holding import straight_to_unit, with_line_unit
from domain.cases import Case, Source, State, Step
from domain.cause import Cause
from domain.chat import Outgoing, Photo, Place
from domain.district import Group, Person, Role
from domain.life import ENDED, LIFE, WITH_OFFICE, is_unclear, may_take, must_allow
from domain.refused import NothingToAdd
from storage.store import Store


def report(reporter: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """上报: a new case of what somebody tells, in a group or, without one, in private."""
    case = _new_case(store.cases.next_number(), reporter, group, cause, store)
    case = straight_to_unit(case, reporter, cause.at, store)
    hints = [_old_photo(photo, store) for photo in cause.photos[:1]]
    hints.append(_same_place(case, store))
    store.cases.open(case, event(case, Step.REPORT, cause))
    return moved(None, case, cause, store, *hints)


def add(before: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """补充: what was missing, or what is new. Once place and category are known it may go straight to the unit.

    Raises WrongState, and NothingToAdd.
    """
    must_allow(before, Step.ADD)
    if not (cause.words or cause.photos or cause.place):
        raise NothingToAdd(before)
    located = _located(before, cause.place)
    case = _filled(located, cause.words, store) if is_unclear(before) else located
    store.cases.move(before, case, event(case, Step.ADD, cause))
    if case == located:
        return _noted(case, cause)
    reporter = store.district.person.get(case.reporter)
    routed = _route(case, reporter, cause, store) if reporter else case
    return moved(before, routed, cause, store)


def reword(before: Case, text: str, reporter: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The reporter words their report anew: it is `text` from now on, if nobody has worked on it yet."""
    if before.state in ENDED:
        return answer_to(
            cause, f"#{before.number} 已经结束，没有跟着改。问题还在请发：重开 {before.number} 理由", before
        )
    if not LIFE[before.state].follows_edits or _was_rectified(before, store):
        store.cases.move(before, before, event(before, Step.ADD, cause))
        return answer_to(cause, f"#{before.number} 已在办理，您改的内容记为补充。", before)
    case = replace(before, text=text)
    case = _filled(case, cause.words, store) if is_unclear(before) else case
    case = replace(case, place=_place(case, cause.words, store))
    store.cases.move(before, case, event(case, Step.ADD, replace(cause, words=f"改为：{cause.words}")))
    routed = case if before.sorted else _route(case, reporter, cause, store)
    told = answer_to(cause, f"#{case.number} 已按您改的更新。", case)
    if routed != replace(before, text=text, place=routed.place):
        return [*told, *moved(before, routed, cause, store)]
    if case.state in WITH_OFFICE:  # their card shows the reporter's words
        return [*told, *notices(before, case, cause, store)]
    return told


def _noted(case: Case, cause: Cause) -> list[Outgoing]:
    fix = cause.photos and may_take(case, Step.RECTIFY)
    hint = f"整改好了请拍照发：整改 {case.number} 说明" if fix else ""
    return answer_to(cause, f"已记到 #{case.number}。{hint}", case)


def _route(case: Case, reporter: Person, cause: Cause, store: Store) -> Case:
    """The case at its unit, if it can go straight there."""
    routed = straight_to_unit(case, reporter, cause.at, store)
    if routed != case:
        given = replace(cause, words="", photos=())
        store.cases.move(case, routed, event(routed, Step.ASSIGN, given))
    return routed


def _new_case(number: int, reporter: Person, group: Group | None, cause: Cause, store: Store) -> Case:
    found = store.recogniser.recognise(cause.words, group.grid if group else None)
    where = _where(cause)
    case = Case(
        number=number,
        state=State.PENDING,
        text=cause.words,
        source=_source(reporter),
        place=found.place,
        reporter=reporter.id,
        opened_at=cause.at,
        point=found.point.id if found.point else None,
        grid=found.grid,
        category=found.category.id if found.category else None,
        group=group.id if group else None,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
    )
    return with_line_unit(case, store)


def _where(cause: Cause) -> Place | None:
    """The position that was sent along, else the first that a photo carries."""
    return next((place for place in (cause.place, *(photo.place for photo in cause.photos)) if place), None)


def _located(case: Case, place: Place | None) -> Case:
    """The case with the position that was added; the newest holds."""
    return case if place is None else replace(case, latitude=place.latitude, longitude=place.longitude)


def _filled(case: Case, words: str, store: Store) -> Case:
    """The case with what the added words tell of place and category, where it was unknown."""
    home = next((group for group in store.district.groups if group.id == case.group), None)
    found = store.recogniser.recognise(words, home.grid if home else None)
    if case.category is None and found.category:
        case = replace(case, category=found.category.id)
    if case.grid is None and found.grid is not None:
        point = found.point.id if found.point else None
        case = replace(case, grid=found.grid, point=point, place=found.place)
    return with_line_unit(case, store)


def _place(case: Case, words: str, store: Store) -> str:
    """The place in its new wording, if it is the same place."""
    found = store.recogniser.recognise(words, case.grid)
    same = found.place and found.grid == case.grid and (found.point.id if found.point else None) == case.point
    return found.place if same else case.place


def _was_rectified(case: Case, store: Store) -> bool:
    return any(one.step is Step.RECTIFY for one in store.cases.history(case.number))


def _source(person: Person) -> Source:
    by_role = {
        Role.REPORTER: Source.PATROL,
        Role.INSPECTOR: Source.INSPECTION,
        Role.OFFICE: Source.INSPECTION,
        Role.LEADER: Source.LEADER,
    }
    return next((by_role[role] for role in by_role if person.has(role)), Source.SELF)


def _old_photo(photo: Photo, store: Store) -> str:
    """Old photos pass as new: say so, and let people judge (peers C55)."""
    number = store.photos.seen_in(photo)
    if number:
        return f"⚠ 照片在 #{number} 用过，请核实"
    number = store.photos.looks_like(photo, but=0)
    return f"⚠ 照片与 #{number} 很像，请核实" if number else ""


def _same_place(case: Case, store: Store) -> str:
    number = store.cases.like(case)
    return f"同一地点同类问题已有 #{number} 在办" if number else ""
