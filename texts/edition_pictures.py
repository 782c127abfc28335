"""Pictures of reports (周报 月报 季报 年报): their figures as they were frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from domain.district import District
from domain.editions import Edition, Issued, by_month
from domain.heat import HeatPage, laid_out
from domain.measures import Figure
from domain.question import By, Measure, Question, Status
from domain.sketch import Heat, PictureHead, Sketch, Trend
from domain.stretches import EditionKind
from domain.tally import Scope
from domain.trends import TIMES, Flow, parts
from texts import heat as heat_words
from texts import trends as trend_words
from texts.edition_lines import asked_at
from texts.edition_months import days_of, months
from texts.pictures import cutoff
from texts.times import ending

_FLOWS = (Figure.NEW, Figure.CLOSED, Figure.ON_TIME, Figure.FELL_DUE)
_LEFT = (Figure.OPEN, Figure.CHECKING, Figure.DEFERRED)  # together they are what is 未销号
_BY_MONTH = (EditionKind.QUARTERLY, EditionKind.YEARLY)
_WITHIN = {EditionKind.WEEKLY: (By.DAY, "按天"), EditionKind.MONTHLY: (By.WEEK, "按周")}
_UNITS = {EditionKind.WEEKLY: "周", EditionKind.MONTHLY: "个月"}
_NO_GRID = "网格待定"


def trend(shown: Issued, scope: Scope, district: District) -> Trend | None:
    """This report and those before it, a quarter and a year by their months; the first one by its own days or weeks.
    None of fewer than two of these."""
    edition = shown.edition
    if edition.stretch.kind in _BY_MONTH:
        return _picture(edition, scope, district, _months(shown, scope), f"{edition.stretch.title} 按月")
    if not shown.before:
        by, how = _WITHIN[edition.stretch.kind]
        return _picture(edition, scope, district, _within(shown, scope, by), f"{edition.stretch.title} {how}")
    editions = [*reversed(shown.before), edition]
    told = [(_label(one, shown), _flow(one, scope)) for one in editions]
    return _picture(
        edition,
        scope,
        district,
        told,
        f"近{len(told)}{_UNITS[edition.stretch.kind]} 到{edition.stretch.title}",
    )


def _picture(
    edition: Edition,
    scope: Scope,
    district: District,
    told: Sequence[tuple[tuple[str, str], Flow]],
    over: str,
) -> Trend | None:
    flows = [flow for _, flow in told]
    if len(told) < 2 or not any(one.new or one.closed or one.due for one in flows):
        return None
    tracks = trend_words.tracks(flows)
    about = head(edition, scope, district, "趋势", trend_words.measured(tracks), over)
    labels = tuple(label for label, _ in told)
    return Trend(about, labels, tuple(tracks), tuple(map(trend_words.most, tracks)))


def _flow(edition: Edition, scope: Scope) -> Flow:
    new, closed, kept, due = (edition.count(name, scope) for name in _FLOWS)
    left = {one.number for name in _LEFT for one in edition.of(name, scope)}
    return Flow(new, closed, len(left), kept, due)


def _months(shown: Issued, scope: Scope) -> list[tuple[tuple[str, str], Flow]]:
    edition = shown.edition
    found = [{month: len(some) for month, some in by_month(edition, name, scope)} for name in _FLOWS]
    flows = []
    for month, days in months(shown, _FLOWS, scope):
        new, closed, kept, due = (one.get(month, 0) for one in found)
        label = trend_words.label(days, By.MONTH, days.last)
        flows.append((label, Flow(new, closed, None, kept, due)))
    return flows


def _within(shown: Issued, scope: Scope, by: By) -> list[tuple[tuple[str, str], Flow]]:
    """Each day or week of a report, from where the data begins on."""
    edition, key = shown.edition, TIMES[by]
    since, until = edition.stretch.since, asked_at(edition)
    found = [
        Counter(key(one.at.astimezone(since.tzinfo)) for one in edition.of(name, scope)) for name in _FLOWS
    ]
    today = date.min if edition.frozen else until.date()
    flows = []
    for part in parts((shown.begun_in(edition.stretch) or since).date(), ending(until)[0], by):
        new, closed, kept, due = (one[part.key] for one in found)
        flows.append((trend_words.label(part, by, today), Flow(new, closed, None, kept, due)))
    return flows


def _label(edition: Edition, shown: Issued) -> tuple[str, str]:
    stretch, at = edition.stretch, asked_at(edition)
    if stretch.kind is EditionKind.MONTHLY:
        days = days_of(edition, shown)
        return trend_words.label(days, By.MONTH, days.last)
    return f"第{int(stretch.period[6:])}周", f"至{at.month}/{at.day}"


def heat(edition: Edition, scope: Scope, district: District, page: int = 1) -> Heat | None:
    """What was reported in the period, by grid and category as it was called then; None where there is nothing."""
    counts = Counter(
        (one.grid, edition.kind_and_place(one.number)[0]) for one in edition.of(Figure.NEW, scope)
    )
    found = laid_out(counts, lambda key: _grid(edition, key), str, page, heat_words.sums(By.GRID))
    if found is None:
        return None
    question = Question(Measure.RANKING, states=(Status.NEW,))
    measure = heat_words.measured(question, By.GRID)
    about = head(edition, scope, district, heat_words.TITLE, measure, edition.stretch.title, found)
    return heat_words.picture(about, question, found)


def paging(found: Sequence[Sketch], edition: Edition) -> tuple[str, ...]:
    """A line under a report whose heat map goes on; none where the picture has all of it."""
    heads = [one.head for one in found if isinstance(one, Heat) and one.head.pages > 1]
    return tuple(
        f"热力图第{one.page}页，共{one.pages}页；下一页发：{edition.stretch.name} 图 第{one.page + 1}页"
        for one in heads
    )


def heats(edition: Edition, scope: Scope, district: District) -> list[Heat]:
    """Every page of it."""
    first = heat(edition, scope, district)
    pages = range(2, first.head.pages + 1) if first else ()
    found = (first, *(heat(edition, scope, district, page) for page in pages))
    return [one for one in found if one is not None]


def _grid(edition: Edition, key: int | None) -> str:
    return edition.grids[key].name if key is not None and key in edition.grids else _NO_GRID


def head(
    edition: Edition,
    scope: Scope,
    district: District,
    title: str,
    measure: str,
    period: str,
    page: HeatPage | None = None,
) -> PictureHead:
    """What a picture of a report says of itself; its reference is what one says to have the report again."""
    until = cutoff(asked_at(edition))
    return PictureHead(
        district.name,
        f"{title} · {scope.words}",
        measure,
        period,
        until if edition.frozen else f"{until}（没截稿）",
        f"{edition.stretch.name} {scope.words}",
        page.page if page else 1,
        page.pages if page else 1,
    )
