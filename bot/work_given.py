"""我今天去培训，活交给叶秀兰, and 今天下午我替郑小满: whether 请假, or 替班, is meant is asked before anything else."""

from __future__ import annotations

from bot.routing import Match
from domain.cases import Case
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Person
from domain.life import UNDER_LIMIT
from domain.tally import DISTRICT, Scope
from handlers.assign import NAME_HANDLER
from handlers.days_away import away_on
from handlers.kit import Ask
from handlers.standing_in import is_in_charge_of, stand_in
from storage.books import Books
from texts import leaves
from texts import orders as orders_wording
from texts.orders import MOST_CHOICES
from understanding.rollcalls.absence import read_absence
from understanding.rollcalls.asks_stand_in import OthersWork, others_work
from understanding.rollcalls.handed_over import HandedOver, handed_over, may_be_given, of_a_shift, takes_over
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
    if others := others_work(message.text, names):
        return _of_somebody_else(others, person, message, store)
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
    if of_a_shift(message.text) and len(called) == 1:
        meant = f"{stand_in.words[0]} {given.to} {given.when}".strip()
        return Ask(orders_wording.is_meant(meant), meant, only_yes=True)
    if not any(one.unit == person.unit for one in called):
        return Outgoing(message.chat, leaves.of_another_unit(given.to))
    then = leaves.leave_with(given.to, given.when, given.why)
    if not given.when:
        return Ask(leaves.for_how_long(given.to), then)
    today = message.at.date()
    away = read_absence(given.when, today)
    days = (
        leaves.days(*away_on(away.first, away.last, today), today)
        if away.first and (away.days or 0) >= 1
        else given.when
    )
    return Ask(leaves.is_handed_over(given.to, days, given.why), then, only_yes=True)


def _of_somebody_else(others: OthersWork, person: Person, message: Incoming, store: Books) -> Outgoing | None:
    """毛俊逸这两天不在，他的活给姚志坚, said by whoever is in charge of him."""
    found = store.district.called(others.absent, person.unit)
    if len(found) != 1 or not is_in_charge_of(found[0], person, store) or not message.spoken_to:
        return None
    if not any(one.unit == found[0].unit for one in store.district.called(others.to, found[0].unit)):
        return Outgoing(message.chat, leaves.not_of_one_unit(others.absent, others.to))
    held = [case.number for case in store.cases.live(Scope(DISTRICT)) if _holds(found[0], case)]
    told = leaves.others_work(others.absent, others.to, others.when, held)
    names = [Choice(f"#{one} {NAME_HANDLER}{others.to}", f"{NAME_HANDLER} {one} {others.to}") for one in held]
    return Outgoing(message.chat, told, choices=tuple(names[:MOST_CHOICES]))


def _holds(person: Person, case: Case) -> bool:
    return case.handler == person.id and case.state in UNDER_LIMIT


def _taken(taken: HandedOver, person: Person, message: Incoming, store: Books) -> Ask | Outgoing | None:
    found = store.district.called(taken.to, person.unit)
    if len(found) != 1 or person in found:
        return None
    absent = found[0]
    if store.rollcalls.open_at(message.at.date(), message.at, person=absent.id):
        return None
    if not is_in_charge_of(absent, person, store):
        return Outgoing(message.chat, leaves.theirs_to_say(absent.name, person.name))
    meant = leaves.standing_in(absent.name, person.name, taken.when)
    return Ask(orders_wording.is_meant(meant), meant, only_yes=True)
