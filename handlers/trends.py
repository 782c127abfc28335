"""趋势: a number for each day, week or month in words, and drawn: what came, what went, what was left, 按期率."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.chat import Outgoing
from domain.dates import midnight, monday_of
from domain.measures import ON_TIME_RATE
from domain.periods import Period
from domain.question import By, Status
from domain.sketch import Track
from domain.standing import percent
from domain.tally import Span
from domain.trends import TIMES, Flow, TimePart, begun, fine, nothing, parts
from handlers.inquiry import Inquiry
from handlers.pages import NO_MORE, pages_of
from handlers.parts import rate_of, share_of
from handlers.picturing import of_question
from texts import answers
from texts import trends as wording
from texts.pictures import nothing as nothing_drawn

# What is so now: of earlier days nobody kept how many there were.
NOW_ONLY = frozenset(
    {
        Status.UNCLOSED, Status.OPEN, Status.OVERDUE, Status.CHECKING, Status.PENDING, Status.UNASSIGNED,
        Status.UNCLAIMED, Status.DUE, Status.DEFERRED, Status.UNRECEIVED,
        Status.UNANSWERED, Status.APPEALED,
    }
)  # fmt: skip
_OF_ALL = frozenset({Status.NEW, Status.CLOSED})  # asked for by themselves they are shown beside each other
LEAST_HALF = 2  # parts of the time: two days beside two days say something
PER_PAGE = 14  # parts of the time on a picture


def trend(asked: Inquiry) -> Outgoing:
    """A number for each day, week or month of the period; without one, of the last seven days."""
    asked, by, through = over(asked)
    head = asked.headed(asked.question)
    if asked.question.share:
        lines = [f"{wording.part(part, by)} {_told(*_share(asked, part))}" for part in through]
        return asked.says("\n".join([head, *lines]), (), "图")
    found = _counted(asked, by, through)
    of = "" if asked.question.states else wording.REPORTED
    text = answers.bars(head, {wording.part(part, by): found[part.key] for part in through}, of=of)
    note = _of_now(asked)
    return asked.says(
        "\n".join([text, *([note] if note else _halves(asked, by, through, found))]), (), "名单", "图"
    )


def _halves(asked: Inquiry, by: By, through: Sequence[TimePart], found: dict[str, int]) -> list[str]:
    """Whether it became more or less: the first and the last half of the parts that are whole and over; nothing where
    there are too few, or no case."""
    over_ = [found[one.key] for one in through if one.is_whole(by) and one.last < asked.said.today]
    half = len(over_) // 2
    if half < LEAST_HALF or not any(over_):
        return []
    return [wording.halves(by, half, sum(over_[:half]), sum(over_[-half:]))]


def _of_now(asked: Inquiry) -> str:
    """What a trend of what is so now does not say: how many there are that were reported before its first day."""
    if not set(asked.states) & NOW_ONLY:
        return ""
    all_ = asked.store.figures.count(replace(asked.sought, span=None))
    return f"（按上报的日子数，只数现在还是这样的；加上更早上报的，现在一共 {all_} 件）"


def drawn(asked: Inquiry, more: str = "") -> Outgoing:
    """The same as a picture, fourteen parts of the time on a page; `more` is what the next page's button says."""
    asked, by, through = over(asked)
    tracks, lines = _tracks(asked, by, through)
    head = asked.headed(asked.question)
    if wording.empty(tracks):
        return asked.says(nothing_drawn(head))
    page, pages = asked.question.page, pages_of(len(through), PER_PAGE)
    if page > pages:
        return asked.says(f"{head}\n{NO_MORE}")
    some = slice((page - 1) * PER_PAGE, page * PER_PAGE)
    about = of_question(asked, "趋势", wording.measured(tracks), page, pages)
    sketch = wording.picture(about, through, by, tracks, some, asked.said.today)
    told = [
        head,
        *(f"{wording.part(part, by)} {line}" for part, line in zip(through[some], lines[some], strict=True)),
    ]
    if note := _of_now(asked):
        told.append(note)
    return asked.drawn("\n".join([*told, about.reference]), sketch, goes_on=page < pages, more=more)


def are_unlike(asked: Inquiry) -> bool:
    """True of several states that are not shown beside each other: together they would be one sum of all."""
    return len(asked.states) > 1 and not set(asked.states) <= _OF_ALL


def over(asked: Inquiry) -> tuple[Inquiry, By, tuple[TimePart, ...]]:
    """The question with its period, into which parts it is divided, and these."""
    today, by = asked.said.today, asked.question.by
    period = asked.question.period or lately(today, by)
    last = min(period.last, today)
    if by is None or by not in TIMES:
        by = fine(period.first, last)
    first = asked.store.behind.began()
    since = first.astimezone(asked.store.zone).date() if first is not None else None
    through = begun(parts(period.first, last, by), since)
    return replace(asked, question=replace(asked.question, period=period, by=by)), by, through


def lately(today: date, by: By | None) -> Period:
    """Without a word about days: a week, eight weeks, half a year, the present one among them."""
    if by is By.WEEK:
        return Period(monday_of(today) - timedelta(days=49), today, "近8周")
    if by is By.MONTH:
        return Period(today - timedelta(days=182), today, "近半年")
    return Period(today - timedelta(days=6), today, "近7天")


def _span(asked: Inquiry, part: TimePart) -> Span:
    """No further than the present: what falls due later today is not late."""
    begin, end = (midnight(day, asked.said.at.tzinfo) for day in (part.first, part.last + timedelta(days=1)))
    return Span(begin, min(end, asked.said.at))


def _counted(asked: Inquiry, by: By, through: Sequence[TimePart]) -> dict[str, int]:
    found = asked.store.figures.through_time(asked.sought, TIMES[by])
    return {part.key: found.get(part.key, 0) for part in through}


def _share(asked: Inquiry, part: TimePart) -> tuple[int, int]:
    one, whole, _ = share_of(asked, replace(asked.sought, span=_span(asked, part)))
    return one, whole


def _told(part: int, whole: int) -> str:
    """A dash where there is nothing of which it is a share."""
    return f"{percent(part, whole)}%（{part}/{whole}）" if whole else "—"


def _tracks(asked: Inquiry, by: By, through: Sequence[TimePart]) -> tuple[list[Track], list[str]]:
    """What is drawn, and a line for each part of the time that says the same."""
    question = asked.question
    if question.share:
        shares = [_share(asked, part) for part in through]
        return [wording.share_track(rate_of(question.states), question.states, shares)], [
            _told(*one) for one in shares
        ]
    if set(question.states) <= _OF_ALL:
        flows = _flows(asked, by, through)
        return ([], []) if nothing(flows) else (wording.tracks(flows), [wording.flow(one) for one in flows])
    counts = list(_counted(asked, by, through).values())
    now = bool(set(asked.states) & NOW_ONLY)
    found, lines = [wording.state_track(question, counts, now=now)], [str(one) for one in counts]
    if question.states == (Status.OVERDUE,):
        shares = [_share(_of_limits(asked), part) for part in through]
        found.append(wording.share_track(ON_TIME_RATE, (), shares))
        lines = [f"{line}，按期率 {_told(*one)}" for line, one in zip(lines, shares, strict=True)]
    return found, lines


def _of_limits(asked: Inquiry) -> Inquiry:
    return replace(asked, question=replace(asked.question, states=(Status.ON_TIME,), share=True))


def _flows(asked: Inquiry, by: By, through: Sequence[TimePart]) -> list[Flow]:
    """What came, what was closed and what was left, of the cases that the question is about."""
    new, closed = (
        _counted(replace(asked, question=replace(asked.question, states=(state,))), by, through)
        for state in (Status.NEW, Status.CLOSED)
    )
    left = asked.store.pictured.unclosed(asked.sought, [_span(asked, part).end for part in through])
    shares = [_share(_of_limits(asked), part) for part in through]
    return [
        Flow(new[part.key], closed[part.key], still, *share)
        for part, still, share in zip(through, left, shares, strict=True)
    ]
