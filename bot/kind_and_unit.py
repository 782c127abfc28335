"""2是垃圾桶破损，派给环卫所: two steps of one case; the unit that has it last hears of it last."""

from __future__ import annotations

from actions.findings import category_called
from domain.categories import Category
from domain.chat import Incoming
from handlers.assign import may_name_unit
from storage.books import Books
from understanding.orders.deciding import ASSIGN
from understanding.orders.kind_and_unit import kind_and_unit, says_whose
from understanding.orders.order import Order
from understanding.orders.steps import CATEGORY


def kind_and_then_unit(message: Incoming, store: Books) -> tuple[Order, ...]:
    """派 and 改类别, where the words name a unit of the district; nothing where they do not. What is no category is
    asked about, and the unit has the case by then."""
    said = None if message.photos else kind_and_unit(message.text)
    case = store.cases.get(said.number) if said else None
    if said is None or case is None or not may_name_unit(said.unit, store.district):
        return ()
    numbers, category = (said.number,), _category(said.kind, store)
    kind = Order(CATEGORY, numbers, category.name if category else said.kind, True)
    given = Order(ASSIGN, numbers, said.unit, True)
    known = category is not None and category.id == case.category
    return (given,) if known or says_whose(said.kind) else (given, kind)


def _category(words: str, store: Books) -> Category | None:
    """The one that is called so, else the one that these words surely tell of."""
    if named := category_called(words, store):
        return named
    told = store.heard(words, None)
    sure = [one.category for one in told.findings if one.category is not None and not one.guessed]
    return store.district.category[sure[0]] if told.sure and len(told.findings) == 1 and sure else None
