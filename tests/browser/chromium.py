"""The browser of the tests: an installed Chromium or Chrome, else Debian's own where it may be installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

NONE_FOUND = "no Chromium or Chrome found: browser tests were skipped"
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "Google/Chrome/Application/chrome.exe",
    Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)"))
    / "Google/Chrome/Application/chrome.exe",
    Path(os.environ.get("LOCALAPPDATA", "C:/")) / "Google/Chrome/Application/chrome.exe",
)
# Nothing of its own to do on the network, and no sandbox where root has none.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)


def chromium() -> Path:
    """An installed Chromium or Chrome; else Debian's is installed, else the test is skipped.

    Where the environment says REQUIRE_BROWSER=1 nothing is skipped: the test fails.
    """
    found = _installed() or _install()
    if found is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium or Chrome found, and REQUIRE_BROWSER=1")
    if found is None:
        pytest.skip(NONE_FOUND)
    return found


def _installed() -> Path | None:
    on_path = (shutil.which(name) for name in _NAMES)
    return next((Path(one) for one in on_path if one), next((one for one in _PLACES if one.is_file()), None))


def _install() -> Path | None:
    """Debian's own, once, where this is root's machine to change; the test runs wait for each other."""
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get") and os.geteuid() == 0):
        return None
    import fcntl  # only where there is apt-get

    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with (Path(tempfile.gettempdir()) / "zoujie-chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _installed():
            for command in (("update",), ("install", "-y", "--no-install-recommends", "chromium")):
                subprocess.run(("apt-get", "-qq", *command), env=quiet, capture_output=True, check=False)
    return _installed()
