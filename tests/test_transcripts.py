"""Every conversation in tests/transcripts, played through the whole bot on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.talk import Start, play

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
async def test_conversation(file: Path, start: Start, request: pytest.FixtureRequest) -> None:
    """What the bot says now is what the file says."""
    written = file.read_text(encoding="utf-8")
    played = await play(start, written)
    if request.config.getoption("--accept"):
        file.write_text(played, encoding="utf-8")
    assert played == written
