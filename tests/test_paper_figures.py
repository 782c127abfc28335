"""简报, 通报 and 会议材料: their sentences and tables say what plain rows say, case by case where cases are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from actions import bulletins, editions
from domain.bulletins import BulletinKind
from domain.paper import Paper, PaperTable, Paragraph
from domain.stretches import EditionKind
from storage.database import Database
from tests.edition_text import agree, paper_agrees
from tests.played_weeks import play
from tests.recounted import WITH_OFFICE, Recount, Row
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

FRIDAY = datetime(2026, 3, 6, 17, tzinfo=ZONE)


@ONE_DATABASE
def test_papers_say_what_the_rows_say(database: Database) -> None:
    """A week of work; the papers are drafted some hours later, when some of it has gone on."""
    with database.transaction() as store:
        play(store, Random(3), FRIDAY, lambda _hour: None)
        week = editions.due(EditionKind.WEEKLY, FRIDAY, store)
        editions.freeze(week, FRIDAY, store)
        rows = Recount(store, week.since, week.cut_off)
        later = FRIDAY + timedelta(days=3, hours=1)
        play(store, Random(4), later, lambda _hour: None, FRIDAY + timedelta(days=2, hours=16))
        for kind in BulletinKind:
            paper = bulletins.draft(kind, week, later, store)
            paper_agrees(paper, rows, store)
            agree("\n".join(_sentences(paper)), rows)
            _cases_agree(paper, rows, {unit.id: unit.short for unit in store.district.units})
            if kind is BulletinKind.BULLETIN:
                text = "\n".join(_sentences(paper))
                late, still, checking = map(int, re.findall(r"(?:超期|其他在办|待核查)的 (\d+) 件", text))
                assert (late, late + still, checking) == tuple(map(rows.number, ("超期", "在办", "待核查")))


def _cases_agree(paper: Paper, rows: Recount, units: dict[int, str]) -> None:
    """Every case that is overdue is named, with its unit and for how long."""
    told = {row[0]: row[2:] for table in _tables(paper, "编号") for row in table.rows if "超期" in row[3]}
    overdue = {
        f"#{one['number']}": (units[one["unit"] or one["left_unit"]], f"超期 {_long(one)}")
        for one in rows.cases
        if one["due_at"] and one["due_at"] < FRIDAY and _is_held(one)
    }
    assert told == overdue and len(overdue) == rows.number("超期") > 0


def _is_held(case: Row) -> bool:
    """By a unit, or by none since one was late with it."""
    return case["state"] == "处置中" or (
        case["state"] in WITH_OFFICE and case["left_at"] is not None and case["due_at"] < case["left_at"]
    )


def _sentences(paper: Paper) -> Iterator[str]:
    yield from (one.text.removesuffix("。") for one in paper.blocks if isinstance(one, Paragraph))


def _tables(paper: Paper, first: str) -> Iterator[PaperTable]:
    yield from (one for one in paper.blocks if isinstance(one, PaperTable) and one.columns[0] == first)


def _long(case: Row) -> str:
    """For how long it is overdue, in whole days, in whole hours of the first, or in minutes of its first hour."""
    hours = (FRIDAY - case["due_at"]) // timedelta(hours=1)
    if not hours:
        return f"{(FRIDAY - case['due_at']) // timedelta(minutes=1)}分钟"
    return f"{hours // 24}天" if hours >= 24 else f"{hours}小时"
