"""调休: a day that the kept calendar does not know yet, set by the office."""

from __future__ import annotations

from datetime import date

from domain.authority import Action
from domain.refused import Reason, Refused
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import times

_WORDS = {"上班": True, "工作": True, "休息": False, "放假": False}


@command("调休", "workday", does=Action.SET_WORKDAY)
async def set_workday(said: Said, store: Store) -> Answer:
    """调休 2027-02-06 上班 — 定某天上班或休息（放假通知出来后用）"""
    day_words, _, how = said.words.partition(" ")
    try:
        day = date.fromisoformat(day_words)
        working = _WORDS[how.strip()]
    except (ValueError, KeyError) as error:
        raise Refused(Reason.UNKNOWN_DATE) from error
    await store.runs.set_workday(day, working)
    return f"记下了：{day.year}年{times.day(day)} {'上班' if working else '休息'}，点名、时限都按这个算。"
