"""The database: one engine, transactions that are transactions, migrations, and the register kept at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from domain.recognise import Recogniser
from storage import register
from storage.photos import PhotoFiles
from storage.store import Register, Store
from storage.workdays import WorkDays

MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """One district's database and photo files. `url` is a SQLAlchemy URL, aiosqlite's or psycopg's."""

    def __init__(self, url: str, files: PhotoFiles, zone: ZoneInfo) -> None:
        self.url = sa.make_url(url)
        self.files = files
        self.zone = zone
        self._engine = _engine(self.url)
        # SQLite has one writer: waiting here is fair and costs nothing, waiting in its busy loop does neither.
        self._writer: asyncio.Lock | nullcontext[None] = (
            asyncio.Lock() if self.url.get_backend_name() == "sqlite" else nullcontext()
        )
        self._register: Register | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        """A transaction that writes: commits at the end, rolls back on any exception."""
        async with self._writer, self._engine.connect() as connection, connection.begin():
            yield await self._store(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        """A transaction that only reads, beside the writer."""
        async with self._engine.connect() as connection:
            await connection.execution_options(zoujie_reading=True)
            async with connection.begin():
                yield await self._store(connection)

    async def upgrade(self) -> None:
        """Bring the tables to this version of the program."""
        if self.url.database and self.url.get_backend_name() == "sqlite":
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        async with self._engine.begin() as connection:
            await connection.run_sync(_upgrade)

    async def close(self) -> None:
        """Must be awaited before the program ends: aiosqlite's threads keep it alive otherwise."""
        await self._engine.dispose()

    async def _store(self, connection: AsyncConnection) -> Store:
        version = await register.version(connection)
        if self._register is None or self._register.version != version:
            district, workdays = await register.load(connection)
            calendar = WorkDays(self.zone, workdays)
            self._register = Register(version, district, Recogniser(district), calendar)
        return Store(connection, self._register, self.files)


def _engine(url: sa.URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, pool_size=8, hide_parameters=True)
    engine = create_async_engine(url, pool_size=5, connect_args={"timeout": 20}, hide_parameters=True)

    # pysqlite begins transactions late and on its own terms; reliability.md, section 0 row 5, shows what is lost.
    @sa.event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("zoujie_reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _upgrade(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
