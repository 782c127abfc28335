"""The examples of CONTRIBUTING.md are what somebody begins with: they hold."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Any

from domain.rules import DEFAULTS
from handlers.kit import Handler
from jobs.kit import Job
from storage.database import Database
from storage.workdays import WorkDays
from tests.talk import ZONE

EXAMPLES = re.findall(
    r"^```python\n# ((?:handlers|jobs)/\w+)\.py\n(.+?)^```$",
    (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def _named(name: str) -> Any:
    """What the example of that file declares."""
    (code,) = (code for file, code in EXAMPLES if file == name)
    found: dict[str, Any] = {"__name__": name.replace("/", ".")}
    exec(compile(code, name, "exec"), found)
    return found[name.partition("/")[2]]


def test_the_command_is_one() -> None:
    """With its words, and a line of help that begins with one of them."""
    whoami = _named("handlers/whoami")
    assert isinstance(whoami, Handler)
    assert whoami.words == ("我是谁", "whoami") and whoami.help.startswith("我是谁 — ")


def test_the_job_is_due_and_runs(database: Database) -> None:
    """At noon of a working day; where nothing waits it says nothing."""
    noon = _named("jobs/noon")
    assert isinstance(noon, Job)
    (slot,) = noon.slots(date(2026, 3, 2), WorkDays(ZONE), DEFAULTS)
    assert slot.time == time(12, 0)
    with database.reading() as store:
        assert list(noon.work(slot.at, store)) == []
