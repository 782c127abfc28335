"""A text cut into clauses: at its signs, at blanks between whole clauses, and where somebody turns to asking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot

WHO_SAID = (
    r"(?:\w{0,10}?(?:听|有人|群里|人家|大家|别人|居民|群众|百姓|领导|书记|会上|同事|隔壁|上级|上面|"
    r"[市区镇]里|[查察]组|[^\W\d][局所队总镇站科工哥姐]"
    r"|主任|师傅|老[^\W\d]|小[^\W\d]|[他她])\w{0,6}?"
    r"(?:说|讲|骂|传|喊|反映|通报|发帖|留言|回复|转来|发来|一句|写着?)+(?:了|道|一句|句)*)"
)
QUOTED = f'{WHO_SAID}[:：,，]?[“"「『][^”"」』]{{2,}}[”"」』]'
CLAUSE = re.compile(rf"{QUOTED}|[^,，。;；:：!！?？~\n]+")
_SHORTEST = 4  # characters: what a space parts from the rest is a clause only if both are as long
_LONG = 18  # characters: who says so much at a breath tells before asking
# Where somebody who dictates without a sign turns from telling to asking, or back.
_TURNS = re.compile(
    r"(?:我|咱)?(?:现在|这会儿|就|只|也|还是|是)*想(?:请)?(?:问|知道|晓得|打听|查|了解)"
    r"|我(?:估计|觉得|感觉|猜|怀疑|怕|担心|没[答记说弄搞想]|[答说记]不)"
    r"|[你您](?:再|赶紧|快)?(?:帮我|给我?|替我|帮忙)?(?:说一|查|报个|念一?|排一|看一|数一)"
    r"|那(?:到底|究竟|现在|今天)|(?<=了)(?:就是|现在|反正|所以)"
    r"|(?<=问我)(?![的过要们])|(?<=[催跟对]我[说讲])(?![的过])|(?<=都在[说讲])(?![的过])"
)
# There the question itself begins: 所以你帮我看下…
ASKS_NOW = re.compile(
    r"(?:我|咱)(?:现在|这会儿|就|只|也|还是|是)*想(?:请)?(?:问|知道|晓得|打听|查|了解|看)"
    r"|(?:麻烦|劳烦|请|烦请)?[你您](?:再|赶紧|快)?(?:(?:帮我|给我?|替我|帮忙|跟我)(?:看|查|说|报|念|列|"
    r"排|数|统计)|告诉我|看看|查查)"
)
_WHICH_SAID = re.compile("[说提讲报问催要办定]过?的(?!是|时候|话)")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause stands in the folded text, its words and its pieces."""

    start: int
    end: int
    words: str
    pieces: tuple[Piece, ...]
    known: bool  # it has no word that nobody knows

    def says(self, *slots: Slot) -> bool:
        return any(one.slot in slots for one in self.pieces)


def clauses_in(heard: Heard) -> Iterator[Clause]:
    """The stretches between signs, and between spaces where whole clauses stand on both sides."""
    folded, at = heard.typed.folded, heard.typed.at
    turns = _turns(folded) if len(folded) >= _LONG else set()
    for found in CLAUSE.finditer(folded):
        inside = [one for one in heard.pieces if found.start() <= one.start < found.end()]
        spaces = [
            i
            for i in range(found.start() + _SHORTEST, found.end() - _SHORTEST + 1)
            if (at[i] > at[i - 1] + 1 or i in turns) and not any(one.start < i < one.end for one in inside)
        ]
        for start, end in pairwise((found.start(), *spaces, found.end())):
            pieces = tuple(one for one in inside if start <= one.start < end)
            known = not any(start <= one < end for one, _ in heard.unknown)
            yield Clause(start, end, folded[start:end], pieces, known)


def put_together(
    heard: Heard, clauses: Sequence[Clause], rest: Sequence[Clause]
) -> tuple[str, list[tuple[int, int]]]:
    """The text of those of its clauses that are left, with what ends it, and their stretches of the folded text."""
    return joined(heard, clauses, [(one.start, one.end) for one in rest])


def joined(
    heard: Heard, clauses: Sequence[Clause], stretches: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """The text of these stretches of its clauses, with what ends it, and the stretches."""
    words = "，".join(heard.typed.words(start, end) for start, end in stretches)
    return words + heard.typed.shown[heard.typed.at[clauses[-1].end - 1] + 1 :], stretches


def _turns(folded: str) -> set[int]:
    """Where somebody turns to asking; but not behind what narrows: 领导要求拍视频的, 书记说的那批问题."""
    found = {one.start() for turn in (_TURNS, ASKS_NOW) for one in turn.finditer(folded)}
    return {at for at in found if not folded[:at].endswith("的") and not _WHICH_SAID.search(folded[:at])}


_RHETORICAL = re.compile(
    r"^(?:我|俺|咱|这里|这边)们?(?:是(?![说指问])|叫)[^几多谁哪什不]{1,14}$|"
    r"不是.{1,10}[吗嘛么]$|^又不是[^吗嘛么]{1,8}$|^[说讲约定]好[^哪谁几]*的$|^(?:我|俺)?(?:是)?新来的$|怎么会|^(?:怎么|咋)(?:又|还|"
    r"老是?)(?:有|没|在|是)[^几多谁哪]{0,8}$|(?:怎么|咋)(?:又|还|老是?)[^几多谁哪]{0,6}了$|"
    r"都(?:几[号点]|什么时候|啥时候|多久|几天|多少天)了|^(?:这|现在|今天)?(?:都|已经)(?:快|"
    r"到)?[\d一二两三四五六七八九十]{1,3}(?:点|月|号)[半多钟一二三四五六七八九十\d]*分?了$|"
    r"(?<!是)不是.{0,3}(?:说|讲|都|已经?|早就?)|[哪咋怎].{0,2}(?:来|这么|那么|又|还|老)(?:那么|这么)?多"
)


def is_rhetorical(words: str) -> bool:
    """不是说都铲干净了吗, 哪来那么多没办的: no answer is wanted to it."""
    return _RHETORICAL.search(words) is not None


# What shall not be told, or was not meant: 别管其他的, 我不是问上个月.
_PUT_OFF = re.compile(
    r"^(?:我|俺)?不是[问要查看]|^(?:先|都)?(?:别|不用|先不|不要)(?:管|看|说|提|扯|讲)(?:了|其[他它]|"
    r"别的|旁的|那些|这些)"
    r"|^(?:其[他它余]|别|旁)的?(?:[处家人个地]|地方|单位|东西|事儿?)?(?:我|你|咱)?(?:先|都|就|也|暂时|"
    r"以后|回头|下次|改天|明天)*"
    r"(?:(?:不|别|甭|没必要|用不着)(?:管|看|说|提|用|要|问|谈|理|论|扯|讲|急|忙|关心|在[乎意]|感兴趣|"
    r"追究|想知道)|放[一]?放|放一?边|放着|搁[一]?搁|搁一?边|搁着|缓[一]?缓|再说|再议|再看|再问|免谈|"
    r"免了|随意|无所谓|不要紧|不重要)"
)


def is_put_off(words: str) -> bool:
    """其他的先不管, 我不是问上个月: that shall not be told."""
    return _PUT_OFF.search(words) is not None
