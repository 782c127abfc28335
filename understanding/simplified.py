"""Traditional characters made simplified one by one, so that every character keeps its place in the text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; characters that are not known stay."""
    return text.translate(_table()) if _traditional().search(text) else text


@cache
def _traditional() -> re.Pattern[str]:
    """Any character that is not simplified: most texts have none."""
    return re.compile(f"[{''.join(map(chr, _table()))}]")


@cache
def _table() -> dict[int, str]:
    """`traditional.tsv`: a simplified character, and the traditional ones that mean it."""
    lines = (files("understanding") / "vocabulary" / "traditional.tsv").read_text("utf-8").splitlines()
    return {ord(char): simple for simple, chars in (line.split("\t") for line in lines) for char in chars}
