"""Pictures for 10 and for 100 grids, each beside the same numbers drawn with matplotlib where that is installed.

matplotlib is no dependency: without it the twins are left out, and a line says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from random import Random
from typing import Any

from domain.board_pages import page_of, pages_of
from domain.heat import SumWords, laid_out
from domain.sketch import Board, Ground, Heat, PictureHead, Totals
from domain.standing import Ranked, Standing, rank
from papers.picture import draw
from tests.bench.stopwatch import milliseconds

HEAD = PictureHead("江湾区", "热力图 · 全区", "超期（件）", "本月", "截至 11月21日", "热力图 11-21 全区")
KINDS = 7


def measure(rounds: int) -> dict[str, float]:
    """Medians in milliseconds of CPU of the ranking, its first page and all of them, and of all pages of the heat map;
    ratios to matplotlib's, which draws the ranking as one picture."""
    if importlib.util.find_spec("matplotlib") is None:
        sys.stdout.write(
            "pictures: matplotlib is not installed, its twins are left out (pip install matplotlib)\n"
        )
    return {name: value for grids in (10, 100) for name, value in _of(grids, rounds)}


def _of(grids: int, rounds: int) -> Iterator[tuple[str, float]]:
    boards, heats = _boards(grids), _heats(grids)
    first = milliseconds(lambda: draw(boards[0], lambda _: None), rounds)
    ours = milliseconds(lambda: [draw(one, lambda _: None) for one in boards], rounds)
    pages = milliseconds(lambda: [draw(one, lambda _: None) for one in heats], rounds)
    yield f"ranking of {grids} grids, first page (ms)", first
    yield f"ranking of {grids} grids, all pages (ms)", ours
    yield (
        f"ranking of {grids} grids, a page (KB)",
        max(len(draw(one, lambda _: None)) for one in boards) / 1000,
    )
    yield f"heat map of {grids} grids, all pages (ms)", pages
    yield (
        f"heat map of {grids} grids, a page (KB)",
        max(len(draw(one, lambda _: None)) for one in heats) / 1000,
    )
    if importlib.util.find_spec("matplotlib") is not None:
        theirs = milliseconds(lambda: _bars(_ranked(grids)), rounds)
        tables = milliseconds(lambda: [_table(one) for one in heats], rounds)
        yield f"ranking of {grids} grids, first page to matplotlib", first / theirs
        yield f"ranking of {grids} grids, all pages to matplotlib", ours / theirs
        yield f"heat map of {grids} grids to matplotlib", pages / tables


def _ranked(grids: int) -> tuple[Ranked, ...]:
    dice = Random(1)
    return rank(Standing(f"第{at}网格", 20, dice.randint(0, 20), 3, 0, 1, 15) for at in range(grids))


def _boards(grids: int) -> list[Board]:
    rows, totals = _ranked(grids), Totals(12, 5, 0, 0, 30)
    board = Board(
        "江湾区", "晒比拼 · 网格", "按期整改率", "本月", HEAD.cutoff, "晒比拼 11-21 全区", (), totals
    )
    pages = (page_of(rows, page) for page in range(1, pages_of(rows) + 1))
    return [replace(board, rows=one.rows, page=one.page, pages=one.pages) for one in pages]


def _heats(grids: int) -> list[Heat]:
    dice = Random(1)
    counts = {(grid, kind): dice.randint(0, 30) for grid in range(grids) for kind in range(KINDS)}
    words, found, page = SumWords("其他", "合计", "其余 {} 个网格"), [], 1
    while (
        one := laid_out(counts, "第{}网格".format, "第{}类问题".format, page, words)
    ) and page <= one.pages:
        found.append(Heat(HEAD, Ground.PLAIN, one.columns, one.rows, one.rest, one.whole, one.most))
        page += 1
    return found


def _pyplot() -> Any:
    """Without a window; imported by name, for the types of what is not installed are unknown."""
    importlib.import_module("matplotlib").use("Agg")
    return importlib.import_module("matplotlib.pyplot")


def _saved(figure: Any) -> bytes:
    out = BytesIO()
    figure.savefig(out, format="png", dpi=100)
    _pyplot().close(figure)
    return out.getvalue()


def _bars(ranked: Sequence[Ranked]) -> bytes:
    figure, axes = _pyplot().subplots(figsize=(10.8, max(4, 0.76 * len(ranked))))
    shares = [row.standing.percent or 0 for row in ranked]
    bars = axes.barh([str(at) for at in range(len(shares))], shares)
    axes.bar_label(bars)
    return _saved(figure)


def _table(heat: Heat) -> bytes:
    figure, axes = _pyplot().subplots(figsize=(10.8, 0.9 * len(heat.rows) + 3))
    axes.imshow([row.cells for row in heat.rows], aspect="auto")
    for y, row in enumerate(heat.rows):
        for x, cell in enumerate(row.cells):
            axes.text(x, y, str(cell), ha="center")
    return _saved(figure)
