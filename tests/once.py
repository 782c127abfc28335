"""What is the same in every test is made once: the register, the readers of its words, what is found out about a
photo, and SQL from statements.

A bot makes them once in its life. A test that starts a bot of its own would make them again, which takes longer than
most tests do. A reader takes only the district and keeps nothing of what it reads; equal districts have equal readers.
The register is known by its version, which is drawn at random with each change, as a running bot knows it. A photo is
examined by its bytes alone; one that is refused is examined each time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.util import LRUCache

from domain.district import District
from domain.recognise import Recogniser
from domain.rules import Rules
from storage import database, register
from storage.darkroom import develop
from understanding.known import Known
from understanding.questions.reader import QuestionReader
from understanding.reports.reader import ReportReader

Made = TypeVar("Made")
Loaded = tuple[District, dict[date, bool], Rules]
Load = Callable[[Connection], Loaded]
MOST = 8  # districts of which the readers are kept; nearly all tests have the sample district
STATEMENTS = 4000  # whose SQL is kept
PHOTOS = 200  # of which is kept what was found out: a conversation has few, and most have the same


def make_once(patch: pytest.MonkeyPatch) -> None:
    """From now on, whatever bot is started in this process."""
    patch.setattr("storage.database.Recogniser", _Once(Recogniser))
    patch.setattr("understanding.known.Known", _Once(Known))
    patch.setattr("understanding.reports.reader.ReportReader", _Once(ReportReader))
    patch.setattr("understanding.questions.reader.QuestionReader", _Once(QuestionReader))
    patch.setattr("storage.register.load", _each_version(register.load))
    patch.setattr("storage.photos.develop", lru_cache(PHOTOS)(develop))
    patch.setattr("bot.garbage.keep", lambda: None)  # what a test made goes with it
    patch.setattr("storage.database._engine", _Engines(database._engine))


class _Once(Generic[Made]):
    """Makes something once of equal districts, or of what is made of one once."""

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._made: list[tuple[object, Made]] = []
        self._one_at_a_time = threading.Lock()

    def __call__(self, first: object, *beside: object) -> Made:
        with self._one_at_a_time:
            found = next((one for one in self._made if one[0] == first), None)
            if found is None:
                found = (first, self._make(first, *beside))
            self._made = [found, *(one for one in self._made if one is not found)][:MOST]
            return found[1]


def _each_version(load: Load) -> Load:
    """Loads each version of a register once; a database without one has version 0."""
    once = _Once(lambda _version, connection: load(connection))

    def loaded(connection: Connection) -> Loaded:
        version = register.version(connection)
        return once(version, connection) if version else load(connection)

    return loaded


class _Engines:
    """Makes engines that share their SQL by kind of database, which goes by the dialect's identity."""

    def __init__(self, make: Callable[..., sa.Engine]) -> None:
        self._make = make
        self._shared: dict[str, tuple[sa.Dialect, LRUCache[Any, Any]]] = {}

    def __call__(self, url: sa.URL, given_up: threading.Event, **own: bool) -> sa.Engine:
        engine = self._make(url, given_up, **own)
        if shared := self._shared.get(engine.name):
            engine.dialect, engine._compiled_cache = shared
            engine.pool._dialect = shared[0]
            return engine

        @sa.event.listens_for(engine, "connect")
        def _knows_its_server(_connection: object, _record: object) -> None:
            cache: LRUCache[Any, Any] = LRUCache(STATEMENTS)
            self._shared.setdefault(engine.name, (engine.dialect, cache))

        return engine
