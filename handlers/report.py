"""上报: a photo with words, or words alone, become a case; 补充 adds to it what was missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.authority import Action
from domain.cases import Case, Source, State, Step, must_allow
from domain.chat import Incoming, Photo, Place
from domain.distance import nearest
from domain.district import Person, Role
from domain.refused import Reason, Refused
from handlers.cards import NEAR, moved
from handlers.kit import Answer, Ask, Said, command, listener, quotes_cases
from handlers.steps import event, limit, with_line_unit
from storage.store import Store

WHERE_AND_WHAT = "在哪里、什么问题？例：人民广场东侧 占道经营"
_WORD = "上报"
MOST_NEAR = 3  # points named to somebody who sent where they are
AHEAD = timedelta(
    minutes=5
)  # in which a photo from the private talk joins what its sender reports in a group


def is_like_a_report(message: Incoming, store: Store) -> bool:
    """A photo or a position alone, or a place or a category with a photo or after 上报. Answers to the bot's cards
    are not."""
    if quotes_cases(message):
        return False
    text = message.text.strip()
    if (message.photos or message.place) and not text:
        return True
    found = store.recogniser.recognise(text)
    known = found.point is not None or bool(found.points) or found.category is not None
    return (bool(message.photos) or text.startswith(_WORD)) and known


@command("上报", "report", does=Action.REPORT)
def report(said: Said, store: Store) -> Answer:
    """上报 地点 问题 — 上报问题，最好附照片（照片带地点、问题时可省“上报”）"""
    said = _with_photos_ahead(said, store)
    if not said.words:
        text = _got(said, store) + WHERE_AND_WHAT + _elsewhere(said)
        return Ask(text, _WORD, said.photos, place=said.message.place)
    case = _new_case(store.cases.next_number(), said, store)
    case = straight_to_unit(case, said.person, said, store)
    hints = [_old_photo(photo, store) for photo in said.photos[:1]]
    hints.append(_same_place(case, store))
    store.cases.open(case, event(case, Step.REPORT, said))
    return moved(case, said, store, *hints)


def _with_photos_ahead(said: Said, store: Store) -> Said:
    """In some groups a photo cannot be sent to the bot alone: then it comes in private, and the words here."""
    if said.photos or said.group is None:
        return said
    groups = [group.chat for group in store.district.groups]
    sender, since = said.message.sender, said.at - AHEAD
    photos = store.asks.take_photos(said.chat, sender, _WORD, groups, since)
    return replace(said, message=replace(said.message, photos=photos))


def _got(said: Said, store: Store) -> str:
    """What is there already; of a position the points nearby, for it may be a hundred metres off."""
    photos = f"{len(said.photos)} 张照片" if said.photos else ""
    if said.message.place is None:
        return f"收到 {photos}。" if photos else ""
    near = nearest(store.district.points, said.message.place, within=NEAR)[:MOST_NEAR]
    names = "、".join(point.name for point in near)
    return f"收到{f' {photos}和' if photos else ''}位置{f'，附近有 {names}' if names else ''}。"


def _elsewhere(said: Said) -> str:
    """What can be done with photos that came in private, beside answering here."""
    if not (said.chat.private and said.photos):
        return ""
    minutes = int(AHEAD.total_seconds() // 60)
    return f"\n要报到群里：{minutes} 分钟内在群里发“上报 地点 问题”，照片会带上。"


@listener(does=Action.REPORT, wants=is_like_a_report)
def overheard(said: Said, store: Store) -> Answer:
    """Nobody said 上报, but it is a report."""
    return report.answer(replace(said, words=said.words.removeprefix(_WORD).strip()), store)


@command("补充", "add", does=Action.ADD, on_case=True)
def add(said: Said, store: Store) -> Answer:
    """补充 12 情况 — 给一件补上地点、类别、情况或照片"""
    before = said.case
    must_allow(before, Step.ADD)
    if not (said.words or said.photos or said.message.place):
        raise Refused(Reason.NOTHING_TO_ADD, case=before)
    located = _located(before, said.message.place)
    case = located if before.sorted or before.state is not State.PENDING else filled(located, said, store)
    store.cases.move(before, case, event(case, Step.ADD, said))
    if case == located:
        fixed = (
            f"整改好了请拍照发：整改 {case.number} 说明" if said.photos and case.state is State.OPEN else ""
        )
        return f"已记到 #{case.number}。{fixed}"
    reporter = store.district.person.get(case.reporter)
    routed = straight_to_unit(case, reporter, said, store) if reporter else case
    if routed != case:
        given = replace(event(routed, Step.ASSIGN, said, words=""), photos=())
        store.cases.move(case, routed, given)
    return moved(routed, said, store)


def _new_case(number: int, said: Said, store: Store) -> Case:
    here = said.group.grid if said.group else None
    found, where = store.recogniser.recognise(said.words, here), _where(said)
    case = Case(
        number=number,
        state=State.PENDING,
        text=said.words,
        source=_source(said.person),
        place=found.place,
        reporter=said.person.id,
        opened_at=said.at,
        point=found.point.id if found.point else None,
        grid=found.grid,
        category=found.category.id if found.category else None,
        group=said.group.id if said.group else None,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
    )
    return with_line_unit(case, store)


def _located(case: Case, place: Place | None) -> Case:
    """The case with the position that was added; the newest holds."""
    return case if place is None else replace(case, latitude=place.latitude, longitude=place.longitude)


def _where(said: Said) -> Place | None:
    """The position that was sent along, else the first that a photo carries."""
    return next(
        (place for place in (said.message.place, *(photo.place for photo in said.photos)) if place), None
    )


def filled(case: Case, said: Said, store: Store) -> Case:
    """The case with what the added words tell of place and category, where it was unknown."""
    home = next((group for group in store.district.groups if group.id == case.group), None)
    found = store.recogniser.recognise(said.words, home.grid if home else None)
    if case.category is None and found.category:
        case = replace(case, category=found.category.id)
    if case.grid is None and found.grid is not None:
        point = found.point.id if found.point else None
        case = replace(case, grid=found.grid, point=point, place=found.place)
    return with_line_unit(case, store)


def straight_to_unit(case: Case, reporter: Person, said: Said, store: Store) -> Case:
    """Grid staff know their ground: with place and category known the unit of the grid (属地) gets it at once."""
    if not (case.sorted and reporter.has(Role.REPORTER) and case.grid in store.district.grid):
        return case
    unit = store.district.grid[case.grid].unit
    handler = store.district.handler_of(unit, case.grid)
    if handler is None:
        return case  # the office will see that nobody is there
    due = limit(case, said.at, store)
    return replace(case, state=State.OPEN, unit=unit, handler=handler.id, due_at=due)


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
