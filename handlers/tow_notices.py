"""告知: a notice is posted on an abandoned vehicle, and waited for, before it is towed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from actions import notice_periods
from actions import tow_notices as action
from domain.actions import Action
from domain.cases import Step
from domain.life import must_allow
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import tow_notices as wording
from understanding.until import until_and_why

_NUMBERED = re.compile(r"(?:[#＃]?\s*\d{1,9}(?!\d|号?[楼院门店铺栋]).*)?", re.DOTALL)  # 告知大家 is talk
_BACK = re.compile(rf"(?:{wording.TAKE_BACK}|取消|作废)[\s,，:：]*(.*)", re.DOTALL)


@command("告知", "towing", does=Action.POST_NOTICE, on_case=True, fits=_NUMBERED)
def notice(said: Said, store: Store) -> Answer:
    """告知 12 3天 — 附告知的照片，僵尸车先告知、到期再拖；挪走了：告知 12 撤回"""
    case = said.case
    must_allow(case, Step.RECTIFY)
    if back := _BACK.fullmatch(said.words):
        matter = notice_periods.under_way(case, store)
        if matter is None:
            return wording.none(case)
        return action.take_back(case, matter, said.cause_saying(back[1].strip()), store)
    if not notice_periods.is_for(case, store):
        return wording.not_for(case, store.rules.notice_first)
    if earlier := notice_periods.last(case, store):
        return wording.posted_already(case, earlier, said.at)
    return _posted(said, store)


def _posted(said: Said, store: Store) -> Answer:
    """Until when, and the photo; what is missing is asked for."""
    until, words = until_and_why(said.words, said.today)
    moment = until.moment(said.at, store.calendar) if until else None
    if moment is None or not _is_long_enough(moment, said.at):
        return Ask(wording.WHEN, f"告知 {said.case.number}", said.photos)
    if not said.photos:
        return Ask(wording.photo(said.case), f"告知 {said.case.number} {said.words}")
    return action.post(said.case, moment, said.cause_saying(words), store)


def _is_long_enough(moment: datetime, at: datetime) -> bool:
    return timedelta(hours=12) <= moment - at <= timedelta(days=wording.MOST_DAYS + 1)
