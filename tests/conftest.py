"""The options of the tests, and where their folders are. What tests stand on is in tests/fixtures.py."""

from __future__ import annotations

import gc
import os

import pytest

from tests.memory import MEMORY

if MEMORY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)  # where pytest has the folders of tests
    os.environ.setdefault("TMPDIR", MEMORY)  # where everybody else has theirs


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the transcripts with what the bot says now; the diff is the change of behaviour."""
    parser.addoption("--accept", action="store_true", help="rewrite transcripts as they are played now")


def pytest_configure(config: pytest.Config) -> None:
    """Loads the bot in each worker. What hands the tests out to them has no use for it, and all would wait for it."""
    if config.getoption("dist", "no") == "no":
        gc.disable()  # until all tests are loaded: there is no garbage before
        config.pluginmanager.import_plugin("tests.fixtures")
