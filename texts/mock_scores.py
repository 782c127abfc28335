"""模拟测评 in words, in chat and in the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from domain.mock_scores import MockScore, summed
from domain.tabular import Entered
from texts.appraisal import decimal

WORD = "模拟测评"
NONE = "底册里没写指标：《类别》的“指标”一列写对应哪个指标，《指标》表写各多少分。"
MOST_CASES = 5
HEADS = (
    ("指标", 24), ("年度", 8), ("分值", 8), ("得分", 8), ("看过点位", 10), ("有问题点位", 12),
    ("要求", 40), ("在办问题", 30),
)  # fmt: skip
HOW = "算法：分值 × 没有在办问题的点位 ÷ 看过的点位；没看过的点位不算"


def total(scores: Sequence[MockScore]) -> str:
    """`86 分（满分 100）`; of nothing that was seen there is none."""
    given, of = summed(scores)
    return f"{decimal(given)} 分（满分 {decimal(of)}）" if of else "这段时间还没看过点位，算不出"


def told(where: str, period: str, scores: Sequence[MockScore]) -> str:
    """The sum, each indicator with what costs it points, and how it is reckoned."""
    _, of = summed(scores)
    unknown = [one.indicator.name for one in scores if not one.known]
    lines = [f"{WORD} · {where} · {period}：{total(scores)}", *(_line(one) for one in scores if one.known)]
    if of and unknown:
        lines.append(f"算不出的：{'、'.join(unknown)}（没有类别对应）")
    return "\n".join([*lines, HOW])


def row(one: MockScore) -> tuple[Entered, ...]:
    """A line of the workbook."""
    numbers = "、".join(f"#{number}" for number in one.cases)
    given = one.given if one.known else None
    own = one.indicator
    return own.name, own.year, own.points, given, one.seen, one.bad, own.asks, numbers


def _line(one: MockScore) -> str:
    """`2.2 市容秩序 18/20：看过 10 处，有问题 1 处 #3`."""
    numbers = " ".join(f"#{number}" for number in one.cases[:MOST_CASES])
    more = " 等" if len(one.cases) > MOST_CASES else ""
    bad = f"，有问题 {one.bad} 处 {numbers}{more}" if one.bad else ""
    own = one.indicator
    return f"{own.name} {decimal(one.given)}/{decimal(own.points)}：看过 {one.seen} 处{bad}"
