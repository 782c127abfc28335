"""我下午要去办身份证 走一会儿, told in private, or in one's group while no roll-call waits for it: is 请假 meant?"""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Incoming
from domain.district import Person
from handlers.answers import leave
from handlers.days_away import asks_for_leave
from handlers.hearing import Taken, taken_for
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store
from texts import leaves, rollcalls
from understanding.rollcalls.absence import read_absence
from understanding.rollcalls.at_meetings import of_a_meeting
from understanding.rollcalls.dates_typed import dates_in_words
from understanding.rollcalls.hours_away import hours_away, only_hours
from understanding.rollcalls.planned_away import asks_own_leave, planned_away
from understanding.rollcalls.reader import Answer as Word
from understanding.rollcalls.reader import Heard, read_answer

_AWAY = (Word.LEAVE, Word.ABSENT)
_REPORTS = (Taken.REPORT, Taken.MAYBE, Taken.UNCLEAR)
_OF_OTHERS = re.compile(
    "[谁哪几]|多少|次|以上|以下|名单|统计|(?:这个?|本|上个?)(?:月|周)|的$"
)  # asks who is away
_LATE_ANOTHER_DAY = re.compile(
    r"(?:我)?(?P<day>明[天早]|后天|大后天|(?:下|这)?周[一二三四五六日])我?.{0,12}?(?:晚点?到?|迟到?|才到|才来|才能[到来])"
    r"(?:一?会儿?|一?下)?.{0,6}"
)


def _hears(message: Incoming, store: Store) -> Heard | None:
    """What a message says of being away, in private or in the group that called its sender; None of anything else."""
    if not is_plain(message) or taken_for(message, store) in _REPORTS:
        return None
    person = store.people.sender(message)
    if person is None or _OF_OTHERS.search(message.text) or of_a_meeting(message.text):
        return None
    names = [one.name for one in store.district.people if one.unit == person.unit]
    heard = read_answer(message.text.strip(), names=names, sender=person.name, at=message.at)
    if heard is None or heard.answer not in _AWAY or heard.about is not None:
        why = planned_away(message.text) if message.chat.private else ""
        return _planned(message, why) if why else None
    return heard if message.chat.private or _in_their_group(heard, person, message, store) else None


def _planned(message: Incoming, why: str) -> Heard:
    """下周一开始培训三天, which is no answer to a roll-call of today."""
    away = read_absence(dates_in_words(message.text), message.at.date())
    return Heard(Word.LEAVE, days=away.days, first=away.first, last=away.last, reason=why, sure=False)


def _in_their_group(heard: Heard, person: Person, message: Incoming, store: Store) -> bool:
    """True for a sure leave told to the group that called its sender today."""
    group = store.group_of(message.chat)
    if group is None or not (heard.sure and heard.answer is Word.LEAVE):
        return False
    calls = store.rollcalls.open_at(message.at.date(), message.at, group=group.id)
    return any(person.id in one.answers for one in calls)


def _asked_for(message: Incoming, store: Store) -> str:
    """The leave that was asked about, if the message only tells its hours; '' otherwise."""
    pending = store.asks.of(message.chat, message.sender, message.at)
    leaves = pending is not None and pending.only_yes and pending.then.startswith(f"{leave.words[0]} ")
    return pending.then if pending and leaves and only_hours(message.text) else ""


def _tells(message: Incoming, store: Store) -> bool:
    late = message.chat.private and is_plain(message) and _LATE_ANOTHER_DAY.fullmatch(message.text.strip())
    asks = message.chat.private and is_plain(message) and asks_own_leave(message.text)
    return bool(late or asks or _asked_for(message, store)) or _hears(message, store) is not None


@listener(does=Action.ANSWER, wants=_tells)
def told(said: Said, store: Store) -> Answer:
    """Asks whether 请假 is meant, with the day and the hours; of coming late on another day it tells how."""
    earlier = _asked_for(said.message, store).removeprefix(leave.words[0]).strip()
    words = f"{earlier} {said.words}".strip()
    if not earlier and (late := _LATE_ANOTHER_DAY.fullmatch(words)):
        return rollcalls.late_another_day(late["day"], store.rules.roll_call)
    if asks_own_leave(words):
        return _own(said, store)
    heard = _hears(said.message, store)
    hours = hours_away(words) or ("半天" if heard and heard.days == 0.5 else "")
    return asks_for_leave(heard, said, words, hours)


def _own(said: Said, store: Store) -> str:
    """How somebody's own leave stands today, else the next one."""
    until = store.rollcalls.on_leave_until(said.person.id, said.today)
    if until is None and (coming := store.rollcalls.leave_to_come(said.person.id, said.today)):
        return leaves.leave_to_come(*coming)
    substitute = store.rollcalls.absent(said.today).get(said.person.id) if until else None
    by = store.district.staff.get(substitute or 0)
    return leaves.own_leave(until, said.today, by.name if by else "")
