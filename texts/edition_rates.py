"""Rates of a report, each with the figures that it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from domain.editions import Edition, Share
from domain.lagging import WeakItem, of_edition, weak
from domain.measures import (
    COVERAGE,
    FIRST_ANSWER,
    REBOUND_RATE,
    RETURN_RATE,
    REWORK_RATE,
    SELF_SHARE,
    SETTLED_RATE,
    SPOT_RATE,
    Ratio,
)
from domain.tally import Scope
from texts.edition_lines import hours
from texts.edition_places import names

MOST_PARTS = 20
OTHER_RATES = (SETTLED_RATE, REWORK_RATE, RETURN_RATE, REBOUND_RATE, SPOT_RATE, SELF_SHARE)


def rate(ratio: Ratio, edition: Edition, scope: Scope) -> str:
    """`按期率 86%（按期 19 / 到期 22）`."""
    share = edition.share(ratio, scope)
    if share.percent is None:
        return f"{ratio.name}：还没有{ratio.whole}的"
    return f"{ratio.name} {share.percent}%（{ratio.part} {share.part} / {ratio.whole} {share.whole}）"


def measures(edition: Edition, scope: Scope) -> list[str]:
    """The other measures, those of which there is something to say, each with its two figures."""
    told = [rate(one, edition, scope) for one in OTHER_RATES if edition.count(one.whole, scope)]
    answer, covered = edition.first_answer(scope), edition.coverage(scope)
    if answer is not None:
        told.append(f"{FIRST_ANSWER} {hours(answer)}")
    if covered.whole:
        told.append(f"{COVERAGE} {covered.percent}%（{covered.part}/{covered.whole} 个点位）")
    return told


def covered(edition: Edition, scope: Scope) -> str:
    """覆盖率 with each grid's points, those first of which the fewest were seen."""
    share = edition.coverage(scope)
    if share.percent is None:
        return f"{COVERAGE}：没有点位"
    parts = [(part.words, edition.coverage(part)) for part in edition.by_grid().values()]
    mine = [(name, one) for name, one in parts if name in names(edition, scope, "网格")]
    return f"{COVERAGE} " + _by_parts(share, mine, "网格", most_first=False)


def of_grids(point: str) -> str:
    """Before the coverage of the grids that a point lies in: one point has none."""
    return f"“{point}”是点位，覆盖率按网格算：\n"


def told(
    where: str, when: str, whole: Share, parts: Sequence[tuple[str, Share]], called: str, *, most_first: bool
) -> str:
    """The answer to 覆盖率: `called` is what the parts are, 网格 or a sort of units."""
    head = f"{COVERAGE} · {where} · {when}"
    if whole.percent is None:
        return f"{head}：没有点位"
    return f"{head}：{_by_parts(whole, parts, called, most_first=most_first)}"


def _by_parts(whole: Share, parts: Sequence[tuple[str, Share]], called: str, *, most_first: bool) -> str:
    """`3%（2/70 个点位，看得少的在前）`, and a line for each part that has points."""
    sign = -1 if most_first else 1
    having = (one for one in parts if one[1].whole)
    mine = sorted(having, key=lambda one: (sign * one[1].part / one[1].whole, one[0]))
    lines = [f"{name} {one.part}/{one.whole}" for name, one in mine[:MOST_PARTS]]
    more = [f"……还有 {len(mine) - MOST_PARTS} 个{called}"] if len(mine) > MOST_PARTS else []
    order = "多" if most_first else "少"
    head = f"{whole.percent}%（{whole.part}/{whole.whole} 个点位，看得{order}的在前）"
    return "\n".join([head, *lines, *more])


def weak_items(edition: Edition, scope: Scope) -> list[WeakItem]:
    """弱项 of a part of the district, the lowest first."""
    return weak(of_edition(edition, scope), edition.ranked_from)
