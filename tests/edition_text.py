"""Reads the figures in the words and the document of a report, and compares them with a recount."""

from __future__ import annotations

import re

from domain.paper import Paper, PaperTable
from storage.books import Books
from tests.recounted import Recount

Units = frozenset[int] | None
ALWAYS = ("新增", "销号", "在办", "超期", "待核查")
SOMETIMES = ("作废", "不予受理", "并案", "旧欠", "挂账", "延期", "反弹")
RATES = {
    "按期率": ("按期", "到期"),
    "结案率": ("已结案", "新增"),
    "返工率": ("打回", "核查"),
    "退回率": ("被退回", "派到单位"),
    "反弹率": ("反弹", "回头看"),
    "抽查不合格率": ("不合格", "抽查"),
    "自查占比": ("自报", "新增"),
}


def agree(text: str, rows: Recount, units: Units = None, grid: int | None = None) -> None:
    """Each number of a message is that of the rows."""

    def number(name: str) -> int:
        return rows.number(name, units, grid)

    for name in ALWAYS:
        assert _after(name, text) == number(name), (name, text)
    for name in SOMETIMES:
        assert _after(name, text) in (number(name), None), (name, text)
        assert number(name) == 0 or _after(name, text) is not None, (name, text)
    for name, (part, whole) in RATES.items():
        if f"\n{name} " in text:
            assert (
                f"\n{name} {share(number(part), number(whole))}（{part} {number(part)} / {whole} {number(whole)}）"
                in text
            )
        else:
            assert "覆盖率" not in text or not number(whole), (name, text)
    if found := re.search(r"首次回应 ([\d.]+) 工作时", text):
        assert abs(float(found[1]) - (rows.first_answer(units, grid) or 0.0)) <= 0.051, (
            rows.first_answer(units, grid),
            text,
        )
    if found := re.search(r"覆盖率 \d+%（(\d+)/(\d+) 个点位）", text):
        assert (int(found[1]), int(found[2])) == rows.covered(units, grid), text


def digest_agrees(text: str, rows: Recount, units: Units = None, grid: int | None = None) -> None:
    """The same of an evening's digest, in which nothing is said of what there is none of."""

    def number(name: str) -> int:
        return rows.number(name, units, grid)

    waits = re.search(r"等核查最久的（共 (\d+) 件）", text)
    assert (int(waits[1]) if waits else 0) == number("待核查"), text
    for name in (*ALWAYS[:-1], *SOMETIMES):
        told = _after(name, text)
        assert told == number(name) or (told is None and not number(name)), (name, number(name), text)
    if number("到期"):
        kept, due = number("按期"), number("到期")
        assert f"按期率 {share(kept, due)}（按期 {kept} / 到期 {due}，从" in text, text


def _after(name: str, text: str) -> int | None:
    """The number behind a name in the lines of figures."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = re.search(rf"(?<![\w·])(?:另有：)?{name} (\d+)(?!\d|天|小时|分|%)", "\n".join(lines))
    return int(found[1]) if found else None


def share(part: int, whole: int) -> str:
    """In whole percent; 0 and 100 are for none and all alone."""
    exact = 100 * part / whole
    return f"{int(exact) if part in (0, whole) else min(99, max(1, round(exact)))}%"


def paper_agrees(paper: Paper, rows: Recount, store: Books) -> None:
    """The tables of units, of grids and of rates."""
    tables = [one for one in paper.blocks if isinstance(one, PaperTable)]
    units = {unit.short: frozenset({unit.id}) for unit in store.district.units}
    grids = {grid.name: grid.id for grid in store.district.grids}
    for table in tables:
        if table.columns[0] in ("单位", "网格"):
            for row in table.rows:
                if row[0] in ("合计", *units, *grids):
                    of = units.get(row[0]) if table.columns[0] == "单位" else None
                    _row_agrees(row, table, rows, of, grids.get(row[0]) if of is None else None)
    rates = next((one for one in tables if one.caption == "各项比率"), None)
    for name, percent, made_of in rates.rows if rates else ():
        if name in RATES:
            part, whole = (rows.number(one) for one in RATES[name])
            assert (percent, made_of) == (
                share(part, whole),
                f"{RATES[name][0]} {part} ÷ {RATES[name][1]} {whole}",
            )


def _row_agrees(
    row: tuple[str, ...], table: PaperTable, rows: Recount, units: Units, grid: int | None
) -> None:
    line = dict(zip(table.columns, row, strict=True))
    for name in ("新增", "销号", "到期", "按期", "超期", "待核查"):
        assert int(line[name]) == rows.number(name, units, grid), (row, name)
