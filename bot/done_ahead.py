"""我们已经清了, said in a group before its photo: the photo that comes next shows the case repaired (整改)."""

from __future__ import annotations

from bot.fitting import fitting
from domain.cases import Step
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
    person = store.people.sender(message)
    if person is None or not person.has(Role.HANDLER, Role.UNIT_HEAD):
        return
    orders = read_orders(message.text, has_photo=True)
    done = len(orders) == 1 and orders[0].step == RECTIFY and not orders[0].numbers
    waits = store.asks.of(message.chat, message.sender, message.at)
    if not done or (waits is not None and not (awaits_photo(waits) and waits.then == _as_report(message))):
        return
    meant = told_of(message.text, fitting(Step.RECTIFY, message, person, store, among=()), store)
    if meant:
        number = f" {meant[0].number}" if len(meant) == 1 else ""  # of several it is asked, with the photo
        words = Pending(f"{RECTIFY}{number} {message.text.strip()}", only_photos=True)
        store.asks.put(message.chat, message.sender, words, message.at + AHEAD)


def _as_report(message: Incoming) -> str:
    """These words, had they been kept as a report."""
    return f"{WORD} {message.text.strip().removeprefix(WORD).strip()}"
