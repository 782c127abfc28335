"""Jobs run by hand."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.clock import Clock
from tests.operating import CommandLine
from tests.talk import ZONE


def test_jobs_are_listed(zoujie: CommandLine) -> None:
    """Every job of the design with its times."""
    said = zoujie("job", "--list")
    assert said.code == 0
    assert "digest 晒比拼 18:00 每天" in said.out
    assert "roll-call 点名 08:30 工作日" in said.out


def test_job_runs_once(zoujie: CommandLine) -> None:
    """A slot that was run is refused the second time; what it says waits for the bot and is put there once."""
    first = zoujie("job", "digest", "--at", "2026-03-02T18:05:00+08:00")
    assert (first.code, first.err) == (0, [])
    waiting = zoujie("outbox", "--json", "--state", "todo").out
    assert waiting
    for at in ("2026-03-02T18:05:00+08:00", "2026-03-02T10:30:00Z"):
        second = zoujie("job", "digest", "--at", at)
        assert (second.code, second.out) == (1, [])
        assert second.err == ["3月2日 18:00 的晒比拼已经发过（或已记为漏发），不再重发。"]
    assert zoujie("outbox", "--json", "--state", "todo").out == waiting


def test_job_of_a_moment_that_has_not_come(zoujie: CommandLine) -> None:
    """It would say today's figures as that day's, and the day itself would say nothing: only if it is forced."""
    ahead = f"{Clock(ZONE).now().year + 1}-03-02T18:00:00+08:00"
    said = zoujie("job", "digest", "--at", ahead)
    why = f"{ahead[:10]} 18:00 还没到；确实要现在发，请加 --force。"
    assert (said.code, said.out, said.err) == (1, [], [why])
    assert zoujie("job", "digest", "--at", ahead, "--force").code == 0


def test_a_moved_clock_is_everybodys(
    zoujie: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents, jobs, codes and the self-test go by the clock that a demo was moved to, not by the machine's."""
    monkeypatch.setattr(Clock, "now", lambda clock: datetime(2026, 3, 2, 10, tzinfo=clock.zone) + clock.ahead)
    with sqlite3.connect(folder / "zoujie.db") as database:
        database.execute("INSERT INTO counters VALUES ('clock-ahead', ?)", [30 * 24 * 3600])
    ledger = folder / "ledger.xlsx"
    assert zoujie("report", "台账", "--out", ledger).code == 0
    title, cutoff = (load_workbook(ledger)["台账"][cell].value for cell in ("A1", "A2"))
    # #2 is open still.
    assert "本月" in str(title) and str(cutoff).startswith("截至 2026-04-01 10:00，共 1 件")
    assert zoujie("job", "roll-call").out[0].startswith("4月1日 08:30 的点名已办")
    assert "2026-04-04 10:00" in zoujie("district", "codes", "--out", folder / "c.csv", "--days", 3).out[0]
    assert not [one for one in zoujie("check").out if "时钟：比" in one or "首次启动时快了" in one]


def test_a_report_by_its_number(zoujie: CommandLine, folder: Path) -> None:
    """`--period 第3期` is the 简报 with that number; what has no number is asked for by its time."""
    paper = folder / "paper.docx"
    told = zoujie("report", "简报", "--period", "第3期", "--out", paper)
    assert (
        (told.code, paper.exists()) == (1, False) and "第3期" in told.err[0] and "看不懂" not in told.err[0]
    )
    assert "看不懂时段" in zoujie("report", "台账", "--period", "第3期", "--out", folder / "book.xlsx").err[0]


@pytest.mark.parametrize(
    ("name", "at", "why"),
    [
        ("digest", "2026-03-02T17:59:59+08:00", "还没到时间：3月2日的晒比拼从 18:00 开始。"),
        ("digest", "2026-03-02T18:00:00Z", "还没到时间：3月3日的晒比拼从 18:00 开始。"),
        ("roll-call", "2026-03-01T12:00:00+08:00", "3月1日不是工作日，点名不发。"),
        ("roll-call", "2026-10-01T12:00:00+08:00", "10月1日不是工作日，点名不发。"),
    ],
)
def test_job_without_a_slot(zoujie: CommandLine, name: str, at: str, why: str) -> None:
    """Before its time and on days off a job is refused with the reason, on the district's own calendar."""
    said = zoujie("job", name, "--at", at)
    assert (said.code, said.out, said.err) == (1, [], [why])


def test_unknown_job_lists_the_known(zoujie: CommandLine) -> None:
    """Whoever mistypes a job is shown the jobs."""
    said = zoujie("job", "digset")
    assert said.code == 2
    assert said.err[0].startswith("没有任务“digset”")
    assert said.err[1:] == zoujie("job", "--list").out
