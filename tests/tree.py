"""The files of the repository, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "jobs", "actions", "storage", "texts", "domain")
CHINESE = re.compile(r"[\u3400-\u9fff]")


@cache
def text_of(file: Path) -> str:
    """What stands in the file."""
    return file.read_text(encoding="utf-8")
