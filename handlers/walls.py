"""对比墙: closed cases with their photos before and after, four on a page, the latest first."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Outgoing
from domain.question import Measure, Status
from domain.sketch import Wall
from handlers.inquiry import Inquiry
from handlers.pages import NO_MORE, pages_of
from handlers.picturing import of_question
from texts import walls as wording

PER_PAGE = 4  # as many as can be looked at


def drawn(asked: Inquiry, more: str = "") -> Outgoing:
    """A page of the wall; `more` is what the next page's button says."""
    asked = replace(asked, question=replace(asked.question, states=(Status.CLOSED,)))
    store, at = asked.store, asked.said.at
    counts = store.pictured.pairs(asked.sought, 0, 0)
    title = asked.headed(replace(asked.question, measure=Measure.LIST, states=(), order=None, n=None))
    head = wording.counted(title, counts.closed, counts.came_back, counts.paired)
    if not counts.paired:
        return asked.says(head)
    page, pages = asked.question.page, pages_of(counts.paired, PER_PAGE)
    if page > pages:
        return asked.says(f"{head}\n{NO_MORE}")
    first = (page - 1) * PER_PAGE
    numbers = store.pictured.pairs(asked.sought, first, PER_PAGE).numbers
    cases, photos = store.cases.some(numbers), store.photos.before_and_after(numbers)
    pairs = tuple(wording.pair(cases[one], *photos[one], store.district, at) for one in numbers)
    rows = tuple(wording.row(cases[one], store.district, at) for one in numbers)
    about = of_question(asked, wording.TITLE, wording.MEASURE, page, pages)
    told = [head, *(row.text for row in rows), *wording.places(first, len(rows), counts.paired)]
    text = "\n".join([*told, about.reference])
    return asked.drawn(text, Wall(about, pairs), goes_on=page < pages, more=more, rows=rows)
