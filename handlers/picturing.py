"""What pictures of questions have in common: what stands above them."""

from __future__ import annotations

from dataclasses import replace

from domain.question import By, Measure
from domain.sketch import PictureHead
from domain.understood import understood
from handlers.inquiry import Inquiry
from texts import pictures as wording


def of_question(asked: Inquiry, title: str, measure: str, page: int, pages: int) -> PictureHead:
    """What a picture says of itself: of which part of the district, of what, over which days, until when."""
    question, said = asked.question, asked.said
    where = "和".join(scope.words for scope in asked.scopes)
    only = replace(question, measure=Measure.LIST, scopes=(), period=None, states=(), by=None)
    parts = f"各{question.sort}" if question.by is By.UNIT and question.sort else ""
    narrowed = understood(only, asked.store.district)
    return PictureHead(
        asked.store.district.name,
        f"{title} · {where}",
        " · ".join(one for one in (parts, narrowed, measure) if one),
        wording.over(question.period, said.at),
        wording.cutoff(said.at),
        wording.reference(title, where, question.period, said.at),
        page,
        pages,
    )
