"""A real `zoujie demo` for the browser tests, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen

from bot.clock import Clock
from storage.clocks import AHEAD
from storage.database import Database
from storage.photos import PhotoFiles
from tests.ports import free_port
from tests.talk import ZONE

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Demo:
    """`python -m bot demo` in a process of its own, on a free port, with nothing in its folder but the time."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def at(cls, moment: datetime, home: Path) -> Iterator[Demo]:
        """A running demo whose clock begins at a moment, so that every run sees the same days."""
        _set_clock(home / "demo" / "zoujie.db", moment)
        demo = cls(home, free_port())
        demo.start()
        try:
            yield demo
        finally:
            demo.stop()

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = {"ZOUJIE_LISTEN": f"127.0.0.1:{self.port}", "ZOUJIE_DATA_DIR": str(self.home)}
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                (sys.executable, "-m", "bot", "demo"),
                cwd=ROOT,
                env=os.environ | settings,
                stdout=log,
                stderr=log,
            )
        for _ in range(1200):
            if self.process.poll() is not None:
                break
            if _answers(f"{self.url}/healthz"):
                return
            time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"the demo did not start: {(self.home / 'log').read_text()}")

    def stop(self) -> None:
        """SIGTERM, and wait for its end. It must be one without an error."""
        assert self.process is not None
        self.process.terminate()
        assert self.process.wait(60) == 0


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _set_clock(file: Path, moment: datetime) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}", PhotoFiles(file.parent / "photos"), ZONE)
    database.upgrade()
    with database.transaction() as store:
        store.counters.set(AHEAD, int((moment - Clock(ZONE).now()).total_seconds()))
    database.close()
