"""84交给龙所办, 84我来盯: who of one's own unit is to have a case (定人)."""

from __future__ import annotations

import re
from typing import NamedTuple

_CASE = r"[#＃]?(?P<number>\d{1,7})\s*号?(?:那件|这件|那个|这个)?[\s,，]*(?:先|就|都|还是)*"
_DOES = r"(?:办|盯|管|处理|弄|跟进?|负责|看)(?:一下|吧|着|了|好了)*(?:[\s,，。]+.{0,16})?[。.!！]*"
_GIVEN = re.compile(
    rf"{_CASE}(?:交给?|给|让|由|派给|转给|安排)(?P<who>[\u4e00-\u9fff]{{2,4}}?)(?:来|去)?{_DOES}"
)
_MINE = re.compile(rf"{_CASE}我(?:自己)?来{_DOES}")


class HandlerNamed(NamedTuple):
    """The case, and whom the words call; '' for whoever speaks."""

    number: int
    who: str


def handler_named(text: str) -> HandlerNamed | None:
    """What is wanted; None of anything else."""
    if found := _GIVEN.fullmatch(text.strip()):
        return HandlerNamed(int(found["number"]), found["who"])
    found = _MINE.fullmatch(text.strip())
    return HandlerNamed(int(found["number"]), "") if found else None
