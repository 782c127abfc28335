"""到, 请假, and whatever else people answer to a roll-call (点名) in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from actions import at_the_post, leave_shifts, spares
from actions import rollcall as actions
from actions.standing_in import DutyTurn, turns
from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.district import Group, Person
from domain.rollcall import ABSENT, LATE, LEAVE, SUBSTITUTE, UNCLEAR, RollCall
from domain.rosters import Answering
from handlers.answered_elsewhere import heard_elsewhere, of_something_else, waits_here, with_its_group
from handlers.days_away import asks_for_leave, away_on, strange_day
from handlers.hearing import Taken, taken_for
from handlers.kit import Answer, Ask, Said, command, each, listener
from handlers.question import told
from handlers.standing_in import asks_who_comes
from storage.store import Store
from texts import duty as wording
from texts import rollcalls
from understanding.orders.placeholders import without_placeholders
from understanding.rollcalls.absence import read_absence
from understanding.rollcalls.dates_typed import dates_in_words
from understanding.rollcalls.hours_away import hours_away
from understanding.rollcalls.reader import Answer as Word
from understanding.rollcalls.reader import Heard, read_answer

_REPORTS = (Taken.REPORT, Taken.AHEAD)  # 单车乱停，过不去 tells of the street, and not of who does not come
_LATER_TOO = {"收到", "报到", "到了"}  # count all day; other words of presence only until the call has ended


@command("到", "在岗", "here", does=Action.ANSWER)
def present(said: Said, store: Store) -> Answer:
    """到 — 应答点名（也可说 在岗、收到，或点按钮）"""
    calls = _calls_of(said.person, said, store)
    if not calls and said.words != actions.BACK and said.group is not None:
        return _present_elsewhere(said, store)
    if said.words == actions.BACK:
        return actions.take_back(calls, said.person, said.cause, store)
    heard = _heard(f"到 {said.words}", said, store) if said.words else None
    if heard and heard.answer is not Word.PRESENT and any(one.waits_for(said.person.id) for one in calls):
        return _take(heard, calls, said, store)
    noted = _here(calls, said, store)
    return noted or rollcalls.nothing_to_answer(said.person, calls[0] if calls else None)


def _here(calls: Sequence[RollCall], said: Said, store: Store) -> Sequence[Outgoing]:
    """到 is noted; whose leave goes on is told how that ends."""
    noted = at_the_post.here(calls, said.person, said.cause, store)
    last = store.rollcalls.on_leave_until(said.person.id, said.today) if noted else None
    if last is None:
        return noted
    told = rollcalls.still_on_leave(said.person, last)
    return [replace(one, text=f"{one.text}\n{told}") for one in noted]


def _present_elsewhere(said: Said, store: Store) -> Answer:
    """到 in a group that has not called its sender: taken for the one other group that has, told of several."""
    calls = store.rollcalls.open_at(said.today, said.at, person=said.person.id)
    waiting = [one for one in calls if one.expects(said.person.id)]
    names = [one.name for one in store.district.groups if one.id in {call.group for call in waiting}]
    if len(names) > 1:
        return wording.called_elsewhere(names)
    noted = _here(waiting, said, store)
    if not noted:
        return rollcalls.nothing_to_answer(said.person, calls[0] if calls else None)
    return [replace(one, text=f"{one.text}{wording.elsewhere(*names)}") for one in noted]


_WHO_IS_AWAY = re.compile(
    r"(?P<when>(?:今天|昨天|明天|本周|这周|上周|本月|这个月|上个?月)?)的?"
    r"(?:名单|清单|情况|统计|都?有谁|有哪些人?|有几个人?|有多少人?|的人)[吗呢？?。\s]*"
)


@command("请假", "leave", does=Action.ANSWER, as_typed=True)
def leave(said: Said, store: Store) -> Answer:
    """请假 原因 — 今天请假；几天的写：请假 3天 原因"""
    days = without_placeholders(said.words, leave.help)
    if days != said.words:  # 请假 原因, as 帮助 has it: nobody means to be away yet
        return Ask("为什么请假？如：看病。几天的写：3天 看病", f"请假 {days}".strip())
    if listed := _WHO_IS_AWAY.fullmatch(said.words.strip()):  # 请假 名单 asks who is away
        return told(store.question_reader.read(f"{listed['when']}谁请假了", said.today), said, store)
    if strange := strange_day(said.words, said.today):
        return strange
    heard = _heard(f"请假 {said.words}".strip(), said, store)
    everywhere = store.rollcalls.open_at(said.today, said.at, person=said.person.id)
    if everywhere and heard is not None and heard.answer is Word.LATE and heard.about is None:
        return _take(heard, everywhere, said, store)  # 请假，十点到
    if heard is None or heard.answer is not Word.LEAVE or heard.about is not None:
        away = read_absence(dates_in_words(said.words), said.today)
        reason = said.words
        heard = Heard(Word.LEAVE, days=away.days, first=away.first, last=away.last, reason=reason)
    return _leave(heard, everywhere, said, store)


def _answers(message: Incoming, store: Store) -> bool:
    """True for words that answer a call that waits for their sender, or for whom they are about."""
    if not message.direct or taken_for(message, store) in _REPORTS:
        return False
    person = store.people.sender(message)
    return person is not None and _read(message, person, store) is not None


@listener(does=Action.ANSWER, wants=_answers)
def answered(said: Said, store: Store) -> Answer:
    """An answer in somebody's own words, while a call waits for it; otherwise it is chatter."""
    found = _read(said.message, said.person, store)
    if found is None:
        return None
    heard, calls = found
    return with_its_group(each(_take(heard, calls, said, store)), calls, said, store)


def _read(message: Incoming, person: Person, store: Store) -> tuple[Heard, list[RollCall]] | None:
    """What the message answers, and the calls that wait for that; None if it is chatter."""
    calls = _open_calls(message, person, store)
    text = message.text.strip()
    if not text and not message.chat.private:
        calls = [*calls, *_asked_elsewhere(calls, message, person, store)]
    if calls and not text and (shown := [one for one in calls if _shows(message, one, person, store)]):
        return Heard(Word.PRESENT), shown
    if text and not waits_here(calls, person) and (found := heard_elsewhere(message, person, calls, store)):
        return found
    if not calls or not text:
        return None
    heard = read_answer(text, names=_names(calls, person, store), sender=person.name, at=message.at)
    if heard is None:
        return None
    whom = _person(heard.about, calls, store) if heard.about else person
    waiting = [one for one in calls if whom is not None and one.waits_for(whom.id)]
    if heard.answer is Word.PRESENT and heard.about is None and heard.sure:
        waiting += [one for one in calls if one.said(person.id) == LATE]
    if heard.answer is Word.PRESENT and text.rstrip("。.!！") not in _LATER_TOO:
        waiting = [one for one in waiting if one.ended_at is None]
    other = heard.answer is Word.ABSENT and of_something_else(text)
    if heard.about is not None or not heard.sure or other:
        waiting = [one for one in waiting if one.ended_at is None]
    return (heard, waiting) if waiting else None


def _asked_elsewhere(
    calls: list[RollCall], message: Incoming, person: Person, store: Store
) -> list[RollCall]:
    """Calls of other groups whose sender was asked to show that they are there: the photo comes where they were."""
    everywhere = store.rollcalls.open_at(message.at.date(), message.at, person=person.id)
    return [one for one in everywhere if one not in calls and one.said(person.id) == UNCLEAR]


def _shows(message: Incoming, one: RollCall, person: Person, store: Store) -> bool:
    """True for a bare photo or position that answers the call of a post which asks for just that."""
    asked = store.district.roster[one.roster].answering if one.roster else Answering.WORD
    given = {Answering.PHOTO: bool(message.photos), Answering.PLACE: message.position is not None}
    return given.get(asked, False) and (one.waits_for(person.id) or one.said(person.id) == LATE)


def _open_calls(message: Incoming, person: Person, store: Store) -> list[RollCall]:
    """The calls of this group, or in a private talk those that expect this person."""
    group, today = store.group_of(message.chat), message.at.date()
    if group is not None:
        return _called_in(group, message.at, None, store)
    return store.rollcalls.open_at(today, message.at, person=person.id) if message.chat.private else []


def _called_in(group: Group, at: datetime, person: int | None, store: Store) -> list[RollCall]:
    """The calls of a group, and of the same grid's on other platforms; only those that expect the person, if one is
    named."""
    same = (one.id for one in store.district.same_groups(group))
    return [one for id_ in same for one in store.rollcalls.open_at(at.date(), at, group=id_, person=person)]


def _take(heard: Heard, calls: Sequence[RollCall], said: Said, store: Store) -> Answer:
    """Note what was surely said of oneself; everything else is asked."""
    if heard.about is not None:
        person = _person(heard.about, calls, store)
        return actions.ask(calls, person, said.cause, store) if person else None
    if turn := _turn_to_come(heard, said, store):
        return asks_who_comes(turn, heard.substitute or "", said, store)
    comes = heard.sure and heard.substitute and not _is_away(heard.substitute, calls, store)
    if heard.answer is Word.SUBSTITUTE and not comes:
        return actions.ask(calls, said.person, said.cause, store, stand_in=heard.substitute or "")
    to_come = heard.first is not None and heard.first > said.today
    if to_come and (heard.answer is Word.SUBSTITUTE or (heard.answer is Word.LEAVE and not heard.sure)):
        return asks_for_leave(heard, said)  # 跟毛俊逸换一下 他周六我周日 answers no call of today
    if not heard.sure:
        return actions.ask(calls, said.person, said.cause, store)
    return _note(heard, calls, said, store)


def _turn_to_come(heard: Heard, said: Said, store: Store) -> DutyTurn | None:
    """The shift of a day to come for which somebody else is named: 周日菜场的班我让史玉洁来 is no leave."""
    if heard.answer is not Word.SUBSTITUTE or not heard.substitute or heard.first is None:
        return None
    if heard.first <= said.today or heard.last != heard.first:
        return None
    return next(turns(said.person, said.cause, heard.first, store), None)


def _note(heard: Heard, calls: Sequence[RollCall], said: Said, store: Store) -> Sequence[Outgoing]:
    match heard.answer:
        case Word.PRESENT:
            return at_the_post.here(calls, said.person, said.cause, store)
        case Word.LATE:
            when = _clock(heard.time) if heard.time else ""
            return actions.say(calls, said.person, LATE, said.cause, store, reason=heard.reason, detail=when)
        case Word.ABSENT:
            return actions.say(calls, said.person, ABSENT, said.cause, store, reason=heard.reason)
        case Word.SUBSTITUTE if heard.last is not None and heard.last > said.today:
            return _leave(heard, calls, said, store)  # 这两天来不了 让苏文婧顶一下: not of this call alone
        case Word.SUBSTITUTE:
            name = heard.substitute or ""
            by = next((one for one in store.district.people if one.name == name), None)
            reason = heard.reason
            return actions.stand_in(calls, said.person, name, by, said.cause, store, reason=reason)
        case Word.LEAVE:
            return _leave(heard, calls, said, store)


def _leave(heard: Heard, calls: Sequence[RollCall], said: Said, store: Store) -> Sequence[Outgoing]:
    first, last = away_on(heard.first, heard.last, said.today)
    half = "半天" if heard.days is not None and heard.days < 1 else ""
    if first == last and (heard.days is None or heard.days < 1):
        half = hours_away(said.message.text) or half
    reason = "，".join(one for one in (half, heard.reason) if one)
    detail = rollcalls.until(heard.days, first, last)
    days, cause = (first, last), said.cause
    stands_in = _of_unit(heard.substitute, said.person, store) if heard.substitute else None
    ahead = leave_shifts.ahead_of(said.person, days, cause, store)
    noted = actions.leave(
        calls, said.person, days, cause, store, reason=reason, detail=detail, substitute=stands_in
    )
    if heard.substitute and stands_in is None:
        more = rollcalls.has_not_the_work(heard.substitute)
        noted = [replace(one, text=f"{one.text}{more}") if one.chat == said.chat else one for one in noted]
    today = first <= said.today
    instead = spares.fill_in(calls, said.person, said.cause_saying(reason), store) if today else []
    return [*noted, *instead, *leave_shifts.told(ahead, said.person, cause, store)]


def _of_unit(name: str, person: Person, store: Store) -> int | None:
    """Somebody else of the person's unit, by name."""
    unit = (one for one in store.district.people if one.unit == person.unit and one != person)
    return next((one.id for one in unit if one.name == name), None)


def _heard(text: str, said: Said, store: Store) -> Heard | None:
    calls = _calls_of(said.person, said, store)
    names = _names(calls, said.person, store)
    return read_answer(text, names=names, sender=said.person.name, at=said.at)


def _calls_of(person: Person, said: Said, store: Store) -> list[RollCall]:
    """The calls that expect this person, in this group or, in a private talk, in any."""
    if said.group is None:
        return store.rollcalls.open_at(said.today, said.at, person=person.id)
    return _called_in(said.group, said.at, person.id, store)


def _names(calls: Sequence[RollCall], person: Person, store: Store) -> list[str]:
    """Whom people speak of in an answer: who was called with them, and their own unit."""
    called = {who for one in calls if person.id in one.answers for who in one.answers}
    people = (one for one in store.district.people if one.unit == person.unit or one.id in called)
    return [one.name for one in people]


def _person(name: str, calls: Sequence[RollCall], store: Store) -> Person | None:
    """Who of those that are called has this name."""
    called = {who for one in calls for who in one.answers}
    return next((one for one in store.district.people if one.name == name and one.id in called), None)


def _is_away(name: str, calls: Sequence[RollCall], store: Store) -> bool:
    """Has this person said that they do not come themselves?"""
    person = _person(name, calls, store)
    return person is not None and any(
        person.id in one.who(word) for one in calls for word in (LEAVE, ABSENT, SUBSTITUTE)
    )


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"
