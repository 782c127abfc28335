"""The versions of the tables are told from their files; Alembic is loaded only for a step."""

from __future__ import annotations

from alembic.config import Config
from alembic.script import ScriptDirectory

from storage.database import MIGRATIONS, revisions


def test_versions_are_those_of_alembic() -> None:
    """In its order, the newest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    walked = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions() == walked
