"""培训取消了，我明天正常上班, of whoever is on leave; 今天迟到了，刚到, after the roll-call has ended."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.actions import Action
from domain.chat import Incoming
from domain.district import Person
from handlers.answers import present
from handlers.kit import Answer, Ask, Said, is_plain, listener
from handlers.leave_ended import end_leave
from storage.store import Store
from texts import orders, rollcalls
from understanding.rollcalls.called_off import calls_leave_off
from understanding.rollcalls.reader import Answer as Word
from understanding.rollcalls.reader import read_answer

_AHEAD = 7  # days in which a leave that has not begun is looked for
_LATE = re.compile("迟到|来晚|到晚|晚到|刚到|才到|刚赶到")


def _leave(person: Person, today: date, store: Store) -> tuple[date, date] | None:
    """A day of the leave that somebody is on, or will be on soon, and its last; None if they are on none."""
    days = (today + timedelta(days=n) for n in range(_AHEAD))
    found = ((day, store.rollcalls.on_leave_until(person.id, day)) for day in days)
    return next(((day, last) for day, last in found if last), None)


def _comes_back(message: Incoming, store: Store) -> bool:
    if not (is_plain(message) and message.spoken_to and calls_leave_off(message.text)):
        return False
    person = store.people.sender(message)
    return person is not None and _leave(person, message.at.date(), store) is not None


@listener(does=Action.ANSWER, wants=_comes_back)
def comes_back(said: Said, store: Store) -> Answer:
    """Tells how the leave ends; asks whether it is to end where only today is meant or it has not begun."""
    leave = _leave(said.person, said.today, store)
    if leave is None:
        return None
    day, last = leave
    text = rollcalls.leave_goes_on(last, begun=day <= said.today)
    if day <= said.today < last and re.search("明|后天", said.words):
        return text
    return Ask(f"{text}\n{orders.is_meant(end_leave.words[0])}", end_leave.words[0], only_yes=True)


def _came_late(message: Incoming, store: Store) -> bool:
    """True for a word of coming late after today's call has ended without the sender's answer."""
    person = store.people.sender(message)
    if person is None or not is_plain(message) or _LATE.search(message.text) is None:
        return False
    calls = store.rollcalls.open_at(message.at.date(), message.at, person=person.id)
    if not any(one.waits_for(person.id) and one.ended_at is not None for one in calls):
        return False
    heard = read_answer(message.text, names=(), sender=person.name, at=message.at)
    return heard is not None and heard.answer is Word.PRESENT and heard.sure and heard.about is None


@listener(does=Action.ANSWER, wants=_came_late)
def came_late(_said: Said, _store: Store) -> Answer:
    """Asks whether 到 is meant, which counts as 迟到."""
    word = present.words[0]
    return Ask(orders.is_meant(word), word, only_yes=True)
