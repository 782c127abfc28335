"""照片传错了，换一张: said of what its sender just reported or repaired, or of the case that it names."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.authority import belongs_here
from domain.cases import Step
from domain.chat import Incoming
from domain.district import Person
from handlers.ahead import AHEAD
from handlers.kit import Ask
from handlers.last_step import LATELY
from storage.asks import Pending
from storage.books import Books
from texts import kinds
from texts.orders import RIGHT_PHOTO
from understanding.orders.steps import ADD
from understanding.orders.wrongly_sent import WrongPhoto, wrong_photo

_WITH_PHOTO = (Step.REPORT, Step.RECTIFY, Step.ADD)


def photo_anew(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as 补充 of that case, which asks for the right photo; None if it is of none, or surely of none."""
    if command is not None or message.photos or not message.direct:
        return None
    told = wrong_photo(message.text)
    person = store.people.sender(message) if told else None
    if told is None or person is None or store.asks.of(message.chat, message.sender, message.at):
        return None
    number = _of_which(told, message, person, store)
    return replace(message, text=f"{ADD} {number} {RIGHT_PHOTO}", quotes=None) if number else None


def _of_which(told: WrongPhoto, message: Incoming, person: Person, store: Books) -> int | None:
    """The case that is named, else the one of its sender's last step. Of a repair whose photo is only said to be wrong,
    it is asked elsewhere whether that was a repair at all."""
    named = told.number or (message.quotes.case if message.quotes else None)
    since = message.at - (LATELY if named or message.chat.private else 2 * AHEAD)
    last = store.cases.last_step_of(person.id, since, named)
    case = store.cases.get(named or (last.case if last else 0))
    group = store.group_of(message.chat)
    if case is None or (group is not None and not belongs_here(case, group, store.district)):
        return None
    if last is None or last.step not in _WITH_PHOTO:
        return case.number if named and told.anew else None
    return case.number if told.anew or last.step is not Step.RECTIFY else None


def instead_of_it(message: Incoming, waiting: Pending) -> Ask | None:
    """What is asked about a photo, without it: its sender says that another one is to come."""
    told = wrong_photo(message.text) if waiting.photos and not message.photos else None
    if told is None or told.number is not None or not told.anew:
        return None
    return Ask(kinds.SEND_THE_RIGHT_ONE, waiting.then, place=waiting.place)
