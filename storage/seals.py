"""The hashes by which a changed history is seen: of a line of it, and of what stands in the case alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

SEALED = ("text", "source", "reporter", "unit", "due_at")  # to add one would break every seal there is


def chained(last: str, row: Mapping[str, Any], photos: Iterable[str]) -> str:
    """The hash of a line of history: of what it says, of its photos' hashes, and of the line before it."""
    told = [row["case"], row["at"].astimezone(UTC).isoformat(), row["person"], row["step"], row["state"]]
    sealed = [row["seal"]] if row.get("seal") else []
    held_by = [row["unit"]] if row.get("unit") is not None else []
    said = [row["words"], row["message"], *photos, *sealed, *held_by]
    line = json.dumps([last, *told, *said], ensure_ascii=False)
    return hashlib.sha256(line.encode()).hexdigest()


def seal(case: Mapping[str, Any]) -> str:
    """The hash of what stands in a case's own row and not in the lines of its history: its text, its limit …"""
    told = [_told(case[name]) for name in SEALED]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _told(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
