"""示范: of two who take the same step at once, one is told so."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.exemplars import ExemplarLine, ExemplarStep
from domain.refused import ExemplarChanged
from storage.database import Database

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_whoever_is_slower_is_told(database: Database) -> None:
    """Both have read that it is no 示范 yet; the step of one is kept."""
    line = ExemplarLine(1, None, ExemplarStep.BEGIN, 1, NOW, "原来乱")
    with database.transaction() as store:
        store.exemplars.add(line, 1)
        with pytest.raises(ExemplarChanged):
            store.exemplars.add(line, 1)
        assert store.exemplars.of(line.place) == [line]
