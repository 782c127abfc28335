"""What is said further of what was just done or shown: 理由就是 …, and 写上 … of a paper that can be confirmed."""

from __future__ import annotations

import re

from understanding.orders.words import ASKS

_REASON = re.compile(
    r"(?:我们?的?)?(?:理由|原因|情况)(?:就|主要)?(?:是|如下|[:：])[\s,，]*(?P<words>.{2,})", re.DOTALL
)
_LINE = re.compile(
    r"(?:再|帮我|给我|请|麻烦)*(?:写上|加上|补上|添上|带上|加(?:上)?一[句条]|写一[句条]|补一[句条])(?:一[句条])?[:：,，\s]*(?P<words>.{2,})",
    re.DOTALL,
)


def reason_given(text: str) -> str | None:
    """What the reason is; None where none is given: 原因是什么 asks for one."""
    found = None if ASKS.search(text) else _REASON.fullmatch(text.strip())
    return found["words"].strip() if found else None


def line_added(text: str) -> str | None:
    """What is to be written into it; None for anything else."""
    found = _LINE.fullmatch(text.strip())
    return found["words"].strip() if found else None
