"""Wrong use, wrong settings, secrets and what nobody foresaw."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.operating import CommandLine, environment

SECRET = "geheim"


@pytest.mark.parametrize(
    "arguments",
    [
        *("", "dance", "district", "district import", "audit", "cases --yaml", "outbox --state lost"),
        *("job", "job dance", "job digest --at yesterday", "job digest --at 2026-03-02T18:00", "backup"),
    ],
)
def test_wrong_use(zoujie: CommandLine, arguments: str) -> None:
    """What cannot be understood is 2, with a word on standard error and nothing on standard output."""
    said = zoujie(*arguments.split())
    assert (said.code, said.out) == (2, [])
    assert said.err


def test_help_names_every_command(zoujie: CommandLine) -> None:
    """The help lists the commands of the design, and asks for nothing to be there."""
    said = zoujie("--help")
    names = {line.split()[0] for line in said.out if line.startswith("    ")}
    commands = {
        "demo",
        "serve",
        "check",
        "district",
        "cases",
        "inbox",
        "outbox",
        "job",
        "backup",
        "restore",
        "audit",
    }
    assert said.code == 0
    assert commands <= names


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("LISTEN", "8080", "LISTEN"),
        ("TIMEZONE", "Mars", "TIMEZONE"),
        ("DATABASE_URL", f"mysql://u:{SECRET}@h/d", "DATABASE_URL"),
        ("DATABASE_URL", f"postgresql+psycopg://u:{SECRET}@h:port/d", "DATABASE_URL"),
        ("DATABASE_URL", f"postgresql+psycopg://u:{SECRET}@127.0.0.1:1/d", "127.0.0.1/d"),
        ("DATABASE_URL", "sqlite+aiosqlite:////dev/null/zoujie.db", "/dev/null"),
        ("DATABASE_URL", "sqlite+aiosqlite:////dev/full", "/dev/full"),
    ],
)
def test_wrong_settings(zoujie: CommandLine, name: str, value: str, told: str) -> None:
    """A setting that is wrong is named on one line, without its password and without a traceback."""
    for command in ("cases", "check"):
        said = zoujie(command, **{name: value})
        assert said.code == 1
        assert any(told in line for line in said.out + said.err), said
        assert not any(SECRET in line or "Traceback" in line for line in said.out + said.err)


def test_settings_file(zoujie: CommandLine, folder: Path) -> None:
    """zoujie.toml of the working folder is read; a key that nobody knows is refused."""
    (folder / "zoujie.toml").write_text('LISTNE = "127.0.0.1:80"\n')
    said = zoujie("cases")
    assert said.code == 1
    assert said.err[0].startswith("zoujie.toml 里有不认识的设置 LISTNE；可用的有 DATABASE_URL、")


def test_unforeseen_error_is_not_shown(zoujie: CommandLine, folder: Path) -> None:
    """A fault of the program is one line of log with its place, and one for people; no traceback, no text."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("DROP TABLE case_photos")
    said = zoujie("cases", "--json")
    assert (said.code, said.out) == (1, [])
    logged, told = said.err
    assert json.loads(logged)["error"] == "OperationalError"
    assert told.startswith("出错了")


def test_reader_that_goes_away(worked: Path) -> None:
    """`zoujie cases | head` ends quietly when nobody reads on."""
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "cases"],
        cwd=Path(__file__).parents[1],
        env=environment(worked),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait() == 0
