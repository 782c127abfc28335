"""时间表: what a unit has to do, by the day on which it falls due; on paper as well."""

from __future__ import annotations

import re

from actions import timetable as actions
from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.order import Order
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.pages import kept, paged
from handlers.scopes import asked
from storage.store import Store
from texts import by_day
from texts import timetable as wording

_PRINT = re.compile(r"\s*打印$")
_OWN = "我们单位|本单位|我单位|单位|我们"
_TABLE_OF = re.compile(r"(?:看看?|查|要|给我)?(?P<whose>.{2,20}?)的?时间表[。.？?]*")


@command("时间表", "timetable", does=Action.ASK)
def timetable(said: Said, store: Store) -> Answer:
    """时间表 [范围] — 还没整改的按到期先后排，可打印贴墙，如：时间表 金山"""
    return _shown(said.words, said, store)


def _asks(message: Incoming, store: Store) -> bool:
    return is_plain(message) and _whose(message.text.strip(), store) is not None


@listener(does=Action.ASK, wants=_asks)
def in_own_words(said: Said, store: Store) -> Answer:
    """环卫所的时间表, 我们单位的时间表."""
    return _shown(_whose(said.message.text.strip(), store) or "", said, store)


def _whose(text: str, store: Store) -> str | None:
    """The part of the district of which somebody wants to see the timetable; '' is their own, None that they do not."""
    found = _TABLE_OF.fullmatch(text)
    if found is None:
        return None
    if re.fullmatch(_OWN, found["whose"]):
        return ""
    return found["whose"] if store.recogniser.find_scope(found["whose"]) else None


def _shown(words: str, said: Said, store: Store) -> Answer:
    on_paper = _PRINT.search(words) is not None
    words, number = paged(_PRINT.sub("", words))
    scope, _span, _period = asked(words, said, store)
    cases = actions.of(scope, said.at, store)
    if not cases:
        return f"{scope.words}没有要办的，都办完了。"
    title = f"{scope.words}时间表"
    if on_paper:
        order = Order("时间表", said.at, scope)
        return Outgoing(said.chat, f"{title}（{len(cases)} 件），可打印贴墙", order=order)
    if not by_day.on_page(cases, number):
        return f"{title}（{len(cases)} 件）没有第 {number} 页。"
    text, rows = wording.page(title, cases, store.district, said.at, number)
    typed = f"时间表 {words}".strip()
    shown = Outgoing(said.chat, text, rows=rows, choices=by_day.buttons(typed, len(cases), number))
    return [shown, kept(typed, number)]
