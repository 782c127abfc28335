"""Whether somebody is at their post, as a checker (查岗) says it who is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_HE = r"(?:他|她|人|这个人|岗亭|岗上)?"
_GONE = "[不没未][在到]岗|缺岗|脱岗|离岗|不见人|没[看见][到着见]人?|没来"
_NOBODY = "空岗|空[的着]|没有人|没人|无人"  # says it of a whole post
_NOT_THERE = re.compile(rf"{_HE}(?:现在|还)?(?:{_GONE}|{_NOBODY}|[不没]在)(?:的|了|啊|呢)*[。.!！]*")
_THERE = re.compile(
    rf"{_HE}(?:现在)?(?:在岗?的?|在这(?:里|儿)?|在呢|到岗了?|到了|看[到见]了)(?:的|了|啊|呢)*[。.!！]*"
)
_ALL_THERE = re.compile(
    rf"{_HE}(?:都|全|全都|全部|两个都|几个都)(?:在岗?|到了|到岗了?)(?:的|了|啊|呢)*[。.!！]*"
)

_WITHIN = re.compile(
    rf"(?P<all>都|全)?(?P<gone>{_GONE}"
    rf"|(?P<nobody>{_NOBODY})|不在(?=$|\s))|(?P<everybody>都|全)?(?:在岗|到岗)|(?P<all_in>都在)(?=$|\s)"
)

_SLIP = r"(?:刚才|刚刚|我)?(?:点|按|记|查|看|搞|弄|选|写)错(?:人)?了?|更正(?:一下)?|改一下|(?:刚才|刚刚)?(?:那个)?不对"
_WHO = r"(?P<who>[\u4e00-\u9fff·]{2,6}?)"
_REALLY = "(?:其实|应该|确实|真的|明明|现在|当时)?(?:是)?"
_RIGHTED = tuple(
    (present, re.compile(form))
    for present, what in ((False, _NOT_THERE.pattern), (True, _THERE.pattern))
    for form in (
        rf"(?:{_SLIP})[,，。：:\s]*(?:{_WHO})?{_REALLY}(?:{what})",
        rf"{_WHO}(?:那个|的)?(?:{_SLIP})[,，。：:\s]*{_REALLY}(?:{what})",
    )
)
# 1号通报撤回，已请假; 1号再改成在岗.
_OF_A_CHECK = re.compile(
    r"[#＃]?(?P<number>\d{1,7})号?的?(?:(?P<notice>通报)|再?(?:改[成为到]?|更正[成为]?))[\s,，:：]*(?P<words>.+)",
    re.DOTALL,
)


class OfACheck(NamedTuple):
    """The number of a check, whether its notice is meant or what was found, and what is said of it."""

    number: int
    notice: bool
    words: str


class PutRight(NamedTuple):
    """Whom a checker noted wrongly, empty if no name was said, and whether they were there."""

    who: str
    present: bool


class AtPost(NamedTuple):
    """Whether people were at a post, and whether that was said of all of them."""

    present: bool
    everybody: bool


def finding_in(words: str) -> tuple[AtPost | None, str]:
    """What was found, among the post and the names: 人民广场 缺岗, 都在岗; None if nothing; and the other words."""
    found = _WITHIN.search(words)
    if found is None:
        return None, words
    gone = found["gone"] is not None
    everybody = any(found[name] for name in ("all", "nobody", "everybody", "all_in"))
    return AtPost(not gone, everybody), f"{words[: found.start()]} {words[found.end() :]}".strip()


def of_a_check(words: str) -> OfACheck | None:
    """What is wanted of one check, of what stands behind 查岗: 1号通报撤回，已请假; None if it is no such thing."""
    found = _OF_A_CHECK.fullmatch(words)
    return OfACheck(int(found["number"]), found["notice"] is not None, found["words"]) if found else None


def put_right(text: str) -> PutRight | None:
    """点错了，郑小满不在; None if it says no such thing."""
    for present, form in _RIGHTED:
        if found := form.fullmatch(text.strip()):
            return PutRight(found["who"] or "", present)
    return None


def found_of_each(text: str, names: Sequence[str]) -> dict[str, bool]:
    """Whether each was there, by name: 程晓燕在，郑小满没看到; 两人都在. Empty if a clause says anything else."""
    found: dict[str, bool] = {}
    waits: list[str] = []
    for clause in filter(None, re.split(r"[,，。;；、\s]+", text.strip())):
        rest = clause
        while (name := next((one for one in names if rest.startswith(one)), None)) is not None:
            waits.append(name)
            rest = re.sub("^[和跟与同]", "", rest[len(name) :])
        if not rest and waits:
            continue
        here = is_present(rest) or all_present(rest)
        if not here and not is_absent(re.sub("^[都也]", "", rest)):
            return {}
        found |= dict.fromkeys(waits, here)
        if not waits and not (found and not here):  # 岗亭空的 says the same again
            return {}
        waits = []
    return {} if waits else found


def is_absent(text: str) -> bool:
    """不在, 没看到人."""
    return _NOT_THERE.fullmatch(text.strip()) is not None


def is_present(text: str) -> bool:
    """在, 在的."""
    return _THERE.fullmatch(text.strip()) is not None


def all_present(text: str) -> bool:
    """都在."""
    return _ALL_THERE.fullmatch(text.strip()) is not None
