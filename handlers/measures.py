"""How many, which, what part, which most, how they compare: one answer for each measure, over one query."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from domain.chat import Outgoing
from domain.measures import Deed, Figure
from domain.question import Aspect, By, Measure, Order, Question, Status
from domain.standing import percent
from domain.tally import Scope
from domain.trends import TIMES
from handlers.cases_in_time import longest, oldest
from handlers.due import due
from handlers.each_state import of_each_state
from handlers.frozen import frozen_beside
from handlers.in_like_time import before_the_first, cut_off, in_time
from handlers.in_line import in_its_line
from handlers.inquiry import Inquiry
from handlers.one_of_many import place, without_any
from handlers.parts import UNNAMED, counts_by, divided, number_of, rates_by, share_of
from handlers.pictures import has_picture
from handlers.sorts import of_sort, of_unit
from handlers.trends import NOW_ONLY, are_unlike, over, trend
from storage.sought import Sought
from texts import answers
from texts.trends import as_counted, beginning

_Figure = tuple[str, int, str]  # of a part: its name, its number, and that in words
MOST_URGENT = 3  # cases named below a count
_ALIVE = frozenset({Status.UNCLOSED, Status.OPEN, Status.OVERDUE, Status.DUE})


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
    urgent = asked.rows(asked.store.figures.listed(asked.sought, 0, MOST_URGENT)) if _lives(asked) else ()
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


def _lives(asked: Inquiry) -> bool:
    return bool(asked.states) and set(asked.states) <= _ALIVE


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
    yield from _of_then(asked)


def _of_then(asked: Inquiry) -> Iterator[str]:
    """That what is still so is counted by the days on which it was reported."""
    period = asked.question.period
    if period and _lives(asked):
        yield f"（{period.words}上报的，现在还是这样的）"
        if Status.OVERDUE in asked.question.states:
            yield f"不限哪天上报的，现在一共 {number_of(asked, replace(asked.sought, span=None))} 件"


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


def ranking(asked: Inquiry) -> Outgoing:
    """Which of the parts have most or least; without a word of what, by how much is done in time.

    Where no parts are named, what takes longest is a list of cases.
    """
    question = asked.question
    if question.aspect is Aspect.PLACE:
        return place(asked)
    by_rate = question.share or not (question.states or question.order)
    if not (by_rate or question.by or question.states or question.categories or question.place_kind):
        return longest(asked)
    asked = replace(asked, question=replace(question, by=question.by or By.GRID))
    counts, nameless = _ranked(asked, by_rate)
    upwards = question.order is Order.LEAST
    counts.sort(key=lambda one: (one[1] if upwards else -one[1], one[0]))
    lines = answers.places(counts[: question.n or answers.MOST_PARTS])
    states = question.states or ((Status.ON_TIME,) if by_rate else (Status.NEW,))
    head = asked.headed(replace(asked.question, states=states))
    text = answers.ranking(head, [*lines, *nameless])
    return asked.says("\n".join([text, *_of_then(asked)]), (), *_picture(asked.question))


def _named_days(asked: Inquiry, by: By) -> Mapping[str, str]:
    """What the parts of the period that was asked about are called, for the first and the last may not be whole."""
    if asked.question.period is None:
        return {}
    return {one.key: as_counted(one, by) for one in over(asked)[2]}


def _ranked(asked: Inquiry, by_rate: bool) -> tuple[list[_Figure], list[str]]:
    """The parts with their numbers, and a line for the cases that are in none of them, or for the parts that have too
    few to be compared."""
    by = asked.question.by
    assert by is not None, "set by whoever ranks"
    if by in TIMES:
        found = asked.store.figures.through_time(asked.sought, TIMES[by])
        names = _named_days(asked, by)
        return [_number(names.get(key) or beginning(key, by), number) for key, number in found.items()], []
    if by_rate:
        rated, few = rates_by(asked, by)
        return [(one.name, one.percent, answers.figure_of((one.part, one.whole))) for one in rated], few
    counts = counts_by(asked, by)
    without = [f"（另有 {number} 件{name}）" for name, number in counts if name == UNNAMED[by]]
    return [_number(*one) for one in counts if one[0] != UNNAMED[by]], without


def _number(name: str, number: int) -> _Figure:
    return name, number, f"{number} 件"


def comparison(asked: Inquiry) -> Outgoing:
    """Two or more sides beside each other; what has no two sides is divided into grids."""
    question = asked.question
    if len(asked.states) > 1 and not question.share:
        return of_each_state(asked, comparison)
    if question.against and set(question.states) & NOW_ONLY:
        words = "那时候有多少没有记下来，不能和现在的比。可以比新增、销号："
        return asked.says(words, (), "本周比上周新增多几件", "本周比上周销号多几件")
    if question.against and (none := before_the_first(asked)):
        words, sought = in_time(asked)[0]
        now = _side(asked, words, sought, by_rate=question.share)
        told = f"{now[0]} {now[2]}，" if now else ""
        return asked.says(f"{asked.head}\n{told}{none}", ())
    sides = list(_sides(asked))
    if len(sides) > 1 and not (question.states or question.share or question.against):
        lines = [_at_length(name, sought, asked) for name, sought in sides]
        return asked.says("\n".join([asked.head, *lines]), (), "名单", *_picture(question))
    known = [found for one in sides if (found := _side(asked, *one, by_rate=question.share))]
    if len(known) < 2 and len(sides) > 1 and question.share:
        return _cannot_be_compared(asked, sides)
    if len(known) < 2:
        return ranking(replace(asked, question=replace(question, by=question.by or By.GRID)))
    of_what = "" if question.share or question.states else f" · {Status.NEW}"
    head, unit = f"{asked.head}{of_what}", "%" if question.share else " 件"
    text = "\n".join([answers.compared(head, known, unit), *_cut_off(asked)])
    return asked.says(text, (), "名单", *_picture(question))


def _cannot_be_compared(asked: Inquiry, sides: list[tuple[str, Sought]]) -> Outgoing:
    """The rate of each side: of one or both there is none."""
    shares = [(name, share_of(asked, sought)) for name, sought in sides]
    told = [answers.side(name, (part, whole), names[1]) for name, (part, whole, names) in shares]
    return asked.says(f"{asked.head}\n{'，'.join(told)}", (), "名单")


def _cut_off(asked: Inquiry) -> Iterator[str]:
    """That of the earlier days only as many were counted as have gone by now, and the figure of all of them."""
    if asked.question.against and (found := cut_off(asked)):
        sought, end = found
        whole = _side(asked, "", sought, by_rate=asked.question.share)
        yield answers.counted_until(asked.question.against.words, end, whole[2] if whole else "")


def _picture(question: Question) -> tuple[str, ...]:
    return ("图",) if has_picture(question) else ()


def _at_length(name: str, sought: Sought, asked: Inquiry) -> str:
    """All figures of a side, where nobody said which are to be compared."""
    new, still, late = (
        number_of(asked, replace(sought, states=(one,)))
        for one in (Status.NEW, Status.UNCLOSED, Status.OVERDUE)
    )
    share = _side(asked, name, sought, by_rate=True)
    done = f"，按期率 {share[2]}" if share else ""
    return f"{name}：上报 {new}，未销号 {still}，超期 {late}{done}"


def _side(asked: Inquiry, name: str, sought: Sought, *, by_rate: bool) -> _Figure | None:
    if not by_rate:
        return _number(name, number_of(asked, sought))
    part, whole, _ = share_of(asked, sought)
    return (name, percent(part, whole), answers.figure_of((part, whole))) if whole else None


def _sides(asked: Inquiry) -> Iterator[tuple[str, Sought]]:
    question, sought = asked.question, asked.sought
    if question.against:
        yield from in_time(asked)
    elif len(asked.scopes) > 1:
        for scope in asked.scopes:
            yield scope.words, replace(sought, scopes=(scope,))
    elif units := of_sort(asked):
        yield from ((one.short, of_unit(one, asked)) for one in units)
    elif len(question.categories) > 1:
        for one in question.categories:
            yield asked.store.district.category[one].name, replace(sought, categories=(one,))


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
