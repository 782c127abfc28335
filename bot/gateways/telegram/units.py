"""How long a text is for Telegram: it counts UTF-16 units."""

from __future__ import annotations


def units(text: str) -> int:
    """Two for what lies beyond the basic plane, most emoji among it; one for anything else."""
    return len(text) + sum(one > "\uffff" for one in text)
