"""晒比拼 in words and as a picture: 晒问题, 晒进度, 晒成效. Units and grids are compared, never persons."""

from __future__ import annotations

from domain.board import Facts
from domain.card import Row, Tone
from domain.cases import Case
from domain.district import District
from domain.sketch import Board, Pair, Totals
from texts import cases as wording
from texts.standings import beside, rate
from texts.typed import one_line

MOST_CLOSED = 5  # named in the text
MOST_PAIRS = 3


def words(facts: Facts, district: District) -> str:
    """The text that goes with the picture."""
    title, tally = f"【晒比拼】{facts.scope.words} · {facts.period}（截至 {facts.at:%H:%M}）", facts.tally
    if not (tally.new or tally.open or tally.closed or beside(tally)):
        return f"{title}\n没有新增，没有在办，都清了。\n{facts.reference}"
    lines = [title, *_problems(facts, district)]
    lines += [
        f"晒进度：在办 {tally.open}，今日到期 {tally.due}，超期 {tally.overdue}",
        rate(tally),
        *beside(tally),
    ]
    lines += _results(facts, district)
    return "\n".join([*lines, facts.reference])


def rows(facts: Facts, district: District) -> tuple[Row, ...]:
    """The lines of the words that are cases, in their order."""
    return (*_urgent(facts, district), *_closed(facts, district))


def picture(facts: Facts, name: str) -> Board | None:
    """The board to draw; `name` is the district's. None where nobody has something to show."""
    if not any(one.place is not None or one.standing.open for one in facts.ranked):
        return None
    tally = facts.tally
    pairs = [
        Pair(one.case.number, one.case.place or "", one.before, one.after)
        for one in facts.closed
        if one.before and one.after
    ]
    return Board(
        district=name,
        title=f"晒比拼 · {facts.compared}",
        measure="按期整改率",
        period=facts.ranked_over,
        cutoff=f"截至 {facts.at.month}月{facts.at.day}日 {facts.at:%H:%M}",
        reference=facts.reference,
        rows=facts.ranked,
        totals=Totals(tally.new, tally.open, tally.due, tally.overdue, tally.closed),
        highlight=facts.own,
        pairs=tuple(pairs[:MOST_PAIRS]),
    )


def _problems(facts: Facts, district: District) -> list[str]:
    if not facts.tally.new:
        return [f"晒问题：{facts.period}没有新增"]
    by_unit = "、".join(f"{unit} {count}" for unit, count in facts.new_by_unit)
    lines = [f"晒问题：新增 {facts.tally.new} 件（{by_unit}）"]
    if facts.urgent:
        lines += ["最急：", *(row.text for row in _urgent(facts, district))]
    return lines


def _results(facts: Facts, district: District) -> list[str]:
    if not facts.tally.closed:
        return [f"晒成效：{facts.period}还没有销号"]
    return [f"晒成效：销号 {facts.tally.closed} 件", *(row.text for row in _closed(facts, district))]


def _urgent(facts: Facts, district: District) -> list[Row]:
    """What is most urgent is named beside what is new."""
    return [wording.row(case, district, facts.at) for case in facts.urgent] if facts.tally.new else []


def _closed(facts: Facts, district: District) -> list[Row]:
    found = facts.closed[:MOST_CLOSED] if facts.tally.closed else ()
    return [_closed_row(one.case, district) for one in found]


def _closed_row(case: Case, district: District) -> Row:
    category = district.category.get(case.category or 0)
    words = f"#{case.number} {category.name if category else wording.UNSORTED} · {one_line(case.place)}"
    return Row(case.number, words, tone=Tone.ENDED)
