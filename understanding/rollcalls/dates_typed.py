"""Days as they are typed, put as people say them: 2026-12-03, 12.9-12.10, 9-11号."""

from __future__ import annotations

import re

_ISO = re.compile(r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
# 12.9-12.10 and 12/9-12/10 are days; 8.30-9.10到 is a time, and so is 8.30-11.30.
_DOTTED = re.compile(
    r"(?<![\d./])(1[0-2]|0?[1-9])([./])(3[01]|[12]\d|0?[1-9])([号日]?)\s*[到至~—-]+\s*"
    r"(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])([号日]?)(?![\d.:/]|左右|[到来前后才])"
)
_BARE_DAY = re.compile(
    r"(?<!\d)(\d{1,2}月\d{1,2})(?=[到至~—-]+\d{1,2}月)|(?<=[到至~—-])(\d{1,2}月\d{1,2})(?![\d号日.:点/])"
)
_MINUTES = re.compile("[0-5][05]")
_TAKES_DAYS = re.compile(
    "老家|回乡|旅[游行]|出[差国]|探亲|休假|度假|[年婚产丧]假|年休|陪产|住院|手术|外地|过年|月子"
)
# 请假12.30-1.15 is over New Year: nobody asks for leave of the lunch hour.
_LEAVE_OF_DAYS = re.compile("^(?!.*(?:中午|午休|吃饭)).*(?:假|请|休|不在)")
_BARE_FIRST = re.compile(r"(?<![\d.:：点/-])(\d{1,2})(?=[到至~—-]\d{1,2}[号日])")


def dates_in_words(text: str) -> str:
    """2026-12-03 and 2026/12/3 as people say them: 2026年12月03日; 9-11号 as 9号到11号, 12.9-12.10 and
    12月9到12月10 as days."""
    text = _DOTTED.sub(_dotted, _ISO.sub(r"\1年\2月\3日", text))
    text = _BARE_DAY.sub(lambda found: f"{found[0]}日", text)
    return _BARE_FIRST.sub(r"\1号", text)


def _dotted(found: re.Match[str]) -> str:
    """12.9-12.10 as days; as it is where it may as well be from one hour to another, unless it takes days."""
    month, sign, day, said, other, last, said_too = found.groups()
    dotted = sign == "." and not (said or said_too)
    hours = dotted and month != other and _MINUTES.fullmatch(day) and _MINUTES.fullmatch(last)
    over_new_year = (month, other.lstrip("0")) == ("12", "1") and _LEAVE_OF_DAYS.search(found.string)
    if hours and not over_new_year and _TAKES_DAYS.search(found.string) is None:
        return found[0]
    return f"{month}月{day}日至{other}月{last}日"
