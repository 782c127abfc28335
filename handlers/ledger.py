"""台账: the ledger of a part of the district and a period, as an Excel workbook."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.chat import Outgoing
from domain.indicators import indicators, named
from domain.order import Order
from handlers import ledger_under_way
from handlers.kit import Answer, Said, command
from handlers.paper_again import paper
from handlers.scopes import asked, with_days, with_years
from storage.store import Store
from texts import ledgers as wording

# Cases that are surely written in one: on a busy machine 10,000 took as long (docs/performance.md).
A_MINUTE = 5000
INDICATOR = "指标"
MOST_NAMED = 20  # of them in one message
_PLAIN = re.compile(
    r"(?:导出成?|做成|要)?\s*(?<![a-z])csv(?![a-z])(?:\s*(?:格式|文件|表))*(?:的)?", re.IGNORECASE
)
LONG = 100  # cases from which on one waits noticeably: 100 with two photos each take about a second


@command("台账", "台帐", "台账csv", "ledger", does=Action.ASK)
def ledger(said: Said, store: Store) -> Answer:
    """台账 [范围] [类别或指标] [时段] — 做成 Excel，加“CSV”给别的系统用"""
    plain = _PLAIN.search(said.message.text) is not None
    words, categories, sort = _of_indicator(with_years(_PLAIN.sub(" ", said.words).strip()), store)
    if INDICATOR in words:
        return _known(store)
    words = with_days(words, "本月", said.today)
    if not categories:
        words, categories, sort = _of_sort(words, said, store)
    scope, span, period = asked(words, said, store)
    count = store.ledgers.count(scope, span, categories)
    what = " · ".join(["台账", scope.words, *([sort] if sort else []), period])
    if not count:
        return f"{what}：没有问题，不用做。"
    order = Order(
        "台账CSV" if plain else "台账", said.at, scope, span, period, categories=categories, sort=sort
    )
    if already := ledger_under_way.same(order, said, store):
        return already
    before = store.ledgers.reported_before(scope, span, categories)
    made = Outgoing(said.chat, wording.made(what, count, before, said.at), order=order)
    waiting = wording.begun(what, count, how_long(count))
    again = paper(f"台账 {said.words}".strip())
    return [waiting, made, again] if count >= LONG else [made, again]


def _of_indicator(words: str, store: Store) -> tuple[str, tuple[int, ...], str]:
    """The words without the 指标 that they name, its categories, and its name."""
    found = named(words.replace(INDICATOR, " "), store.district, called=INDICATOR in words)
    if found is None:
        return words, (), ""
    indicator, rest = found
    return rest, indicator.categories, indicator.name


def _known(store: Store) -> str:
    """Which 指标 there are, for whoever named none."""
    found = indicators(store.district)
    if not found:
        return "底册《类别》里没写指标，写了就能按指标出台账。"
    listed = "、".join(one.name for one in found[:MOST_NAMED])
    more = f" 等 {len(found)} 个" if len(found) > MOST_NAMED else ""
    return f"哪个指标？有：{listed}{more}。如：台账 指标 {found[0].name} 本月"


def _of_sort(words: str, said: Said, store: Store) -> tuple[str, tuple[int, ...], str]:
    """The words without the categories (or the 大类) that stand among them, these by their ids, and in words."""
    found = store.question_reader.read(f"{words} 有哪些", said.today, addressed=True).question
    sort = found.category_words if found and found.categories else ""
    if not found or not sort or sort not in words:
        return words, (), ""
    return " ".join(words.replace(sort, " ").split()), found.categories, sort


def how_long(count: int) -> str:
    """About how long one waits, rather too long than too short."""
    return "不到 1 分钟" if count < A_MINUTE else f"大约 {-(-count // A_MINUTE)} 分钟"
