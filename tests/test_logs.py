"""Logs: one JSON object a line, with types and places, never with what people wrote or a secret."""

from __future__ import annotations

import asyncio
import gc
import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa

from bot import logs
from bot.gateways.webchat.typed import TypedMessage
from domain import seats
from domain.district import Purpose, Role
from storage.store import Store
from tests.platforms import webchat
from tests.talk import ZONE, Start, StillClock

WRITTEN = "举报人白露，电话 13800138000，住和平路 3 号"


class Lines:
    """What was logged."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def all(self) -> list[dict[str, Any]]:
        """Every line, each of which must be JSON."""
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Logging as the program has it, into memory; as it was afterwards."""
    root, lines = logging.getLogger(), Lines()
    handlers, level = root.handlers[:], root.level
    hooks = sys.excepthook, threading.excepthook
    root.handlers.clear()
    monkeypatch.setattr(sys, "stderr", lines.stream)
    logs.begin()
    yield lines
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks


def stumble(text: str) -> None:
    """A fault whose text quotes what somebody wrote, as those of drivers do."""
    raise ValueError(f"not understood: {text}") from KeyError(text)


def test_error_without_its_text(logged: Lines) -> None:
    """An error is logged by type and place; its text, its cause and the source line stay out."""
    try:
        stumble(WRITTEN)
    except ValueError:
        logging.getLogger("zoujie.test").exception("row %s failed", 7)
    (line,) = logged.all
    assert (line["level"], line["from"], line["what"]) == ("error", "zoujie.test", "row 7 failed")
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_logs.stumble:")
    assert "白露" not in logged.stream.getvalue()


@pytest.mark.parametrize(
    "secret",
    [
        "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_",
        "https://qyapi.example/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa",
        "https://qyapi.example/cgi-bin/gettoken?corpid=x&corpsecret=Zm9vYmFy-_1",
        "https://qyapi.example/x?access_token=Zm9vYmFy",
        "postgresql+psycopg://zoujie:geh/eim@127.0.0.1/zoujie",
        "13800138000",
        "11010519491231002X",
    ],
)
def test_secret_of_a_library_is_scrubbed(logged: Lines, secret: str) -> None:
    """Tokens, keys, passwords and the numbers of people do not pass, whoever logs them."""
    logging.getLogger("some.library").warning("GET %s done", secret)
    (line,) = logged.all
    assert line["what"].startswith("GET ")
    assert "[secret]" in line["what"]
    for part in ("AAHdqTcv", "693a91f6", "Zm9vYmFy", "geh", "eim@", "13800138000", "194912310"):
        assert part not in line["what"]


def test_line_breaks_forge_no_line(logged: Lines) -> None:
    """Whatever is in a message, it stays one line of JSON."""
    logging.getLogger("zoujie.test").warning('x\r\n{"level": "info"}\x1b[2J')
    assert len(logged.all) == 1


async def test_forgotten_task(logged: Lines) -> None:
    """asyncio complains about a task that nobody waited for, without the text of its error."""

    async def fail() -> None:
        stumble(WRITTEN)

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()
    await asyncio.sleep(0)
    (line,) = logged.all
    assert (line["from"], line["error"]) == ("asyncio", "ValueError")
    assert "白露" not in logged.stream.getvalue()


def test_what_nobody_caught(logged: Lines) -> None:
    """An error that ends the program or a thread is logged like any other, not printed with its text."""
    try:
        stumble(WRITTEN)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=stumble, args=(WRITTEN,))
    thread.start()
    thread.join()
    assert [line["error"] for line in logged.all] == ["ValueError", "ValueError"]
    assert "白露" not in logged.stream.getvalue()


# What makes the database refuse a report, in words that PostgreSQL completes with the whole refused row.
REFUSE = {
    "sqlite": "CREATE TRIGGER no BEFORE INSERT ON cases BEGIN SELECT RAISE(ABORT, 'not like this'); END",
    "postgresql": "ALTER TABLE cases ADD CONSTRAINT no CHECK (text = '')",
}


async def test_failing_handler(start: Start, logged: Lines) -> None:
    """A report that the database refuses is logged as a row that failed; what was reported stays out."""
    app = await start(StillClock(datetime(2026, 3, 2, 9, tzinfo=ZONE)))
    try:
        with app.database.transaction() as store:
            store.connection.execute(sa.text(REFUSE[store.connection.dialect.name]))
            chat, sender = _reporter(store)
        await webchat(app).hear(chat, TypedMessage(sender, f"上报 人民广场 占道经营 {WRITTEN}"))
        assert await app.dispatcher.answer_next()
    finally:
        app.database.close()
    (line,) = logged.all
    assert line["what"] == "inbox row 1 failed, try 1"
    assert line["error"] == "IntegrityError"
    assert "cases.open:" in line["where"]
    for private in ("白露", "13800138000", "和平路", "占道经营"):
        assert private not in logged.stream.getvalue()


def _reporter(store: Store) -> tuple[str, str]:
    """A grid's group and somebody of its grid staff."""
    group = store.district.groups_for(Purpose.GRID)[0]
    person = next(one for one in seats.members(group, store.district) if one.has(Role.REPORTER))
    return group.chat, str(person.id)
