"""会议: a meeting as the office writes it down: which units were to be there, what was read out and decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions import meetings as actions
from actions.resolutions import Decided
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Unit
from domain.meetings import LONGEST_NAME, MOST_READ, Meeting, RecordHead, parts
from domain.periods import find_period
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, asked_as, command, listener
from handlers.not_understood import NotUnderstood
from handlers.resolutions import decided_line
from storage.store import Store
from texts import meetings as wording

_MAYBE = re.compile(r"(?:(?:会议)?[#＃]?\d{1,5}号?|记录)?[\s。]*")
_NUMBER = re.compile(r"(?:会议)?[#＃]?(\d{1,5})号?(?:[\s,，:：]+(.*))?", re.DOTALL)
_ABSENT = re.compile(
    r"(?:上次|最近(?:一次)?|那次|昨天|前天|今天|上?周[一二三四五六日天]|\d{1,2}月\d{1,2}[日号]|刚才)?(?:上午|下午|早上|晚上)?的?"
    r"(?:会议|[\u4e00-\u9fff]{0,4}会|开会|会上)(?:都|还)?有?(?:哪些|哪几家|哪几个|哪家|哪个|谁|什么)(?:单位)?(?:没来|没到|没去|缺席|没参加|没出席|缺会)(?:了|的)?[吗呢？?。]*"
)
_YEAR = re.compile(r"20\d\d|去年|上个?月|年底")
_MOST_BUTTONS = 4


@dataclass
class _Written:
    """What a message says of a meeting."""

    due: tuple[int, ...] | None = None
    absent: tuple[int, ...] | None = None
    present: tuple[int, ...] | None = None
    read: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()


@command(wording.WORD, "会议记录", "meetings", does=Action.MEETINGS, fits=_MAYBE)
def show(said: Said, store: Store) -> Answer:
    """会议 [1] — 看会议记录：应到、缺席、宣读、议定办到哪"""
    found = store.meetings.all()
    number = _NUMBER.fullmatch(said.words)
    if number is None:
        if not found:
            return f"{wording.NONE}{wording.HOW}"
        choices = tuple(wording.see(one) for one in found[:_MOST_BUTTONS])
        return Outgoing(said.chat, wording.listed(found, said.today), choices=choices)
    one = next((each for each in found if each.number == int(number[1])), None)
    if one is None:
        return wording.no_such(int(number[1]))
    return wording.whole(one, actions.decisions(one, store), said.today, store.district)


@listener(does=Action.MEETINGS, wants=asked_as(_ABSENT))
def who_was_absent(said: Said, store: Store) -> Answer:
    """上次会议哪些单位没来, 昨天的会谁没来: of the last one, or of those of the day that is named."""
    found = store.meetings.all()
    if not found:
        return wording.NONE
    named = find_period(said.words, said.today)
    meant = [one for one in found if named[0].first <= one.day <= named[0].last] if named else found[:1]
    told = [wording.absent(one, said.today, store.district) for one in meant or found[:1]]
    return "\n".join(told if meant else [wording.NONE_THEN, *told])


@command("会议 记", "记会议", "keepmeeting", does=Action.KEEP_MEETINGS)
def keep(said: Said, store: Store) -> Answer:
    """会议 记 名称 12月1日（换行写应到、缺席、宣读、议定） — 记一次会议"""
    head, told = parts(said.words)
    if not head:
        return wording.HOW
    period, rest = find_period(head, said.today) or (None, head)
    day = period.first if period and period.first == period.last else said.today
    name = (rest if period and period.first == period.last else head).strip(" ，,。（）()《》")
    if day > said.today or (day.year < said.today.year and not _YEAR.search(head)):
        return wording.TO_COME  # 12月9日 said in November is read as last year's
    if not name or len(name) > LONGEST_NAME:
        return wording.LONG_NAME if name else wording.HOW
    before = next((one for one in store.meetings.all() if (one.day, one.name) == (day, name)), None)
    if before is not None:
        return wording.same_again(before, said.today)
    if not told:
        return Ask(wording.WHAT, f"会议 记 {head}")
    empty = Meeting(0, day, name, (), (), (), (), said.person.id, said.at)
    return _kept(empty, told, said, store)


@command("会议 补", "会议 改", "amendmeeting", does=Action.KEEP_MEETINGS)
def amend(said: Said, store: Store) -> Answer:
    """会议 补 1 缺席 住建局 — 补记或改应到、缺席，加宣读、议定"""
    number = _NUMBER.fullmatch(said.words)
    if number is None:
        return wording.WHICH
    one = store.meetings.get(int(number[1]))
    if one is None:
        return wording.no_such(int(number[1]))
    head, told = parts(number[2] or "")
    if head or not told:
        return Ask(wording.WHAT, f"会议 补 {one.number}")
    return _kept(one, told, said, store)


def _kept(one: Meeting, told: list[tuple[RecordHead, str]], said: Said, store: Store) -> Answer:
    try:
        written = _read(told, one, said, store)
        after = _with(one, written, store)
    except NotUnderstood as unclear:
        return str(unclear)
    return actions.write(after, written.decided, said.person, said.cause, store)


def _read(told: list[tuple[RecordHead, str]], one: Meeting, said: Said, store: Store) -> _Written:
    """The parts with their units known. Raises NotUnderstood, UnknownUnit."""
    found = _Written()
    for head, words in told:
        match head:
            case RecordHead.DUE:
                found.due = _units(words, store)
            case RecordHead.ABSENT:
                found.absent = _units(words, store)
            case RecordHead.PRESENT:
                found.present = _units(words, store, everybody=found.due or one.due)
            case RecordHead.READ:
                read = re.split(r"[\n；;]", words)
                found.read = (*found.read, *(each.strip() for each in read if each.strip()))
            case RecordHead.DECIDED:
                found.decided = (*found.decided, *_decided(words, said, store))
    return found


def _with(one: Meeting, written: _Written, store: Store) -> Meeting:
    """The record with what was written. Raises NotUnderstood where units do not fit together."""
    due = written.due if written.due is not None else one.due
    absent = written.absent if written.absent is not None else one.absent
    named = (*(written.absent or ()), *(written.present or ()))
    if named and not due:
        raise NotUnderstood(wording.NO_DUE)
    strange = [each for each in dict.fromkeys((*named, *absent)) if each not in due]
    if strange:
        raise NotUnderstood(wording.not_due([store.district.unit[each].short for each in strange]))
    if written.present is not None:
        absent = tuple(each for each in due if each not in written.present)
    return replace(one, due=due, absent=absent, read=(*one.read, *written.read)[:MOST_READ])


def _units(words: str, store: Store, everybody: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Units that are listed, those of the district that have a head where all are meant. Raises UnknownUnit."""
    bare = words.strip(" 。")
    if bare in wording.NOBODY:
        return ()
    if bare in wording.EVERYBODY:
        return everybody or tuple(one.id for one in store.district.units if _is_led(one, store))
    names = [each for each in re.split(r"[\s、，,；;和]+", bare) if each]
    return tuple(dict.fromkeys(unit_named(each, store.district).id for each in names))


def _is_led(unit: Unit, store: Store) -> bool:
    return unit.head is not None and unit.head in store.district.staff


def _decided(words: str, said: Said, store: Store) -> list[Decided]:
    """What was decided, a line each. Raises NotUnderstood."""
    found: list[Decided] = []
    for line in filter(None, map(str.strip, words.splitlines())):
        one = decided_line(line, said, store)
        if isinstance(one, str):
            raise NotUnderstood(f"没记，“{line[:20]}”这行：{one}")
        found.append(one)
    return found
