"""The steps of the tables from one version to the next, by Alembic; loaded only where there is a step to take."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError


class UnknownVersion(Exception):
    """The tables are of a version that this program does not have: a newer one made them."""


def upgrade(connection: sa.Connection, steps: Path) -> None:
    """Bring the tables to the newest version, by the steps in a folder. Raises UnknownVersion."""
    config = Config()
    config.set_main_option("script_location", str(steps))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise UnknownVersion from error
