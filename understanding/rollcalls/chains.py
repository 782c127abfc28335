"""接龙: a list to which each person adds a line. The sender's own line is what counts."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.、．。)）:：]|[(（]\d{1,3}[)）]|[①-⑳])\s*(?P<line>.*)$")
_IN_ONE_LINE = re.compile(r"(?<!^)(?<![\d\n])\s*(?=(?:\d{1,2}[.、)]|[①-⑳])\s*[\u4e00-\u9fff])")
_SOMETHING_ELSE = re.compile(r"报名|团购|订[餐水购]|核酸|疫苗|体检|活动|培训|捐|投票|聚餐|统计|领取|参会")


def entries_of(text: str, called: Mapping[str, str]) -> list[str] | None:
    """The entries of a 接龙 of who is there; None if the text is no list. Of a list for something else: none.

    `called` maps the ways in which people are called in the text to their names.
    """
    lines = _IN_ONE_LINE.sub("\n", _numbered(text, called)).splitlines()
    entries = [found["line"] for line in lines if (found := _NUMBERED.match(line))]
    heading = " ".join(line for line in lines if not _NUMBERED.match(line))
    if not entries and "接龙" in text:
        entries = re.split(r"[:：、，,\s]+", heading)
    if len(entries) < 2 and "接龙" not in text:
        entries = [line for line in lines if any(line.strip().startswith(name) for name in called)]
        if len(entries) < 2:
            return None
        heading = ""
    return [] if _SOMETHING_ELSE.search(heading) else entries


def _numbered(text: str, called: Mapping[str, str]) -> str:
    """With a sign and a line of its own for a number that stands right before a name: 1叶秀兰到 2毛俊逸迟到."""
    names = "|".join(map(re.escape, called))
    return re.sub(rf"(?<!\d)(\d{{1,2}})\s*(?={names})", r"\n\1.", text) if names else text


def own_line(entries: list[str], called: Mapping[str, str], sender: str) -> str | None:
    """What the sender's own entry says beside the name, the last one if there are several; None if there is none."""
    own = [rest for entry in entries if (rest := _after_name(entry, called, sender)) is not None]
    return own[-1] if own else None


def _after_name(entry: str, called: Mapping[str, str], sender: str) -> str | None:
    for call, name in sorted(called.items(), key=lambda item: -len(item[0])):
        if name == sender and call in entry:
            return entry.replace(call, " ", 1).strip(" \t-—:：,，、")
    return None
