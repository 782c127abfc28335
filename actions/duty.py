"""值班: a shift is called when it begins, its result is said once, and too few people at a post are told at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from actions import rollcall
from actions.audience import alone, chat_of, heads, office, outside, talks_with
from domain import topics
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.dates import days_around
from domain.district import Group, Role
from domain.duty import CATCH_UP, Staffing, busy_elsewhere, group_of, is_short, staffing, unit_of
from domain.rollcall import HERE, LEAVE, SUBSTITUTE, RollCall
from domain.rosters import Answering, Roster, Shift, shifts_on
from storage.store import Store
from texts import duty as wording
from texts import rollcalls

Together = tuple[int, date, str]  # whose result is said in one message: group, day and beginning


def shifts(day: date, store: Store) -> list[Shift]:
    """Every shift that begins on a day."""
    return list(shifts_on(day, store.district.rosters, store.calendar))


def staff(shift: Shift, store: Store) -> Staffing:
    """Who comes to it, with 替班 and without whoever is on leave."""
    return next(_staffed([shift], shift.day, store))


def staffed(day: date, store: Store) -> list[tuple[Shift, Staffing]]:
    """Every shift that begins on a day, each with who comes to it."""
    return list(zip(own := shifts(day, store), _staffed(own, day, store), strict=True))


def _staffed(of_day: Iterable[Shift], day: date, store: Store) -> Iterator[Staffing]:
    away, changes = store.rollcalls.away(day), store.duty.changes(day, day)
    near = around(day, store) if away else []
    for one in of_day:
        busy = busy_elsewhere(one, near) if one.roster.substitutes else frozenset()
        yield staffing(one, changes, away, store.district, busy)


def around(day: date, store: Store) -> list[Shift]:
    """The shifts that may run at some moment of those of a day."""
    return [one for near in days_around(day) for one in shifts(near, store)]


def under_way(at: datetime, store: Store) -> list[Shift]:
    """The shifts that run at a moment, also those that began yesterday."""
    days = (at.date() - timedelta(days=1), at.date())
    return [one for day in days for one in shifts(day, store) if one.starts <= at < one.ends]


def call_due(at: datetime, store: Store) -> list[Outgoing]:
    """Call the shifts that have just begun, or began while the bot was down; none is called twice."""
    begun = [one for one in under_way(at, store) if at < one.starts + CATCH_UP]
    return call([one for one in begun if one.could_be_called], at, store)


def call(begun: Iterable[Shift], at: datetime, store: Store) -> list[Outgoing]:
    """Call these shifts, in one message for those of a group that begin together and have as long to answer."""
    together: dict[tuple[Together, timedelta], list[RollCall]] = defaultdict(list)
    groups: dict[int, Group] = {}
    for shift in begun:
        group = group_of(shift.roster, store.district)
        called = _called(shift, group, at, store) if group else None
        if group and called:
            groups[group.id] = group
            store.decided.add(topics.call(group.id))
            together[(group.id, shift.day, shift.name), _window(called, store)].append(called)
    said = []
    for ((group_id, _, _), window), calls in together.items():
        said += [
            *_say_call(groups[group_id], calls, at + window, store),
            *_outsiders(groups[group_id], calls, at + window, store),
        ]
    return said


def end_due(at: datetime, store: Store) -> list[Outgoing]:
    """End the calls whose time to answer is over: the result to the group, too few people to who can send some."""
    over = [one for one in store.rollcalls.unended_shifts() if one.called_at + _window(one, store) <= at]
    together: dict[Together, list[RollCall]] = defaultdict(list)
    store.rollcalls.end([one.id for one in over], at)
    for one in over:
        together[one.group, one.day, one.shift].append(store.rollcalls.again(one))
    said = [message for calls in together.values() for message in _say_result(calls, store)]
    short = [one for calls in together.values() for one in calls if is_short(one, _roster(one, store))]
    return [*said, *_tell_shortage(short, store)]


def results(calls: Sequence[RollCall], store: Store) -> list[str]:
    """How the calls of one group stand, with names: the call of the day, and the shifts that begin together."""
    names = {one.id: one.name for one in store.district.groups}
    together: dict[Together, list[RollCall]] = defaultdict(list)
    for one in calls:
        together[one.group, one.day, one.shift].append(one)
    return [
        _result(names[key[0]], those, store)
        if key[2]
        else rollcalls.result(those[0], store.district, rollcall.at_work(those, store))
        for key, those in together.items()
    ]


def groups_on_duty(day: date, store: Store) -> tuple[frozenset[int], frozenset[int]]:
    """The groups that have a roster for the day, and who is called by one: they are not called at 点名 again."""
    of_day = staffed(day, store)
    groups = [group_of(shift.roster, store.district) for shift, _ in of_day]
    people = frozenset(one for _, staffing_ in of_day for one in staffing_.called)
    return frozenset(one.id for one in groups if one), people


def _called(shift: Shift, group: Group, at: datetime, store: Store) -> RollCall | None:
    """The shift's call with whoever is expected; those who are away are answered for. None if it is called already."""
    expected = staff(shift, store)
    replaced = dict.fromkeys(expected.stand_ins.values())
    called = store.rollcalls.call_shift(
        group.id,
        at,
        [one for one in (*expected.called, *replaced, *expected.on_leave) if one not in expected.stand_ins],
        shift,
    )
    if called is None:
        return None
    for one in expected.on_leave:
        store.rollcalls.answer(called, one, rollcall.worded(LEAVE, "", called, at))
    for substitute, person in expected.stand_ins.items():
        name = store.district.person[substitute].name
        store.rollcalls.answer(called, person, rollcall.worded(SUBSTITUTE, "", called, at, name))
        store.rollcalls.stand_in(called, substitute, person)
    return store.rollcalls.again(called)


def _say_call(group: Group, calls: Sequence[RollCall], until: datetime, store: Store) -> list[Outgoing]:
    """In the group, and in the same on other platforms."""
    takes_words = any(_roster(one, store).answering is Answering.WORD for one in calls)
    return [
        Outgoing(
            chat_of(same),
            wording.call(same.name, calls, until, store.district),
            choices=(Choice(HERE, HERE),) if takes_words else (),
            mentions=tuple(dict.fromkeys(person for one in calls for person in one.missing)),
            key=f"duty:{_key(calls, same)}",
            kind=Kind.BROADCAST,
            about=topics.call(group.id),
        )
        for same in store.district.same_groups(group)
    ]


def _outsiders(group: Group, calls: Sequence[RollCall], until: datetime, store: Store) -> list[Outgoing]:
    """The call to those who stand in for somebody and are not in the group that is called."""
    said = []
    for one in calls:
        for person in one.stand_ins:
            chat = outside(store.district.person[person], group, store)
            if chat is None or not one.waits_for(person):
                continue
            text = wording.call_alone(one, person, until, store.district)
            takes_words = _roster(one, store).answering is Answering.WORD
            choices = (Choice(HERE, HERE),) if takes_words else ()
            key = f"duty:{_key(calls, group)}:alone:{person}"
            about = topics.call(group.id)
            said.append(
                Outgoing(
                    chat, text, choices=choices, mentions=(person,), key=key, kind=Kind.NOTICE, about=about
                )
            )
    return said


def _say_result(calls: Sequence[RollCall], store: Store) -> list[Outgoing]:
    """The result, unless the answers have said it all: everybody is there."""
    group = store.district.group.get(calls[0].group)
    if group is None or all(_all_there(one, store) for one in calls):
        return []
    missing = tuple(dict.fromkeys(person for one in calls for person in one.missing))
    return [
        Outgoing(
            chat_of(same),
            _result(same.name, calls, store),
            mentions=missing,
            key=f"duty-result:{_key(calls, same)}",
            kind=Kind.BROADCAST,
        )
        for same in store.district.same_groups(group)
    ]


def _result(group: str, calls: Sequence[RollCall], store: Store) -> str:
    checks = store.duty.checks_on(calls[0].day)
    seen = rollcall.at_work(calls, store)
    return wording.result(group, calls, checks, store.rules.duty_modes, store.district, seen)


def _all_there(one: RollCall, store: Store) -> bool:
    answers = one.answers.items()
    plain = all(a and a.word in (HERE, SUBSTITUTE) and not (a.word == HERE and a.detail) for _, a in answers)
    return plain and not is_short(one, _roster(one, store))


def _tell_shortage(short: Sequence[RollCall], store: Store) -> list[Outgoing]:
    """To the heads of the units, and to the office: with names in private, else in numbers in its group."""
    told: dict[Chat, list[RollCall]] = defaultdict(list)
    for one in short:
        unit = unit_of(_roster(one, store), store.district)
        for chat in alone(store, heads(unit, store.district)) if unit else ():
            told[chat].append(one)
    people = store.district.people_with(Role.OFFICE)
    privately = list(talks_with(people, store))
    told |= {talk: list(short) for talk in privately}
    said = [_short(chat, calls, store, names=True) for chat, calls in told.items() if calls]
    if privately or not short:
        return said
    return [*said, *(_short(chat, short, store, names=chat.private) for chat in office(store))]


def _short(chat: Chat, calls: Sequence[RollCall], store: Store, *, names: bool) -> Outgoing:
    text = wording.shortage(calls, store.district, names=names)
    key = f"duty-short:{_key(calls, None)}:{chat.platform}:{chat.id}"
    return Outgoing(chat, text, key=key, kind=Kind.NOTICE)


def _roster(one: RollCall, store: Store) -> Roster:
    return store.district.roster[one.roster]


def _window(one: RollCall, store: Store) -> timedelta:
    """How long whoever is called has to answer."""
    return _roster(one, store).answered_within(store.rules.duty_window)


def _key(calls: Sequence[RollCall], group: Group | None) -> str:
    """Says once in a group what is about the same shifts."""
    first = calls[0]
    id_ = group.id if group else first.group
    return f"{id_}:{first.day}:{first.shift}:{min(one.id for one in calls)}"
