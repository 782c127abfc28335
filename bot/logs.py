"""Structured logs: one JSON object a line, without what people wrote, who they are, or any secret."""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback

# Tokens of the Bot API and keys in query strings, should a library ever write one (reliability.md, 4 row 11).
_SECRET = re.compile(
    r"\d{6,}:[A-Za-z0-9_-]{30,}|(?<=key=)[\w-]+|(?<=secret=)[\w-]+|(?<=//)[^/\s:@]+:[^/\s@]+(?=@)"
)


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": _SECRET.sub("[secret]", record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            # The type and the places, never the text: a driver's message may quote what somebody typed.
            frames = traceback.extract_tb(record.exc_info[2])[-6:]
            line["error"] = record.exc_info[0].__name__
            line["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
        return json.dumps(line, ensure_ascii=False)


def begin(level: int = logging.INFO) -> None:
    """Log to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("aiohttp.access", "apscheduler", "alembic", "PIL", "httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
