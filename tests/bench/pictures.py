"""Pictures for 10 and for 100 grids, each beside the same numbers drawn with matplotlib where that is installed.

matplotlib is no dependency: without it the twins are left out, and a line says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from domain.heat import SumWords, laid_out
from domain.sketch import Board, Ground, Heat, PictureHead, Totals
from domain.standing import Standing, rank
from papers.picture import draw

HEAD = PictureHead("江湾区", "热力图 · 全区", "超期（件）", "本月", "截至 11月21日", "热力图 11-21 全区")
KINDS = 7


def measure(rounds: int) -> dict[str, float]:
    """Medians in milliseconds of the ranking and of all pages of the heat map; ratios to matplotlib's."""
    if importlib.util.find_spec("matplotlib") is None:
        sys.stdout.write(
            "pictures: matplotlib is not installed, its twins are left out (pip install matplotlib)\n"
        )
    return {name: value for grids in (10, 100) for name, value in _of(grids, rounds)}


def _of(grids: int, rounds: int) -> Iterator[tuple[str, float]]:
    board, heats = _board(grids), _heats(grids)
    ours = _median(lambda: draw(board, lambda _: None), rounds)
    pages = _median(lambda: [draw(one, lambda _: None) for one in heats], rounds)
    yield f"ranking of {grids} grids drawn (ms)", ours
    yield f"heat map of {grids} grids, all pages (ms)", pages
    yield (
        f"heat map of {grids} grids, a page (KB)",
        max(len(draw(one, lambda _: None)) for one in heats) / 1000,
    )
    if importlib.util.find_spec("matplotlib") is not None:
        theirs = _median(lambda: _bars(board), rounds)
        tables = _median(lambda: [_table(one) for one in heats], rounds)
        yield f"ranking of {grids} grids to matplotlib", ours / theirs
        yield f"heat map of {grids} grids to matplotlib", pages / tables


def _median(work: Callable[[], object], rounds: int) -> float:
    took = []
    for _ in range(rounds):
        begin = perf_counter()
        work()
        took.append(perf_counter() - begin)
    return median(took) * 1000


def _board(grids: int) -> Board:
    dice = Random(1)
    rows = [Standing(f"第{at}网格", 20, dice.randint(0, 20), 3, 0, 1, 15) for at in range(grids)]
    totals = Totals(12, 5, 0, 0, 30)
    return Board(
        "江湾区", "晒比拼 · 网格", "按期整改率", "本月", HEAD.cutoff, "晒比拼 11-21 全区", rank(rows), totals
    )


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


def _bars(board: Board) -> bytes:
    figure, axes = _pyplot().subplots(figsize=(10.8, max(4, 0.76 * len(board.rows))))
    shares = [row.standing.percent or 0 for row in board.rows]
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
