"""Writes a ledger (台账) as CSV, for other programs: a line a case, in UTF-8 with the mark that Excel reads it by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime

from domain.ledger import Entry, Ledger

HEADS = (
    "编号", "状态", "来源", "类别", "地点", "网格", "责任单位", "条线单位", "问题",
    "上报时间", "整改时限", "整改时间", "销号时间", "是否按期", "整改前照片", "整改后照片", "经过",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r")  # what a spreadsheet reads as more than words


def csv_of(ledger: Ledger) -> bytes:
    """The lines of the ledger. Typed text is never a formula."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(HEADS)
    writer.writerows(_line(entry) for entry in ledger.entries)
    return held.getvalue().encode("utf-8-sig")


def _line(entry: Entry) -> Iterator[str]:
    yield str(entry.number)
    for words in (
        entry.state, entry.source, entry.category, entry.place, entry.grid, entry.unit, entry.line_unit, entry.text,
    ):  # fmt: skip
        yield _as_words(words)
    for moment in (entry.opened_at, entry.due_at, entry.fixed_at, entry.closed_at):
        yield _moment(moment)
    yield entry.judged
    yield from ("有" if photo else "无" for photo in (entry.before, entry.after))
    yield _as_words("\n".join(entry.history))


def _as_words(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
