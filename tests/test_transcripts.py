"""Every conversation in tests/transcripts, played through the whole bot on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.talk import Start, play
from tests.turns import AT_LARGE, in_turn, is_long, on_the_web

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


PLAYED = [(file, "sqlite") for file in on_the_web(TRANSCRIPTS)] + [
    (file, "postgresql") for file in in_turn(TRANSCRIPTS, "postgresql")
]


@pytest.mark.usefixtures("few_pictures")
@pytest.mark.parametrize(
    ("file", "database_url"),
    [pytest.param(file, kind, marks=AT_LARGE if is_long(file) else ()) for file, kind in PLAYED],
    indirect=["database_url"],
    ids=[f"{kind}-{file.stem}" for file, kind in PLAYED],
)
async def test_conversation(file: Path, start: Start, request: pytest.FixtureRequest) -> None:
    """What the bot says now is what the file says."""
    written = file.read_text(encoding="utf-8")
    played = await play(start, written)
    if request.config.getoption("--accept"):
        file.write_text(played, encoding="utf-8")
    assert played == written
