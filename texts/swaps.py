"""The words of who comes to a shift instead of whom (替班, 换班)."""

from __future__ import annotations

from datetime import date, datetime

from domain.district import District, Person
from domain.rosters import Roster, Shift
from texts import times
from texts.duty import post, shift_in_words

SWAPPED = "换好了"  # how it begins that two have taken each other's shift
NOT_SWAPPED = "没换成"  # how it begins that they have not
WHOSE = "换下谁？"
IS_AGREED = "群里问您的那个换班，是同意换吗？回“是”就换。"


def stands_in(
    person: Person, substitute: Person, shift: Shift, now: datetime, district: District, *, called: bool
) -> str:
    """Who comes instead of whom, and to which shift; an answer is asked for if it is called already."""
    when = shift_in_words(shift, now, district)
    comes = f"请{substitute.name}{'现在就' if shift.starts <= now else '到时'}上岗。"
    here = f"请{substitute.name}到岗后发：到" if called else comes
    return f"{person.name} {when} 由 {substitute.name} 替班，已记下。{here}"


def is_stand_in(when: str, name: str) -> str:
    """Asks whether somebody comes to a shift to come: `您 12月6日 周日 09:00-11:00 东门岗，要由史玉洁替班吗？`."""
    return f"您 {when}，要由{name}替班吗？回“是”照办，回“取消”不办。"


def nobody_there(day: date, name: str = "") -> str:
    """Why nothing is changed: nobody has a shift on that day, or somebody has none."""
    return f"{times.day(day)}{name or '您这边'}没有班，没有可换的。看值班发：值班 {day.month}月{day.day}日"


def back_to(person: Person, substitute: Person, day: date) -> str:
    """To somebody who will stand at their own shift after all: how it is changed back."""
    when = f"{day.month}月{day.day}日"
    return (
        f"{when}这一班记的是{substitute.name}替您。要改回来，请{substitute.name}发：替班 {person.name} {when}；"
        f"或单位负责人发：替班 {substitute.name} {person.name} {when}"
    )


def comes_instead(spare: Person, person: Person, roster: Roster, district: District) -> str:
    """A substitute of the roster is called for somebody who is on leave after all."""
    return (
        f"{person.name}请假，{post(roster, district)}由值班表上的{spare.name}替班。请{spare.name}到岗后发：到"
    )


def comes_later(spare: Person, person: Person, shift: Shift, now: datetime, district: District) -> str:
    """A substitute of the roster will be called for somebody who goes on leave."""
    when = shift_in_words(shift, now, district)
    comes = f"由值班表上的{spare.name}替班。请{spare.name}到时上岗；去不了发：请假 或 替班 姓名"
    return f"{person.name}请假，{when} {comes}"


def nobody_comes(person: Person, shift: Shift, now: datetime, district: District) -> str:
    """Nobody stands in for somebody who goes on leave."""
    when, day = shift_in_words(shift, now, district), f"{shift.day.month}月{shift.day.day}日"
    return f"{person.name}请假，{when} 还没有人替。请派人：替班 {person.name} 姓名 {day}"


def taken_off(roster: Roster, district: District) -> str:
    """To somebody who was to stand in at a post that is given up."""
    return f"{post(roster, district)}的班撤了，您答应的替班不用去了。"


def exchange(
    one: Shift, person: Person, other: Shift, colleague: Person, now: datetime, district: District
) -> str:
    """Whose shift goes to whom: `程晓燕 明天 09:00-11:00 东门岗 ⇄ 郑小满 后天 09:00-11:00 东门岗`."""
    mine, theirs = (shift_in_words(shift, now, district) for shift in (one, other))
    return f"{person.name} {mine} ⇄ {colleague.name} {theirs}"


def swapped(
    one: Shift, person: Person, other: Shift, colleague: Person, now: datetime, district: District
) -> str:
    """Two people have taken each other's shift."""
    return f"{SWAPPED}：{exchange(one, person, other, colleague, now, district)}"


def declined(by: Person, shift: Shift, person: Person, now: datetime, district: District) -> str:
    """Two people do not take each other's shift, for one of them does not want to; `person` stands as before."""
    when = shift_in_words(shift, now, district)
    if by == person:
        return f"{NOT_SWAPPED}：{by.name}不换了，{when} 照旧。"
    return f"{NOT_SWAPPED}：{by.name}不换，{person.name} {when} 照旧。实在来不了请发：替班 姓名"
