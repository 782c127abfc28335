"""What a document is made of: its name, and the function that reads its facts."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from domain.district import Role
from domain.ledger import Ledger, PlainLedger
from domain.order import Order
from domain.paper import Paper
from domain.tabular import Tabular
from storage.store import Store

Drawn = Paper | Ledger | PlainLedger | Tabular
Facts = Callable[[Order, Store], Drawn]

NOT_MADE = "文件没做成，请过一会儿再发一次；还不行就找管理员。"


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document. `facts` reads, in a transaction that changes nothing, what stands in an ordered one.

    Where no period is named it is the `last` one there is, else the one of this month.
    """

    name: str
    facts: Facts
    last: bool = False


def document(name: str, *, last: bool = False) -> Callable[[Facts], DocumentKind]:
    """Declare the document that people know by this name."""
    return lambda facts: DocumentKind(name, facts, last)


@cache
def find_documents() -> dict[str, DocumentKind]:
    """Every document of every file in this folder, by name."""
    import actions.documents

    found: dict[str, DocumentKind] = {}
    for module in sorted(one.name for one in pkgutil.iter_modules(actions.documents.__path__)):
        for value in vars(importlib.import_module(f"actions.documents.{module}")).values():
            if isinstance(value, DocumentKind):
                found[value.name] = value
    return found


def office(store: Store) -> str:
    """Who signs what the office issues."""
    found = next(iter(store.district.people_with(Role.OFFICE)), None)
    return store.district.unit[found.unit].name if found else store.district.name
