"""Words that may stand in any question and change nothing: particles, politeness, and what all of it is about.

They are listed in `vocabulary/around.txt`, by what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

PARTICLES = "在的了呢啊呀吧哦啦嘛有还是都伐"


def fillers() -> Iterator[str]:
    """Every pattern of such words, as in `pieces.Pattern`."""
    for line in (files("understanding.vocabulary") / "around.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
