"""The pictures of a report that was asked for: 周报 2026-W47 图, or 图 after it."""

from __future__ import annotations

from actions import edition_pictures, editions
from domain.chat import Outgoing
from domain.stretches import EditionKind
from handlers.inquiry import Inquiry
from texts import editions as wording

NONE = "这一期没什么可画的：不到两期比不出趋势，也没有可比的照片或分布。"


def drawn(asked: Inquiry) -> Outgoing:
    """As the report was frozen, or how it stands so far. Raises NotOneReport, ReportToCome."""
    kind, _, period = asked.question.edition.partition(" ")
    stretch = editions.asked(EditionKind(kind), period, asked.said.at, asked.store)
    shown, scope = editions.shown(stretch, asked.said.at, asked.store), asked.scopes[0]
    found = edition_pictures.pictures(shown, scope, asked.store)
    head = [wording.heading(shown.edition, scope), wording.cut_off(shown.edition)]
    text = "\n".join(head if found else [*head, NONE])
    return Outgoing(asked.said.chat, text, sketches=found)
