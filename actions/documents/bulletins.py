"""简报 and 通报 as they were issued, or as the next one would look; what is prepared for a meeting."""

from __future__ import annotations

import re

from actions import bulletins
from actions.documents.kit import document
from domain.bulletins import BulletinKind
from domain.order import Order
from domain.paper import Paper
from storage.store import Store

ISSUE = re.compile(r"(?:〔?(?P<year>\d{4})〕?年?)?第?(?P<number>\d{1,3})[期号]")


def _paper(kind: BulletinKind, order: Order, store: Store) -> Paper:
    """By its number, or of a week, month, quarter or year. Raises NoSuchIssue, NotOnePeriod, ReportToCome."""
    at = order.at.astimezone(store.zone)
    if found := ISSUE.fullmatch(order.period.replace(" ", "")):
        return bulletins.issued(kind, int(found["year"] or at.year), int(found["number"]), store).paper
    stretch = bulletins.stretch_called(kind, order.period, at, store)
    kept = store.bulletins.newest(kind, stretch.name)
    return kept.paper if kept else bulletins.draft(kind, stretch, at, store)


@document("简报")
def bulletin(order: Order, store: Store) -> Paper:
    """Of a week, month, quarter or year, or one that was issued."""
    return _paper(BulletinKind.BULLETIN, order, store)


@document("通报")
def circular(order: Order, store: Store) -> Paper:
    """The same, of what is late."""
    return _paper(BulletinKind.CIRCULAR, order, store)


@document("会议材料")
def meeting(order: Order, store: Store) -> Paper:
    """What a meeting has to know."""
    return _paper(BulletinKind.MEETING, order, store)
