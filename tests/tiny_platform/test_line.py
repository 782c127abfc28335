"""CONTRIBUTING's word on a platform, kept: a folder and one line, and a report comes to its verified end."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.workbook import read, write
from bot.workbook.sample import SAMPLE
from domain.district import District
from storage.database import Database
from storage.photos import PhotoFiles
from tests.contract import HANDLER, REPORTER
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.ports import free_port
from tests.score.program import Program
from tests.talk import ZONE
from tests.tiny_platform.line import HERE, HOST
from tests.turns import AT_LARGE

ROOT = Path(__file__).parent.parent.parent
LAST = '    "bot.gateways.wecom",\n'
OFFICE = "高正扬"


class WithLine(Program):
    """A copy of the program in which one line names the folder of the tiny platform."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "-m", "bot", "serve")
        self.port = free_port()
        shutil.copytree(ROOT / "bot", folder / "bot")
        the_list = folder / "bot" / "gateways" / "platforms.py"
        before = the_list.read_text(encoding="utf-8")
        assert before.count(LAST) == 1
        the_list.write_text(before.replace(LAST, f'{LAST}    "tests.tiny_platform",\n'), encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """The copy goes before what is installed."""
        paths = os.pathsep.join((str(self.folder), str(ROOT)))
        url = f"sqlite+aiosqlite:///{self.folder / 'zoujie.db'}"
        own = {"PYTHONPATH": paths, "ZOUJIE_LINE_PORT": str(self.port), "ZOUJIE_DATABASE_URL": url}
        return super().environment | own

    def database(self) -> closing[Database]:
        """What it keeps, for whoever looks at it from outside."""
        url, files = self.environment["ZOUJIE_DATABASE_URL"], PhotoFiles(self.folder / "photos")
        return closing(Database(url, files, ZONE))

    async def run(self, *arguments: str) -> tuple[int | None, str]:
        """One more command beside it: its exit code and what it printed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        return process.returncode, said.decode()


class Person:
    """Whoever is at the other end, and may speak for anybody."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def says(self, who: str, chat: str, text: str, photo: bytes | None = None) -> None:
        """One line, taken as kept only after its ok."""
        columns = [who, chat, text, *([b64encode(photo).decode()] if photo else [])]
        self._writer.write("\t".join(columns).encode() + b"\n")
        await self.hears("ok")

    async def hears(self, words: str) -> str:
        """The next line with these words in it."""
        async with asyncio.timeout(PATIENCE):
            while line := (await self._reader.readline()).decode():
                if words in line:
                    return line
        raise AssertionError("the line was cut")

    def hang_up(self) -> None:
        """At the end."""
        self._writer.close()


async def on_the_line(program: WithLine) -> Person:
    """Connected, as soon as somebody listens."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return Person(*await asyncio.open_connection(HOST, program.port))
            except ConnectionError:
                await asyncio.sleep(0.02)


def on_line() -> District:
    """The sample district with all of its groups there."""
    book = read(SAMPLE).district
    return replace(book, groups=tuple(replace(group, platform=HERE) for group in book.groups))


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[WithLine]:
    """With the sample district, all of whose groups and people are on the line."""
    program = WithLine(tmp_path)
    with program.database() as database:
        database.upgrade()
        with database.transaction() as store:
            store.bring_to(on_line(), read(SAMPLE).rules)
        with database.transaction() as store:
            for person in store.district.people:
                store.people.join(HERE, person.name, person.id)
    yield program
    if program.starts:
        await program.kill()


@pytest.mark.timeout(240)  # it starts twice
async def test_a_report_to_its_verified_end(program: WithLine) -> None:
    """Killed right after a report was acknowledged, it has the case once and answers when it is there again."""
    await program.start()
    person = await on_the_line(program)
    await person.says(REPORTER, "grid-01", "人民广场东侧 占道经营", small_photo(1))
    await program.kill()
    person.hang_up()
    await program.start()
    person = await on_the_line(program)
    assert "grid-01" in await person.hears("#1 处置中")
    await person.says(HANDLER, "grid-01", "整改 1 已劝离", small_photo(2))
    await person.hears("#1 待核查")
    await person.says(OFFICE, OFFICE, "通过 1")
    await person.hears("#1 已销号")
    person.hang_up()
    with program.database() as database, database.reading() as store:
        (case,), photos = store.cases.every(), store.photos.by_event(1)
        assert case.number == 1 and store.district.person[case.reporter].name == REPORTER
        assert sum(map(len, photos.values())) == 2
    code, _ = await program.stop()
    assert code == 0


@AT_LARGE
async def test_its_workbook(program: WithLine, tmp_path: Path) -> None:
    """The column 平台 takes its name; the program as it is knows no such platform."""
    write(on_line(), tmp_path / "book.xlsx")
    assert read(tmp_path / "book.xlsx").faults
    assert (await program.run("district", "import", "book.xlsx"))[0] == 0


@AT_LARGE
async def test_its_self_test(program: WithLine) -> None:
    """`zoujie check` prints what it found; a setting that is wrong, and one of its own, are told like any other."""
    _, said = await program.run("check")
    assert f"好 线路：端口 {program.port} 空着" in said and "好 线路：底册里有" in said
    assert "ZOUJIE_LINE_PORT" not in said
    await program.start()
    _, said = await program.run("check")
    assert f"好 线路：走街在运行，听着端口 {program.port}" in said
    program.port = 0
    assert await program.run("check") == (1, "LINE_PORT 是“0”，应为端口，如 7000\n")
