"""Structured logs: one JSON object a line, without what people wrote, who they are, or any secret."""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from storage.trouble import trouble_of

# Should a library ever write one: tokens of the Bot API, keys in query strings, passwords in addresses, and
# the numbers by which people are known (手机, 身份证).
_SECRET = re.compile(
    r"\d{6,}:[A-Za-z0-9_-]{30,}"
    r"|(?<=key=)[\w-]+|(?<=secret=)[\w-]+|(?<=token=)[\w-]+"
    r"|(?<=//)[^/\s:@]*:\S+(?=@)"
    r"|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)",
    re.IGNORECASE,
)
QUIET = 60.0  # seconds
_FRAMES = 12  # of a traceback: the way through the database alone takes six
_OWN = frozenset(
    {"bot", "operator", "gateways", "workbook", "handlers", "jobs", "storage", "texts", "domain"}
)


class ToldOnce(logging.Filter):
    """Lets a fault of the machine pass once a minute. bot/troubles.py tells when it begins and when it is over."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now = now
        self._told: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """False for what was told within the last minute."""
        trouble = trouble_of(record.exc_info[1]) if record.exc_info else None
        if trouble is None:
            return True
        if self._now() - self._told.get(trouble, float("-inf")) < QUIET:
            return False
        self._told[trouble] = self._now()
        return True


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": _SECRET.sub("[secret]", _message(record)),
        }
        if record.exc_info and record.exc_info[0]:
            # The type and the places, never the text: a driver's message may quote what somebody typed.
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _places(where: TracebackType | None) -> str:
    """Where it happened, innermost first. Only our own functions, because those of a driver say little."""
    frames = traceback.extract_tb(where)
    own = [frame for frame in frames if Path(frame.filename).parent.name in _OWN] or frames
    return " < ".join(
        f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in own[: -_FRAMES - 1 : -1]
    )


def _message(record: logging.LogRecord) -> str:
    """asyncio writes the forgotten task, and with it the text of its error, into the lines after the first."""
    message = record.getMessage()
    return message.partition("\n")[0] if record.name == "asyncio" else message


def begin(level: int = logging.INFO) -> None:
    """Log to standard error from now on, including errors that nobody caught."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json())
    handler.addFilter(ToldOnce())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("aiohttp.access", "apscheduler", "alembic", "PIL", "httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    sys.excepthook = _uncaught
    threading.excepthook = lambda it: _uncaught(it.exc_type, it.exc_value, it.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, where: TracebackType | None) -> None:
    log = logging.getLogger("zoujie.uncaught")
    log.critical("nobody caught an error", exc_info=(kind, error or kind(), where))
