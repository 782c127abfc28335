"""弱项: which categories come off worst, by 按期率, 返工率 and 反弹率."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.editions import Share
from domain.lagging import RATES, WeakItem, weak
from domain.measures import ON_TIME_RATE, REBOUND_RATE, REWORK_RATE, WEAKNESS
from domain.question import By
from domain.tally import Scope, Span
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.scopes import is_only_a_part, of_one_part, with_days
from storage.sought import Sought
from storage.store import Store
from texts import cases
from texts import lagging as wording

_USUAL = "近30天"
_CALLED = "(?:弱项|短板|薄弱环节|薄弱项)"
_ASKED = re.compile(
    rf"(?P<where>.*?)的?(?:都|还)?(?:有|是)?(?:哪些|哪几[个项]|什么|啥)?(?:是|算|有)?{_CALLED}(?:还?(?:有|是)?(?:哪些|哪几[个项]|什么|啥|在哪里?))?"
    r"[\s?？。]*"
)


@command(WEAKNESS, "weak", does=Action.ASK)
def lagging(said: Said, store: Store) -> Answer:
    """弱项 [范围] [时段] — 哪些类别做得最差：按期率低、返工和反弹多的在前，如：弱项 金山 本月"""
    return _answer(said.words, said, store)


def _is_asked(message: Incoming, store: Store) -> bool:
    """True if it asks for them in words, and names nothing beside but a part of the district and days."""
    found = _ASKED.fullmatch(message.text.strip()) if is_plain(message) else None
    return found is not None and is_only_a_part(found["where"], message.at.date(), store)


@listener(does=Action.ASK, wants=_is_asked)
def which(said: Said, store: Store) -> Answer:
    """The same, asked as a question: 哪些是弱项, 金山片的弱项."""
    found = _ASKED.fullmatch(said.words.strip())
    return _answer(found["where"] if found else "", said, store)


def _answer(words: str, said: Said, store: Store) -> Answer:
    words = with_days(words, _USUAL, said.today)
    scope, span, period = of_one_part(words, WEAKNESS, said, store)
    everything = _counted(scope, span, said, store, None)
    items = _counted(scope, span, said, store, By.CATEGORY)
    fewest = store.rules.ranked_from
    few = sum(0 < one.cases < fewest for one in items)
    text = wording.answer(scope.words, period, everything[0], weak(items, fewest), few)
    return Outgoing(said.chat, text, choices=(wording.FORMULA,))


def _counted(scope: Scope, span: Span, said: Said, store: Store, by: By | None) -> list[WeakItem]:
    """Each category, or all together, with its shares as questions count them."""
    sought, rates = Sought(said.at, (scope,), span), store.rates
    found = {
        ON_TIME_RATE: rates.in_time(sought, by),
        REWORK_RATE: rates.judged(sought, by),
        REBOUND_RATE: rates.looked(sought, by),
    }
    keys = dict.fromkeys(key for one in found.values() for key in one) if by else {None: None}
    return [
        WeakItem(_name(key, store), {one: Share.of(found[one].get(key)) for one in RATES}) for key in keys
    ]


def _name(key: int | None, store: Store) -> str:
    known = store.district.category.get(key or 0)
    return known.name if known else cases.UNSORTED
