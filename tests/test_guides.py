"""The guides show what the bot really says: every conversation in docs/guides is played through the whole bot."""

from __future__ import annotations

import asyncio
import re
import shutil
from functools import partial
from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings
from tests.talk import play

GUIDES = sorted((Path(__file__).parents[1] / "docs" / "guides").glob("*.md"))
_TALK = re.compile(r"(?<=^```对话\n).+?(?=^```$)", re.MULTILINE | re.DOTALL)


@pytest.mark.usefixtures("few_pictures")
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_guide(guide: Path, sqlite_template: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What the bot says now is what the guide shows; `--accept` writes it into the guide."""
    written = guide.read_text(encoding="utf-8")
    assert _TALK.search(written), "a guide without a conversation"

    def played(talk: re.Match[str]) -> str:
        home = tmp_path / str(talk.start())
        home.mkdir()
        shutil.copy(sqlite_template, home / "zoujie.db")
        return asyncio.run(_play(home, talk[0]))

    now = _TALK.sub(played, written)
    if request.config.getoption("--accept"):
        guide.write_text(now, encoding="utf-8")
    assert now == written


async def _play(home: Path, talk: str) -> str:
    """One conversation, on a district of its own."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{home / 'zoujie.db'}", data_dir=home)
    return await play(partial(build, settings), talk)
