"""值班 撤: a roster is taken off in the chat; it is shown back before it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_GONE = "这个班已经撤了。"
_LONGEST = timedelta(days=31)  # in which it is looked whether a shift is on other days


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the words name of a roster: its post, its times, a day on which it holds, 早上; None or '' for any."""

    post: str
    times: str
    period: Period | None
    half: str


@command("撤班", "值班 撤", "值班撤", "unroster", does=Action.ROSTER)
def take_off(said: Said, store: Store) -> Answer:
    """撤班 岗位 [08:00-12:00] — 撤掉排好的值班（也可发 值班 撤）"""
    own = [one for one in store.district.rosters if _is_theirs(one, said, store)]
    if pressed := _PRESSED.fullmatch(said.words):
        number = int(pressed[1])
        return next((_whether(one, None, said, store) for one in own if one.id == number), _GONE)
    wanted = _wanted(said.words, own, said)
    found = _rosters_named(wanted, own, said, store)
    if not isinstance(found, list):
        return found
    return _which(found, said, store) if len(found) > 1 else _whether(found[0], wanted.period, said, store)


def _whether(roster: Roster, period: Period | None, said: Said, store: Store) -> Outgoing:
    text = (
        f"撤掉这个班吗？{_more_days(roster, period, said, store)}\n{wording.rostered(roster, store.district)}"
    )
    return Outgoing(said.chat, text, choices=choices(f"{CONFIRMS[1]} {roster.id}"))


def _more_days(roster: Roster, period: Period | None, said: Said, store: Store) -> str:
    """Who names a day is told where the shift is on other days too, which go with it."""
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
        return _GONE
    return rostering.take_off(roster, said.cause, store)


def _wanted(words: str, own: Sequence[Roster], said: Said) -> _Wanted:
    """By the name of a post of theirs, where the words begin with one and then say no more than when: 周末巡查 is a
    post. Else by what is left without the day and the half of it."""
    times = STRETCH.search(words)
    before, behind = (words[: times.start()], words[times.end() :]) if times else (words, "")
    posts = sorted({one.post for one in own if before.startswith(one.post)}, key=len, reverse=True)
    for post in (*posts, ""):
        period, rest = _day(before.removeprefix(post), said)
        half = _HALF.search(rest)
        rest = read(_THE_SHIFT.sub("", _HALF.sub("", rest).strip())).folded
        if not (post and rest):
            break
    return _Wanted(
        read(post).folded or rest,
        times[0].replace("：", ":") if times else "",
        period or _day(behind, said)[0],
        half[0] if half else "",
    )


def _rosters_named(
    wanted: _Wanted, own: Sequence[Roster], said: Said, store: Store
) -> list[Roster] | Outgoing | str:
    """Those of theirs that are named, or what to say instead."""
    post, period = wanted.post, wanted.period
    if not (post or period or wanted.half):
        return _all_of(own, said) or "没有您能撤的班。"
    found = [one for one in own if not post or read(one.post).folded == post]
    if wanted.times:
        found = [one for one in found if read_shifts(wanted.times)[0] in one.shifts]
    if wanted.half:
        hours = _HOURS[wanted.half]
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


def _all_of(own: Sequence[Roster], said: Said, before: str = "") -> Outgoing | None:
    """The posts of theirs as buttons; None if they have none."""
    names = list(dict.fromkeys(one.post for one in own))[:MOST_CHOICES]
    text = f"{before}撤哪个？{'、'.join(names)}。请发：值班 撤 岗位"
    choices = tuple(Choice(f"撤 {name}", f"撤班 {name}") for name in names)
    return Outgoing(said.chat, text, choices=choices) if names else None


def _is_theirs(roster: Roster, said: Said, store: Store) -> bool:
    if said.person.has(Role.OFFICE):
        return True
    return unit_of(roster, store.district) in store.district.within(said.person.unit)
