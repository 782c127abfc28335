"""Where a word, a sign or a space within a clause may part two problems: 违停加占道, 路灯不亮又井盖翘, 桶满 无盖."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from domain.lexicon import Typed
from understanding.reports.clauses import Clause

# A word that begins one more problem, whatever the two are.
_STRONG = (
    "而且|并且|同时|外加|外带|外有|连带着?|附带着?|再加上?|加上|以及|另外|[后前里外旁]面还有|(?:[进过上下]去|往里|里[头面]|回头|再|[抬低]头|转过?[身头]|扭头|一进门)一?[看瞧]|[抬低]头(?=是|就|又|全|都)|还有|还(?=[把往将给]|[搭堆摆停养扔晒挂贴种占砌围]了)"
    "|又(?=[没无缺])"
)
# One that may as well join two things or two deeds of one problem, and a mere sign.
_WEAK, _SIGN = "[加又且兼和跟与及]", "[+/&·|]"
_JOINT = re.compile(f"(?P<strong>{_STRONG})|(?P<weak>{_WEAK})|{_SIGN}")
# 闯红灯的横穿马路的都有
_ALL_THERE, _OF_SOME = re.compile("(?:都|全|样样|啥都|也)有[了啊呀哦]*$"), re.compile("的(?!$)")
# 路灯坏了井盖也坏了: behind what is wrong with the first stands another thing of which that is said too.
_TOO = re.compile(
    "(?<=[\u4e00-\u9fff]{2}了)(?=[^，。了着的我你他它人车也还都就]{2,5}也[^，。是有要会能]{1,4}$)"
)
_SHORTEST = 2  # characters of a problem: 桶满
_MOST = 4  # joints of a clause that are looked at


class Kind(Enum):
    """How much a joint says: two problems, perhaps two things or deeds of one, or nothing, as a sign does."""

    STRONG = auto()
    WEAK = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Joint:
    """A stretch of the folded text; a space is one of no length."""

    start: int
    end: int
    kind: Kind


def joints(typed: Typed, clause: Clause) -> Iterator[Joint]:
    """The first few joints within a clause, left to right, that leave enough on both sides."""
    found = [
        Joint(one.start(), one.end(), Kind[one.lastgroup.upper()] if one.lastgroup else Kind.SIGN)
        for one in _JOINT.finditer(typed.folded, clause.start, clause.end)
    ]
    found += (Joint(at, at, Kind.SIGN) for at in _spaces(typed, clause))
    found += (
        Joint(one.start(), one.start(), Kind.WEAK)
        for one in _TOO.finditer(typed.folded, clause.start, clause.end)
    )
    if _ALL_THERE.search(typed.folded, clause.start, clause.end):
        ends = _OF_SOME.finditer(typed.folded, clause.start, clause.end)
        found += (Joint(one.end(), one.end(), Kind.STRONG) for one in ends)
    inside = (
        one
        for one in sorted(found, key=lambda one: one.start)
        if one.start - clause.start >= _SHORTEST and clause.end - one.end >= _SHORTEST
    )
    yield from islice(inside, _MOST)


def _spaces(typed: Typed, clause: Clause) -> Iterator[int]:
    for i in range(clause.start + 1, clause.end):
        gap = typed.shown[typed.at[i - 1] + 1 : typed.at[i]]
        if gap.isspace() and not (
            typed.folded[i].isascii() or (typed.folded[i - 1].isalpha() and typed.folded[i - 1].isascii())
        ):
            yield i
