"""议定事项: what a meeting decided, typed in line by line; done, dropped, listed."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from actions import resolutions as actions
from domain.actions import Action
from domain.district import Role
from domain.refused import UnknownUnit
from domain.resolutions import Resolution
from handlers import key_jobs
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, command
from handlers.resolutions_changed import changed_in_words
from storage.store import Store
from texts import resolutions as wording
from texts import times
from texts.refusals import wording as why
from understanding.orders.until import until_and_why

_NUMBERED = re.compile(
    r"(?:议定|#|第)?\s*(?P<number>\d{1,5})\s*(?:件|号)?[\s,，:：]*(?P<words>.*)", re.DOTALL
)
_ONE = re.compile(r"\s*(?:第|#)?(\d{1,5})(?:号|件)?\s*")
# 议定4改到12月8日 speaks of the fourth; 1. 金山街道, 12月5日前 and 3家单位 do not.
_OF_ONE = re.compile(
    r"\s*(?:第|#|议定)?\s*(?P<number>\d{1,5})(?:号|件)?(?![\d.、)）家个天年月日点处份名%])[\s,，:：]*(?P<words>\D.*)",
    re.DOTALL,
)
_ENDED = re.compile(
    r"(?:已经?|都)?(?:完成|办完|办结|办好|结束|销号|不办)了?的?(?:事项?|有哪些|有几件)?[\s。？?]*"
)
_WORD = re.compile(r"^\s*(?:\d{1,2}[.、)）]\s*)?(?:议定\s*)?")
MOST_AT_ONCE = 20


@command("议定", "resolve", does=Action.FULFIL)
def resolve(said: Said, store: Store) -> Answer:
    """议定 [单位 到 日期 事项] — 记会议议定的事（一行一件）；单发“议定”看没办完的"""
    if number := _ONE.fullmatch(said.words):
        return key_jobs.show(int(number[1]), said, store)
    if not said.words.strip():
        return wording.listed(_seen(said, store), said.today, store.district)
    if one := _OF_ONE.fullmatch(said.words):
        return _of_one(int(one["number"]), one["words"], said, store)
    if _ENDED.fullmatch(said.words):
        return wording.ended(store.resolutions.ended(_units(said, store)), said.today, store.district)
    if not _sees_all(said):
        return "议定事项由创建办、领导记；单发“议定”看本单位的。"
    lines = [line for line in said.words.splitlines() if line.strip()]
    if len(lines) > MOST_AT_ONCE:
        return f"一次最多记 {MOST_AT_ONCE} 件，请分开发。"
    decided = []
    for line in lines:
        found = decided_line(_WORD.sub("", line), said, store)
        if isinstance(found, str):
            return found if len(lines) == 1 else f"都没记，“{line.strip()[:20]}”这行：{found}"
        decided.append(found)
    return actions.record(decided, said.person, said.cause, store)


@command("议定 完成", "resolved", does=Action.FULFIL)
def resolved(said: Said, store: Store) -> Answer:
    """议定 完成 3 说明 — 议定的事办完了（责任单位或创建办）"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None:
        return f"第几件办完了？如：议定 完成 3 已验收\n{wording.listed(_seen(said, store), said.today, store.district)}"
    if not found["words"].strip():
        actions.must_be_open(int(found["number"]), store)
        return Ask(f"议定{found['number']} 怎么办的？请写说明。", f"议定 完成 {found['number']}")
    cause = said.cause_saying(found["words"].strip())
    return actions.complete(int(found["number"]), said.person, cause, store)


@command("议定 不办", "unresolve", does=Action.RESOLVE)
def dropped(said: Said, store: Store) -> Answer:
    """议定 不办 3 原因 — 议定的事不用办了"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None:
        return "第几件不办了？如：议定 不办 3 已并入年度计划"
    if not found["words"].strip():
        actions.must_be_open(int(found["number"]), store)
        return Ask(f"议定{found['number']} 为什么不办了？请写原因。", f"议定 不办 {found['number']}")
    return actions.drop(int(found["number"]), said.cause_saying(found["words"].strip()), store)


def _seen(said: Said, store: Store) -> list[Resolution]:
    return store.resolutions.open(_units(said, store))


def _units(said: Said, store: Store) -> Collection[int] | None:
    """Overseers see all (None), a unit's people what is their unit's."""
    return None if _sees_all(said) else store.district.within(said.person.unit)


def _sees_all(said: Said) -> bool:
    return said.person.has(Role.OFFICE, Role.LEADER)


def _of_one(number: int, words: str, said: Said, store: Store) -> Answer:
    """Words behind a number are of that decision: its day, that it is open again, or what can be done with it.

    Raises NoSuchResolution, NotYourResolution."""
    if _sees_all(said):
        one = actions.known(number, store)
        changed = changed_in_words(one, words.strip(), said, store)
        return changed or wording.can_be_done(one, said.today, store.district)
    mine = actions.theirs(number, said.person, store)
    return wording.can_be_done_by_unit(mine, said.today, store.district)


def decided_line(line: str, said: Said, store: Store) -> actions.Decided | str:
    """`金山街道 到 12月5日 完成外立面整治` as its parts; what is missing or not known as a question."""
    named, _, rest = line.strip().partition(" ")
    try:
        unit = unit_named(named, store.district)
    except UnknownUnit as unknown:
        return f"{why(unknown)}\n{wording.HOW}"
    by_day = what_by_when(rest, said, store)
    if by_day is None:
        return wording.HOW
    day, what = by_day
    return times.is_past(day) if day < said.today else (unit, day, what)


def what_by_when(words: str, said: Said, store: Store) -> tuple[date, str] | None:
    """`到 12月5日 完成外立面整治` as the day and what is to be done by then; None if one of them is not said."""
    until, what = until_and_why(words, said.today)
    return (until.moment(said.at, store.calendar).date(), what) if until and what else None
