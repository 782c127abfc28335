"""A whole message as the command of no case that it means, whoever says it."""

from __future__ import annotations

import re

from understanding.orders.without_a_case.paraphrases import (
    district,
    duty,
    meetings,
    notices,
    own_work,
    papers,
    red_list,
    registers,
    rules,
    scores,
    steps,
)
from understanding.orders.without_a_case.paraphrases.paraphrase import meant

ROWS = tuple(
    one
    for table in (
        scores,
        red_list,
        papers,
        meetings,
        district,
        duty,
        notices,
        rules,
        registers,
        own_work,
        steps,
    )
    for one in table.ROWS
)
_WITH_PHOTOS = tuple(one for one in ROWS if one.photos)

_ASKS_ALONE = re.compile("评分(?: 结果(?: 催| [^ ]*月[^ ]*)?| 年度.*| 为什么(?! (?:我们?|咱们?|本)).*)?")


def command_meant(text: str, *, photos: bool = False) -> str | None:
    """`登记码 郑小满`, `换班 王敏 周四`, `评分 填 双龙网格 95 很干净`; None for anything else. With `photos` only what
    photos may come with.

    What reaches many at once begins with 先问: it is asked first whether that is meant.
    """
    return meant(text, _WITH_PHOTOS if photos else ROWS)


def asks_of_scores(text: str) -> str | None:
    """`评分`, `评分 结果`, `评分 为什么 住建局` for what in a group, too, only the bot can be asked: 互评还差谁没交.
    It changes nothing. Why one's own group (我们) has its points is talked of among colleagues."""
    found = meant(text, scores.ROWS) if scores.ASKS_OF_SHEETS.search(text) else None
    return found if found and _ASKS_ALONE.fullmatch(found) else None
