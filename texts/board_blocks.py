"""晒比拼 laid out in blocks: the ranking as a table, before and after side by side, long lists folded.

It says all that the words and the picture say (boards.py), for platforms that can show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.blocks import Block, Collage, Columns, Folded, Headline, Lines, Words
from domain.board import Closed, Facts, Shortlist
from domain.district import District
from domain.standing import Ranked
from texts import boards

MOST_ROWS = 10  # of the table that is seen at once
MOST_COLLAGES = 3
HEAD = ("名次", "按期率", "按期/到期", "在办", "超期")


def blocks(facts: Facts, district: District) -> tuple[Block, ...]:
    """The whole digest; nothing where one line says it all."""
    if boards.empty(facts):
        return ()
    return (
        Headline(boards.title(facts)),
        *_pressing(facts, district),
        Lines(tuple(boards.figures(facts))),
        *_ranking(facts),
        *_results(facts, district),
        Words(facts.reference, small=True),
    )


def _pressing(facts: Facts, district: District) -> Iterator[Block]:
    yield from _named(boards.late_title(facts), facts.late, facts, district)
    yield from _named(boards.soon_title(facts), facts.soon, facts, district)
    yield from _named(boards.checking_title(facts), facts.checking, facts, district)


def _named(title: str, named: Shortlist, facts: Facts, district: District) -> Iterator[Block]:
    """The first ones at once; the others behind a line that opens."""
    if not named.count:
        return
    yield Words(title)
    yield Lines(tuple(boards.row(case, district, facts).text for case in named.cases))
    left = named.count - len(named.cases)
    if named.more:
        rows = [boards.row(case, district, facts).text for case in named.more]
        beyond = left - len(rows)
        more = (f"……另有 {beyond} 件，发“超期”看全部",) if beyond else ()
        yield Folded(f"还有 {left} 件", (Lines((*rows, *more)),))
    elif left:
        yield Words(f"……还有 {left} 件")


def _ranking(facts: Facts) -> Iterator[Block]:
    shown = [one for one in facts.ranked if one.place is not None or one.standing.open]
    if not shown:
        return
    first, rest = shown[:MOST_ROWS], shown[MOST_ROWS:]
    yield _table(f"{facts.ranked_over.words}按期率 · 各{facts.compared}", first, facts)
    if rest:
        yield Folded(f"其余 {len(rest)} 个{facts.compared}", (_table("", rest, facts),))
    idle = [one.standing.name for one in facts.ranked if one.place is None and not one.standing.open]
    if idle:
        yield Words(f"{facts.ranked_over.words}无件：{'、'.join(idle)}", small=True)


def _table(title: str, ranked: Sequence[Ranked], facts: Facts) -> Columns:
    names = [one.standing.name for one in ranked]
    own = names.index(facts.own) if facts.own in names else None
    head = (HEAD[0], facts.compared, *HEAD[1:])
    return Columns(title, head, tuple(map(_cells, ranked)), words=(1,), own=own)


def _cells(one: Ranked) -> tuple[str, ...]:
    it = one.standing
    place = str(one.place) if one.place is not None else "—"
    rate, parts = (f"{it.percent}%", f"{it.on_time}/{it.due}") if it.due else ("没有到期的", "—")
    late = f"▲{it.overdue}" if it.overdue else "0"
    return place, it.name, rate, parts, str(it.open), late


def _results(facts: Facts, district: District) -> Iterator[Block]:
    yield Words(boards.closed_title(facts))
    if not facts.tally.closed:
        return
    seen = [one for one in facts.closed if one.before and one.after]
    collages = [_collage(one, district) for one in seen]
    yield from collages[:MOST_COLLAGES]
    if others := [one for one in facts.closed if one not in seen]:
        yield Lines(tuple(boards.closed_row(one.case, district).text for one in others))
    if folded := collages[MOST_COLLAGES:]:
        yield Folded(f"还有 {len(folded)} 组整改前后", tuple(folded))
    if left := facts.tally.closed - facts.came_back - len(facts.closed):
        yield Words(f"……还有 {left} 件")


def _collage(one: Closed, district: District) -> Collage:
    return Collage((one.before, one.after), f"{boards.closed_row(one.case, district).text}：整改前、整改后")
