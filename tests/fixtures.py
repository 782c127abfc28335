"""Databases for tests: a SQLite file and a real PostgreSQL, each copied from a template with the sample district.

This is a part of conftest.py that the process which only hands the tests out need not load.
"""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

from bot import drawing
from bot.app import App, build
from bot.clock import Clock
from bot.settings import Settings
from bot.transactions import Transactions
from domain.sketch import Sketch
from papers import ink, picture
from papers.ink import Finder
from storage.database import Database
from storage.photos import PhotoFiles
from tests.memory import MEMORY
from tests.once import make_once
from tests.operating import put_to_work
from tests.platforms import ON_THE_PAGE
from tests.postgresql import TEMPLATE, PostgreSQL, common_postgresql, fill
from tests.shared import common_folder, one_at_a_time, run_name
from tests.talk import MONDAY, Start, StillClock
from tests.turns import EVERYWHERE

# How long an example takes says more of the machine than of the rule. The suite tries the same examples each time, so
# that it fails for what was changed and for nothing else; `make score` looks for new ones.
hypothesis.settings.register_profile(
    "zoujie",
    max_examples=100 if EVERYWHERE else 40,
    deadline=None,
    derandomize=not EVERYWHERE,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("zoujie")
if not EVERYWHERE:
    # Else each worker first reads all of our sources for numbers and words that stand in them, to mix these into the
    # examples: other examples after each change, and half a second of CPU. There is no public switch.
    providers._get_local_constants = lambda: providers._local_constants

# How many things are made, and passes, until garbage is looked for; seldomer than usual.
GARBAGE = (200_000, 20, 50)
KINDS = ("sqlite", "postgresql")
# What takes long begins first: else a worker would end with it while the others have nothing left to do.
FIRST = ("tests/browser/", "tests/tiny_platform/", "tests/test_transcripts.py")
_MADE = pytest.MonkeyPatch()
_number = itertools.count(1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves what is marked `at_large` to `make score`, and what needs one database only on the second."""
    items.sort(key=lambda one: not one.nodeid.startswith(FIRST))
    for one in items:
        if one.get_closest_marker("one_database") and _on_postgresql(one):
            one.add_marker("at_large")
    if EVERYWHERE:
        return
    left = [one for one in items if one.get_closest_marker("at_large")]
    config.hook.pytest_deselected(items=left)
    items[:] = [one for one in items if not one.get_closest_marker("at_large")]


def _on_postgresql(item: pytest.Item) -> bool:
    spec = getattr(item, "callspec", None)
    return spec is not None and spec.params.get("database_url") == "postgresql"


def pytest_sessionstart() -> None:
    """What takes long to make and is the same in every test; some files make it while they are loaded."""
    make_once(_MADE)


def pytest_sessionfinish() -> None:
    """As it was."""
    _MADE.undo()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """What is loaded by now stays: it need not be looked through for garbage again and again, nor once."""
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """A test that ran a command leaves no logging behind: it would go to a stream that is closed by then."""
    left = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    for one in left:
        logging.getLogger().removeHandler(one)
    assert not left, "logging was left behind; see tests/operating.py"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with every table and the sample district, for all workers: to be copied, not changed."""
    folder = common_folder(tmp_path_factory)
    file = folder / "template.db"
    with one_at_a_time(folder / "template.lock"):
        if not file.exists():
            fill(f"sqlite+aiosqlite:///{folder / 'being_filled.db'}")
            (folder / "being_filled.db").rename(file)
    return file


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgreSQL]:
    """A PostgreSQL server of this test run's own, with the sample district as a template, for all workers."""
    lock = common_folder(tmp_path_factory) / "postgresql.lock"
    with common_postgresql(run_name(), lock, MEMORY) as found:
        yield found


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database with the sample district, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            file = Path(folder) / "zoujie.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), file)
            yield f"sqlite+aiosqlite:///{file}"
        return
    with copy_of_template(request.getfixturevalue("server")) as url:
        yield url


@contextmanager
def copy_of_template(server: PostgreSQL) -> Iterator[str]:
    """A fresh database with the sample district."""
    name = f"zoujie_{os.getpid()}_{next(_number)}"
    server.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a bot on that database."""
    return Settings(database_url=database_url, data_dir=tmp_path, port=0, platforms=ON_THE_PAGE)


@pytest.fixture
async def start(settings: Settings) -> AsyncIterator[Callable[[Clock], Awaitable[App]]]:
    """Builds the bot on the test's database, as often as the test wants it to start; its threads end with the test."""
    started: list[App] = []

    async def begin(clock: Clock) -> App:
        started.append(await build(settings, clock))
        return started[-1]

    yield begin
    for app in started:
        await app.close()


@pytest.fixture
def clock() -> StillClock:
    """It stands until a test moves it."""
    return StillClock(MONDAY)


@pytest.fixture
async def app(start: Start, clock: StillClock) -> App:
    """The bot with nothing running: a test answers and delivers step by step."""
    return await start(clock)


@pytest.fixture(scope="session")
def worked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a district of two cases and their photos, #1 closed and #2 open: to be copied, not changed."""
    folder = tmp_path_factory.mktemp("worked")
    asyncio.run(put_to_work(sqlite_template, folder))
    return folder


@pytest.fixture
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn as ever and saved at an eighth: packing them takes longer than most of what is said does."""
    as_png, as_jpeg = ink._png, ink._jpeg
    monkeypatch.setattr(ink, "_png", lambda picture, level: as_png(picture.reduce(8), level))
    monkeypatch.setattr(ink, "_jpeg", lambda picture, quality: as_jpeg(picture.reduce(8), quality))


@pytest.fixture
def few_pictures(small_pictures: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first picture of each kind is drawn, and stands for the others of its kind; `make score` draws them all."""
    first: dict[type[Sketch], bytes] = {}

    def drawn(sketch: Sketch, photo: Finder) -> bytes:
        if type(sketch) not in first:
            first[type(sketch)] = picture.draw(sketch, photo)
        return first[type(sketch)]

    if not EVERYWHERE:
        monkeypatch.setattr(drawing, "draw", drawn)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The test's database itself."""
    database = Database(settings.database_url, PhotoFiles(settings.photos), settings.zone)
    yield database
    database.close()


@pytest.fixture
async def transactions(database: Database) -> AsyncIterator[Transactions]:
    """The test's database for what is asynchronous."""
    transactions = Transactions(database)
    yield transactions
    await transactions.close()
