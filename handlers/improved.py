"""进步最大: whose 按期率 rose or fell most against the same length of time before."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.editions import Share
from domain.question import By
from domain.rises import moves
from domain.tally import Scope, Span
from handlers.kit import Answer, Said, is_plain, listener
from handlers.scopes import asked, is_only_a_part, with_days
from handlers.sorts import units_of
from storage.sought import Sought
from storage.store import Store
from texts import rises as wording

_USUAL = "近7天"
_PARTS = "(?:网格|单位|社区|街道|村社区|村|镇|部门)"
_WHO = f"(?:(?:是|看看?|说说?|报)?(?:谁家?|哪一?[个家]|哪些|哪几个|各个?)?的?(?P<by>{_PARTS})?)"
_ASKED = re.compile(
    rf"(?P<where>.*?)的?{_WHO}(?P<way>进步|退步|提升|提高|改善|下滑|后退)得?最[大快多猛明慢]显?的?(?:(?:是|有)?(?:谁家?|哪一?[个家]|哪些|哪几个)?(?P<by2>{_PARTS})?(?:有哪些|是谁)?)"
    r"[呢啊呀吗\s?？。!！]*"
)
_FALLS = ("退步", "下滑", "后退")


def _is_asked(message: Incoming, store: Store) -> bool:
    """True if it asks for that and names nothing beside but a place and days; in a group it asks who."""
    found = _ASKED.fullmatch(message.text.strip()) if is_plain(message) else None
    if found is None or not (message.spoken_to or re.search("[谁哪]", message.text)):
        return False
    return is_only_a_part(found["where"], message.at.date(), store)


@listener(does=Action.ASK, wants=_is_asked)
def rises(said: Said, store: Store) -> Answer:
    """哪个网格进步最大, 本月金山片退步最大的单位."""
    found = _ASKED.fullmatch(said.words.strip())
    assert found is not None, "wanted by that"
    where = found["where"].strip(" 的，,")
    words = with_days(where, _USUAL, said.today)
    scope, span, period = asked(words, said, store)
    earlier = Span(span.start - (span.end - span.start), span.start)
    parts = found["by"] or found["by2"] or By.UNIT.value
    before, now = (_in_time(scope, one, parts, said, store) for one in (earlier, span))
    compared, few = moves(before, now, store.rules.ranked_from)
    text = wording.answer(
        scope.words, period, parts, compared, _names(parts, store), few, rises=found["way"] not in _FALLS
    )
    return Outgoing(said.chat, text, choices=(wording.FORMULA,))


def _in_time(scope: Scope, span: Span, parts: str, said: Said, store: Store) -> dict[int, Share]:
    """按期率 of each part as questions count it; of a sort of units (街道) with all below each."""
    units = units_of(parts, store.district)
    below = {one.id: store.district.within(one.id) for one in units}
    if scope.units is not None:
        below = {one: within for one, within in below.items() if within <= scope.units}
    if not units:
        by = By.GRID if parts == By.GRID.value else By.UNIT
        found = store.rates.in_time(Sought(said.at, (scope,), span), by)
        return {key: Share.of(share) for key, share in found.items() if key is not None}
    return {
        one: Share.of(store.rates.in_time(Sought(said.at, (Scope("", units=within),), span)).get(None))
        for one, within in below.items()
    }


def _names(parts: str, store: Store) -> dict[int, str]:
    if parts == By.GRID.value:
        return {one.id: one.name for one in store.district.grids}
    of_sort = bool(units_of(parts, store.district))
    return {one.id: one.short if of_sort else store.district.alone(one.id) for one in store.district.units}
