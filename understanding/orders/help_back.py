"""What somebody says who takes back help (配合) that was reported or asked for: 89的配合报错了, 取消配合 89; and who
cannot help: 配合不了，没车."""

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
    return number_in(said)


_FAILS = (
    r"(?:配合(?:不了|不上|不过来|不动|不成|有困难)"
    r"|(?:没法子?|没办法|无法|不能|不好|难以|很难|没力量)(?:去|来)?配合)[了啦啊呀哦的]*"
)
_CANNOT = re.compile(rf"[^,，。\s\d]{{0,6}}?{_FAILS}")
# 业主不好配合: of those at whom the work is aimed.
_OTHERS_FAIL = re.compile(
    rf"(?:业主|商[户家贩]|店[主家]|居民|住户|租户|群众|摊[主贩]|村民|老板|车主|对方|人家|[他她]们?)[^,，。\s]{{0,4}}?{_FAILS}"
)
_COMES_NOT = re.compile(
    r"[来去派抽安排]{1,2}不(?:了|成|出(?:人|车|来)*)|没有?(?:人手?|车子?|设备|力量)|人手不够|车(?:坏|不够)"
)


def help_refused(text: str, *, quotes: bool) -> str | None:
    """Why somebody who was asked to help cannot, in their words, empty if they do not say; None if no such thing is
    said. `quotes`: what it answers is quoted, so that 来不了，没车 is enough."""
    said = text.strip()
    if len(said) > _LONGEST or _ASKS.search(said) or "好了" in said or _OTHERS_FAIL.search(said):
        return None
    if _CANNOT.search(said):
        said = _CANNOT.sub(" ", said, count=1)
    elif not quotes or not _COMES_NOT.search(said):
        return None
    return re.sub(rf"^(?:{_NUMBER.pattern}号?件?|[\s,，。:：])+|[\s,，。]+$", "", said)


def number_in(text: str) -> int | None:
    """The one number of a case in such words; None if there is none, or more."""
    numbers = set(_NUMBER.findall(text))
    return int(numbers.pop()) if len(numbers) == 1 else None
