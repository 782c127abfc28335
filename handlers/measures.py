"""How many, which, what part, which most, how they compare: one answer for each measure, over one query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from domain.chat import Outgoing
from domain.measures import Deed, Figure
from domain.question import Aspect, By, Measure, Question, Status
from domain.tally import Scope
from domain.trends import TIMES
from handlers.alive import lives, of_then
from handlers.cases_in_time import longest, oldest
from handlers.comparisons import comparison
from handlers.due import due
from handlers.each_state import of_each_state
from handlers.frozen import frozen_beside
from handlers.in_line import in_its_line
from handlers.inquiry import Inquiry
from handlers.one_of_many import without_any
from handlers.parts import divided, number_of, share_of
from handlers.rankings import ranking
from handlers.trends import are_unlike, trend
from texts import answers

MOST_URGENT = 3  # cases named below a count


def count(asked: Inquiry) -> Outgoing:
    """How many; where the most urgent of them are; and in how many parts, if that was asked."""
    if asked.question.aspect is Aspect.AS_OF:
        return _as_of(asked)
    if asked.question.by in TIMES:
        return of_each_state(asked, trend) if are_unlike(asked) else trend(asked)
    if asked.question.by and len(asked.states) > 1:
        return of_each_state(asked, count)
    if asked.question.by:
        return asked.says(divided(asked), (), "名单")
    if len(asked.states) > 1:
        counts = [(one.value, number_of(asked, replace(asked.sought, states=(one,)))) for one in asked.states]
        return asked.says(answers.several(asked.head, counts), (), "名单")
    total = asked.store.figures.count(asked.sought)
    lines = [answers.counted(asked.head, total), *_beside(asked, total), *_of_reports(asked)]
    if asked.question.states == (Status.CLOSED,):
        lines += _as_it_was(asked, {Figure.CLOSED: total})
    urgent = asked.rows(asked.store.figures.listed(asked.sought, 0, MOST_URGENT)) if lives(asked) else ()
    if urgent:
        lines += ["最急：", *(row.text for row in urgent)]
    else:
        told, urgent = in_its_line(asked, total)
        lines += told
    return asked.says("\n".join(lines), urgent, *(["名单"] if total else []), *_posted_then(asked))


def _posted_then(asked: Inquiry) -> Iterator[str]:
    """What was late on a day that is over stands in the digest of that evening."""
    period = asked.question.period
    is_over = period is not None and period.first == period.last < asked.said.today
    if period and is_over and Status.OVERDUE in asked.question.states:
        yield f"晒比拼 {period.words}"


def _as_of(asked: Inquiry) -> Outgoing:
    """How many were open at the end of a day, beside how many are now."""
    assert asked.span is not None, "it is asked of days"
    ever = replace(asked.sought, span=None)
    (then,) = asked.store.pictured.unclosed(ever, [asked.span.end])
    return asked.says(
        f"{answers.counted(asked.head, then)}\n（算到那天结束；现在 {number_of(asked, ever)} 件）", ()
    )


def _of_reports(asked: Inquiry) -> Iterator[str]:
    """How many were reported on the days that were set apart (前天报的今天处理了几个)."""
    if opened := asked.question.opened:
        sought = replace(asked.sought, states=(Status.NEW,), also=(), span=asked.sought.opened, opened=None)
        yield f"（{opened.words}一共上报 {number_of(asked, sought)} 件）"


def _beside(asked: Inquiry, total: int) -> Iterator[str]:
    """What the number alone would hide: how many are late, how many are not closed, what the days mean."""
    states = asked.question.states
    if total and (not states or states == (Status.NEW,)):
        still = number_of(asked, replace(asked.sought, states=(Status.NEW,), also=(Status.UNCLOSED,)))
        yield f"其中还没销号 {still} 件"
    if total and set(states) & {Status.UNCLOSED, Status.OPEN}:
        late = number_of(asked, replace(asked.sought, also=(*asked.also, Status.OVERDUE)))
        if late:
            yield f"其中超期 {late} 件"
    yield from of_then(asked)


def listing(asked: Inquiry) -> Outgoing:
    """The cases, ten on a page; or the parts, where those were asked for."""
    if asked.question.aspect is Aspect.NONE:
        return without_any(asked)
    if asked.question.by and asked.question.by not in TIMES:
        return asked.says(divided(asked), (), "名单")
    if asked.question.aspect is Aspect.AGE:
        return oldest(asked)
    if asked.question.order:
        return longest(asked)
    listed = asked.page(asked.head, asked.sought)
    told, rows = in_its_line(asked, len(listed.rows))
    return replace(listed, text="\n".join([listed.text, *told]), rows=rows) if told else listed


def rate(asked: Inquiry) -> Outgoing:
    """What part of all, as the standings reckon it; of each part, if parts are named."""
    question = asked.question
    if question.by:
        sort, told = (Measure.TREND, trend) if question.by in TIMES else (Measure.RANKING, ranking)
        return told(replace(asked, question=replace(question, measure=sort, share=True)))
    part, of, names = share_of(asked, asked.sought)
    text = answers.share(asked.head, part, of, names)
    if of and asked.states and (listed := number_of(asked, asked.sought)) != part:
        text = f"{text}\n{answers.listed_otherwise(asked.states[0], listed)}"
    text = "\n".join([text, *_as_it_was(asked, dict(zip(names, (part, of), strict=True)))])
    return asked.says(text, (), *(["名单"] if of else []))


def _as_it_was(asked: Inquiry, counted: Mapping[str, int]) -> Iterator[str]:
    """What the report of that month says, of a question about nothing but a part of the district and the month."""
    question = asked.question
    plain = Question(question.measure, question.scopes, question.period, states=question.states)
    if question == plain and len(asked.scopes) == 1:
        known = {name: number for name, number in counted.items() if isinstance(name, (Figure, Deed))}
        yield from frozen_beside(question.period, asked.scopes[0], known, asked.said.at, asked.store)


ANSWERS: dict[Measure, Callable[[Inquiry], Outgoing]] = {
    Measure.COUNT: count,
    Measure.LIST: listing,
    Measure.RATE: rate,
    Measure.RANKING: ranking,
    Measure.COMPARISON: comparison,
    Measure.TREND: trend,
    Measure.DUE: due,
}


def is_by_person(question: Question) -> bool:
    """True if people would be set beside each other."""
    return question.by is By.PERSON and question.measure in ANSWERS


def whole(scopes: tuple[Scope, ...]) -> Scope:
    """Several scopes of one kind as one; else the first, for what can show only one."""
    first = scopes[0]
    words = "和".join(one.words for one in scopes)
    if all(one.units is not None for one in scopes):
        return Scope(words, units=frozenset().union(*(one.units or () for one in scopes)))
    if all(one.grids is not None for one in scopes):
        return Scope(words, grids=frozenset().union(*(one.grids or () for one in scopes)))
    return first
