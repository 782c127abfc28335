"""人民广场西侧 垃圾桶满了 已清空, with a photo: a problem that was met and put right at once is a report, unless its
sender has a case of it in hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.fitting import fitting
from domain.cases import Case, Step
from domain.chat import Choice, Incoming
from domain.district import Person
from handlers.called_cases import which_case
from handlers.hearing import WORD, heard
from handlers.kit import Ask
from handlers.report import APART
from storage.books import Books
from texts import orders as wording
from understanding.orders.naming import pairs
from understanding.orders.steps import RECTIFY
from understanding.orders.words import DONE
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding

_APART = re.compile(r"[\s,，。;；:：!！]+")


def fixed_here(message: Incoming, person: Person, store: Books) -> Incoming | Ask | None:
    """The report that it is, or which is meant, that or a case in hand; None if no whole problem is told."""
    told = _problems(message, store) if message.photos and message.quotes is None else ()
    if not told:
        return None
    cases = _in_hand(told, message, person, store)
    if not cases:
        return replace(message, text=f"{WORD} {message.text.strip()}")
    text = message.text.strip()
    asked = which_case(cases, RECTIFY, lambda number: f"{RECTIFY} {number} {text}", store, message.photos)
    return or_anew(asked, message, store)


def or_anew(asked: Ask, message: Incoming, store: Books) -> Ask:
    """With a button for a report of its own, where a photo and its words tell of a problem."""
    found = heard(message, store).findings if message.photos else ()
    if not any(one.category is not None and one.place for one in found):
        return asked
    anew = Choice(wording.ANEW, f"{APART} {message.text.strip()}")
    return replace(asked, choices=(*asked.choices, anew))


def _problems(message: Incoming, store: Books) -> Sequence[Finding]:
    """What the clauses tell that do not say that it is done, if of each is known what and where: 垃圾清了 tells only
    what became of something."""
    clauses = _APART.split(message.text.strip())
    rest = " ".join(one for one in clauses if DONE.search(one) is None)
    if not rest or not heard(message, store).findings:
        return ()
    reading = heard(replace(message, text=rest), store)
    known = all(one.category is not None and not one.guessed and one.place for one in reading.findings)
    return reading.findings if reading.kind is Kind.PROBLEM and known else ()


def _in_hand(told: Sequence[Finding], message: Incoming, person: Person, store: Books) -> list[Case]:
    """The cases that its sender may have put right: at such a place, and of such a category or thing."""
    fits = fitting(Step.RECTIFY, message, person, store, among=())
    return [case for case in fits if any(_is_of(one, case) for one in told)]


def _is_of(told: Finding, case: Case) -> bool:
    if told.point is None or told.point != case.point:
        return False
    things = pairs(told.words) - pairs(told.place)
    return case.category in (told.category, *told.others) or bool(things & pairs(case.text))
