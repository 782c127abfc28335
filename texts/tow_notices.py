"""告知 in words: a notice on an abandoned vehicle (僵尸车), and the time that its owner has."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.matters import Matter
from texts import times
from texts.typed import one_line

TAKE_BACK = "撤回"


def photo(case: Case) -> str:
    """The photo of the notice is asked for."""
    return f"请发 #{case.number} 贴好的告知的照片。"


def when(most: int) -> str:
    """How long it hangs there is asked for; the rules say how long at most."""
    return f"告知几天？请写 1 到 {most} 天，如：3天"


def until(matter: Matter, now: datetime) -> str:
    """`告知期到 3月5日 17:30`."""
    assert matter.until is not None, "a notice has its time"
    return f"告知期到 {times.exact(matter.until, now)}"


def noted(matter: Matter, now: datetime, words: str) -> str:
    """The line of the history."""
    more = f"：{one_line(words)}" if words else ""
    return f"已贴告知，{until(matter, now)}{more}"


def hint(matter: Matter, now: datetime) -> str:
    """For the card, also once the time is over."""
    over = matter.until is not None and matter.until < now
    return f"{until(matter, now)}，" + ("已满，车还在就拖离" if over else "时限停到那时")


def taken_back(words: str) -> str:
    """The line of the history."""
    return f"告知撤回：{one_line(words)}" if words else "告知撤回，车主已挪走"


def then(case: Case) -> str:
    """What is left to do once the owner has moved it."""
    return f"时限接着走。请拍照发：整改 {case.number} 车主已挪走"


def too_early(case: Case, matter: Matter, now: datetime) -> str:
    """It is not towed before the time is over."""
    return f"#{case.number} {until(matter, now)}，还没满，不能拖离。\n车主自己挪走的发：整改 {case.number} 车主已挪走"


def over(case: Case, matter: Matter, where: str, now: datetime) -> str:
    """For the handler, once."""
    return (
        f"【告知期满】#{case.number} {where}，{until(matter, now)}。\n"
        f"车还在就拖离，拖走后拍照发：整改 {case.number} 已拖离；车主挪走了发：整改 {case.number} 车主已挪走"
    )


def fix(case: Case) -> Choice:
    """With it the answer begins."""
    return Choice("报整改", f"整改 {case.number}")
