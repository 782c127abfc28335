"""晒比拼 in words and as a picture: 晒问题, 晒进度, 晒成效. Units and grids are compared, never persons."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.board import Facts, Shortlist
from domain.board_pages import page_of, pages_of
from domain.card import Row, Tone
from domain.cases import Case
from domain.district import District
from domain.sketch import Board, Totals
from texts import cases as wording
from texts import times, walls
from texts.pictures import cutoff, over
from texts.standings import beside, otherwise, rate
from texts.typed import one_line

MOST_CLOSED = 5  # named in the text
MOST_PAIRS = 3
CLEAR = "没有新增，没有在办，都清了。"


def empty(facts: Facts) -> bool:
    """True where there is nothing to say: nothing new, nothing at work, nothing closed, nothing beside it."""
    tally = facts.tally
    return not (tally.new or tally.open or tally.closed or beside(tally))


def has_news(facts: Facts) -> bool:
    """False where nothing came today, nothing was closed and nothing presses whoever works there: what is merely at
    work, or waits for others, is no news."""
    tally = facts.tally
    return bool(tally.new or tally.closed or tally.overdue or tally.due or facts.soon.count)


def named_closed(facts: Facts) -> tuple[int, ...]:
    """The cases that the words name as closed."""
    return tuple(one.case.number for one in facts.closed[:MOST_CLOSED]) if facts.tally.closed else ()


def names_all_closed(facts: Facts, of: Facts) -> bool:
    """True if the words of a digest name whatever was closed in another one's scope."""
    closed = {one.case.number for one in of.closed}
    return of.tally.closed == len(closed) and closed <= set(named_closed(facts))


def nothing(facts: Facts) -> str:
    """An evening without anything, in one line."""
    return f"{title(facts)}：{CLEAR}"


# Near days in the lines of a digest that is told later: of its own, and of those of earlier versions.
_THEN = {"今天": "当天", "明天": "第二天", "后天": "第三天"}
_NEAR = re.compile(
    r"^(?:明天|后天)(?=中午前到期)|(?<=· )(?:今天|明天|后天)(?= \d\d:\d\d 前$)|(?<=^晒[问成][题效]：)今天",
    re.MULTILINE,
)


def words(facts: Facts, district: District, more: str = "") -> str:
    """The text that goes with the picture: what presses first, by name; then the figures; then what was closed. Where
    the picture has pages, a line says so; `more` is what to say for the next one."""
    if empty(facts):
        return "\n".join([title(facts), CLEAR, *paging(facts, more=more), facts.reference])
    lines = [title(facts), *_pressing(facts, district), *figures(facts), *_results(facts, district)]
    return "\n".join([*lines, *paging(facts, more=more), facts.reference])


def title(facts: Facts) -> str:
    """Whose it is, of when, up to which moment."""
    day = "" if facts.ranked_over.last == facts.at.date() else f"{times.short_day(facts.at.date())} "
    return f"【晒比拼】{facts.scope.words} · {facts.period}（截至 {day}{facts.at:%H:%M}）"


def as_posted(text: str, period: str) -> str:
    """A digest of an evening, told on a later day: its first line says that its figures are of then."""
    head, _, rest = text.partition("\n")
    whose, _, until = head.partition(" · ")
    _, _, moment = until.partition("截至 ")
    until = f"（当天 {moment.rstrip('）')} 发的，数是当时的）" if moment else f"（{until}，当天发的）"
    rest = _NEAR.sub(lambda found: _THEN[found[0]], rest)
    return f"{whose} · {period}{until}\n{rest}"


def figures(facts: Facts) -> list[str]:
    """晒问题 and 晒进度, with the rate and what stands beside it."""
    tally = facts.tally
    today = f"，今日到期 {tally.due}" if tally.due else ""
    now = "" if facts.ranked_over.last == facts.at.date() else "（现在）"
    return [
        _problems(facts),
        f"晒进度{now}：在办 {tally.open}{today}，超期 {tally.overdue}",
        rate(tally, times.exact(facts.limits_from, facts.at) if facts.limits_from else ""),
        *beside(replace(tally, checking=0) if facts.checking.cases else tally),
    ]


def row(case: Case, district: District, facts: Facts) -> Row:
    """A case in a digest, which is read the next morning as well."""
    return wording.row(case, district, facts.at, stays=True)


def rows(facts: Facts, district: District) -> tuple[Row, ...]:
    """The lines of the words that are cases, in their order."""
    named = (*facts.late.cases, *facts.soon.cases, *facts.checking.cases[:1])
    return (*(row(case, district, facts) for case in named), *_closed(facts, district))


def pages(facts: Facts) -> int:
    """How many pages the picture has: none where nobody has something to show."""
    shown = any(one.standing.due or one.standing.open for one in facts.ranked)
    return pages_of(facts.ranked) if shown else 0


def paging(facts: Facts, page: int = 1, more: str = "") -> tuple[str, ...]:
    """A line on which page of the picture this is, and what to say (`more`) for the next one; none where there is but
    one page."""
    count = pages(facts)
    if count < 2:
        return ()
    both_ends = "（最前和最后的）" if page == 1 else ""
    following = f"；下一页发：{more}" if more and page < count else ""
    return (f"排名图第{page}页{both_ends}，共{count}页{following}",)


def of_page(facts: Facts, page: int) -> str:
    """What goes with a later page of the picture."""
    return "\n".join([title(facts), *paging(facts, page), facts.reference])


def picture(facts: Facts, district: District, page: int = 1) -> tuple[Board, ...]:
    """The board to draw, a page of it where it has several; none where nobody has something to show."""
    if not pages(facts):
        return ()
    tally, shown = facts.over, page_of(facts.ranked, page, facts.own)
    pairs = [
        walls.pair(one.case, one.before, one.after, district, facts.at)
        for one in facts.closed
        if one.before and one.after and page == 1
    ]
    board = Board(
        district=district.name,
        title=f"晒比拼 · {facts.compared}",
        measure="按期率",
        period=over(facts.ranked_over, facts.at),
        cutoff=cutoff(facts.at),
        reference=facts.reference,
        rows=shown.rows,
        totals=Totals(tally.new, tally.open, tally.checking, tally.overdue, tally.closed, facts.scope.words),
        highlight=facts.own,
        pairs=tuple(pairs[:MOST_PAIRS]),
        page=shown.page,
        pages=shown.pages,
        own=shown.own,
        idle=shown.idle,
    )
    return (board,)


def _pressing(facts: Facts, district: District) -> list[str]:
    """What somebody must see to: the longest overdue, what falls due next, what waits for verification."""
    lines = _named(late_title(facts), facts.late, facts, district)
    lines += _named(soon_title(facts), facts.soon, facts, district)
    longest = [row(case, district, facts).text for case in facts.checking.cases[:1]]
    return [*lines, checking_title(facts), *longest] if longest else lines


def late_title(facts: Facts) -> str:
    """Above the longest overdue."""
    return f"超期最久的（共 {facts.late.count} 件）："


def soon_title(facts: Facts) -> str:
    """Above what falls due next."""
    return f"{times.dated(facts.soon_until, facts.at)}中午前到期（{facts.soon.count} 件）："


def checking_title(facts: Facts) -> str:
    """Above what waits longest for verification."""
    return f"等核查最久的（共 {facts.checking.count} 件）："


def _named(title: str, named: Shortlist, facts: Facts, district: District) -> list[str]:
    if not named.count:
        return []
    more = named.count - len(named.cases)
    rows = [row(case, district, facts).text for case in named.cases]
    return [title, *rows, *([f"……还有 {more} 件"] if more else [])]


def _problems(facts: Facts) -> str:
    """What came, and what of it or of earlier cases ended without being solved: that is no success."""
    if not facts.tally.new:
        return f"晒问题：{facts.period}没有新增{otherwise(facts.tally)}"
    by_unit = "、".join(f"{unit} {count}" for unit, count in facts.new_by_unit)
    return f"晒问题：新增 {facts.tally.new} 件（{by_unit}）{otherwise(facts.tally)}"


def _results(facts: Facts, district: District) -> list[str]:
    rows = _closed(facts, district)
    rest = facts.tally.closed - facts.came_back - len(rows)
    return [closed_title(facts), *(row.text for row in rows), *([f"……还有 {rest} 件"] if rest > 0 else [])]


def closed_title(facts: Facts) -> str:
    """晒成效: how many were closed, and how many of them were there again, which are not shown."""
    if not facts.tally.closed:
        return f"晒成效：{facts.period}还没有销号"
    return f"晒成效：销号 {facts.tally.closed} 件{walls.left_out(facts.came_back)}"


def _closed(facts: Facts, district: District) -> list[Row]:
    found = facts.closed[:MOST_CLOSED] if facts.tally.closed else ()
    return [closed_row(one.case, district) for one in found]


def closed_row(case: Case, district: District) -> Row:
    """One line of a case that was closed."""
    category = district.category.get(case.category or 0)
    words = f"#{case.number} {category.name if category else wording.UNSORTED} · {one_line(case.place)}"
    return Row(case.number, words, tone=Tone.ENDED)
