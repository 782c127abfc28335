"""值班 撤: a roster is taken off in the chat; it is shown back before it counts."""

from __future__ import annotations

import re
from datetime import timedelta

from actions import rostering
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.dates import days_between
from domain.district import Role
from domain.duty import unit_of
from domain.lexicon import read
from domain.periods import Period, find_periods
from domain.rosters import Roster, read_shifts, say_days, say_shifts
from handlers.kit import Answer, Said, command
from handlers.rostering import CONFIRMS, STRETCH, choices
from storage.store import Store
from texts import duty as wording

MOST_CHOICES = 8  # rosters as buttons
_PRESSED = re.compile(r"#(\d+)")
_THE_SHIFT = re.compile("^的|的?(?:那个?|这个?)?(?:班|值班)$")
_HOURS = {"早上": range(12), "上午": range(12), "下午": range(12, 18), "晚上": range(18, 24)}
_HALF = re.compile("|".join(_HOURS))
_LONGEST = timedelta(days=31)  # in which it is looked whether a shift is on other days


@command("撤班", "值班 撤", "值班撤", "unroster", does=Action.ROSTER)
def take_off(said: Said, store: Store) -> Answer:
    """撤班 岗位 [08:00-12:00] — 撤掉排好的值班（也可发 值班 撤）"""
    found = _rosters_named(said.words, said, store)
    if not isinstance(found, list):
        return found
    if len(found) > 1:
        return _which(found, said, store)
    text = f"撤掉这个班吗？{_more_days(found[0], said, store)}\n{wording.rostered(found[0], store.district)}"
    return Outgoing(said.chat, text, choices=choices(f"{CONFIRMS[1]} {found[0].id}"))


def _more_days(roster: Roster, said: Said, store: Store) -> str:
    """Who names a day is told where the shift is on other days too, which go with it."""
    period, _ = _day(said.words, said)
    if period is None:
        return ""
    coming = days_between(said.today, said.today + _LONGEST)
    others = [day for day in coming if not period.first <= day <= period.last]
    if not any(roster.holds_on(day, store.calendar) for day in others):
        return ""
    return f"不只{period.words}，别的日子也一起撤；只是那天不站的，请发：替班 姓名 姓名 日期"


@command(CONFIRMS[1], does=Action.ROSTER, by_button=True)
def confirm_off(said: Said, store: Store) -> Answer:
    """撤班确认 — 撤掉给您看的班"""
    number = int(said.words) if said.words.isdecimal() else 0
    roster = next((one for one in store.district.rosters if one.id == number), None)
    if roster is None or not _is_theirs(roster, said, store):
        return "这个班已经撤了。"
    return rostering.take_off(roster, said.cause, store)


def _rosters_named(words: str, said: Said, store: Store) -> list[Roster] | Outgoing | str:
    """Those of theirs that the words name, by post, times and day; or what to say instead."""
    own = [one for one in store.district.rosters if _is_theirs(one, said, store)]
    if pressed := _PRESSED.fullmatch(words):
        return [one for one in own if one.id == int(pressed[1])] or "这个班已经撤了。"
    times = STRETCH.search(words)
    period, before = _day(words[: times.start()] if times else words, said)
    if times and period is None:
        period, _ = _day(words[times.end() :], said)
    half = _HALF.search(before)
    post = read(_THE_SHIFT.sub("", _HALF.sub("", before).strip())).folded
    if not (post or period or half):
        return _all_of(own, said) or "没有您能撤的班。"
    found = [one for one in own if not post or read(one.post).folded == post]
    if times:
        found = [one for one in found if read_shifts(times[0].replace("：", ":"))[0] in one.shifts]
    if half:
        hours = _HOURS[half[0]]
        found = [one for one in found if any(begins.hour in hours for begins, _ in one.shifts)]
    if period:
        days = list(days_between(period.first, min(period.last, period.first + _LONGEST)))
        found = [one for one in found if any(one.holds_on(day, store.calendar) for day in days)]
    if not found:
        none = f"{period.words}没有您能撤的班。" if period else "没有您能撤的这个班。"
        return _all_of(own, said, none) or none
    return found


def _day(words: str, said: Said) -> tuple[Period | None, str]:
    """The day on which the shift would be, and the words without it."""
    found = next(iter(find_periods(words, said.today, ahead=True)), None)
    if found is None:
        return None, words
    return found.period, f"{words[: found.start]} {words[found.end :]}".strip()


def _which(found: list[Roster], said: Said, store: Store) -> Outgoing:
    """Several of one post, each as a button; people tell apart those that begin together."""
    one_post = len({one.post for one in found}) == 1
    lines = [
        f"{index}. {'' if one_post else f'{one.post} '}{say_days(one.days)} {say_shifts(one.shifts)} "
        f"{wording.names(one.people, store.district)}"
        for index, one in enumerate(found[:MOST_CHOICES], 1)
    ]
    choices = [Choice(f"第{index}个", f"撤班 #{one.id}") for index, one in enumerate(found[:MOST_CHOICES], 1)]
    text = "\n".join([f"{found[0].post if one_post else ''}有 {len(found)} 个班，撤哪个？", *lines])
    return Outgoing(said.chat, text, choices=tuple(choices))


def _all_of(own: list[Roster], said: Said, before: str = "") -> Outgoing | None:
    """The posts of theirs as buttons; None if they have none."""
    names = list(dict.fromkeys(one.post for one in own))[:MOST_CHOICES]
    text = f"{before}撤哪个？{'、'.join(names)}。请发：值班 撤 岗位"
    choices = tuple(Choice(f"撤 {name}", f"撤班 {name}") for name in names)
    return Outgoing(said.chat, text, choices=choices) if names else None


def _is_theirs(roster: Roster, said: Said, store: Store) -> bool:
    if said.person.has(Role.OFFICE):
        return True
    return unit_of(roster, store.district) in store.district.within(said.person.unit)
