"""The board of units of one sort, where a question asks about these (各街道按期率的图)."""

from __future__ import annotations

from dataclasses import replace

from domain.board import Facts
from domain.question import By
from domain.tally import Span
from handlers.inquiry import Inquiry
from handlers.sorts import of_sort
from storage.boards import ranked_among


def among_units(found: Facts, asked: Inquiry, span: Span) -> Facts:
    """The same with the units that are asked about as its rows: of a sort with all below them, else each by itself."""
    question, district = asked.question, asked.store.district
    if question.by is not By.UNIT:
        return found
    sorts = of_sort(asked)
    parts = {
        one.short if sorts else district.alone(one.id): district.within(one.id)
        if sorts
        else frozenset({one.id})
        for one in sorts or district.units
    }
    ranked = ranked_among(asked.store, parts, span, asked.said.at, every=bool(sorts))
    return replace(found, compared=question.sort or "单位", ranked=ranked, own=None)
