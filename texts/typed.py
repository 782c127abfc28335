"""Words that people typed, as they may stand inside a sentence of the bot."""

from __future__ import annotations

LONG = 60  # characters of somebody's words in a card or a list; the whole is kept with the case


def one_line(words: str, most: int = LONG) -> str:
    """On one line, so that nobody can write a line of a card or of a history, and cut where it grows long.

    Nor is anybody called by it: what platforms take for a mention begins with @.
    """
    flat = " ".join(words.split()).replace("@", "＠")
    return flat if len(flat) <= most else f"{flat[:most]}…"
