"""The month's report and an answer over a million cases, beside bare SQL that only counts; and how both grow.

The report lists the cases behind each of its figures, so that it can be frozen and opened. The bare SQL beside it has
the same figures as sums by unit: one reading of the cases and one of their history.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from actions import editions
from domain.question import Status
from domain.stretches import EditionKind, Stretch
from domain.tally import DISTRICT, Scope
from storage.database import Database
from storage.sought import Sought
from tests.bench import years
from tests.bench.digest import AT
from tests.bench.goals import line
from tests.bench.stopwatch import milliseconds

FEW, MANY = 10_000, 1_000_000
STOCK = Path("var/bench")  # a million cases take minutes to make and 800 MB
MONTH = Stretch(
    EditionKind.MONTHLY, "2026-11", AT.replace(day=1, hour=0), AT.replace(month=12, day=1, hour=0)
)

OF_CASES = """
SELECT unit, SUM(opened_at >= :start AND opened_at < :end),
       SUM(opened_at >= :start AND opened_at < :end AND source IN ('自查', '网格巡查')),
       SUM(opened_at >= :start AND opened_at < :end AND state = '已销号' AND closed_at < :end),
       SUM(state IN ('待受理', '待派遣', '处置中', '退回') AND (deferred_until IS NULL OR deferred_until <= :end)),
       SUM(state = '待核查'), SUM(state = '处置中' AND due_at < :end),
       SUM(state = '处置中' AND due_at < :start), SUM(state = '处置中' AND reworked > 0),
       SUM(state = '处置中' AND deferred_until > :end), SUM(extended > 0 AND state NOT IN ('已销号', '作废')),
       SUM(state = '已销号' AND closed_at >= :start AND closed_at < :end),
       SUM(state = '作废' AND closed_at >= :start AND closed_at < :end),
       SUM(state = '不予受理' AND closed_at >= :start AND closed_at < :end),
       SUM(state = '并案' AND closed_at >= :start AND closed_at < :end),
       SUM(due_at >= :start AND due_at < :end AND (left_at IS NULL OR due_at < left_at)),
       SUM(due_at >= :start AND due_at < :end AND fixed_at <= due_at),
       SUM(due_at >= :start AND due_at < :end AND excused_at = due_at)
FROM cases WHERE confidential IS 0 GROUP BY unit
"""
OF_HISTORY = """
SELECT unit, step, COUNT(*), COUNT(DISTINCT "case") FROM events
WHERE at >= :start AND at < :end GROUP BY unit, step
"""
ANSWER = "SELECT COUNT(*) FROM cases WHERE state = '处置中' AND due_at < :end AND confidential IS 0 AND unit IN ({})"


def measure(folder: Path, rounds: int, many: int = MANY) -> dict[str, float]:
    """Medians in milliseconds of CPU over few and many cases, ratios to bare SQL, and the growth of each; the cases are
    kept in the folder for the next run."""
    found: dict[str, float] = {}
    took = {count: _over(folder, count, rounds) for count in (FEW, many)}
    for count, (report, bare, answer, sql) in took.items():
        found |= {
            f"month's report over {count:,} cases (ms)": report,
            f"bare SQL of its figures over {count:,} (ms)": bare,
            f"month's report to bare SQL, {count:,} cases": report / bare,
            f"an answer over {count:,} cases (ms)": answer,
            f"its bare SQL over {count:,} (ms)": sql,
        }
    names = ("month's report", "its bare SQL", "an answer", "the answer's bare SQL")
    grown = zip(names, took[many], took[FEW], strict=True)
    return found | {
        f"{name}, {many // FEW} times the cases: times": late / early for name, late, early in grown
    }


def _over(folder: Path, count: int, rounds: int) -> tuple[float, float, float, float]:
    database, file = years.kept(folder, count)
    try:
        with closing(sqlite3.connect(file)) as raw:
            works = (
                lambda: _report(database),
                lambda: _bare(raw),
                lambda: _answer(database),
                lambda: _bare_answer(raw, database),
            )
            report, bare, answer, sql = (milliseconds(work, rounds) for work in works)
            return report, bare, answer, sql
    finally:
        database.close()


def _report(database: Database) -> None:
    with database.reading() as store:
        assert editions.count(MONTH, AT, store).behind


def _bare(raw: sqlite3.Connection) -> None:
    span = {"start": _stored(MONTH.since), "end": _stored(AT)}
    assert raw.execute(OF_CASES, span).fetchall()
    assert raw.execute(OF_HISTORY, span).fetchall()


def _answer(database: Database) -> None:
    """金山街道超期多少件: with the units under it."""
    with database.reading() as store:
        units = store.district.within(store.district.units[3].id)
        assert store.figures.count(Sought(AT, (Scope(DISTRICT, units=units),), None, (Status.OVERDUE,))) >= 0


def _bare_answer(raw: sqlite3.Connection, database: Database) -> None:
    with database.reading() as store:
        units = store.district.within(store.district.units[3].id)
    wanted = ", ".join(str(unit) for unit in units)
    assert raw.execute(ANSWER.format(wanted), {"end": _stored(AT)}).fetchone()


def main() -> None:
    """This part alone: `python -m tests.bench.month [cases]`."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    for figure, value in measure(STOCK, 3, many).items():
        sys.stdout.write(line(figure, value))


def _stored(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


if __name__ == "__main__":
    main()
