"""Questions about roll-calls (点名): numbers for everybody who may ask, names for those who may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.chat import Outgoing
from domain.district import Group, Person, Purpose, Role
from domain.periods import Period
from domain.question import By, Status
from domain.rollcall import ABSENT, LATE, SUBSTITUTE, UNCLEAR, RollCall
from domain.tally import Scope, grids_in
from handlers.inquiry import NEXT, Inquiry
from handlers.on_leave import away_uncalled, leaves_told
from handlers.pages import NO_MORE
from handlers.presence_divided import divided
from handlers.who_was_there import WORDS, may_see_names, not_called, on_leave, places, unit_of, who
from storage.store import Store
from texts import answers

LONGEST = timedelta(days=92)  # of a period that is looked through
MOST_NAMES = 20  # in one line
_OTHERWISE = (LATE, ABSENT, SUBSTITUTE, UNCLEAR)  # answers that are no state one could ask for


def roll_call(asked: Inquiry) -> Outgoing:
    """Who was there, absent, late or on leave in a period, today if none is said."""
    question, today = asked.question, asked.said.today
    period = question.period or Period(today, today, "今天")
    first = max(period.first, min(period.last, today) - LONGEST)
    if unknown := [one for one in question.states if one not in WORDS]:
        return asked.says(
            answers.not_used([one.value for one in unknown], ("今天谁没到岗",)), (), "今天谁没到岗"
        )
    calls = _visible(asked, first, min(period.last, today))
    whose = asked.said.person.id if question.mine else question.person
    if whose is not None:
        return _of_one(whose, asked, calls, period)
    head = asked.headed(replace(question, period=period))
    of_leave = question.by is None and question.states == (Status.LEAVE,)
    away = away_uncalled(asked, calls, period) if of_leave else []
    if away:
        return asked.says("\n".join([head, *_with_the_uncalled(asked, calls, away)]))
    if not calls:
        return asked.says(f"{head}\n{_why_none(asked, first, period)}")
    if question.by in (By.PERSON, By.GRID, By.UNIT):
        return asked.says("\n".join([head, *divided(asked, calls), *_still_open(asked, calls)]))
    lines, goes_on = _told(asked, calls)
    return asked.says("\n".join([head, *lines]), (), *([NEXT] if goes_on else []))


def _why_none(asked: Inquiry, first: date, period: Period) -> str:
    """Why nobody was called on these days."""
    one = first == period.last
    if asked.question.states == (Status.LEAVE,):
        return "没有人请假。" if period.last < asked.said.today else "还没有人请假。"
    if period.first > asked.said.today:
        return "还没到那天，没有点名。"
    if one and not _worked(asked, first):
        return "这天休息，不点名。"
    if one and _is_to_come(asked, first):
        return _to_come(asked)
    return f"这{'天' if one else '几天'}没有点名。"


def _is_to_come(asked: Inquiry, day: date) -> bool:
    """True before the roll-call of today, where posts may have been called already."""
    is_today = day == asked.said.today and _worked(asked, day)
    return is_today and asked.said.at.time() < asked.store.rules.roll_call


def _to_come(asked: Inquiry) -> str:
    return f"还没点名，今天 {asked.store.rules.roll_call:%H:%M} 开始。"


def _of_one(whose: int, asked: Inquiry, calls: list[RollCall], period: Period) -> Outgoing:
    """How often one person was so: told to that person, and to those who may see the name."""
    person = asked.store.district.person[whose]
    head = asked.headed(replace(asked.question, period=period))
    if person != asked.said.person and not may_see_names(asked.said, (person,), asked.store):
        return asked.says(f"{head}\n某个人的点名，请本单位负责人、创建办、领导私聊问。", (), "今天谁没到岗")
    calls = [
        call
        for call in calls
        if whose in call.answers or whose in {one.id for one in on_leave(call, asked.store)}
    ]
    leaves = leaves_told(person, period, asked)
    if not calls:
        return asked.says("\n".join([head, *(leaves or [f"{person.name}这几天没有被点名。"])]))
    told = "，".join(f"{word} {who(state, calls, asked.store)[whose]}" for state, word in WORDS.items())
    return asked.says(
        "\n".join([head, f"{person.name}：点名 {len({call.day for call in calls})} 天，{told}", *leaves])
    )


def _with_the_uncalled(asked: Inquiry, calls: list[RollCall], away: list[Person]) -> list[str]:
    """All who are on leave: those who were called or would have been, and those whom no roll-call has."""
    called = [asked.store.district.person[one] for one in who(Status.LEAVE, calls, asked.store)]
    people = list(dict.fromkeys([*called, *away]))
    names = "、".join(one.name for one in people[:MOST_NAMES])
    named = f"：{names}" if _may_be_named(people, calls, asked) else ""
    more = "（不点名的也算）" if calls else ""
    return [f"请假 {len(people)} 人{named}{more}"]


def _worked(asked: Inquiry, day: date) -> bool:
    return asked.store.calendar.is_working_day(day)


def _visible(asked: Inquiry, first: date, last: date) -> list[RollCall]:
    groups = {one.id: one for one in asked.store.district.groups}
    calls = asked.store.rollcalls.between(first, last)
    return [call for call in calls if call.group in groups and _is_meant(groups[call.group], asked)]


def _is_meant(group: Group, asked: Inquiry) -> bool:
    return any(_lies_in(group, scope, asked.store) for scope in asked.scopes)


def _lies_in(group: Group, scope: Scope, store: Store) -> bool:
    """True if a unit's or grid's group is of this part of the district."""
    if scope.units is not None:
        return unit_of(group, store) in scope.units
    grids = grids_in(scope, store.district)
    return grids is None or group.grid in grids


def _may_be_named(people: Iterable[Person], calls: list[RollCall], asked: Inquiry) -> bool:
    """As `may_see_names`; a unit's head also those who were called at its own posts, and come from elsewhere."""
    if may_see_names(asked.said, people, asked.store):
        return True
    said, store = asked.said, asked.store
    if said.purpose is not Purpose.PRIVATE or not said.person.has(Role.UNIT_HEAD):
        return False
    own = store.district.within(said.person.unit)
    groups = {one.id: one for one in store.district.groups}
    return all(unit_of(groups[call.group], store) in own for call in calls)


def _told(asked: Inquiry, calls: list[RollCall]) -> tuple[list[str], bool]:
    """Each state's number, with a page of the names where they may be seen; without a state all of them, which sum up
    to 应到 and who is on leave. True if there are more names than are told up to this page."""
    lines = [_expected(asked, calls)]
    first, goes_on = (asked.question.page - 1) * MOST_NAMES, False
    for word, number, found in _rows(asked, calls):
        people = [asked.store.district.person[one] for one in found if one in asked.store.district.person]
        named = word != WORDS[Status.PRESENT] or Status.PRESENT in asked.question.states
        names = people if named and _may_be_named(people, calls, asked) else []
        shown = names[first : first + MOST_NAMES]
        if first and not shown:
            continue
        lines.append(f"{word} {number}" + (f"：{_page_of(shown, first, len(names), found)}" if shown else ""))
        goes_on = goes_on or len(names) > first + MOST_NAMES
    if first and len(lines) == 1:
        lines.append(NO_MORE)
    return [*lines, *_still_open(asked, calls)], goes_on


def _still_open(asked: Inquiry, calls: list[RollCall]) -> Iterator[str]:
    """Says so where more may be answered yet."""
    if _is_to_come(asked, calls[-1].day):
        yield f"（上面只是值班的；{_to_come(asked).rstrip('。')}）"
    elif any(call.ended_at is None for call in calls):
        yield "（点名还没结束）"


def _expected(asked: Inquiry, calls: list[RollCall]) -> str:
    """应到, and how many were not called at all, being on leave, where all states are told."""
    expected = sum(call.expected for call in calls)
    line = f"应到 {expected} 人次" if len({call.day for call in calls}) > 1 else f"应到 {expected} 人"
    away = 0 if asked.question.states else sum(len(not_called(call, asked.store)) for call in calls)
    return f"{line}，另 {away} 人在假不点名" if away else line


def _rows(asked: Inquiry, calls: list[RollCall]) -> list[tuple[str, int, Counter[int]]]:
    """The word of each state, its number, and who was so how often. Without a state all places are counted, also those
    that were answered for otherwise (晚到 before they came, 替班); with 迟到 also who said that they come late."""
    states, store = asked.question.states, asked.store
    if states:
        rows = [(WORDS[one], sum((found := who(one, calls, store)).values()), found) for one in states]
        return [*rows, *(_otherwise((LATE,), calls) if Status.LATE in states else ())]
    rows = [(word, places(state, calls, store), who(state, calls, store)) for state, word in WORDS.items()]
    return [*rows[:-1], *_otherwise(_OTHERWISE, calls), rows[-1]]


def _otherwise(words: Iterable[str], calls: list[RollCall]) -> Iterator[tuple[str, int, Counter[int]]]:
    """The same of answers that are no state, where there are any."""
    for word in words:
        if number := sum(call.count(word) for call in calls):
            yield word, number, Counter(person for call in calls for person in call.who(word))


def _page_of(shown: list[Person], first: int, total: int, times: Counter[int]) -> str:
    """The names of a page; of which people, where that is not all of them."""
    names = "、".join(_named(one, times[one.id]) for one in shown)
    if total <= MOST_NAMES:
        return names
    return f"{names}（第 {first + 1}–{first + len(shown)} 人，共 {total} 人）"


def _named(person: Person, times: int) -> str:
    return f"{person.name}{f' {times} 次' if times > 1 else ''}"
