"""湖滨巷那个好的 没反弹; 东港路又摆出来了, with a photo: what is found at a case that is looked at again (回头看)."""

from __future__ import annotations

from dataclasses import replace

from actions import look_back
from bot.routing import Match
from domain.cases import Case, Step
from domain.chat import Choice, Incoming
from handlers.called_cases import told_of
from handlers.kit import Ask
from handlers.report import ANOTHER, APART
from storage.books import Books
from texts import orders as wording
from texts.life import of_step
from understanding.orders.looked_at_again import still_fine, there_again

FINE, REBOUND = of_step(Step.LASTS).command, of_step(Step.REBOUND).command


def looked_back(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """`好 11`, if the message says so of one case that its sender has to look at; None for anything else."""
    told = still_fine(message.text) if _may_tell(message, command) else ""
    cases = _meant(told, message, store) if told else []
    return replace(message, text=f"{FINE} {cases[0].number}") if len(cases) == 1 else None


def is_it_again(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Whether 反弹 of such a case is meant, or a problem of its own; None for anything else."""
    meant = _may_tell(message, command) and bool(message.photos)
    told = there_again(message.text) if meant else ""
    cases = _meant(told, message, store) if told else []
    if len(cases) != 1:
        return None
    says = f"{REBOUND} {cases[0].number} {message.text.strip()}"
    other = Choice(ANOTHER, f"{APART} {message.text.strip()}")
    return Ask(wording.is_meant(says), says, message.photos, only_yes=True, choices=(other,))


def _may_tell(message: Incoming, command: Match | None) -> bool:
    return command is None and message.chat.private and message.quotes is None


def _meant(told: str, message: Incoming, store: Books) -> list[Case]:
    person = store.people.sender(message)
    if person is None:
        return []
    return told_of(told, [case for _, case in look_back.waiting(store, person)], store)
