"""我们已经清了, said in a group before its photo: the photo that comes next shows that case repaired (整改)."""

from __future__ import annotations

from bot.fitting import fitting
from domain.cases import Step
from domain.chat import Incoming
from domain.district import Role
from handlers.ahead import AHEAD
from handlers.called_cases import told_of
from storage.asks import Pending
from storage.books import Books
from understanding.orders.reader import read_orders
from understanding.orders.steps import RECTIFY


def keep_for_its_photo(message: Incoming, store: Books) -> None:
    """Nothing is said; the words of whoever may report it wait for a photo, if they describe one case and no other."""
    if message.chat.private or message.photos or message.quotes or not message.direct:
        return
    person = store.people.sender(message)
    if person is None or not person.has(Role.HANDLER, Role.UNIT_HEAD):
        return
    orders = read_orders(message.text, has_photo=True)
    done = len(orders) == 1 and orders[0].step == RECTIFY and not orders[0].numbers
    if not done or store.asks.of(message.chat, message.sender, message.at):
        return
    meant = told_of(message.text, fitting(Step.RECTIFY, message, person, store, among=()), store)
    if len(meant) == 1:
        words = Pending(f"{RECTIFY} {meant[0].number} {message.text.strip()}", only_photos=True)
        store.asks.put(message.chat, message.sender, words, message.at + AHEAD)
