"""议定 改期, 议定 重开: a decision gets another day or is opened anew, also in plain words: 议定4改到12月8日.

In plain words it gets another unit too: 议定4改由执法局负责."""

from __future__ import annotations

import re
from datetime import datetime

from actions import resolutions as actions
from domain.actions import Action
from domain.resolutions import Resolution
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import unit_called
from storage.store import Store
from texts import times
from understanding.orders.until import until_and_why

_NUMBERED = re.compile(
    r"(?:议定|#|第)?\s*(?P<number>\d{1,5})\s*(?:件|号)?(?![\d月日号.])[\s,，:：]*(?P<words>.*)", re.DOTALL
)
_MOVES = re.compile(
    r"(?:的?(?:日期|期限|时间|截止))?(?:想|要|请|能不能|可以)?(?:往后|往前)?(?:再|给|帮|我)*"
    r"(?:改|延|推|缓|挪|提前|顺延|宽限|延长)(?:期|后|迟|长|一下|日期)?(?P<to>(?:[到至成为]|[\d一两二三四五六七八九十半].*[天日周月期]).*)",
    re.DOTALL,
)
# 改成执法局负责, 由住建局来办, 责任单位换成环卫所
_HANDED = re.compile(
    r"(?P<of_unit>的?(?:责任|牵头|承办|负责)单位)?(?:请|要|还是|应该|就|得|现在|[\s,，])*"
    r"(?:(?:改|换|转|移|调整|交)(?:派|交)?(?:成|为|由|给|到)?|由)\s*(?P<unit>[^\s,，。;；\d]{2,16}?)"
    r"(?P<does>\s*(?:来|去)?(?:负责|牵头|承办|办理?|落实|处理|做))?(?:吧|了)?(?:[\s,，。;；]+(?P<why>.*))?",
    re.DOTALL,
)
_REOPENS = re.compile(
    "(?:重新?|再)(?:打?开|办)|恢复|还是?要(?:继续)?办|接着办|[没未](?:有|真正)?(?:完成|办完|做完|办好|办结|落实)"
)
_ASKS = re.compile(r"[?？]|[吗么呢]\s*$|有没有|是不是|是否|谁|怎么|[没未].*吧\s*$")


@command("议定 改期", "movejob", does=Action.RESOLVE)
def moved(said: Said, store: Store) -> Answer:
    """议定 改期 3 12月8日 原因 — 议定的事改日期，原来的日期留着"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None:
        return "改第几件、改到哪天？如：议定 改期 3 12月8日 等材料"
    return _moved(actions.must_be_open(int(found["number"]), store), found["words"], said, store)


@command("议定 重开", "reopenjob", does=Action.RESOLVE)
def reopened(said: Said, store: Store) -> Answer:
    """议定 重开 3 原因 — 已结束的议定还要办"""
    found = _NUMBERED.fullmatch(said.words.strip())
    if found is None:
        return "重开第几件？如：议定 重开 3 现场看还没完成"
    one = actions.must_be_over(int(found["number"]), store)
    words = found["words"].strip()
    if not words:
        return Ask(f"议定{one.number} 为什么重开？请写原因。", f"议定 重开 {one.number}")
    return actions.reopen(one, said.person, said.cause_saying(words), store)


def changed_in_words(one: Resolution, words: str, said: Said, store: Store) -> Answer:
    """What plain words behind a decision's number change of it: its unit, its day, or that it is over; None if none."""
    if one.open and (handed := _handed_on(one, words, said, store)):
        return handed
    if one.open and (found := _MOVES.fullmatch(words)):
        return _moved(one, found["to"], said, store)
    if not one.open and _REOPENS.search(words) and not _ASKS.search(words):
        return actions.reopen(one, said.person, said.cause_saying(words), store)
    return None


def _handed_on(one: Resolution, words: str, said: Said, store: Store) -> Answer:
    """What comes of words that name another unit for it; None where they name none.

    Raises UnknownUnit where a unit is surely meant."""
    found = _HANDED.fullmatch(words)
    if found is None or _ASKS.search(words):
        return None
    unit = unit_called(found["unit"], store)
    if unit is None and (found["does"] or found["of_unit"]) and until_and_why(words, said.today)[0] is None:
        unit = unit_named(found["unit"], store.district)
    if unit is None:
        return None
    if unit.id == one.unit:
        return f"议定{one.number} 本来就由{unit.short}办。"
    why = (found["why"] or "").strip()
    return actions.hand_on(one, unit, said.person, said.cause_saying(why), store)


def _moved(one: Resolution, words: str, said: Said, store: Store) -> Answer:
    until, why = until_and_why(re.sub("^[成为]", "到", words.strip()), said.today)
    if until is None:
        return Ask(f"议定{one.number} 改到哪天？如：12月8日 等材料", f"议定 改期 {one.number}")
    ends = datetime.combine(one.until, said.at.timetz())
    day = until.moment(ends, store.calendar).date()  # 延期3天 goes on from the day that it has
    if day < said.today:
        return times.is_past(day)
    if day == one.until:
        return f"议定{one.number} 本来就是{times.day(one.until)}前。"
    return actions.move(one, day, said.person, said.cause_saying(why), store)
