"""What somebody says not to be told, before they say what: 不看上周，看本周 · 到期的先不管，看超期的.

Such a clause goes only where each of its slots is filled again by the clauses that ask. 公厕的别看，超期几件 leaves
some out, and is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.periods import Period
from domain.scope import NamedScope
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot, slot_of

_CLAUSE = re.compile(r"[^,，。;；:：!！?？~\n]+")
_TELL = (
    "(?:给我|跟我|给|帮我)?"
    "(?:看|问|查|说|讲|列|排|要|报|提|管|比|听|念|算|发|给|数|关心|统计|了解|(?<=[想要用必])知道)"
)
_NOT = (
    "(?:我|咱|你|咱们|我们)?(?:现在|今天|这次|这回|先|可|又|并)?"
    "(?:不是|不用|不要|不想|不必|不需要|没必要|无需|甭|别|不|没(?=[问说要让]))(?:再|先|光|老|总|想|要|是)*"
)
_MEANT_FIRST = f"^(?:原来|本来|原本|起初|刚才)(?:是)?(?:想|要|打算)+{_TELL}"
_AT_FIRST = re.compile(
    rf"{_MEANT_FIRST}|^{_NOT}(?:(?:跟|和|与|同)\w+?比|按\w+?[排分算]$|{_TELL})|^不(?:需要|用|要)"
)
_AT_LAST = re.compile(
    f"(?:的|数|名单|情况|人|件|案|问题|排名)?(?:都|就|也|先|暂时)*(?:{_NOT}{_TELL}(?:了|啦|他|它)?|算了|我?(?:都|已经)?(?:[看说报查问]过了|知道了))$"
)
# 不看单位看网格: in one breath.
_BREATH = re.compile(r"(?:不|别|不要)(?P<verb>[看要问排查说])\w{1,8}?(?=[只就单]?(?P=verb))")
_INSTEAD = re.compile(
    f"^(?:而?是?我?)?(?:现在|这会儿)?(?:就|只|光|单|仅|要|想|是|改|先|换|直接|还是)*(?:{_TELL}|告诉我|来|按)"
)
_PUT_IN_ORDER = re.compile("^(?:就|只|要)*排(?![名第行序一在])")  # 排网格
_SAID = frozenset(
    {Slot.SCOPE, Slot.PERIOD, Slot.STATUS, Slot.CATEGORY, Slot.KIND, Slot.BY, Slot.NUMBER, Slot.PERSON}
    | {Slot.NARROW, Slot.LENGTH, Slot.TOPIC, Slot.VAGUE, Slot.FIRST, Slot.ORDER}
)
_LIMITS = frozenset({Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND})


def without_not_wanted(heard: Heard) -> str | None:
    """The folded text without the clauses that say what is not wanted; None if there are none."""
    folded = heard.typed.folded
    clauses = list(_clauses(folded))
    for i, (start, end) in enumerate(clauses[:-1]):
        if not (found := _denied(folded[start:end])):
            continue
        behind = clauses[i + 1][0]
        about = list(_pieces(heard, start, end))
        instead = [one for one in _pieces(heard, behind, len(folded)) if one not in about]
        if _is_known(heard, start, end, found) and _is_said_instead(folded[behind:], about, instead):
            return folded[:start] + _PUT_IN_ORDER.sub("按", folded[behind:])
    return None


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    for found in _CLAUSE.finditer(folded):
        start, end = found.span()
        if both := _BREATH.match(folded, start, end):
            yield start, both.end()
            start = both.end()
        yield start, end


def _denied(words: str) -> re.Match[str] | None:
    return _AT_FIRST.search(words) or _AT_LAST.search(words)


def _pieces(heard: Heard, start: int, end: int) -> Iterator[Piece]:
    return (one for one in heard.pieces if start <= one.start and one.end <= end)


def _is_known(heard: Heard, start: int, end: int, found: re.Match[str]) -> bool:
    """True if nothing but the words of denying is unknown in the clause."""
    return all(
        start + found.start() <= first and last <= start + found.end()
        for first, last in heard.unknown
        if start <= first < end
    )


def _is_said_instead(words: str, about: list[Piece], instead: list[Piece]) -> bool:
    """True if each slot that is denied is filled again, and with no whole of which it is a part."""
    told = _INSTEAD.match(words) is not None
    for one in about:
        slot = slot_of(one)
        if slot not in _SAID:
            continue
        others = [other for other in instead if slot_of(other) is slot]
        if not others or (slot in _LIMITS and any(_holds(other, one) for other in others)):
            return False
        told = told or slot in (Slot.STATUS, Slot.BY) or all(_are_apart(other, one) for other in others)
    return told


def _are_apart(one: Piece, other: Piece) -> bool:
    """True for days that have none in common."""
    return (
        isinstance(one.value, Period)
        and isinstance(other.value, Period)
        and (one.value.last < other.value.first or other.value.last < one.value.first)
    )


def _holds(whole: Piece, part: Piece) -> bool:
    """本周 holds 今天, and the district every place."""
    if whole.value == part.value:
        return True
    if isinstance(whole.value, Period) and isinstance(part.value, Period):
        return whole.value.first <= part.value.first and part.value.last <= whole.value.last
    return isinstance(whole.value, NamedScope) and whole.value.kind == "district"
