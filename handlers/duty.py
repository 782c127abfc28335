"""值班: who is on duty now and next, on another day, or of a unit, a grid or a post; also asked in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from actions import duty
from domain.actions import Action
from domain.chat import Incoming
from domain.dates import days_between
from domain.district import Person, Purpose, Role
from domain.duty import group_of, unit_of
from domain.lexicon import read
from domain.periods import find_periods
from domain.rosters import Shift
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.scopes import is_only_a_part
from storage.store import Store
from texts import duty as wording
from texts.times import short_day
from understanding.orders.without_a_case.duty_asked import asks_who_is_absent, duty_asked

MOST_LINES = 10
MOST_DAYS = 7  # of a period that is listed
AHEAD = 14  # days in which the next shift is looked for
_HALVES = re.compile("(?<=[今昨明])[早晚]")
_PART_OF_DAY = re.compile("[上下中]午|早上|晚上|夜里")  # of a day all shifts are told
_CLAUSE = re.compile(r"[^\s，,。;；]+")
_COMES_TO_WORK = re.compile("谁[^值]*上的?班")  # 今天谁上班 colleagues ask each other, 人民广场谁上班 hardly
_NOW = re.compile("现在|目前|这会儿?")
_OF_ONE = re.compile("的?(?:班|值班|排班|值班表)?$")
_ONESELF = ("我", "本人", "我自己")
_ENTERS = ("排", "撤")
_SEES_ALL = (Role.OFFICE, Role.INSPECTOR, Role.LEADER, Role.OBSERVER)


@command("值班", "duty", does=Action.ON_DUTY)
def on_duty(said: Said, store: Store) -> Answer:
    """值班 [明天] [单位] — 看现在谁值班、下一班是谁"""
    if said.words.startswith(_ENTERS):
        return "排班请发：值班 排 岗位 08:00-12:00 甲、乙 周六；撤班请发：值班 撤 岗位"
    return told(said.words, said, store)


def _asks(message: Incoming, store: Store) -> bool:
    words = _asked_for(message.text, message.at.date(), store) if is_plain(message) else None
    if words is None or message.spoken_to or not _COMES_TO_WORK.search(message.text):
        return words is not None
    return bool(_days(words, message.at.date())[1])


@listener(does=Action.ON_DUTY, wants=_asks)
def asked(said: Said, store: Store) -> Answer:
    """今天谁值班, 人民广场明天谁值守: the same in plain words."""
    return told(_asked_for(said.words, said.today, store) or "", said, store)


def _asked_for(text: str, today: date, store: Store) -> str | None:
    """Where, when and for whom plain words ask; what is told beside it (没看到穿马甲的) is left out.

    None where they ask who is absent as well.
    """
    if asks_who_is_absent(text):
        return None
    for part in (text, *_CLAUSE.findall(text)):
        words = duty_asked(part)
        if words is not None and _is_known(_days(words, today)[1], today, store):
            return words
    return None


def _is_known(part: str, today: date, store: Store) -> bool:
    if is_only_a_part(part, today, store) or _is_anybody(part, store):
        return True
    wanted = read(part).folded
    return any(wanted in read(one.post).folded for one in store.district.rosters)


def told(words: str, said: Said, store: Store) -> str:
    """Who is on duty in the part and on the days that the words name: now and next, where they name no day."""
    days, part, until = _days(words, said.today)
    found = [one for one in _shifts(days, said.at, store) if may_see(one, said, store)]
    person = _whose(part, said, store)
    if person is not None:
        found = [one for one in found if _stands(person, one, store)]
    elif part:
        named = [one for one in found if is_named(part, one, store)]
        if not named and store.recogniser.find_scope(part) is None:
            return f"没找到“{part}”的岗位或单位。看全部请发：值班"
        found = named
    if days is not None:
        if not (found or store.district.rosters):
            return _nothing(person, said, store)
        listed = _listed(f"【值班】{_period(days)}", found, said, store) or _nobody(days, person, part, said)
        return "\n".join([listed, *_goes_on(days[1], until, part)])
    now = [one for one in found if one.starts <= said.at]
    later = [one for one in found if one.starts > said.at]
    following = [one for one in later if one.starts == later[0].starts]
    lines = [_listed("【值班】现在", now, said, store), _listed("【下一班】", following, said, store)]
    return "\n".join(one for one in lines if one) or _nothing(person, said, store)


def _whose(part: str, said: Said, store: Store) -> Person | None:
    """Whose shifts are asked for: 我的班, 程晓燕; None where a part of the district is meant."""
    name = _OF_ONE.sub("", part)
    if name in _ONESELF:
        return said.person
    people = store.district.called(name, said.person.unit) if name else []
    return people[0] if len(people) == 1 else None


def _is_anybody(part: str, store: Store) -> bool:
    name = _OF_ONE.sub("", part)
    return name in _ONESELF or bool(store.district.called(name))


def _stands(person: Person, shift: Shift, store: Store) -> bool:
    staff = duty.staff(shift, store)
    return person.id in (*staff.called, *staff.on_leave)


def _nobody(days: tuple[date, date], person: Person | None, part: str, said: Said) -> str:
    """Nobody, as far as this person may see: others may stand elsewhere."""
    if not (part or said.person.has(*_SEES_ALL)):
        part = "您单位"
    if person is not None:
        return f"{person.name} {_period(days)}没有班。"
    return f"{part} {_period(days)}没有人值班。".lstrip()


def _nothing(person: Person | None, said: Said, store: Store) -> str:
    if person is not None and store.district.rosters:
        return f"{person.name} {AHEAD} 天里没有班。"
    if store.district.rosters and said.person.has(*_SEES_ALL):
        return f"{AHEAD} 天里没有人值班。"
    return "这里没有排值班，工作日照常点名。排班由单位负责人、创建办发：值班 排 岗位 08:00-12:00 甲、乙 周六"


def _goes_on(last: date, until: date, part: str) -> Iterator[str]:
    """How the days are asked for that are too many for one list."""
    if last < until:
        ahead = last + timedelta(days=1), min(until, last + timedelta(days=MOST_DAYS))
        yield f"一次列 {MOST_DAYS} 天，后面的请发：值班 {_period(ahead)} {part}".rstrip()


def _days(words: str, today: date) -> tuple[tuple[date, date] | None, str, date]:
    """The days that words name, no more than are listed, the rest of the words, and until when the days go; of a month
    that has begun what is still to come."""
    plain, parts_of_today = _PART_OF_DAY.subn("", _NOW.sub("", _HALVES.sub("天", words)))
    said = next(iter(find_periods(plain, today, ahead=True)), None)
    if said is None:
        return (today, today) if parts_of_today else None, plain.strip(" 的，,"), today
    rest = f"{plain[: said.start]}{plain[said.end :]}".strip(" 的，,")
    first, last = said.period.first, said.period.last
    if first < today <= last and (last - first).days >= MOST_DAYS:
        first = today
    return (first, min(last, first + timedelta(days=MOST_DAYS - 1))), rest, last


def _shifts(days: tuple[date, date] | None, at: datetime, store: Store) -> Iterator[Shift]:
    """Those of the days; without days those that run and those to come, soonest first."""
    today = at.date()
    first, last = days or (today - timedelta(days=1), today + timedelta(days=AHEAD - 1))
    found = [
        one
        for day in days_between(first, last)
        for one in duty.shifts(day, store)
        if one.ends > at or (days is not None and one.could_be_called)
    ]
    yield from sorted(found, key=lambda one: (one.starts, one.roster.id))


def may_see(shift: Shift, said: Said, store: Store) -> bool:
    """In a unit's or grid's group its own; elsewhere overseers see all, others what is of their unit or theirs."""
    district, group, unit = store.district, said.group, unit_of(shift.roster, store.district)
    if group is not None and group.purpose in (Purpose.GRID, Purpose.UNIT):
        below = district.within(group.unit) if group.purpose is Purpose.UNIT and group.unit else frozenset()
        return group_of(shift.roster, district) == group or unit in below
    if said.person.has(*_SEES_ALL):
        return True
    staff = (*shift.roster.people, *shift.roster.substitutes)
    changes = store.duty.changes(shift.day, shift.day)
    stands_in = any(one.substitute == said.person.id and one.roster == shift.roster.id for one in changes)
    return unit in district.within(said.person.unit) or said.person.id in staff or stands_in


def is_named(part: str, shift: Shift, store: Store) -> bool:
    """True if the words name the post, its point, or the unit or grid that it is in."""
    district, roster, wanted = store.district, shift.roster, read(part).folded
    point = district.point.get(roster.point or 0)
    names = [roster.post, *(point.names if point else ())]
    if any(wanted in read(name).folded for name in names):
        return True
    return unit_of(roster, district) in _units(part, store) or (
        point is not None and point.grid in _grids(part, store)
    )


def _units(part: str, store: Store) -> frozenset[int]:
    found = store.recogniser.find_scope(part)
    if found is None or found.kind not in ("unit", "district"):
        return frozenset()
    if found.kind == "district":
        return frozenset(store.district.unit)
    return frozenset(below for unit in found.ids for below in store.district.within(unit))


def _grids(part: str, store: Store) -> frozenset[int]:
    found = store.recogniser.find_scope(part)
    return frozenset(found.ids) if found is not None and found.kind == "grid" else frozenset()


def _listed(title: str, shifts: list[Shift], said: Said, store: Store) -> str:
    if not shifts:
        return ""
    lines = [_line(one, said, store) for one in shifts[:MOST_LINES]]
    more = len(shifts) - MOST_LINES
    rest = [f"还有 {more} 班，可加单位或岗位再问。"] if more > 0 else []
    return "\n".join([title, *lines, *rest])


def _line(shift: Shift, said: Said, store: Store) -> str:
    staff = duty.staff(shift, store)
    called = store.rollcalls.called(shift.roster.id, shift.day, shift.name)
    names_away = _may_name(shift, said, store)
    return wording.on_duty(shift, staff, called, said.at, store.district, names_away=names_away)


def _may_name(shift: Shift, said: Said, store: Store) -> bool:
    """Who is away is for the group of the post, and alone for its unit's people, the office and leaders."""
    if said.group is not None:
        return group_of(shift.roster, store.district) == said.group
    unit = unit_of(shift.roster, store.district)
    return said.person.has(Role.OFFICE, Role.LEADER) or unit in store.district.within(said.person.unit)


def _period(days: tuple[date, date]) -> str:
    first, last = days
    return short_day(first) if first == last else f"{short_day(first)}到{short_day(last)}"
