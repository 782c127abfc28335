"""Reads updates as they came. One odd field costs that field, never the message it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

Raw = Mapping[str, Any]

_LATEST = 253402300799  # the last second of the year 9999


def part(raw: Raw, name: str) -> Raw:
    """The object under a name; an empty one where there is none."""
    found = raw.get(name)
    return found if isinstance(found, dict) else {}


def each(raw: Raw, name: str) -> Iterator[Raw]:
    """The objects of the list under a name."""
    found = raw.get(name)
    return (one for one in (found if isinstance(found, list) else ()) if isinstance(one, dict))


def word(raw: Raw, name: str) -> str:
    """The text under a name, without what a database cannot hold; '' where there is none."""
    found = raw.get(name)
    return clean(found) if isinstance(found, str) else ""


def whole(raw: Raw, name: str) -> int | None:
    """The whole number under a name; None where there is none."""
    found = raw.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def decimal(raw: Raw, name: str) -> float | None:
    """The number under a name; None where there is none."""
    found = raw.get(name)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def truth(raw: Raw, name: str) -> bool:
    """True if it is said so."""
    return raw.get(name) is True


def moment(raw: Raw, name: str) -> datetime | None:
    """The moment under a name, which the Bot API gives in seconds; None where there is none."""
    seconds = whole(raw, name)
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None and 0 < seconds < _LATEST else None


def clean(text: str) -> str:
    """The text without what a database cannot hold: NUL, and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
