"""The pictures of a report that was asked for: 周报 2026-W47 图, or 图 after it."""

from __future__ import annotations

from actions import edition_pictures, editions
from domain.chat import Choice, Outgoing
from domain.sketch import Heat
from domain.stretches import EditionKind
from handlers.inquiry import NEXT, Inquiry
from handlers.kit import button
from handlers.pages import NO_MORE, next_page
from texts import editions as wording

NONE = "这一期没什么可画的：一件也没有，画不出趋势、照片和分布。"


def drawn(asked: Inquiry) -> Outgoing:
    """As the report was frozen, or how it stands so far; of a heat map with many grids the next pages one by one.
    Raises NotOneReport, ReportToCome."""
    kind, _, period = asked.question.edition.partition(" ")
    stretch = editions.asked(EditionKind(kind), period, asked.said.at, asked.store)
    shown, scope = editions.shown(stretch, asked.said.at, asked.store), asked.scopes[0]
    page = asked.question.page
    found = edition_pictures.pictures(shown, scope, asked.store, page)
    head = [wording.heading(shown.edition, scope), wording.cut_off(shown.edition)]
    text = "\n".join(head if found else [*head, NONE if page == 1 else NO_MORE])
    goes_on = any(isinstance(one, Heat) and one.head.page < one.head.pages for one in found)
    return Outgoing(asked.said.chat, text, choices=(_next(asked),) if goes_on else (), sketches=found)


def _next(asked: Inquiry) -> Choice:
    """In a group anybody may press it, who asked nothing before: so it says all of it."""
    question = asked.question
    where = "".join(f" {one.words}" for one in question.scopes[:1])
    return button(NEXT, next_page(question.edition, f"{where} 图".strip(), question.page))
