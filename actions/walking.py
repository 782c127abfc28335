"""走街: a walk begins, its list grows and is mended, and with a yes each line becomes a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from actions import opening
from actions.cards import notices, ringing
from actions.findings import findings, has_place
from actions.guesses import near
from actions.opening import Opened
from actions.self_reports import together
from actions.walk_findings import told_by
from domain.cause import Cause
from domain.chat import Chat, Choice, Outgoing
from domain.district import Group, Person
from domain.dragnets import Found
from domain.photo import Photo
from domain.walks import Walk, WalkItem, WalkState, belongs_to, source_of
from storage.store import Store
from texts import cases as case_wording
from texts import walks as wording

MOST_GUESSES = 3
ONLY_PHOTOS = "只有照片，没有说明"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line of the list of which something is not known, how it is asked about, and the likeliest answers."""

    item: WalkItem
    question: str
    choices: tuple[Choice, ...]


def start(walk: Walk, store: Store) -> str:
    """A walk begins; what became of the last one's list is told first."""
    last = store.walks.last(walk.person, walk.chat)
    store.walks.start(walk)
    told = [wording.begun(walk)]
    if last is not None:
        numbers = [number for item in store.walks.items(last) for number in item.cases]
        cases = [case for number in numbers if (case := store.cases.get(number)) and not case.confidential]
        told.append(wording.became(last, cases, store.district, walk.opened_at))
    return "\n".join(one for one in told if one)


def note(walk: Walk, item: WalkItem, grid: int | None, store: Store) -> str:
    """One more line, or the rest of the last one: words to a photo, a photo to words, a position."""
    items = store.walks.items(walk, dropped=True)
    last = next((one for one in reversed(items) if one.person == item.person), None)
    if last is not None and belongs_to(last, item):
        photos = tuple(dict.fromkeys(last.photos + item.photos))
        whole = replace(last, text=last.text or item.text, photos=photos, place=item.place or last.place)
        store.walks.mend(whole)
    else:
        whole = replace(item, number=items[-1].number + 1 if items else 1)
        store.walks.add(walk, whole)
    store.walks.change(walk, replace(walk, last_at=item.at))
    return _line(whole, grid, store)


def reword(walk: Walk, message: str, text: str, grid: int | None, store: Store) -> str | None:
    """The message that a line began with is worded anew. None if it began none."""
    found = next((one for one in store.walks.items(walk) if one.message == message), None)
    if found is None or found.text == text:
        return None
    mended = replace(found, text=text)
    store.walks.mend(mended)
    return _line(mended, grid, store)


def has(walk: Walk, number: int, store: Store) -> bool:
    """Is there such a line?"""
    return _item(walk, number, store) is not None


def change(
    walk: Walk, number: int, words: str, grid: int | None, store: Store, photos: tuple[Photo, ...] = ()
) -> str:
    """改 3 …: the line, which there is, says this; only a place, or only a category, completes it. The photos that
    come along are of it too."""
    found = _item(walk, number, store)
    assert found is not None, "asked for"
    shown = tuple(dict.fromkeys(found.photos + photos))
    mended = replace(found, text=_completed(found.text, words, grid, store), photos=shown)
    store.walks.mend(mended)
    return _line(mended, grid, store)


def drop(walk: Walk, number: int, store: Store) -> bool:
    """删 3: taken off the list; the others keep their numbers. False if there is no such line."""
    found = _item(walk, number, store)
    if found is not None:
        store.walks.mend(replace(found, dropped=True))
    return found is not None


def end(walk: Walk, store: Store) -> Walk:
    """Nothing more is put on the list; with nothing on it the walk is over."""
    state = WalkState.LISTED if store.walks.items(walk) else WalkState.VOID
    ended = replace(walk, state=state)
    store.walks.change(walk, ended)
    return ended


def go_on(walk: Walk, cause: Cause, store: Store) -> None:
    """继续走: what is said is put on the list again."""
    store.walks.change(walk, replace(walk, state=WalkState.UNDER_WAY, last_at=cause.at))


def discard(walk: Walk, cause: Cause, store: Store) -> None:
    """作废: the list becomes nothing."""
    store.walks.change(walk, replace(walk, state=WalkState.VOID, closed_at=cause.at))


def confirm(walk: Walk, person: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """确认: each line becomes a case, at its unit at once where place and category are known. Raises WalkChanged."""
    store.walks.change(walk, replace(walk, state=WalkState.CONFIRMED, closed_at=cause.at))
    opened: list[tuple[Opened, Cause]] = []
    grid = group.grid if group else None
    seen, left_out = list[tuple[str, Found]](), list[str]()
    for item in store.walks.items(walk):
        if (found := told_by(item, grid, store)) is not Found.PROBLEM:
            seen.append((item.text, found))
            continue
        if _says_nothing(item, grid, store):
            left_out.append(item.text)
            continue
        finder = store.district.staff.get(item.person or 0, person)
        own = cause_of(item, replace(cause, by=finder))
        source = source_of(walk.name, finder)
        new = opening.open_cases(opening.Telling(finder, group, own, directly=True, source=source), store)
        store.walks.mend(replace(item, cases=tuple(one.case.number for one in new)))
        opened += [(one, own) for one in new]
    told = [
        one
        for new, own in opened
        for one in notices(None, new.case, own, store, *new.hints, others=new.others)
    ]
    asked = together([one for new, _ in opened for one in new.asked])
    left = [*wording.seen(seen), *([wording.left_out(left_out)] if left_out else [])]
    return [*_answer(walk, [new for new, _ in opened], left, cause, store), *told, *asked]


def summary(walk: Walk, grid: int | None, at: datetime, store: Store) -> str:
    """What came of a walk that was confirmed: its cases as they stand, and what was fine. Confidential ones are not
    told."""
    items = store.walks.items(walk)
    cases = [case for item in items for number in item.cases if (case := store.cases.get(number))]
    seen = wording.seen([(item.text, told_by(item, grid, store)) for item in items if not item.cases])
    return wording.summary(walk, [one for one in cases if not one.confidential], seen, store.district, at)


def _says_nothing(item: WalkItem, grid: int | None, store: Store) -> bool:
    """True for what was said to somebody else: 罗队说前面还有 tells of nothing that could be looked for."""
    if item.photos or item.place or not item.text:
        return False
    found = findings(item.text, grid, store)
    return not any(has_place(one) or one.category is not None for one in found)


def cause_of(item: WalkItem, cause: Cause) -> Cause:
    """Why a line becomes a case: by whoever says so, in its own words, photos and place."""
    return replace(
        cause,
        words=item.text or ONLY_PHOTOS,
        photos=item.photos,
        place=item.place or next((photo.place for photo in item.photos if photo.place), None),
        message="" if item.person else item.message,  # that of somebody else's talk
    )


def lacks(item: WalkItem, grid: int | None, store: Store) -> str:
    """What is not known of a line: 地点, 类别, both, or 说明; '' if it is clear."""
    if not item.text:
        return "说明"
    found = findings(item.text, grid, store)
    places = any(one.grid is None for one in found)
    categories = any(one.category is None for one in found)
    return "、".join(name for name, missing in (("地点", places), ("类别", categories)) if missing)


def lines(walk: Walk, grid: int | None, store: Store) -> list[str]:
    """The list as people read it."""
    return [_line(item, grid, store) for item in store.walks.items(walk)]


def _line(item: WalkItem, grid: int | None, store: Store) -> str:
    found = told_by(item, grid, store)
    return wording.line(item, lacks(item, grid, store) if found is Found.PROBLEM else "", found)


def first_unclear(walk: Walk, grid: int | None, store: Store) -> Unclear | None:
    """The first line of which something is not known."""
    before = ""
    for item in store.walks.items(walk):
        if told_by(item, grid, store) is not Found.PROBLEM:
            continue
        if missing := lacks(item, grid, store):
            guesses = _guesses(item, missing, before, grid, store)
            return Unclear(item, wording.asked(item, missing), guesses)
        before = findings(item.text, grid, store)[-1].place
    return None


def _answer(walk: Walk, opened: list[Opened], left: list[str], cause: Cause, store: Store) -> list[Outgoing]:
    cases = [new.case for new in opened]
    rows = tuple(case_wording.row(case, store.district, cause.at) for case in cases)
    hints = [f"#{new.case.number} {hint}" for new in opened for hint in new.hints if hint]
    text = wording.opened(walk, cases, [row.text for row in rows], [*hints, *left])
    mentions = tuple(dict.fromkeys(who for case in cases for who in ringing(None, case)))
    chat = cause.chat
    return [Outgoing(chat, text, rows=rows, mentions=mentions)] if isinstance(chat, Chat) else []


def _item(walk: Walk, number: int, store: Store) -> WalkItem | None:
    return next((one for one in store.walks.items(walk) if one.number == number), None)


def _completed(text: str, words: str, grid: int | None, store: Store) -> str:
    """The words in place of the text; beside it, if they say no more than where, or than what it is."""
    if not text:
        return words
    new, old = findings(words, grid, store)[0], findings(text, grid, store)[0]
    if new.category is None and old.category is not None:
        return f"{words} {text}"
    if not new.place and new.point is None and new.category is not None and (old.place or old.point):
        return f"{text} {words}"
    return words


def _guesses(item: WalkItem, missing: str, before: str, grid: int | None, store: Store) -> tuple[Choice, ...]:
    """The likeliest answers: points nearby, the place of the line before, points of like names; categories of like
    words."""
    if missing == "地点":
        place = item.place or next((photo.place for photo in item.photos if photo.place), None)
        close_by = near(place, store) if place else ()
        points = close_by or store.recogniser.similar_points(item.text, MOST_GUESSES, grid)
        names = [*([before] if before and not close_by else []), *(one.name for one in points)]
        return tuple(Choice(one, one) for one in dict.fromkeys(names))[:MOST_GUESSES]
    if missing == "类别":
        likely = store.heard(item.text, grid).nearest
        return tuple(Choice(name, name) for name in (store.district.category[one].name for one in likely))
    return ()
