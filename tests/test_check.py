"""`zoujie check`: each thing that can be missing or wrong is told on its line, and the exit code says so."""
# ruff: noqa: E501 - the table of troubles is read row by row

from __future__ import annotations

import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bot.operator import check_machine as machine
from bot.operator.check_register import of_register, of_rules
from bot.operator.finding import CheckLine, Word
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District, Purpose, Role
from domain.rules import DEFAULTS
from storage.workdays import WorkDays
from tests.operating import CommandLine, command_line, on_a_known_day
from tests.talk import ZONE
from tests.test_troubles import spoil


@pytest.fixture
def zoujie(
    sqlite_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on the sample district, nothing said yet."""
    shutil.copy(sqlite_template, tmp_path / "zoujie.db")
    with command_line(tmp_path, capsys, monkeypatch) as command:
        yield command


@pytest.fixture(scope="module")
def book() -> District:
    """The sample district."""
    return read(SAMPLE).district


def change(folder: Path, *statements: str) -> None:
    """Bring the database into a state."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_sample_district_is_ready(zoujie: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a platform set and the sample district in, everything is good."""
    on_a_known_day(monkeypatch)
    said = zoujie("check")
    assert (said.code, said.err) == (0, [])
    assert said.out[-1] == "可以运行。"
    assert {line.partition(" ")[0] for line in said.out[:-1]} <= {Word.GOOD, Word.NOTE}
    about = {line.split(" ")[1].partition("：")[0] for line in said.out[:-1]}
    assert about == {
        "设置",
        "平台",
        "数据目录",
        "时钟",
        "字体",
        "照片",
        "数据库",
        "底册",
        "问题照片",
        "规则",
        "节假日",
        "等人办",
        "收发",
        "端口",
    }


def test_fresh_machine_lacks_the_district(zoujie: CommandLine, tmp_path: Path) -> None:
    """Before the first import it says what to do, and makes no database by looking."""
    (tmp_path / "zoujie.db").unlink()
    said = zoujie("check", WEBCHAT="0")
    assert said.code == 1
    assert [line[:5] for line in said.out if line.startswith(("缺", "错"))] == ["缺 平台：", "缺 数据库"]
    assert said.out[-1] == "有 2 处要处理。"
    assert not (tmp_path / "zoujie.db").exists()


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["DROP TABLE alembic_version"], "缺 数据库：表不是最新的"),
        (["UPDATE alembic_version SET version_num = '9999'"], "错 数据库：是更新版本的程序建的"),
        (["UPDATE people SET active = 0", "UPDATE counters SET value = 9 WHERE name = 'register'"], "缺 底册：单位 20"),
        (["INSERT INTO runs VALUES ('digest', '', '2199-01-01', '18:00', '2199-01-01 10:00:00.000000', 'done')"], "错 时钟："),
        (["INSERT INTO counters VALUES ('born', 4102444800)"], "错 时钟：首次启动时快了约"),
        (["INSERT INTO inbox (platform, chat, private, message, sender, text, at, carries, state, tries) VALUES ('网页', 'all', 0, '1', '1', 'x', '2026-03-02 01:00:00.000000', '{}', 'dead', 5)"], "错 收发：1 条收到的消息"),
    ],
    ids=["no-tables", "newer-tables", "nobody", "clock-back", "born-ahead", "dead-letter"],
)  # fmt: skip
def test_troubled_database(zoujie: CommandLine, tmp_path: Path, statements: list[str], told: str) -> None:
    """Old and newer tables, an empty sheet, a clock put back and a dead letter are each told."""
    change(tmp_path, *statements)
    said = zoujie("check")
    assert said.code == 1
    assert any(line.startswith(told) for line in said.out), said.out


@pytest.mark.parametrize("state", ["unknown", "failed"])
def test_doubtful_messages(zoujie: CommandLine, tmp_path: Path, state: str) -> None:
    """Messages in doubt or failed are counted, with the command that lists them."""
    zoujie("job", "roll-call", "--at", "2026-03-02T08:30+08:00")
    change(tmp_path, f"UPDATE outbox SET state = '{state}' WHERE id IN (1, 2)")
    said = zoujie("check")
    assert said.code == 1
    assert any(line.startswith("错 收发：2 条") and f"--state {state}" in line for line in said.out)


def test_no_database_at_all(zoujie: CommandLine, tmp_path: Path) -> None:
    """A file that is no database is wrong, and everything else is looked at all the same."""
    (tmp_path / "zoujie.db").write_bytes(b"not a database, but long enough to be looked at " * 50)
    said = zoujie("check")
    assert said.code == 1
    assert any(line.startswith("错 数据库：") for line in said.out)
    assert any(line.startswith("好 端口：") for line in said.out)


def test_damaged_file(zoujie: CommandLine, tmp_path: Path) -> None:
    """A page that was overwritten is found, though nothing else looks at it."""
    spoil(tmp_path / "zoujie.db", "web_messages")
    said = zoujie("check")
    assert said.code == 1
    assert any(line.startswith("错 数据库：文件坏了（") and "restore" in line for line in said.out), said.out


def test_a_database_that_cannot_be_written(zoujie: CommandLine, tmp_path: Path) -> None:
    """As when its file is somebody else's: it can be read, and is not good."""
    change(tmp_path, "CREATE TRIGGER no BEFORE UPDATE ON counters BEGIN SELECT RAISE(ABORT, 'readonly'); END")
    change(tmp_path, "INSERT INTO counters VALUES ('probe', 1)")
    said = zoujie("check")
    assert (said.code, any(line.startswith("错 数据库：现在不能读写") for line in said.out)) == (1, True)


def test_photos_that_are_gone(zoujie: CommandLine, tmp_path: Path) -> None:
    """Photos of cases whose file is not there are counted."""
    change(
        tmp_path, *(f"INSERT INTO case_photos VALUES (1, {one}, 1, '{one:064x}', '上报')" for one in range(3))
    )
    file = tmp_path / "photos" / "00" / f"{1:064x}.jpg"
    file.parent.mkdir(parents=True)
    file.touch()
    assert "错 问题照片：2 张找不到文件（共 3 张），请从备份放回照片文件夹" in zoujie("check").out


def test_port_of_another_program(zoujie: CommandLine) -> None:
    """A port that something else has is wrong; one that no machine has, too."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = f"127.0.0.1:{other.getsockname()[1]}"
        said = zoujie("check", LISTEN=taken)
    assert said.code == 1
    assert any(line.startswith(f"错 端口：{taken} 用不了") for line in said.out)


def test_web_chat_for_strangers(zoujie: CommandLine) -> None:
    """The web chat on an address that others reach is wrong."""
    said = zoujie("check", LISTEN="0.0.0.0:0")
    assert said.code == 1
    assert any(line.startswith("错 平台：") for line in said.out)


def test_mistyped_variable(zoujie: CommandLine) -> None:
    """A variable nobody reads is worth a word, by its name alone."""
    said = zoujie("check", LISTNE="geheim")
    assert "留意 设置：环境变量 ZOUJIE_LISTNE 不认识，不起作用" in said.out
    assert not any("geheim" in line for line in said.out)


def test_unwritable_folder() -> None:
    """A data folder that cannot be, because a file is in its way, is wrong."""
    assert machine.folder(Path("/proc/none")).word is Word.WRONG
    assert machine.folder(Path("/dev/null/data")).word is Word.WRONG


def test_clock_older_than_the_program() -> None:
    """A machine that woke up in 1970 is told to set its clock."""
    assert machine.clock(datetime(1970, 1, 2, tzinfo=ZONE), ZONE).word is Word.WRONG
    assert machine.clock(datetime(2099, 1, 2, tzinfo=ZONE), ZONE).word is Word.GOOD


@pytest.mark.parametrize(
    ("today", "known", "word"),
    [
        (date(2026, 9, 30), {}, Word.GOOD),
        (date(2026, 10, 1), {}, Word.NOTE),
        (date(2026, 10, 1), {date(2027, 10, 1): False}, Word.GOOD),
        (date(2027, 1, 1), {}, Word.MISSING),
    ],
)
def test_holidays(today: date, known: dict[date, bool], word: Word) -> None:
    """This year must be known; from October on the next one is asked for, and the district's own table counts."""
    assert machine.holidays(WorkDays(ZONE, known), today).word is word


def test_whole_register(book: District) -> None:
    """The sample district has no gap."""
    assert [finding.word for finding in of_register(book)] == [Word.GOOD]


@pytest.mark.parametrize(
    ("role", "told"), [(Role.REPORTER, "没有网格员：金山一网格"), (Role.HANDLER, "管着网格却没有经办人：")]
)
def test_nobody_in_charge(book: District, role: Role, told: str) -> None:
    """Grids without grid staff and units without a handler are named, five of them."""
    people = tuple(
        replace(person, roles=tuple(one for one in person.roles if one is not role)) for person in book.people
    )
    gap = gaps(replace(book, people=people))[0]
    assert gap.says.startswith(told)
    assert gap.says.count("、") == 4
    assert gap.says.endswith("个")


@pytest.mark.parametrize("purpose", [Purpose.ALL, Purpose.CORE, Purpose.LIAISON])
def test_group_that_is_lacking(book: District, purpose: Purpose) -> None:
    """Each of the three groups of a district is asked for."""
    groups = tuple(group for group in book.groups if group.purpose is not purpose)
    assert [gap.says for gap in gaps(replace(book, groups=groups))] == [f"没有这种用途的群：{purpose}"]


def gaps(district: District) -> list[CheckLine]:
    """What is not good."""
    return [finding for finding in of_register(district) if finding.word is not Word.GOOD]


def test_rules_that_differ_are_named() -> None:
    """Rules that the district set are shown as it wrote them; those at their default are not."""
    assert of_rules(DEFAULTS).says == "都按默认值"
    assert of_rules(replace(DEFAULTS, roll_call=time(8), reminders=0)).says == "点名 08:00；催办次数 0"
