"""The rows of the digest's picture: place, name, bar from zero, rate with its parts, and what is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from domain.board_pages import AT_ONCE
from domain.sketch import Board
from domain.standing import Ranked, Standing
from papers.ink import (
    AMBER,
    BODY,
    GREEN,
    GREY,
    INK,
    LARGE,
    LINE,
    MARGIN,
    PALE_GREEN,
    PAPER,
    RED,
    SMALL,
    WIDTH,
    Section,
    fitted,
    paper,
    readable,
    width,
    wrapped,
    write,
)

PAD = 28
LEFT, RIGHT = MARGIN + PAD, WIDTH - MARGIN - PAD
PLACE_END, NAME, NAME_END = LEFT + 46, LEFT + 62, LEFT + 334
BAR, BAR_END, PERCENT_END, PARTS_END = LEFT + 348, LEFT + 556, LEFT + 690, LEFT + 800
ROW, HEAD, AXIS = 76, 82, 52


def panels(board: Board) -> Iterator[Section]:
    """Sheets of at most seven rows, in the order given, and among them the row of whoever looks at it. Where nobody has
    a place there is nothing to compare, and one sheet has them all.

    Those who had nothing share one line at the end; where there are pages, all their names stand on the last one.
    """
    rows = tuple(row for row in board.rows if not row.standing.had_nothing)
    idle = [row.standing.name for row in board.rows if row.standing.had_nothing]
    if not rows:
        yield _nothing()
    sheets = -(-len(rows) // AT_ONCE) if any(row.place is not None for row in rows) else 1
    for start, part in _in_sheets(rows, sheets):
        if start and board.own:
            yield _panel(_places((board.own,)), (board.own,), board.highlight, explained=False)
        yield _panel(_heading(board, rows, start, part), part, board.highlight, explained=start == 0)
    if board.idle:
        yield _lines([f"无件 {board.idle} 个，名单在第{board.pages}页"])
    if idle:
        yield _lines(_all(idle) if board.pages > 1 else [_in_one_line(idle)])


def _in_sheets(rows: tuple[Ranked, ...], sheets: int) -> Iterator[tuple[int, tuple[Ranked, ...]]]:
    """As many on each, the first ones having one more where they must."""
    each, more = divmod(len(rows), sheets)
    start = 0
    for sheet in range(sheets if rows else 0):
        end = start + each + (sheet < more)
        yield start, rows[start:end]
        start = end


def _heading(board: Board, rows: tuple[Ranked, ...], start: int, part: tuple[Ranked, ...]) -> str:
    if board.pages == 1 and len(part) == len(rows) and rows[0].place is not None:
        return f"{readable(board.measure)}排名"
    last = start and board.page == 1 and _skips(rows[start - 1], part[0], start)
    return ("最后：" if last else "") + _places(part)


def _skips(above: Ranked, below: Ranked, rows_above: int) -> bool:
    """True where others, better than the one below, come between two rows of the first page."""
    return above.place is not None and below.place not in (None, above.place, rows_above + 1)


def _in_one_line(names: Sequence[str]) -> str:
    listed = "、".join(map(readable, names))
    told = f"无件：{listed}"
    return told if width(told, SMALL) <= RIGHT - LEFT else f"无件 {len(names)} 个：{listed}"


def _all(names: Sequence[str]) -> list[str]:
    """Every name, in as many lines as they need; no name is broken."""
    lines = [f"无件 {len(names)} 个："]
    for at, name in enumerate(names):
        word = readable(name) + ("" if at == len(names) - 1 else "、")
        if width(lines[-1] + word, SMALL) > RIGHT - LEFT:
            lines.append("")
        lines[-1] += word
    return lines


def _lines(lines: Sequence[str]) -> Section:
    height = 84 + 44 * (len(lines) - 1)

    def paint(picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, height)
        for at, line in enumerate(lines):
            write(ink, (LEFT, top + 53 + 44 * at), fitted(line, SMALL, RIGHT - LEFT), SMALL, GREY)

    return Section(height + 24, paint)


def _places(rows: tuple[Ranked, ...]) -> str:
    places = [row.place for row in rows if row.place is not None]
    if not places:
        return "未排名"
    last = "" if places[0] == places[-1] else f"–{places[-1]}"
    return f"第{places[0]}{last}名" + ("和未排名" if len(places) < len(rows) else "")


def _panel(heading: str, rows: tuple[Ranked, ...], highlight: str | None, explained: bool) -> Section:
    compared = any(row.standing.due for row in rows)
    height = HEAD + ROW * len(rows) + (AXIS if compared else 16)

    def paint(picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, height)
        write(ink, (LEFT, top + 56), fitted(heading, LARGE, 480), LARGE, INK, bold=True)
        if explained:
            write(ink, (RIGHT, top + 56), "按期整改 ÷ 到期的", SMALL, GREY, "rs")
        for at, row in enumerate(rows):
            if row.standing.name == highlight:
                _highlight(ink, top + HEAD + ROW * at)
        if compared:
            _grid(ink, top + HEAD, top + HEAD + ROW * len(rows))
        for at, row in enumerate(rows):
            _row(ink, top + HEAD + ROW * at, row, row.standing.name == highlight)

    return Section(height + 24, paint)


def _nothing() -> Section:
    def paint(picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, 120)
        write(ink, (WIDTH / 2, top + 73), "暂无参与排名的单位或网格", BODY, GREY, "ms")

    return Section(120 + 24, paint)


def _grid(ink: ImageDraw, top: int, bottom: int) -> None:
    """The axis at zero, and fine lines at a half and the whole."""
    for share, label in ((0.0, "0"), (0.5, "50%"), (1.0, "100%")):
        x = _bar_at(share)
        ink.line((x, top, x, bottom), fill=GREY if share == 0 else LINE, width=3 if share == 0 else 2)
        write(ink, (x, bottom + 34), label, SMALL, GREY, "ms")


def _highlight(ink: ImageDraw, top: int) -> None:
    """A tint, and a strip at the edge for those who do not see the tint."""
    ink.rectangle((MARGIN, top + 3, WIDTH - MARGIN, top + ROW - 3), fill=PALE_GREEN)
    ink.rectangle((MARGIN, top + 3, MARGIN + 10, top + ROW - 3), fill=GREEN)


def _row(ink: ImageDraw, top: int, row: Ranked, highlighted: bool) -> None:
    one, base = row.standing, top + 51
    if row.place is not None:
        # Whoever kept less than half of their limits is not shown as good, whatever their place.
        color = GREEN if row.place <= 3 and 2 * one.on_time >= one.due else INK
        write(ink, (PLACE_END, base), str(row.place), LARGE, color, "rs", bold=True)
    elif one.due:  # too few to be compared
        write(ink, (PLACE_END, base), "—", LARGE, GREY, "rs")
    _name(ink, top, readable(one.name), highlighted)
    if one.rate is None or one.percent is None:
        waiting = f"在办{one.open}件，没有到期的"
        ink.rectangle((BAR + 3, top + 3, RIGHT, top + ROW - 3), fill=PALE_GREEN if highlighted else PAPER)
        write(ink, (BAR + 16, base), waiting, SMALL, GREY)
    else:
        ink.rectangle((BAR, top + 23, _bar_at(one.rate), top + ROW - 23), fill=GREEN)
        write(ink, (PERCENT_END, base), f"{one.percent}%", LARGE, INK, "rs", bold=True)
        write(ink, (PARTS_END, base), f"{one.on_time}/{one.due}", SMALL, GREY, "rs")
    _warning(ink, base, one)


def _name(ink: ImageDraw, top: int, name: str, bold: bool) -> None:
    """In one line, else smaller, else in two lines."""
    room = NAME_END - NAME
    if width(name, BODY) <= room:
        write(ink, (NAME, top + 51), name, BODY, INK, bold=bold)
        return
    lines = wrapped(name, SMALL, room)
    for at, line in enumerate(lines):
        write(ink, (NAME, top + (49, 33)[len(lines) - 1] + 34 * at), line, SMALL, INK, bold=bold)


def _warning(ink: ImageDraw, base: int, one: Standing) -> None:
    if one.overdue:
        write(ink, (RIGHT, base), f"▲ 超期{one.overdue}", SMALL, RED, "rs", bold=True)
    elif one.due_today:
        write(ink, (RIGHT, base), f"● 今日{one.due_today}", SMALL, AMBER, "rs")


def _bar_at(share: float) -> int:
    return round(BAR + (BAR_END - BAR) * share)
