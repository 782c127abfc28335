"""A district that has worked, and the command line on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operating import CommandLine, command_line


@pytest.fixture
def folder(worked: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with that district."""
    shutil.copy(worked / "zoujie.db", tmp_path)
    return tmp_path


@pytest.fixture
def zoujie(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on it."""
    with command_line(folder, capsys, monkeypatch) as command:
        yield command
