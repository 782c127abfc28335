"""Scratch."""

from __future__ import annotations
import os
from pathlib import Path
import pytest
from tests.talk import Start, play


@pytest.mark.usefixtures("few_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it(start: Start) -> None:
    """Plays."""
    f = Path(os.environ["PLAY"])
    f.with_suffix(".out").write_text(await play(start, f.read_text()))
