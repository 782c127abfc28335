"""我今天去培训，活交给叶秀兰, and 今天下午我替郑小满: whether 请假, or 替班, is meant is asked before anything else."""

from __future__ import annotations

from bot.routing import Match
from domain.chat import Incoming, Outgoing
from domain.district import Person
from handlers.kit import Ask
from handlers.standing_in import is_in_charge_of
from storage.books import Books
from texts import orders as orders_wording
from texts import rollcalls as wording
from understanding.rollcalls.handed_over import HandedOver, handed_over, may_be_given, takes_over
from understanding.rollcalls.reader import Answer as Word
from understanding.rollcalls.reader import read_answer


def work_given(message: Incoming, command: Match | None, store: Books) -> Ask | Outgoing | None:
    """What is asked or said where somebody gives their work to a colleague, or takes a colleague's; None for anything
    else, and while a roll-call waits for that colleague: then it is an answer to it."""
    if command is not None or message.photos or message.quotes or not may_be_given(message.text):
        return None
    person = store.people.sender(message)
    names = [one.name for one in store.district.people]
    if person is None or _answers_a_call(message, names, person, store):
        return None
    if given := handed_over(message.text, names):
        return _given(given, person, message, store)
    taken = takes_over(message.text, names)
    return _taken(taken, person, message, store) if taken else None


def _answers_a_call(message: Incoming, names: list[str], person: Person, store: Books) -> bool:
    """True for what a roll-call that waits for the speaker takes for its answer."""
    calls = store.rollcalls.open_at(message.at.date(), message.at, person=person.id)
    if not any(one.waits_for(person.id) for one in calls):
        return False
    heard = read_answer(message.text, names=names, sender=person.name, at=message.at)
    return heard is not None and (heard.sure or heard.answer is not Word.SUBSTITUTE)


def _given(given: HandedOver, person: Person, message: Incoming, store: Books) -> Ask | Outgoing | None:
    called = store.district.called(given.to, person.unit)
    if person in called:
        return None
    if not any(one.unit == person.unit for one in called):
        return Outgoing(message.chat, wording.of_another_unit(given.to))
    then = wording.leave_with(given.to, given.when, given.why)
    if not given.when:
        return Ask(wording.for_how_long(given.to), then)
    return Ask(wording.is_handed_over(given.to, given.when, given.why), then, only_yes=True)


def _taken(taken: HandedOver, person: Person, message: Incoming, store: Books) -> Ask | Outgoing | None:
    found = store.district.called(taken.to, person.unit)
    if len(found) != 1 or person in found:
        return None
    absent = found[0]
    if store.rollcalls.open_at(message.at.date(), message.at, person=absent.id):
        return None
    if not is_in_charge_of(absent, person, store):
        return Outgoing(message.chat, wording.theirs_to_say(absent.name, person.name))
    meant = wording.standing_in(absent.name, person.name, taken.when)
    return Ask(orders_wording.is_meant(meant), meant, only_yes=True)
