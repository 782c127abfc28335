"""A bot as a process of its own: started, asked for its health, killed, told to stop."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from time import monotonic

import aiohttp

from tests.ports import free_port

PATIENCE = 180.0  # seconds for a start, on a machine that is busy with other things
GLANCE = 0.05  # seconds between two looks: each takes the processor away from what is starting
# The caller's settings, and what makes a program compile itself anew at each start.
_CALLERS = ("ZOUJIE_", "PYTHONDONTWRITEBYTECODE")
NAIVE = Path(__file__).with_name("naive.py")


class NotStarted(Exception):
    """The program ended before it was healthy, or never was."""


class Program:
    """One bot with a folder and a port of its own, however often it is started."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.folder = folder
        self.starts = 0
        self._command = command
        self._port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """The running process."""
        return self._running.pid

    @property
    def home(self) -> Path:
        """Where it keeps its photos."""
        return self.folder

    @property
    def for_commands(self) -> dict[str, str]:
        """The environment of another `zoujie` on the same database."""
        return self.environment

    @property
    def environment(self) -> dict[str, str]:
        """What it is told by its environment; nothing of the caller's own settings."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(_CALLERS)}
        return own | {"ZOUJIE_DATA_DIR": str(self.folder), "ZOUJIE_LISTEN": f"127.0.0.1:{self._port}"}

    async def launch(self, failpoint: str = "") -> None:
        """Start the process without waiting for it."""
        self.starts += 1
        with (self.folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._command,
                cwd=self.folder,
                env=self.environment | {"ZOUJIE_FAILPOINT": failpoint},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def start(self, failpoint: str = "") -> float:
        """Start it and wait until it is healthy; the seconds that took. Raises NotStarted."""
        begin = monotonic()
        await self.launch(failpoint)
        async with aiohttp.ClientSession() as http:
            while monotonic() - begin < PATIENCE and not self.ended:
                if await _healthy(http, self.url):
                    return monotonic() - begin
                await asyncio.sleep(GLANCE)
        raise NotStarted((self.folder / "log").read_text(encoding="utf-8")[-2000:])

    @property
    def ended(self) -> bool:
        """True once the process is gone."""
        return self._running.returncode is not None

    async def end(self, within: float) -> int | None:
        """Its exit code, or None if it still runs after so many seconds."""
        try:
            return await asyncio.wait_for(self._running.wait(), within)
        except TimeoutError:
            return None

    async def kill(self) -> None:
        """SIGKILL; nothing of it runs any more when this returns."""
        if self._process is None:
            return
        if not self.ended:
            self._running.kill()
        await self._running.wait()

    async def stop(self) -> tuple[int | None, float]:
        """SIGTERM; the exit code and the seconds until then. None if it had to be killed after PATIENCE."""
        begin = monotonic()
        if not self.ended:
            self._running.terminate()
        code = await self.end(PATIENCE)
        took = monotonic() - begin
        await self.kill()
        return code, took

    @property
    def _running(self) -> asyncio.subprocess.Process:
        assert self._process is not None, "never started"
        return self._process


class Demo(Program):
    """`zoujie demo`, which has a folder of its own within the one it is given."""

    @property
    def home(self) -> Path:
        """Where the demo keeps all of its own."""
        return self.folder / "demo"

    async def launch(self, failpoint: str = "") -> None:
        """Start the process, on an empty book: what is counted must not begin with the demo's past."""
        self.home.mkdir(mode=0o700, exist_ok=True)
        (self.home / "zoujie.db").touch(0o600)
        await super().launch(failpoint)

    @property
    def for_commands(self) -> dict[str, str]:
        """What makes `zoujie` look at the demo's database."""
        url = f"sqlite+aiosqlite:///{self.home / 'zoujie.db'}"
        return self.environment | {"ZOUJIE_DATABASE_URL": url, "ZOUJIE_DATA_DIR": str(self.home)}


class Serve(Program):
    """`zoujie serve` with the web chat, on a database that several may share."""

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder, "-m", "bot", "serve")
        self._own = {"ZOUJIE_DATABASE_URL": url, "ZOUJIE_WEBCHAT": "1"}

    @property
    def environment(self) -> dict[str, str]:
        """With its database."""
        return super().environment | self._own


def demo(folder: Path) -> Program:
    """The real program: `zoujie demo`."""
    return Demo(folder, "-m", "bot", "demo")


def naive(folder: Path) -> Program:
    """The control."""
    return Program(folder, str(NAIVE))


async def _healthy(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(f"{url}/healthz", timeout=aiohttp.ClientTimeout(total=2)) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
