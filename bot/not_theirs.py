"""A report by somebody who may not report, or whom nobody knows: it opens no case, and is not lost."""

from __future__ import annotations

from actions.audience import alone, office
from bot.routing import Match
from bot.speaking import Part
from domain.actions import Action
from domain.authority import roles_for
from domain.chat import Incoming, Kind, Outgoing
from domain.district import Person, Role
from storage.books import Books
from texts import refusals
from understanding.reports.discretion import parted


def of_a_stranger(match: Match | None, message: Incoming, hotline: str) -> str:
    """What is said to somebody whom nobody knows: whom to tell instead, where it is a report."""
    reports = bool(message.photos) or (match is not None and match.handler.does is Action.REPORT)
    return refusals.stranger_reports(hotline) if reports else refusals.STRANGER


def passed_on(match: Match, message: Incoming, person: Person, store: Books) -> list[Part] | None:
    """The words and photos to the office, which may open a case, and to the sender that they went there; None where
    the sender may report, tells nothing (上报 and no more), only words it anew, or said it among others, who heard it.

    What is to stay private goes to people of the office alone: others sit in its group.
    """
    if match.handler.does is not Action.REPORT or person.has(*roles_for(Action.REPORT)):
        return None
    found = parted(match.words)
    if message.edits is not None or not (message.chat.private and (found.words or message.photos)):
        return None
    chats = alone(store, store.district.people_with(Role.OFFICE)) if found.discreet else office(store)
    if not chats:
        return None
    told = refusals.passed_on(store.district.unit[person.unit].short, person.name, message.text)
    notices = [Outgoing(chat, told, photos=message.photos, kind=Kind.NOTICE) for chat in chats]
    return [Part(refusals.PASSED_ON, alone=True), *map(Part, notices)]
