"""Peers of the fakes that are npm packages: fetched as a lock file pins them, and run by node."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# Where a package that was not fetched fails the suite, half a minute of a bad network must not.
PATIENT = ("--fetch-retries=5", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=10000")
FILES = ("package.json", "package-lock.json", "driver.cjs")
# The machine's proxy leads out into the world, not to a fake on this very machine.
LOOPBACK = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


class NotThere(Exception):
    """The peers cannot be run here; the text says why."""


class NotFetched(Exception):
    """npm did not get the packages; the text is what it said."""


def install(sources: Path, folder: Path) -> Path:
    """Fetch what the sources pin into a folder; the driver in it. Raises NotThere, NotFetched."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise NotThere("node and npm are not installed")
    for name in FILES:
        shutil.copy(sources / name, folder)
    command = [
        "npm",
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        *(PATIENT if os.environ.get("CI") else ("--fetch-retries=1",)),
        "--prefer-offline",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotFetched(done.stderr[-300:])
    return folder / "driver.cjs"


def install_or_skip(sources: Path, folder: Path) -> Path:
    """The same, but where the peers cannot be had the test is skipped. In CI what is not fetched is an error."""
    try:
        return install(sources, folder)
    except NotThere as why:
        pytest.skip(str(why))
    except NotFetched as why:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"npm could not fetch the packages: {why}")
