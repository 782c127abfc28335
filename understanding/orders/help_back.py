"""What somebody says who takes back help (配合) that was reported or asked for: 89的配合报错了, 取消配合 89."""

from __future__ import annotations

import re

_BACK = r"(?:撤回来?|撤销|撤掉|撤了|收回来?|取消|不算数?|(?:报|说|发|弄|搞|点)(?:错|早)了?)"
_TAKEN_BACK = re.compile(rf"{_BACK}[^。]{{0,12}}配合(?!单位)|配合(?!单位)[^。]{{0,8}}{_BACK}")
_NUMBER = re.compile(r"[#＃]?(?<![\d.:：])(\d{1,7})(?![\d.:：点分张处个天日月年楼幢栋块元米人次])")
_ASKS = re.compile(r"[?？吗谁哪]|怎么|什么|为啥|如何")
_LONGEST = 40  # characters


def help_back(text: str) -> int | None:
    """The case whose help is taken back; None if nothing of the kind is said, or not of which one case."""
    said = text.strip()
    if len(said) > _LONGEST or _ASKS.search(said) or not _TAKEN_BACK.search(said):
        return None
    numbers = set(_NUMBER.findall(said))
    return int(numbers.pop()) if len(numbers) == 1 else None
