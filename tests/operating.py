"""What tests of the command line share: a district at work in a folder, and `zoujie` run on it."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import build
from bot.cli import main
from bot.setting import PREFIX
from bot.settings import Settings
from tests.platforms import ON_THE_PAGE
from tests.talk import MONDAY, StillClock, play

TALK = """时间 2026-03-02 09:00
程晓燕@金山一网格群> 人民广场东侧 占道经营 [照片]
程晓燕@金山一网格群> 人民广场 小广告 [照片]
程晓燕@金山一网格群> 补充 2 灯杆上也有 [照片]
毛俊逸@金山一网格群> 整改 1 已劝离 [照片]
高正扬@私聊> 通过 1
程晓燕@金山一网格群> 补充 2 还在
"""
EVENTS = 6


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, line by line, and its exit code."""

    code: int
    out: list[str]
    err: list[str]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """`zoujie`, run in this process."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: object, **settings: str) -> Said:
        """Run one command, with more settings than those of the folder."""
        self.capsys.readouterr()
        with self.monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(PREFIX + name, value)
            code = _exit_code([str(one) for one in arguments])
        out, err = self.capsys.readouterr()
        return Said(code, out.splitlines(), err.splitlines())


def _exit_code(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as end:  # argparse ends the program by itself
        return int(end.code or 0)


@contextmanager
def command_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """`zoujie` with its settings and working folder there; its logging ends with it."""
    monkeypatch.chdir(folder)
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    logger, handlers, level = logging.getLogger(), logging.getLogger().handlers[:], logging.getLogger().level
    hooks = sys.excepthook, threading.excepthook
    try:
        yield CommandLine(capsys, monkeypatch)
    finally:  # else whatever is logged after a test that failed goes to its closed stream
        logger.handlers[:] = handlers
        logger.setLevel(level)
        sys.excepthook, threading.excepthook = hooks


def on_a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """`zoujie check` is asked on a day of 2026: it objects to a year whose 调休 the program does not know yet."""
    for module in ("answer", "check"):
        monkeypatch.setattr(f"bot.operator.{module}.Clock", lambda _zone, _ahead=None: StillClock(MONDAY))


def environment(folder: Path) -> dict[str, str]:
    """The settings of a bot in a folder."""
    return {
        "ZOUJIE_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'zoujie.db'}",
        "ZOUJIE_DATA_DIR": str(folder),
        "ZOUJIE_LISTEN": "127.0.0.1:0",
        "ZOUJIE_WEBCHAT": "1",
    }


async def put_to_work(template: Path, folder: Path) -> None:
    """The sample district in that folder, with two cases: #1 is closed, #2 stands open."""
    shutil.copy(template, folder / "zoujie.db")
    url = environment(folder)["ZOUJIE_DATABASE_URL"]
    settings = Settings(database_url=url, data_dir=folder, platforms=ON_THE_PAGE)
    await play(lambda clock: build(settings, clock), TALK)
