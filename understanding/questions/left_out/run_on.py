"""Where one sentence runs into the next without a sign, as people dictate: 群众又催了金山社区本周新增多少.

A sign is set where a sentence ends, and the text is read again. Whoever uses this must see that it is then a question
of which no word is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.left_out.clauses import CLAUSE
from understanding.questions.left_out.turning import is_predicate
from understanding.questions.pieces import Piece, Slot

_LONGEST_BREATH = 12  # characters without a sign, from which on somebody may have said two things
_SHORTEST = 4  # characters on either side
_LONGEST = 64  # characters that are read again, up to three times: no text that was seen to need it had more
_NAMED = 1.3  # the cost up to which a piece is named
_PEOPLE = (
    "[我你您他她俺咱]|[\u4e00-\u9fff](?:主任|书记|[局镇所科站区村]长)(?=在|正|也|又|还|说|等)"
    "|居民|业主|群众|领导|书记|大家|老百姓|人家|物业|街坊|上面"
)
_NEXT = re.compile(
    f"(?:{_PEOPLE}|麻烦|请(?!假)|那(?![条个里边儿块片天周月年些种次家头位])|先|快(?!到期|超)|系统里|台账[里上])(?!的|们的)"
)
_ENDS = "了啊呢吧呀嘛哦啦咯"
_BEHIND = re.compile(f"[{_ENDS}]*(?={_NEXT.pattern})")
# With these before it a name belongs to what is said: 在北湖街道, 超期的金山社区
_GOES_ON = re.compile(
    "(?:[没未不的在到从把给跟和与同是有被向去来问查看说讲报比按归由让叫催找管]|(?<![不太])对|一?下|一遍|[我你您帮替]|联系|关于|只要|不[要看管])$"
)
_OF_THOSE = re.compile("的(?:件|问题|案子|[本上下这今昨][周月年季天日]度?)?$")
_BEGINS = frozenset({Slot.SCOPE, Slot.KIND, Slot.PERIOD, Slot.CATEGORY, Slot.STATUS, Slot.NUMBER, Slot.BY})
_ASKS = frozenset(
    {Cue.HOW_MANY, Cue.STAGE, Cue.OWNER, Cue.WAIT, Cue.SHOW, Cue.WHO_IS, Cue.WHO, Cue.SHARE, Cue.RANK}
)


def with_signs(heard: Heard) -> Iterator[str]:
    """The text with signs where sentences may end: with all of them, with the first and with the last alone; behind
    every particle, if somebody dictated it so."""
    folded = heard.typed.folded
    if len(folded) > _LONGEST:
        return
    ends = [
        at
        for found in CLAUSE.finditer(folded)
        if found.end() - found.start() >= _LONGEST_BREATH
        for at in _ends_within(heard, found.start(), found.end())
    ]
    ways = (tuple(ends), tuple(ends[:1]), tuple(ends[-1:]), tuple(_after_particles(folded)))
    for some in dict.fromkeys(ways):
        if some:
            yield _signed(heard, some)


def is_dictated(heard: Heard) -> bool:
    """这个飞线充电啊安全上头不能含糊啊还有多少没弄掉: particles stand where others set signs."""
    folded = heard.typed.folded
    return len(folded) > _LONG and len(list(_after_particles(folded))) + (folded[-1] in _SPOKEN) > 1


def _after_particles(folded: str) -> Iterator[int]:
    return (one.end() for one in _PARTICLE.finditer(folded))


_LONG = 16  # characters that are said at one breath
_SPOKEN = "啊呀嘛哈哦"
_PARTICLE = re.compile(rf"(?<=\w\w)[{_SPOKEN}](?=\w\w\w)")


def _ends_within(heard: Heard, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends in this stretch, and another begins."""
    since = start
    for at in sorted({*_starts(heard, start, end), *_after_what_asks(heard, start, end)}):
        if at - since >= _SHORTEST and end - at >= _SHORTEST:
            yield at
            since = at


def _starts(heard: Heard, start: int, end: int) -> Iterator[int]:
    """Before what a question can begin with, behind a sentence."""
    folded, begins = heard.typed.folded, {one.start: one for one in heard.pieces if _begins(one)}
    unknown = {last for _, last in heard.unknown}
    within = {i for one in heard.pieces if one.slot is not Slot.FILLER for i in range(one.start + 1, one.end)}
    narrows = {
        one.end for slot in (Slot.LENGTH, Slot.NARROW, Slot.VAGUE) for one in heard.said(slot)
    }  # 放了两天|没人碰的
    stands = {one.end for one in heard.said(Slot.STATUS)}  # 有事请假|我理解 says how it stands
    attributes = [
        one for one in heard.said(Slot.STATUS) if "的" in (folded[one.end - 1], folded[one.end : one.end + 1])
    ]
    for at in range(start + _SHORTEST, end):
        people = (at not in stands or folded[at - 1] in _ENDS) and _NEXT.match(folded, at) is not None
        if (
            at in within
            or at in narrows
            or _GOES_ON.search(folded, start, at)
            or not (at in begins or people)
        ):
            continue
        told = folded[at - 1] in _ENDS or _tells(folded[start:at], begins, start, at)
        if folded[at - 1] not in _ENDS and (
            begins.get(at) in attributes or _OF_THOSE.search(folded, start, at)
        ):
            continue  # 业主不在家|进不了门的, 入户走访问到的|本月
        if told or ((at in unknown or people) and is_predicate(folded[start:at])):
            yield at


def _tells(words: str, begins: Mapping[int, Piece], start: int, at: int) -> bool:
    """A sentence that says nothing of which cases: 我不好回答."""
    says = any(start <= i < at and one.slot is not Slot.PERIOD for i, one in begins.items())
    return is_predicate(words) and not says


def _begins(piece: Piece) -> bool:
    return piece.slot in _BEGINS and piece.cost <= _NAMED


def _after_what_asks(heard: Heard, start: int, end: int) -> Iterator[int]:
    """还有几件没整改|业主都找来了: behind what asks or a state, before people."""
    asked = False
    for piece in heard.pieces:
        if start <= piece.start and piece.end < end:
            asked = asked or piece.value in _ASKS
            ends = piece.value in _ASKS or (asked and piece.slot is Slot.STATUS)
            if ends and (found := _BEHIND.match(heard.typed.folded, piece.end)):
                yield found.end()


def _signed(heard: Heard, ends: tuple[int, ...]) -> str:
    """The text as it was typed, with a comma at each of these places."""
    shown, at = heard.typed.shown, heard.typed.at
    cuts = [0, *(at[end] for end in ends), len(shown)]
    return "，".join(shown[one:other] for one, other in pairwise(cuts))
