"""Reports (周报 月报 季报 年报) as documents: the message at length, and in the end the cases of each figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from domain.district import District
from domain.editions import Counted, Edition, Issued, Name, by_month, unbalanced
from domain.measures import COVERAGE, FIRST_ANSWER, ON_TIME_RATE, REWORK_RATE, Deed, Figure
from domain.paper import Block, FigureBlock, Heading, Paper, PaperTable, Paragraph
from domain.question import By
from domain.standing import percent
from domain.stretches import EditionKind
from domain.tally import Scope
from texts import edition_lines, edition_pictures, edition_rates, lagging, trends
from texts import editions as wording
from texts.edition_appendix import MAIN, appendix, listed_numbers
from texts.edition_months import days_of, months
from texts.edition_parts import OF_PART, grids_of, parts

MOST_LISTED = 25  # cases in a table
MOST_STUBBORN = 15
_NUMERALS = (*"一二三四五六七八九十", "十一", "十二")  # of headings; there are never more
_ALWAYS = MAIN[:8]
_MAIN = "主要数字（件）"
_ARROW = re.compile(" [↑↓]")  # which a message has, and no document
_MATTERS = (Deed.SUPERVISED, Deed.DEFERRED, Deed.PUT_OFF, Deed.APPEALED)


def paper(shown: Issued, scope: Scope, district: District) -> Paper:
    """The document of a part of the district, without its signer."""
    edition = shown.edition
    stretch = edition.stretch
    whole = scope.units is None and scope.grids is None
    where = district.name if whole else scope.words
    return Paper(
        file=f"{stretch.kind} {scope.words} {stretch.period}",
        title=f"{where}文明城市创建工作{stretch.kind}",
        number=f"（{stretch.title}）",
        blocks=tuple(numbered(_sections(shown, scope, district))),
        day=edition_lines.asked_at(edition).date(),
        appendix=tuple(appendix(edition, scope)),
    )


def numbered(sections: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Block]:
    """Sections under numbered headings; those without anything are left out."""
    numbers = count()
    for title, blocks in sections:
        if blocks:
            yield Heading(f"{_NUMERALS[next(numbers)]}、{title}")
            yield from blocks


def _sections(shown: Issued, scope: Scope, district: District) -> Iterator[tuple[str, Sequence[Block]]]:
    edition = shown.edition
    longer = edition.stretch.kind is not EditionKind.WEEKLY
    yield "总体情况", [*summary(shown, scope), *main_figures(shown, scope), *_rates(edition, scope)]
    yield "各时段情况", _through_time(shown, scope, district)
    yield "各单位情况", parts(shown, scope, "单位")
    heats = edition_pictures.heats(edition, scope, district) if longer else []
    yield "各网格情况", [*parts(shown, scope, "网格"), *map(FigureBlock, heats)]
    yield "没回应的问题", _unanswered(edition, scope)
    yield "核查情况", _checks(edition, scope)
    if longer:
        yield "问题来源", sources(edition, scope)
        yield "弱项", lagging.table(edition_rates.weak_items(edition, scope), edition.ranked_from)
        yield "顽疾", stubborn(edition, scope)
        yield "督办、挂账、延期和申诉", _matters(edition, scope)
    yield "数字核对", _checked(shown, scope)


def summary(shown: Issued, scope: Scope, *, issued: bool = False) -> list[Block]:
    """What the report is of, and its figures in sentences; what is `issued` only says until when they are."""
    edition = shown.edition
    until = wording.as_issued(edition) if issued else wording.cut_off(edition)
    lines = [f"{line}。" for line in (until, *wording.since(shown))]
    if wording.empty(edition, scope):
        return [*map(Paragraph, lines), Paragraph(wording.quiet(shown))]
    lines += [_ARROW.sub("", line) + "。" for line in wording.figures(shown, scope)]
    return [Paragraph(line) for line in lines]


def main_figures(shown: Issued, scope: Scope) -> list[Block]:
    """The figures as a table, beside those of the time before; what is not over is set against nothing that is. No
    table of nothing but noughts."""
    edition = shown.edition
    then = shown.compared
    rows, said = [], False
    for one in MAIN:
        now, was = edition.count(one, scope), then.count(one, scope) if then else None
        said = said or bool(now or was)
        if one in _ALWAYS or now or was:
            rows.append(
                (
                    str(one),
                    str(now),
                    "" if was is None else str(was),
                    "" if was is None else _more(now - was),
                )
            )
    if not said:
        return []
    rate = edition.share(ON_TIME_RATE, scope).percent
    before = then.share(ON_TIME_RATE, scope).percent if then else None
    rose = f"{_more(rate - before)} 点" if rate is not None and before is not None else ""
    rows.insert(4, (ON_TIME_RATE.name, _percent(rate), _percent(before) if then else "", rose))
    if then is None:
        return [PaperTable(("指标", "本期"), tuple(row[:2] for row in rows), (0.6, 0.4), _MAIN)]
    return [PaperTable(("指标", "本期", "上期", "增减"), tuple(rows), (0.34, 0.22, 0.22, 0.22), _MAIN)]


def _rates(edition: Edition, scope: Scope) -> list[Block]:
    """The other measures, each with the two figures that it is made of."""
    rows = [
        (one.name, f"{share.percent}%", f"{one.part} {share.part} ÷ {one.whole} {share.whole}")
        for one in edition_rates.OTHER_RATES
        if (share := edition.share(one, scope)).whole
    ]
    answer, covered = edition.first_answer(scope), edition.coverage(scope)
    if answer is not None:
        given = edition.count(Deed.GIVEN, scope)
        rows.append((FIRST_ANSWER, edition_lines.hours(answer), f"{Deed.GIVEN} {given} 件，居中的一件"))
    if covered.whole:
        rows.append((COVERAGE, f"{covered.percent}%", f"看过的点位 {covered.part} ÷ 点位 {covered.whole}"))
    return (
        [PaperTable(("指标", "本期", "怎么来的"), tuple(rows), (0.25, 0.25, 0.5), "各项比率")] if rows else []
    )


def _more(by: int) -> str:
    return f"{by:+d}" if by else "0"


def _percent(rate: int | None) -> str:
    return "—" if rate is None else f"{rate}%"


def _through_time(shown: Issued, scope: Scope, district: District) -> list[Block]:
    """The reports before this one, of a year its months; and the same as a picture."""
    edition = shown.edition
    columns = ("时段", "新增", "销号", "到期", "按期", "按期率")
    if edition.stretch.kind in (EditionKind.QUARTERLY, EditionKind.YEARLY):
        rows = _months(shown, scope)
    else:
        editions = [one for one in (*reversed(shown.before), edition) if one.frozen or one is edition]
        if len(editions) < 2:
            return []
        rows = [_row(_named(one, shown), [one.of(name, scope) for name in OF_PART]) for one in editions]
    if not rows:
        return []
    table = PaperTable(columns, tuple(rows), (0.36, 0.128, 0.128, 0.128, 0.128, 0.128))
    trend = edition_pictures.trend(shown, scope, district)
    return [table, *([FigureBlock(trend)] if trend else [])]


def _named(edition: Edition, shown: Issued) -> str:
    if edition.stretch.kind is EditionKind.MONTHLY:
        return trends.part(days_of(edition, shown), By.MONTH)
    return edition.stretch.title


def _months(shown: Issued, scope: Scope) -> list[tuple[str, ...]]:
    edition = shown.edition
    by_name = {name: dict(by_month(edition, name, scope)) for name in OF_PART}
    rows = [
        _row(trends.part(days, By.MONTH), [by_name[name].get(month, ()) for name in OF_PART])
        for month, days in months(shown, OF_PART, scope)
    ]
    return [*rows, _row("合计", [edition.of(name, scope) for name in OF_PART])] if rows else []


def _row(name: str, lists: Sequence[Sequence[Counted]]) -> tuple[str, ...]:
    new, closed, due, kept = map(len, lists)
    return name, str(new), str(closed), str(due), str(kept), f"{percent(kept, due)}%" if due else "—"


def _unanswered(edition: Edition, scope: Scope) -> list[Block]:
    found = edition_lines.unanswered(edition, scope)
    return listed(edition, [(one, name) for name, one in found]) or [Paragraph("没有。")]


def _checks(edition: Edition, scope: Scope) -> list[Block]:
    waiting = sorted(edition.of(Figure.CHECKING, scope), key=lambda one: (one.at, one.number))
    judged = (
        [edition_rates.rate(REWORK_RATE, edition, scope) + "。"] if edition.count(Deed.JUDGED, scope) else []
    )
    return [*map(Paragraph, judged), *listed(edition, [(one, Figure.CHECKING) for one in waiting])]


def listed(edition: Edition, found: Sequence[tuple[Counted, Name]]) -> list[Block]:
    """Cases in a table, the first of them; then how many more there are."""
    rows = []
    for one, name in found[:MOST_LISTED]:
        unit = edition.units.get(edition.unit_of(one) or 0)
        said = edition_lines.said_of(edition, one, name)
        rows.append((f"#{one.number}", edition.titles.get(one.number, ""), unit.name if unit else "—", said))
    blocks: list[Block] = []
    if rows:
        blocks.append(
            PaperTable(("编号", "问题和地点", "单位", "情况"), tuple(rows), (0.12, 0.44, 0.2, 0.24))
        )
    if len(found) > MOST_LISTED:
        blocks.append(Paragraph(f"还有 {len(found) - MOST_LISTED} 件，见台账。"))
    return blocks


def sources(edition: Edition, scope: Scope) -> list[Block]:
    """Where what was reported came from."""
    found = Counter(one.note for one in edition.of(Figure.NEW, scope))
    rows = tuple((name, str(number)) for name, number in found.most_common())
    total = (("合计", str(edition.count(Figure.NEW, scope))),)
    return [PaperTable(("来源", "新增"), (*rows, *total), (0.6, 0.4))] if rows else []


def stubborn(edition: Edition, scope: Scope) -> list[Block]:
    """What came again and again at one place (顽疾)."""
    mine = [one for one in edition.stubborn if one.grid in grids_of(edition, scope)]
    rows = tuple(
        (one.words, str(len(one.numbers)), listed_numbers(one.numbers)) for one in mine[:MOST_STUBBORN]
    )
    more = len(mine) - MOST_STUBBORN
    return [
        *([PaperTable(("问题和点位", "次数", "编号"), rows, (0.5, 0.1, 0.4))] if rows else []),
        *([Paragraph(f"还有 {more} 处。")] if more > 0 else []),
    ]


def _matters(edition: Edition, scope: Scope) -> list[Block]:
    told = [f"{name} {number} 件" for name in _MATTERS if (number := edition.count(name, scope))]
    now = [
        f"{name} {number} 件"
        for name in (Figure.DEFERRED, Figure.EXTENDED, Figure.NOTICED)
        if (number := edition.count(name, scope))
    ]
    lines = [
        *(["本期" + "，".join(told) + "。"] if told else []),
        *(["截稿时还在" + "，".join(now) + "。"] if now else []),
    ]
    return [Paragraph(line) for line in lines]


def _checked(shown: Issued, scope: Scope) -> list[Block]:
    """Totals against parts, and what has changed since; nothing is hidden."""
    differences = [wording.difference(one) for one in unbalanced(shown.edition)]
    lines = differences or ["全区各项合计与各单位之和都对得上。"]
    late = wording.late_words(shown, scope)
    if late:
        lines.append(f"截稿后变化 {len(late)} 件（上面的数没改）：{'、'.join(late)}。")
    return [Paragraph(line) for line in lines]
