"""月历: the month's dates in one list: reports, scores, lists, decisions, 迎检, 志愿."""

from __future__ import annotations

from actions import month as actions
from domain.actions import Action
from domain.dates import month_of
from domain.periods import find_periods
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import month as wording


@command(wording.WORD, "本月日程", "calendar", does=Action.AGENDA)
def month(said: Said, store: Store) -> Answer:
    """月历 [4月] — 这个月的日子：报告截稿、互评、榜、议定和重点工作、迎检、志愿"""
    words = said.words.strip()
    named = next((one.period for one in find_periods(words, said.today, ahead=True, nearest=True)), None)
    day = named.first if named else said.today
    if words and (named is None or (named.first, named.last) != month_of(day)):
        return wording.NOT_A_MONTH
    return wording.whole(day, actions.of_month(day, store), said.today)
