"""The database: one engine, transactions that are transactions, migrations, and the register kept at hand."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.recognise import Recogniser
from storage import eager, register
from storage.books import Books
from storage.disk import make
from storage.failpoints import reached
from storage.gallery import Gallery
from storage.holds import Hold
from storage.photos import PhotoFiles
from storage.registered import Register
from storage.trouble import Trouble, trouble_of
from storage.workdays import WorkDays

BUSY = 500  # milliseconds that SQLite itself waits for a lock
LOCKED = 20.0  # seconds that a writer of another process is waited for
RESTS = 1.0  # seconds after which a connection may have died unnoticed
MOST_FAULTS = 3  # that are told of a damaged file
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.Text))  # Alembic keeps it
_ONE_AT_A_TIME = sa.text("SELECT pg_advisory_xact_lock(hashtext('zoujie upgrade'))")


class Unusable(Exception):
    """The database cannot be used; the text says why, to the operator, and never shows a password."""


class Database:
    """One district's database and photo files. `url` is a SQLAlchemy URL of SQLite or of psycopg.

    Everything here blocks, and may be called from any thread; bot/transactions.py has the threads for it.
    """

    def __init__(self, url: str, files: PhotoFiles, zone: ZoneInfo, *, lasting: bool = True) -> None:
        """Nothing is opened yet. Raises Unusable if the URL is none.

        Without `lasting` a power cut may lose or damage what was committed to SQLite.
        """
        self.url = _parsed(url)
        self.files = files
        self.zone = zone
        self._given_up = threading.Event()
        self._engine = _engine(self.url, self._given_up, lasting=lasting)
        self._reader = self._engine.execution_options(zoujie_reading=True)
        # SQLite has one writer: waiting here is fair and costs nothing, waiting in its busy loop does neither.
        self._writer: AbstractContextManager[object] = threading.Lock() if self.one_writer else nullcontext()
        self._register: Register | None = None
        self._gallery = Gallery()

    @contextmanager
    def transaction(self) -> Iterator[Books]:
        """A transaction that writes: commits at the end, rolls back on any exception."""
        with self._writer, self._engine.begin() as connection:
            yield Books(connection, self._known, self.files, self.zone, self._gallery)

    @contextmanager
    def reading(self) -> Iterator[Books]:
        """A transaction that only reads, beside the writer."""
        with self._reader.begin() as connection:
            yield Books(connection, self._known, self.files, self.zone, self._gallery)

    @property
    def one_writer(self) -> bool:
        """True for SQLite, where a second writer only waits for the first."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for a database that is a server's."""
        if not self.one_writer or not self.url.database:
            return None
        return Path(self.url.database)

    def hold(self, name: str) -> Hold:
        """Something that only one process should do at a time."""
        return Hold(self._engine, name)

    def upgrade(self) -> None:
        """Bring the tables to this version of the program. Raises Unusable."""
        if self.file:
            make(self.file.parent)
            if not self.file.exists():
                self.file.touch(mode=0o600)  # it has everybody's phone number
        with self._told(), self._engine.begin() as connection:
            if not self.one_writer:  # two processes may start at once
                connection.execute(_ONE_AT_A_TIME)
            if _revision(connection) != revisions()[0]:
                _upgrade(connection)
            reached("upgrade-before-commit")

    def revision(self) -> str | None:
        """Which version the tables are of; None if there are none yet. Raises Unusable."""
        with self._told(), self._reader.connect() as connection:
            return _revision(connection)

    def faults(self) -> list[str]:
        """What SQLite finds wrong in its file, a few lines; other databases look after themselves. Raises Unusable."""
        if not self.one_writer:
            return []
        try:
            with self._told(), self._reader.connect() as connection:
                found = connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FAULTS})").scalars().all()
        except Unusable as error:
            if trouble_of(error.__cause__) is Trouble.DAMAGED:  # too much to be looked at
                return [str(error)]
            raise
        return [str(line) for line in found if line != "ok"]

    def probe(self, now: datetime) -> None:
        """Write a number and commit it. Raises Unusable."""
        with self._told(), self.transaction() as store:
            store.counters.set("probe", int(now.timestamp()))

    def give_up(self) -> None:
        """Wait no more for a writer of another process; whoever waits gets an error."""
        self._given_up.set()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the driver says of the database as a whole, in one line, as Unusable."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            where = f"{self.url.host or ''}/{self.url.database or ''}" if self.file is None else self.file
            why = str(error.orig).strip().partition("\n")[0]
            raise Unusable(f"数据库用不了（{where}）：{why}") from error

    def _known(self, connection: sa.Connection, version: int | None) -> Register:
        """The register at hand, read anew if it has changed; in: its version, if that is known already."""
        version = register.version(connection) if version is None else version
        if self._register is None or self._register.version != version:
            district, workdays, rules = register.load(connection)
            calendar = WorkDays(self.zone, workdays, rules.hours)
            self._register = Register(version, district, Recogniser(district), calendar, rules)
        return self._register


def _engine(url: sa.URL, given_up: threading.Event, *, lasting: bool) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        engine = sa.create_engine(url, pool_size=8, hide_parameters=True)
        _ask_whether_they_live(engine)
        return engine
    engine = sa.create_engine(
        url, pool_size=5, connect_args={"timeout": 1, "factory": eager.Connection}, hide_parameters=True
    )

    synchronous = "FULL" if lasting else "OFF"

    # pysqlite begins transactions late and on its own terms; reliability.md, section 0 row 5, shows what is lost.
    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "foreign_keys=ON",
            f"busy_timeout={BUSY}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("zoujie_reading")
        cursor = connection.connection.cursor()  # not through SQLAlchemy, which takes longer than SQLite
        if reading:
            cursor.execute("BEGIN")
        else:
            _begin_writing(cursor, given_up)
        cursor.close()

    return engine


def _begin_writing(cursor: Any, given_up: threading.Event) -> None:
    """Begin as the one writer. Another process may be that for a while; it is waited for in short stretches, so that
    the program can end meanwhile."""
    until = time.monotonic() + LOCKED
    while True:
        try:
            cursor.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            is_busy = (error.sqlite_errorcode & 0xFF) == sqlite3.SQLITE_BUSY
            if not is_busy or given_up.is_set() or time.monotonic() > until:
                raise


def _ask_whether_they_live(engine: sa.Engine) -> None:
    """Connections that have rested for a while are asked before they are used; to ask each time is a way more in
    every transaction. Raises nothing: one that is dead is replaced."""

    @sa.event.listens_for(engine, "checkin")
    def _rests(_connection: Any, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    @sa.event.listens_for(engine, "checkout")
    def _is_used(connection: Any, record: Any, _proxy: Any) -> None:
        if time.monotonic() - record.info.get("rests_since", time.monotonic()) < RESTS:
            return
        try:
            connection.execute("SELECT 1")
            connection.rollback()
        except Exception as error:
            raise sa.exc.DisconnectionError from error  # the pool takes another one


def revisions() -> list[str]:
    """The versions of the tables that this program knows, newest first: each step's file begins with its own."""
    return sorted((file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")), reverse=True)


def _parsed(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        # Without the cause, which quotes the whole URL and with it the password.
        raise Unusable("ZOUJIE_DATABASE_URL 读不懂（内容可能有密码，不显示）") from None
    # The settings' word for SQLite names an asynchronous driver; here a worker thread is all that it takes.
    return parsed.set(drivername="sqlite") if parsed.get_backend_name() == "sqlite" else parsed


def _upgrade(connection: sa.Connection) -> None:
    from storage.upgrading import UnknownVersion, upgrade  # seldom needed, and Alembic takes long to load

    try:
        upgrade(connection, MIGRATIONS)
    except UnknownVersion as error:
        raise Unusable("数据库是更新版本的程序建的，请先更新程序") from error


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    return connection.scalar(sa.select(_VERSION.c.version_num))
