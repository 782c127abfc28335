"""Where the folders of tests are."""

from __future__ import annotations

import os
import shutil


def _memory() -> str | None:
    """A folder in memory with room for both databases: else a test mostly waits for the disk."""
    folder = "/dev/shm"
    has_room = os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 2 * 1024**3
    return folder if has_room else None


MEMORY = _memory()
