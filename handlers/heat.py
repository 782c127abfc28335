"""热力图: what was counted, by place and category, drawn as a table in which the fullest cells are darkest."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from domain.chat import Outgoing
from domain.heat import laid_out
from domain.question import By, Measure
from handlers.inquiry import Inquiry
from handlers.pages import NO_MORE
from handlers.parts import besides, name_of
from handlers.picturing import of_question
from handlers.sorts import of_sort, of_unit
from texts import heat as wording
from texts.pictures import nothing

PLACES = (By.GRID, By.UNIT, By.POINT)
DIVIDED = (*PLACES, By.CATEGORY)


def drawn(asked: Inquiry, more: str = "") -> Outgoing:
    """A page of fourteen places: those that the question names, else grids. `more` is what the next page's button
    says."""
    question = asked.question
    units = bool(of_sort(asked))
    head = asked.headed(
        replace(question, measure=Measure.LIST, by=question.by if units else None, order=None, n=None)
    )
    by = question.by if question.by in PLACES else By.GRID
    counts = _counts(asked, by)
    name, category = partial(_name, asked, by), partial(name_of, asked, By.CATEGORY)
    page = laid_out(counts, name, category, question.page, wording.sums(by))
    if page is None:
        return asked.says(nothing(head))
    if question.page > page.pages:
        return asked.says(f"{head}\n{NO_MORE}")
    about = of_question(asked, wording.TITLE, wording.measured(question, by), page.page, page.pages)
    others = besides(asked, by, page.whole.total) if units else []
    text = "\n".join([*wording.told(head, page), *others, about.reference])
    sketch = wording.picture(about, question, page)
    return asked.drawn(text, sketch, goes_on=page.page < page.pages, more=more)


def _name(asked: Inquiry, by: By, key: int | None) -> str:
    """Of a sort of units with what is below each, else of a part by itself."""
    return asked.store.district.unit[key].short if key and of_sort(asked) else name_of(asked, by, key)


def _counts(asked: Inquiry, by: By) -> dict[tuple[int | None, int | None], int]:
    """By place and category; where a sort of units is asked about (各街道), of those with all that is below them."""
    crossed = asked.store.pictured.crossed
    units = of_sort(asked)
    if not units:
        return crossed(asked.sought, by)
    found: Counter[tuple[int | None, int | None]] = Counter()
    for unit in units:
        for (_, category), count in crossed(of_unit(unit, asked), by).items():
            found[unit.id, category] += count
    return dict(found)
