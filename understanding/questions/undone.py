"""What has not been done to a problem (没铲掉), or with an order (没签收): found by the shape of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.question import By, Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_UNDONE = re.compile(
    r"(?:还|都|仍)?(?:没有?|未)\w{1,2}?(?:掉|完|好|干净|走|上|起来|成|补|换|撤|停|回去|回来|进去)"
)


# After a count whatever has not been done: 还有几处没平, 几家没规整.
_UNDONE_OF_SO_MANY = re.compile(
    r"(?<=[几多][处家辆块盏根条个张堆摊件起桩面座户少])(?:还|都|仍)?(?:没有?|"
    r"未)(?![人来到去说看报查派核验签受有应])[\u4e00-\u9fff]{1,2}(?=[了的呢啊吗呀嘛]*(?:[^\w]|$))"
)

_ASKED = re.compile(
    r"(?:[捡倒割剪铺贴捞冲装清扫拆撕铲搬运修补换刷洗拖撤撵赶劝轰]|清理)(?:掉|走|好|干净|完|"
    r"开)?了?(?:没有?|吗|么)(?=[?？!！。]*$)"
)
_HANDLED = "[捡倒割剪铺贴捞冲装清扫拆撕铲搬运修补换刷洗拖撤敲砸凿劝轰撵划漆拉]"
_NOT_DONE = re.compile(rf"(?:还|都|仍)?(?:没有?|未){_HANDLED}(?!\w?[掉完好走上成])")
_DONE = re.compile(
    rf"(?<![没未有]){_HANDLED}(?:除|理)?[掉走好完]?(?:了(?=多少|几)|(?<=[掉走完])(?=多少|几|的))"
)


_GIVEN = "(?:[发下给送派交出递](?:了|过|出去|下去|完)?(?:[以之]?后|却|就|但)*)?"  # 督办单发了没画押的
_TAKEN = "(?:[签收接领](?:了|过|收了?|下了?|走了?)?(?:[以之]?后|却|就|但|可)*)?"  # 签了没下文的
_ORDERED = "(?:还|都|一直|迟迟|仍)*(?:没有?|未|尚未|没人|不)"
_OF_AN_ORDER = (
    (
        re.compile(
            _TAKEN
            + _ORDERED
            + "[给个有]*(?:回(?:复|音|话|信|应|函|执|文|声)|答(?:复|话|应)|反(?:馈|应)|复(?:函|命)?"
            "|交(?:报告|答卷|卷|差|账|代)|吭[声气]|吱声|作声|应声|动静|下文|响动?|表态|说法|理(?:睬|会)?|"
            "搭理|报结果|当回事|[回答交])了?的?(?![单弹头])"
            "|石沉大海|泥牛入海|杳无音[信讯]|置之不理|不理不睬|装聋作哑|无声无息|不了了之"
        ),
        Status.UNANSWERED,
    ),
    (
        re.compile(
            _GIVEN
            + _ORDERED
            + "(?:签[收字领]?|打?收[条下据]?|接[单手收]?|领[走回取单]?回?去?|画押|点收|确认|过手)了?的?(?!到)"
        ),
        Status.UNRECEIVED,
    ),
)


_WHO = re.compile("(?:谁|哪[个家些]?(?P<unit>单位|部门|街道|社区)?|哪个(?P<office>局))$")


def unanswered(folded: str) -> Iterator[Piece]:
    """督办 that nobody answered or signed for; 谁没签收 asks who did not, and for whom nothing waits."""
    for pattern, status in _OF_AN_ORDER:
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.STATUS, status, 0.9)
            if who := _WHO.search(folded, 0, one.start()):
                if who["unit"] or who["office"]:
                    yield Piece(*who.span(), Slot.BY, By.UNIT, 0.0)
                else:
                    yield Piece(*who.span(), Slot.CUE, Cue.WHO, 0.0)


def undone(folded: str) -> Iterator[Piece]:
    """牛皮癣没铲掉, 车位线没划好: beside a problem whatever has not been done to it leaves it unsolved, and
    拆了多少 asks how many are solved.
    """
    for one in _ASKED.finditer(folded):  # 垃圾捞了没
        yield Piece(one.start(), one.end(), Slot.CUE, Cue.STAGE, 1.5)
    for pattern, status in (
        (_UNDONE, Status.UNCLOSED),
        (_UNDONE_OF_SO_MANY, Status.UNCLOSED),
        (_NOT_DONE, Status.UNCLOSED),
        (_DONE, Status.CLOSED),
    ):
        for one in pattern.finditer(folded):
            cost = (
                0.9 if pattern in (_DONE, _UNDONE_OF_SO_MANY) else 2.0
            )  # 拖了几辆僵尸车: nothing waits there
            yield Piece(one.start(), one.end(), Slot.STATUS, status, cost)


_TOLD = 2.0  # the cost from which a problem is told, and not named
_CASES_ARE_DONE = frozenset({Status.CLOSED, Status.FIXED})


def without_what_is_done(pieces: Sequence[Piece]) -> list[Piece]:
    """Without told problems that reach into what was done to them: 外墙小广告|铲了几处."""
    done = [one for one in pieces if one.slot is Slot.STATUS and one.value in _CASES_ARE_DONE]
    return [
        one
        for one in pieces
        if one.slot is not Slot.CATEGORY
        or one.cost < _TOLD
        or not any(one.start < other.start < one.end < other.end for other in done)
    ]
