"""督办 12 办结: the word of the order, and that it is over."""

from __future__ import annotations

import re
from datetime import date

from understanding.orders.until import Until, until_and_why

_IS_OVER = r"(?:已经?|可以|能|就|先|给|[\s,，。:：])*(?:办结|了结|结束|结案|结掉|结)(?:了|吧|掉)*[。!！]*"
# 办结; 办结 属实; 属实，办结; 可以结了. 办结前每天报进度 is a demand.
_OVER = re.compile(
    rf"{_IS_OVER}(?:[\s,，。:：]+(?P<after>.*))?|(?P<before>[^\s,，。]{{1,20}}?)[\s,，。]+{_IS_OVER}",
    re.DOTALL,
)
# 三天内 办结, 立即 办结
_DEMAND = re.compile(
    "[前内]$|[日号天周月]|尽快|抓紧|限|必须|务必|要求"
    "|^(?:今晚|请|要|应|须|得|立即|立刻|马上|按[时期]|及时|尽早|赶紧|提前|[从迅火]?速)+$"
)

# 再催一次, 催一下吧, 再发一次: no demand of its own.
_URGES = re.compile(
    r"(?:请|麻烦|让他们|给他们|单位|[\s,，。:：])*(?:再|多)?(?:催办?|督促|督办)(?:一?[次下遍]|催)?[吧了]*[。!！]*"
    r"|再(?:发|来|督)一?[次张下份][吧了]*[。!！]*"
)


def urges_without_demand(words: str) -> bool:
    """True if the words behind 督办 12 only say that it is to be urged (once more), and not what is to be done."""
    return bool(words.strip()) and _URGES.fullmatch(words.strip()) is not None


def said_to_be_over(words: str) -> str | None:
    """In: what stands behind 督办 12. Out: what was found if the words end the order, "" where nothing is said of it;
    None if they demand something."""
    found = _OVER.fullmatch(words.strip())
    if found is None or (found["before"] and _DEMAND.search(found["before"])):
        return None
    return found["after"] or found["before"] or ""


_ANSWER_BY = re.compile(
    r"(?:请|要|须|务必|必须|[\s,，。])*(?P<by>[^,，。]{2,12}?[前内])(?:要|须|必须)?(?:给|向|跟|和)?我?(?:个|们)?"
    r"(?:书面)?(?:回(?:我|话|复|音|个话)|答复|反馈)我?[吧啊。!！]*"
)


def answer_wanted_by(demand: str, today: date) -> Until | None:
    """By when a demand that says nothing else wants its answer: 明天下班前回我, 明天中午前给我回话. None of any other:
    the limit of the rules holds."""
    found = _ANSWER_BY.fullmatch(demand.strip())
    return until_and_why(found["by"], today)[0] if found else None


RECEIVE = "签收"
_TAKES_ON = re.compile(
    r"(?:好的?|收到|知道了?|明白|行|嗯)[了的]?[\s,，。]*(?:我们?|这边)?(?:马上|立即|立刻|尽快|这就|抓紧|现在就|今天就)"
    r"(?:去|来|安排|组织)*(?:办|安排|处理|落实|整改|解决|弄|去)?(?:理|人)?[了的]?[。.!！]*"
)


def takes_it_on(text: str) -> bool:
    """True for 收到，马上办, which answers what was ordered."""
    return _TAKES_ON.fullmatch(text.strip()) is not None
