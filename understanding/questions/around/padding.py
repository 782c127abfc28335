"""Words around a question that cannot change what is asked (decision 0085).

What counts is where they stand and of what sort they are. A whole segment, between blanks or signs, may be courtesy,
haste, a feeling, a greeting, or why somebody asks (领导下午开会要用); words of telling (跟我讲清楚) may stand at either
end of a segment. Nothing that ends with 的 is padding, for it narrows what comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import Typed
from understanding.questions.around.feelings import (
    AT_A_LOSS,
    BODILY,
    FEELING,
    IDIOMS,
    IMPATIENCE,
    MISMATCH,
    NET,
    NOT_CLEAR,
    SLIPPED,
)
from understanding.questions.around.how_told import (
    ALL_OF_IT,
    AND_THEN,
    EXACTLY,
    FRANKLY,
    IN_WHICH_FORM,
    SAY,
    THE_SUM,
    TO_ME,
    UNDERSTOOD,
    WELL_ENOUGH,
)
from understanding.questions.around.padding_words import (
    ASKING,
    COURTESY,
    GREETING,
    HASTE,
    HEDGE,
    LEADING_UP,
    ME,
    ONE_BY_ONE,
    POLITE,
    TELL,
    TELL_IN_FULL,
    TELLING,
    TONE,
)
from understanding.questions.around.papers import AT_ODDS, LAST_QUESTION, ON_PAPER
from understanding.questions.around.reasons import NEED, REASON
from understanding.questions.pieces import Piece, Slot

_COST = 2.0  # a character: more than known words cost, less than unknown ones

_SORTS = (
    IDIOMS,
    MISMATCH,
    BODILY,
    IMPATIENCE,
    SLIPPED,
    COURTESY,
    HEDGE,
    HASTE,
    FEELING,
    NET,
    GREETING,
    AT_A_LOSS,
    LEADING_UP,
    LAST_QUESTION,
    ON_PAPER,
    AT_ODDS,
)
_HOW_TOLD = (AND_THEN, UNDERSTOOD, WELL_ENOUGH, FRANKLY, EXACTLY, IN_WHICH_FORM, ALL_OF_IT, THE_SUM)
_WHOLE = re.compile(
    f"(?:(?:{'|'.join(_SORTS)}){TONE}*+)++"
    rf"|(?:{'|'.join(_HOW_TOLD)})(?:地|的)?{SAY}?{TO_ME}{TONE}*|(?P<one>[^\W\d_])(?P=one){{2,}}{TONE}*"
)
_BECAUSE = re.compile(f"{REASON}{TONE}*")
_NEEDED = re.compile(NEED)
# 书记叫我打听一下, 他老人家问: who wants to know, at the beginning.
_FOR_SOMEBODY = re.compile(
    f"(?:{ME}|他|她|他们|他老人家|人家|家里人?|上级|群众|居民|业主|客户|老乡)(?:又|刚刚?|刚才|今天|一直|老|都)?"
    "(?:(?:叫|让|托|派|喊|要)(?:我|俺|咱)(?:来|去|赶紧)?(?:打听|问问?|查查?|看看?|催催?|了解)(?:一?下|"
    "一声|个)?|(?:在|来)?(?:问|打听)(?:我|俺|起|过来)?的?)"
)
# 我只关心乱堆的, 指已经销掉的: what follows is what is asked about.
_MEANT = re.compile(
    "(?:(?:我|咱|俺)们?|领导|书记|主任|他们?)?(?:(?:主要|重点|其实|就|也)*(?:[只光单仅]|就是)(?:关心|在意|想知道|想看|想要|[看要管问])|"
    "(?:[指说问看查]|关心)的(?:就|其实|只)*是|(?:我的?)?意思(?:就)?是|我是说|指的?是?)(?=[^\\W\\d]{2})"
)
_BEFORE = re.compile(f"(?:{TELL_IN_FULL}{{2}}|{POLITE}|{TELLING}|{ASKING}|{HEDGE}|{NOT_CLEAR}){TONE}?")
_AFTER = re.compile(
    f"(?:(?:{TELL_IN_FULL}{{2}}|{TELLING}|{TELL}给{ME}|{POLITE}|{ONE_BY_ONE}|[急等]着?[要用报]|在线等|挺急的?|快[说讲报回查答发念]){TONE}*+)++$"
)
# 听得到吗, 不聊了 and 快说, parted by no sign
_HELLO = re.compile(
    "(?:(?:喂|嘿|哎)*(?:听|收|看)得[到见清]楚?(?:吗|没|不|么))+|(?:好|得|算|行)?[了嘞]?(?:先)?(?:不|"
    "别)(?:跟你|和你)?[聊扯闲啰]了"
)
_HURRY = re.compile(f"(?:快|赶紧|马上|速)(?:点|些)?(?:说|讲|报|回|查|答|发|告诉我|给我|来|出来)+{TONE}*$")
# 有谁知道: nobody is asked for
_WHO_KNOWS = re.compile(
    "(?:有没有|有)?(?:谁|哪位|哪个)(?:能|可以|会)?(?:晓得|知道|了解|清楚|告诉我们?|"
    "[跟给]我们?说说?)(?:吗|么|不)?(?=[^\\W\\d]{3})"
)
# 由哪个单位来处理，不知该跟谁说: alone it asks who answers for something
_WHO = re.compile("谁|哪[个家]|什么[单部]")
_WHOM_TO_ASK = re.compile(
    "(?:我|俺|咱)?们?(?:也|都|真|实在|确实|一直|又)*(?:不知道?|不晓得|不清楚|不懂|搞不清)(?:应|该|要|得|去)*(?:跟|找|问|向|和|对|同|给)(?:谁|哪[个家]|哪里|什么)"
    "(?:单位|部门|人)?(?:去|来)?(?:说|讲|反映|报|打听|联系|解决|处理|问|反应)?(?:好|才好|才对|了|呢|呀)*"
)
_PLAIN, _CERTAIN = 2, 0.9  # from so many characters on a segment is nothing else: 十万火急 is no state
_LONGEST = 20  # characters of a segment that is padding as a whole


def padding(typed: Typed) -> Iterator[Piece]:
    """Every stretch of the text that can be left out without asking something else."""
    segments = list(_segments(typed))
    for start, end in segments:
        if len(segments) > 1:
            yield from _whole(typed.folded, start, end)
        if _WHOM_TO_ASK.fullmatch(typed.folded, start, end) and (
            _WHO.search(typed.folded, 0, start) or _WHO.search(typed.folded, end)
        ):
            yield Piece(start, end, Slot.FILLER, "", _CERTAIN)
        for found in (
            *(one.match(typed.folded, start, end) for one in (_FOR_SOMEBODY, _WHO_KNOWS, _HELLO)),
            _HURRY.search(typed.folded, start, end),
        ):
            if found:
                yield Piece(*found.span(), Slot.FILLER, "", 1.0)
        for found in (
            _BEFORE.match(typed.folded, start, end),
            _MEANT.match(typed.folded, start, end),
            _AFTER.search(typed.folded, start, end),
        ):
            if found:
                yield Piece(*found.span(), Slot.FILLER, "", _COST * (found.end() - found.start()))


def _segments(typed: Typed) -> Iterator[tuple[int, int]]:
    """The stretches between signs and blanks."""
    start = 0
    for i, char in enumerate(typed.folded):
        blank = i > 0 and typed.at[i] > typed.at[i - 1] + 1
        if (blank or not char.isalnum()) and i > start:
            yield start, i
        if not char.isalnum():
            start = i + 1
        elif blank:
            start = i
    if start < len(typed.folded):
        yield start, len(typed.folded)


def _whole(folded: str, start: int, end: int) -> Iterator[Piece]:
    """The whole segment if it is courtesy, haste, a feeling and the like, or why somebody asks."""
    words = folded[start:end]
    if len(words) > _LONGEST:
        return
    if _WHOLE.fullmatch(words):
        yield Piece(start, end, Slot.FILLER, "", _COST if len(words) < _PLAIN else _CERTAIN)
    elif _BECAUSE.fullmatch(words) and _NEEDED.search(words):
        yield Piece(start, end, Slot.FILLER, "", _COST)
