"""What people say of an emergency team (应急队) in words of their own: 叫应急队去金山小学, 我去, 到现场了."""

from __future__ import annotations

import re

_TEAM = "应急(?:小?队伍?|小分队|人员|的人)"
_SENDS = re.compile(
    r"(?:请|快|赶紧|赶快|马上|立即|立刻|麻烦)*(?:叫|派|让|通知|安排|调|喊)(?:一[个支队]?|个)?"
    rf"{_TEAM}(?:赶紧|赶快|马上|立即|立刻|快)*(?:去|到|赶到|赶往|赶去|过去|前往)(?:一下)?[\s,，:：]*(?P<what>\S.*)",
    re.DOTALL,
)
_ASKS = re.compile(rf".{{0,8}}(?:{_TEAM}|应急).{{0,12}}(?:[吗没?？]|哪|几|空|情况|怎么样|进展)了?[?？。]*")
_WHOLE = "我们|咱们|[我本一二三四五六七八九十]队|这边"  # a team that speaks of itself
_WE = f"(?:{_WHOLE}|我|咱)?"
_TAKES = re.compile(
    rf"(?:好的?|收到|明白)?[\s,，]*{_WE}(?:来|可以)?接(?:了|下了?|单|警)?[。.!！]*"
    rf"|(?:好的?|收到|明白)?[\s,，]*{_WE}(?:马上|这就|现在|立刻|立即)*(?:去|过去|赶过去|出发|出动)(?:了|吧)?[。.!！]*"
)
_THERE = re.compile(
    rf"{_WE}(?:人)?(?:已经?)?(?:到了?|到达|赶到|抵达)(?P<scene>了?现场|了?地方|了?位置)?了?[。.!！]*"
)
_DECLINES = re.compile(
    rf"(?:{_WE}|全队)都?(?:去不了|来不了|过不去|赶不过去|接不了|不接)了?(?:$|[\s,，:：]+(?P<why>\D.*)?)",
    re.DOTALL,
)
_FOR_ALL = re.compile(f"{_WHOLE}|全队|都")
_UNNUMBERED = re.compile(r"(?P<step>到场|完成|受阻)了?[\s,，:：]+(?P<words>[^\s\d#＃].*)", re.DOTALL)
_CUT = re.compile(r"[\s,，。;；:：、]+")


def sent_where(text: str) -> str | None:
    """Where a team is to go and why, parted by a space; None if none is sent."""
    found = _SENDS.fullmatch(text.strip())
    return _CUT.sub(" ", found["what"], count=1).strip() if found else None


def asks_of_teams(text: str) -> bool:
    """现在应急队有空吗."""
    return _ASKS.fullmatch(text.strip()) is not None


def takes_it(text: str) -> bool:
    """我去, 收到马上出发: said by a team that is called."""
    return _TAKES.fullmatch(text.strip()) is not None


def is_there(text: str, *, in_so_many_words: bool) -> bool:
    """到现场了; 到了 alone too, unless it has to be said `in_so_many_words`."""
    found = _THERE.fullmatch(text.strip())
    return found is not None and (bool(found["scene"]) or not in_so_many_words)


def declines(text: str) -> str | None:
    """Why a team that is asked does not come: 去不了，车坏了; None if it says no such thing."""
    found = _DECLINES.fullmatch(text.strip())
    return (found["why"] or "").strip() if found else None


def for_all(text: str) -> bool:
    """我们去不了: said for the whole team."""
    return _FOR_ALL.match(text.strip()) is not None


def unnumbered(text: str) -> tuple[str, str] | None:
    """完成 已围挡: a step of the only call that a team has, and the words behind it."""
    found = _UNNUMBERED.fullmatch(text.strip())
    return (found["step"], found["words"].strip()) if found else None
