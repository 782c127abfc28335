"""告知: a notice is posted on an abandoned vehicle, and waited for, before it is towed."""

from __future__ import annotations

import re

from actions import tow_notices as action
from domain.actions import Action
from domain.refused import OldPhoto
from handlers.kit import Answer, Ask, Said, command
from handlers.rectify import is_it_still_so
from storage.store import Store
from texts import tow_notices as wording
from understanding.orders.until import until_and_why

_NUMBERED = re.compile(r"(?:[#＃]?\s*\d{1,9}(?!\d|号?[楼院门店铺栋]).*)?", re.DOTALL)  # 告知大家 is talk
_BACK = re.compile(rf"(?:{wording.TAKE_BACK}|取消|作废)[\s,，:：]*(.*)", re.DOTALL)


@command("告知", "towing", does=Action.POST_NOTICE, on_case=True, fits=_NUMBERED)
def notice(said: Said, store: Store) -> Answer:
    """告知 12 3天 — 附告知的照片，僵尸车先告知、到期再拖；挪走了：告知 12 撤回"""
    if back := _BACK.fullmatch(said.words):
        return action.take_back(said.case, said.cause_saying(back[1].strip()), store)
    action.must_be_postable(said.case, store)
    until, words = until_and_why(said.words, said.today)
    if until is None:
        return Ask(wording.when(store.rules.longest_notice), f"告知 {said.case.number}", said.photos)
    moment = until.moment(said.at, store.calendar)
    action.must_be_short(said.case, moment, said.at, store)
    again = f"告知 {said.case.number} {said.words}"
    if not said.photos:
        return Ask(wording.photo(said.case), again)
    try:
        return action.post(said.case, moment, said.cause_saying(words), store)
    except OldPhoto as old:
        return is_it_still_so(old, again, said.photos)
