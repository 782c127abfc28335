"""我们已经清了, said of no number before its photo or after it: the photo shows the case repaired (整改)."""

from __future__ import annotations

from dataclasses import replace

from bot.fitting import fitting
from domain.cases import Case, Step
from domain.chat import Incoming
from domain.district import Role
from handlers.ahead import AHEAD, awaits_photo
from handlers.called_cases import told_of
from handlers.hearing import WORD
from storage.asks import Pending
from storage.books import Books
from understanding.orders.reader import read_orders
from understanding.orders.steps import RECTIFY


def keep_for_its_photo(message: Incoming, store: Books) -> None:
    """Nothing is said; the words of whoever may report it wait for a photo, if they describe cases that are open here.
    The same words are then no report that waits for one: 人民广场那个占道的我们已经清了 names a problem too."""
    if message.chat.private or message.photos or message.quotes or not message.direct:
        return
    waits = store.asks.of(message.chat, message.sender, message.at)
    if waits is not None and not (awaits_photo(waits) and waits.then == _as_report(message)):
        return
    if meant := _said_to_be_done(message, store):
        words = Pending(_repaired(message, meant), only_photos=True)
        store.asks.put(message.chat, message.sender, words, message.at + AHEAD)


def of_the_bare_photo(message: Incoming, pending: Pending, store: Books) -> Incoming | None:
    """The 整改 that words tell of a photo which came without any and is asked about; None if they tell of none.
    The case that fits decides it, for the same words name a place and a problem."""
    if pending.then != WORD or not pending.photos or message.photos or message.quotes:
        return None
    meant = _said_to_be_done(message, store)
    return replace(message, text=_repaired(message, meant), photos=pending.photos) if meant else None


def _said_to_be_done(message: Incoming, store: Books) -> list[Case]:
    """The cases that may be meant here by whoever may report 整改 and says that something is done; none else."""
    person = store.people.sender(message)
    if person is None or not person.has(Role.HANDLER, Role.UNIT_HEAD):
        return []
    orders = read_orders(message.text, has_photo=True)
    if len(orders) != 1 or orders[0].step != RECTIFY or orders[0].numbers:
        return []
    return told_of(message.text, fitting(Step.RECTIFY, message, person, store, among=()), store)


def _repaired(message: Incoming, meant: list[Case]) -> str:
    """整改 of the one case; of several it is asked, with the photo."""
    number = f" {meant[0].number}" if len(meant) == 1 else ""
    return f"{RECTIFY}{number} {message.text.strip()}"


def _as_report(message: Incoming) -> str:
    """These words, had they been kept as a report."""
    return f"{WORD} {message.text.strip().removeprefix(WORD).strip()}"
