"""周报, 月报, 季报, 年报 as Word documents: the message at length, with the cases behind every figure."""

from __future__ import annotations

from dataclasses import replace

from actions import editions
from actions.documents.kit import document, office
from domain.order import Order
from domain.paper import Paper
from domain.stretches import EditionKind
from storage.store import Store
from texts import edition_papers


def _paper(kind: EditionKind, order: Order, store: Store) -> Paper:
    """The report as it was frozen, or how it stands. Raises NotOneReport, ReportToCome."""
    at = order.at.astimezone(store.zone)
    stretch = editions.asked(kind, order.period, at, store)
    told = edition_papers.paper(editions.shown(stretch, at, store), order.scope, store.district)
    return replace(told, signer=office(store))


@document("周报")
def weekly(order: Order, store: Store) -> Paper:
    """Of a week."""
    return _paper(EditionKind.WEEKLY, order, store)


@document("月报")
def monthly(order: Order, store: Store) -> Paper:
    """Of a month."""
    return _paper(EditionKind.MONTHLY, order, store)


@document("季报")
def quarterly(order: Order, store: Store) -> Paper:
    """Of a quarter."""
    return _paper(EditionKind.QUARTERLY, order, store)


@document("年报")
def yearly(order: Order, store: Store) -> Paper:
    """Of a year."""
    return _paper(EditionKind.YEARLY, order, store)
