"""督办 12 办结: the word of the order, and that it is over."""

from __future__ import annotations

import re

# 办结; 办结 属实; 属实，办结; 可以结了. 三天内办结 and 办结前每天报进度 are demands.
_OVER = re.compile(
    r"(?:已经?|可以|能|就|先|给|请|[\s,，。:：])*(?:办结|了结|结束|结案|结掉|结)(?:了|吧|掉)*[。!！]*"
    r"(?:[\s,，。:：]+(?P<after>[^\d一二两三四五六七八九十].*))?"
    r"|(?P<before>[^\s,，。]{1,20}?)[\s,，。]+(?:可以|能|就|先|给|请)*(?:办结|了结|结束|结案|结)(?:了|吧|掉)*[。!！]*",
    re.DOTALL,
)
_DEMAND = re.compile(r"[前内]$|[日号天周月]|尽快|抓紧|限|必须|务必|要求")


def said_to_be_over(words: str) -> str | None:
    """In: what stands behind 督办 12. Out: what was found if the words end the order, "" where nothing is said of it;
    None if they demand something."""
    found = _OVER.fullmatch(words.strip())
    if found is None:
        return None
    finding = found["after"] or found["before"] or ""
    return None if _DEMAND.search(finding) else finding
