"""The versions of the tables are told from their files; Alembic is loaded only for a step."""

from __future__ import annotations

import subprocess
import sys

from alembic.config import Config
from alembic.script import ScriptDirectory

from storage.database import MIGRATIONS, revisions

# What a start of the web chat does not need.
LATE = (
    "alembic",
    "openpyxl",
    "telegram",
    "cryptography",
    "httpx",
)


def test_versions_are_those_of_alembic() -> None:
    """In its order, the newest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    walked = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == walked


def test_a_start_loads_what_it_needs() -> None:
    """Libraries that take long to load wait until something needs them."""
    code = f"import sys, bot.cli, bot.serve; print([one for one in {LATE} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
