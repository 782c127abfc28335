"""值班 排: a roster is entered in the chat; it is shown back before it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

from actions import rostering
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.district import Role
from domain.lexicon import read
from domain.limitwords import MINUTES
from domain.periods import Period, find_periods
from domain.points import Point
from domain.rosters import (
    WORKING_DAYS,
    Answering,
    Roster,
    read_days,
    read_parts,
    read_shifts,
)
from handlers.kit import Answer, Said, command
from handlers.not_understood import NotUnderstood, person_called
from storage.store import Store
from texts import duty as wording

CONFIRMS = ("排班确认", "撤班确认")
CALLS_OFF = "排班取消"
_HOW = "请这样写：值班 排 岗位 08:00-12:00 甲、乙 周六；还可写 3月7日到3月20日、2人、替班 丙、照片 或 位置、30分钟应答"
_LONGEST = 200  # days that are named by two dates; longer ones are two dates the wrong way round
_TIME = r"(?:[上下]午)?\d{1,2}(?:[:：点]\d{0,2})?"
STRETCH = re.compile(rf"{_TIME}\s*[-—–~至到]\s*{_TIME}")
_ALL_DAY = re.compile(r"(?<=\S)[\s，,、]+(?:全天|整天|24\s*小时)(?:值班|值守|在岗)?(?=$|[\s，,、])")
_PARTED = re.compile(r"[\s，,;；]+|(?<=\S)、(?=\S)|、")
_SUBSTITUTES = re.compile(r"替班[\s:：]*(\S+)")
_DAY = r"(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|[今明后]天|(?:每?周|星期|礼拜)[一二三四五六日天末]|每天|工作日|休息日)"
_DAYS_BEHIND = re.compile(rf"(?<=\S)[\s，,]+{_DAY}(?:[\s、，,至到~—-]*{_DAY})*$")
# 周六广场文明岗 is on Saturdays; 周末夜巡岗 keeps its name, and is at weekends.
_NAMED_BY_DAYS = r"(?:周末|双休日|工作日|休息日|每天)"
_DAYS_AHEAD = re.compile(
    rf"(?P<name>{_NAMED_BY_DAYS})(?=\S)|{_DAY}(?:[\s、，,至到~—-]*{_DAY})*(?:的|[\s，,])*(?=\S{{2}})"
)
_SPOKEN = {
    "半小时": "30分钟",
    "半个小时": "30分钟",
    "一刻钟": "15分钟",
    "一小时": "60分钟",
    "一个小时": "60分钟",
}
_LENGTH = rf"(\d{{1,4}}\s*(?:分钟?|小时)|{'|'.join(_SPOKEN)})"
_WINDOW = re.compile(
    rf"应答(?:时限)?[\s:：]*{_LENGTH}[之以]?内?|{_LENGTH}[之以]?内?应答|(?<=[\s，,])(\d{{1,4}}分钟)[之以]?内?(?=[\s，,]|$)"
)
_WORDS = {"照片": Answering.PHOTO, "位置": Answering.PLACE, "文字": Answering.WORD}


@dataclass
class _Rest:
    """What stands behind the times, as it is read off."""

    days: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    answering: Answering = Answering.WORD
    people: tuple[int, ...] = ()


@command("排班", "值班 排", "值班排", "roster", does=Action.ROSTER)
def enter(said: Said, store: Store) -> Answer:
    """排班 岗位 08:00-12:00 甲、乙 [周六] — 排值班，先给您看再确认（也可发 值班 排）"""
    try:
        roster = _roster(said.words, said, store)
    except NotUnderstood as unclear:
        return str(unclear)
    if rostering.like(roster, store):
        return f"这个班已经排过了。\n{wording.rostered(roster, store.district)}\n要改请先撤：值班 撤 {roster.post}"
    double = rostering.elsewhere(roster, said.today, store)
    instead = rostering.instead_of_the_call(roster, said.today, store)
    text = "\n".join([f"这样排班吗？\n{wording.rostered(roster, store.district)}", *instead, *double])
    return Outgoing(said.chat, text, choices=choices(f"{CONFIRMS[0]} {said.words}"))


@command(CONFIRMS[0], does=Action.ROSTER, by_button=True)
def confirm(said: Said, store: Store) -> Answer:
    """排班确认 — 照给您看的排"""
    try:
        roster = _roster(said.words, said, store)
    except NotUnderstood as unclear:
        return str(unclear)
    if rostering.like(roster, store):
        return "这个班已经排过了。"
    return rostering.add(roster, said.cause, store)


@command(CALLS_OFF, does=Action.ROSTER, by_button=True)
def cancel(_said: Said, _store: Store) -> Answer:
    """排班取消 — 这次不改"""
    return wording.NOT_CHANGED


def choices(confirms: str) -> tuple[Choice, ...]:
    return Choice("确认", confirms), Choice("取消", CALLS_OFF)


def _roster(words: str, said: Said, store: Store) -> Roster:
    """What was written. Raises NotUnderstood."""
    post, shifts, rest = _post_and_shifts(words)
    substitutes = _SUBSTITUTES.search(rest)
    within = _WINDOW.search(rest)
    period, rest = _period(_WINDOW.sub(" ", _SUBSTITUTES.sub(" ", rest)), said)
    read_off = _read_off(rest, said, store)
    if not read_off.people:
        raise NotUnderstood(f"没写谁值班。{_HOW}")
    point = _point(post, store)
    names = re.split("[、，,]", substitutes[1]) if substitutes else []
    roster = Roster(
        id=0,
        post=post,
        shifts=shifts,
        people=read_off.people,
        point=point.id if point else None,
        unit=said.person.unit if not said.person.has(Role.OFFICE) else None,
        parts=read_off.parts,
        # Days named by their date are meant whatever weekday they are.
        days=read_off.days or (("每天",) if period else _days_in_name(post) or (WORKING_DAYS,)),
        substitutes=tuple(person_called(name, said, store).id for name in names),
        answering=read_off.answering,
        first=period.first if period else None,
        last=period.last if period else None,
        window=_window(within[1] or within[2] or within[3]) if within else None,
    )
    _must_be_sound(roster, said, store)
    return roster


def _post_and_shifts(words: str) -> tuple[str, tuple[tuple[time, time], ...], str]:
    """The post, its times, and what else was written. Raises NotUnderstood."""
    if not STRETCH.search(words):
        words = _ALL_DAY.sub(" 00:00-24:00", words, count=1)
    stretches = list(STRETCH.finditer(words))
    post = words[: stretches[0].start()].strip(" 、，,") if stretches else ""
    if not post:
        raise NotUnderstood(_HOW)
    try:
        shifts = read_shifts("、".join(one[0].replace("：", ":") for one in stretches))
    except ValueError:
        raise NotUnderstood(f"时间没看懂。{_HOW}") from None
    rest = words[stretches[0].end() :]
    for one in stretches[1:]:
        rest = rest.replace(one[0], " ")
    post, days = _without_days(post)
    return post, shifts, f"{days} {rest}"


def _without_days(post: str) -> tuple[str, str]:
    """The post, and the days that stand behind it or at its head: 人民广场文明岗 明天 08:00-12:00 is no post of that
    name, nor is 周六广场文明岗."""
    if found := _DAYS_BEHIND.search(post):
        return post[: found.start()].strip(" 、，,"), found[0]
    ahead = _DAYS_AHEAD.match(post)
    if ahead is None or ahead["name"]:
        return post, ""
    return post[ahead.end() :], ahead[0].strip(" 的，,")


def _days_in_name(post: str) -> tuple[str, ...]:
    """The days of 周末夜巡岗, where no others are said."""
    ahead = _DAYS_AHEAD.match(post)
    return read_days(ahead["name"]) if ahead and ahead["name"] else ()


def _period(words: str, said: Said) -> tuple[Period | None, str]:
    """The days that are named by their dates, and the words without them."""
    dated = re.search(r"\d+\s*[月日号]|[今明后]天", words)
    found = next(iter(find_periods(words, said.today, ahead=True)), None) if dated else None
    return (found.period, f"{words[: found.start]} {words[found.end :]}") if found else (None, words)


def _read_off(rest: str, said: Said, store: Store) -> _Rest:
    found = _Rest()
    for word in (one for one in _PARTED.split(rest) if one):
        if word in _WORDS:
            found.answering = _WORDS[word]
        elif store.district.called(word):
            found.people = tuple(dict.fromkeys((*found.people, person_called(word, said, store).id)))
        elif re.fullmatch(r"\d+(\+\d+)*[人名]?", word):
            found.parts = read_parts(word)
        else:
            try:
                found.days = tuple(dict.fromkeys((*found.days, *read_days(word))))
            except ValueError:
                raise NotUnderstood(f"“{word}”没看懂：底册里没有这个人，也不是星期。{_HOW}") from None
    return found


def _window(length: str) -> timedelta:
    """How long there is to answer. Raises NotUnderstood."""
    try:
        return MINUTES.read(_SPOKEN.get(length, length))
    except ValueError:
        raise NotUnderstood("应答时限应是 1 分钟到 24 小时，如 30分钟应答。") from None


def _must_be_sound(roster: Roster, said: Said, store: Store) -> None:
    if len(roster.parts) > 1 and len(roster.people) != roster.required:
        raise NotUnderstood(f"要 {roster.required} 人，写了 {len(roster.people)} 人，请依次写齐。")
    if roster.first and roster.last and (roster.last - roster.first).days > _LONGEST:
        raise NotUnderstood("起止日期写反了，请先写早的。")
    if (roster.last and roster.last < said.today) or (
        roster.first and (roster.first - said.today).days > _LONGEST
    ):
        raise NotUnderstood("写的日子已经过去了，或者太远，请写今天和以后半年里的。")
    if set(roster.people) & set(roster.substitutes):
        raise NotUnderstood("替班的人已在值班的人里，请换一个。")
    if not said.person.has(Role.OFFICE):
        below = store.district.within(said.person.unit)
        strange = [one for one in roster.people if store.district.person[one].unit not in below]
        if strange:
            raise NotUnderstood(f"{wording.names(strange, store.district)}不是您单位的，请创建办来排。")


def _point(post: str, store: Store) -> Point | None:
    """The point whose name stands in the post's, else the one that has just this number or alias."""
    wanted = read(post).folded
    points = store.district.points
    within = [one for one in points if read(one.name).folded in wanted]
    longest = max((len(one.name) for one in within), default=0)
    named = [one for one in within if len(one.name) == longest]
    named = named or [one for one in points if wanted in map(_folded, (one.code, *one.aliases))]
    return named[0] if len(named) == 1 else None


def _folded(name: str) -> str:
    return read(name).folded
