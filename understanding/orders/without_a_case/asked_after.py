"""What is asked of what was just answered, in other words than follow-ups have: 都谁在弄, 前面几家是谁, 最长的那件."""

from __future__ import annotations

import re

_THEM = r"(?:那|这些|这几件|它们?|[\s,，])*(?:都|分别)?"
_END = r"(?:啊|呀|呢|的|着|了)*[?？。]*"
_SAID = (
    (
        re.compile(
            rf"{_THEM}(?:是)?(?:在)?(?:谁|哪[家个]|哪几[家个]|哪些(?:人|单位))(?:在)?(?:弄|办|管|跟|盯|处理|做|搞|跟进|经手){_END}"
        ),
        "都在谁手上",
    ),
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


def asked_after(text: str) -> str | None:
    """The words that ask the same where something was asked before; None for anything else."""
    return next((words for form, words in _SAID if form.fullmatch(text.strip())), None)
