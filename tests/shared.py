"""What all workers of a test run share: whoever needs it first makes it, the others wait."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def run_name() -> str:
    """A name that all workers of this run have in common, and nobody else has."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common; it goes with the run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Only one process is in here; a file is the lock, which goes with its process."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
