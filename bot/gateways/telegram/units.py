"""The length of a text for Telegram, which counts UTF-16 units."""

from __future__ import annotations


def units(text: str) -> int:
    """UTF-16 units: two for a character beyond the basic plane, such as most emoji, one for any other."""
    return len(text) + sum(one > "\uffff" for one in text)
