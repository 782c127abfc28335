"""What is asked of what was just answered, in other words than follow-ups have: 都谁在弄, 前面几家是谁, 最长的那件."""

from __future__ import annotations

import re

from domain.question import Measure, Question

_THEM = r"(?:那|这些|这几件|它们?|[\s,，])*(?:都|分别)?"
_END = r"(?:啊|呀|呢|的|着|了)*[?？。]*"
_WHO_HAS_THEM = re.compile(
    rf"{_THEM}(?:是)?(?:在)?(?:谁|哪[家个]|哪几[家个]|哪些(?:人|单位))(?:在)?(?:弄|办|管|跟|盯|处理|做|搞|跟进|经手){_END}"
)
_SAID = (
    (_WHO_HAS_THEM, "都在谁手上"),
    (
        re.compile(
            rf"(?:那|排|在|我们?|咱们?)*前[面头](?:的)?(?:那)?(?:[几两三四五]?[家个名])?(?:都)?(?:是)?(?:谁|哪[几些]?[家个]?|哪些单位){_END}"
        ),
        "全区各单位排名",
    ),
    (
        re.compile(
            rf"(?:那|其中|里面)?(?:拖得?|超期?得?|压得?|等得?)?最(?:长|久|老)的?(?:[那这]?一?[件个条])(?:是)?(?:哪[件个]|什么)?{_END}"
        ),
        "最久的是哪件",
    ),
)
_WHAT_OF = re.compile(
    r"(?P<part>[\u4e00-\u9fff]{2,8}?)(?:这边|那边|里)?(?:又|到底|究竟)?是?(?:怎么回事|什么情况|咋回事|怎么搞的)"
    + _END
)


def asked_after(text: str, before: Question) -> str | None:
    """The words that ask the same after this question; None for anything else."""
    said = text.strip()
    if before.measure is Measure.DUE and _WHO_HAS_THEM.fullmatch(said):
        days = before.period.words if before.period else ""
        parts = "和".join(one.words for one in before.scopes)
        return f"{parts}{days}到期的都在谁手上"
    return next((words for form, words in _SAID if form.fullmatch(said)), None)


def part_asked_of(text: str) -> str | None:
    """环卫所 of 环卫所怎么回事; None for anything else."""
    found = _WHAT_OF.fullmatch(text.strip())
    return found["part"] if found else None


def of_part(part: str) -> str:
    """The same asked of that part."""
    return f"那{part}呢"
