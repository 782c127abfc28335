"""The steps of the tables from one version to the next, by Alembic; loaded only where there is a step to take."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from storage.database import MIGRATIONS, Unusable


def upgrade(connection: sa.Connection) -> None:
    """Bring the tables to the newest version. Raises Unusable for a version that this program does not know."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise Unusable("数据库是更新版本的程序建的，请先更新程序") from error
