"""Half of the day away, and the other half here: 今早让小王替，午后我自己来."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from understanding.rollcalls.clauses import Answer, Clause

_MORNING = re.compile("今早|今晨|早上|早班|上午")
_HERE_LATER = re.compile(
    "^(?:今[天日])?(?:下午|午后|中午以?后)(?:我|本人|自己|人|就|还|都|能|可以|会|再|照样|一定|准时|按时)*"
    "(?:正常|照常|如常|照旧|没问题|不耽误|来|到|在|上|顶|值|站|守|回|接着|继续)[^没不才]{0,4}$"
)
# Whom nobody has in a register.
_INSTEAD = re.compile(
    "(?:让|叫|请|托|由)(?P<who>[\u4e00-\u9fff]{2,3}?)(?:来|去|帮我?|先)*[替顶代](?:班|岗|我|一下)?$"
)
_WORKS = re.compile("巡|扫|查|值|站|守|岗|到|在|来|开会")


def without_the_other_half(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses without one that says that the sender is here in the afternoon, if another tells of the morning.

    What is away in the morning is away for half a day; what one only does then (上午看牙) may be a leave.
    """
    here = next((one for one in clauses if _HERE_LATER.match(one.text)), None)
    away = next((one for one in clauses if one is not here and _MORNING.search(one.text)), None)
    if here is None or away is None or away.sign in (Answer.PRESENT, Answer.LATE):
        return list(clauses)
    if away.sign is None and _WORKS.search(away.text):
        return list(clauses)
    half = replace(away, text=_MORNING.sub("上午", away.text))
    if half.sign is None and (found := _INSTEAD.search(half.text)):
        half = replace(half, sign=Answer.SUBSTITUTE, by=found["who"], plain=False)
    elif half.sign is None:
        half = replace(half, sign=Answer.LEAVE, plain=False)
    return [half if one is away else one for one in clauses if one is not here]
