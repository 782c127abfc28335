"""A blank that shall be filled in: 全区销号____件 asks how many."""

from __future__ import annotations

import re

_MEASURE_WORDS = "件|起|处|个|条|宗|人|名|单|次"
_BLANK = re.compile(
    rf"(?:[_＿]{{2,}}|[(（]\s*[)）]|(?<![a-zA-Z])[xX×]{{2,}})\s*(?P<of>{_MEASURE_WORDS})(?![^\W\d_])"
)


def without_blanks(text: str) -> str:
    """The text with 多少 where something counted is left open."""
    return _BLANK.sub(r"多少\g<of>", text)
