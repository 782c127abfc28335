"""The database: one engine, transactions that are transactions, migrations, and the register kept at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from domain.recognise import Recogniser
from storage import one_hop, register
from storage.failpoints import reached
from storage.mail import Outbox
from storage.photos import PhotoFiles
from storage.store import Register, Store
from storage.workdays import WorkDays

MIGRATIONS = Path(__file__).parent / "migrations"


class Unusable(Exception):
    """The database cannot be used; the text says why, to the operator, and never shows a password."""


class Database:
    """One district's database and photo files. `url` is a SQLAlchemy URL, aiosqlite's or psycopg's."""

    def __init__(self, url: str, files: PhotoFiles, zone: ZoneInfo) -> None:
        """Nothing is opened yet. Raises Unusable if the URL is none."""
        self.url = _parsed(url)
        self.files = files
        self.zone = zone
        self._engine = _engine(self.url)
        self._reader = self._engine.execution_options(zoujie_reading=True)
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
        async with self._reader.connect() as connection, connection.begin():
            yield await self._store(connection)

    @asynccontextmanager
    async def outbox(self) -> AsyncIterator[Outbox]:
        """A transaction on the outbox alone. What is said is settled: the register need not be asked for."""
        async with self._writer, self._engine.connect() as connection, connection.begin():
            yield Outbox(connection)

    @asynccontextmanager
    async def outbox_reading(self) -> AsyncIterator[Outbox]:
        """The same, beside the writer."""
        async with self._reader.connect() as connection, connection.begin():
            yield Outbox(connection)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for a database that is a server's."""
        if self.url.get_backend_name() != "sqlite" or not self.url.database:
            return None
        return Path(self.url.database)

    async def upgrade(self) -> None:
        """Bring the tables to this version of the program. Raises Unusable."""
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._told():
            async with self._engine.begin() as connection:
                await connection.run_sync(_upgrade)
                reached("upgrade-before-commit")

    async def revision(self) -> str | None:
        """Which version the tables are of; None if there are none yet. Raises Unusable."""
        with self._told():
            async with self._reader.connect() as connection:
                return await connection.run_sync(_revision)

    async def close(self) -> None:
        """Must be awaited before the program ends: aiosqlite's threads keep it alive otherwise."""
        await self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the driver says of the database as a whole, in one line, as Unusable."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            where = f"{self.url.host or ''}/{self.url.database or ''}" if self.file is None else self.file
            why = str(error.orig).strip().partition("\n")[0]
            raise Unusable(f"数据库用不了（{where}）：{why}") from error
        except CommandError as error:
            raise Unusable("数据库是更新版本的程序建的，请先更新程序") from error

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
    arguments = {"timeout": 20, "async_creator_fn": one_hop.connect}
    engine = create_async_engine(url, pool_size=5, connect_args=arguments, hide_parameters=True)

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
        cursor = connection.connection.cursor()  # not through SQLAlchemy, which takes longer than SQLite
        cursor.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
        cursor.close()

    return engine


def revisions() -> list[str]:
    """The versions of the tables that this program knows, newest first."""
    return [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]


def _parsed(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        # Without the cause, which quotes the whole URL and with it the password.
        raise Unusable("DATABASE_URL 读不懂（内容可能有密码，不显示）") from None


def _upgrade(connection: sa.Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
