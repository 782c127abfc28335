"""Questions that doubt: 总不至于还有超期的吧, 我就不信没有超期的. However it is put, it asks whether there are any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape, shaped

_AM_I = "(?:我|俺|咱)(?:们)?(?:就|才|可|偏|还|也|都)*(?:不(?:太|大)?(?:相?信|认为|觉得)|怀疑|纳闷)(?:了)?"
_SURELY = (
    "(?:总|该|应该|应当|可|也|怕|莫|别|恐怕|想必|想来|按说|按理说?|照理说?|这回|这次|这下|现在|到现在|今天)"
)
_THERE_ARE = "(?:是|又|再|连|都|就|真|已经)*(?=[^\\W\\d]{0,10}(?:有|没|剩|超|挂|压|欠|在))"
_DOUBT = re.compile(
    f"{_SURELY}*(?:不至于|不可能|不会(?=[^几多]*吧)){_THERE_ARE}|{_SURELY}+(?:不会|不是|不该|不应该){_THERE_ARE}"
    "|(?:总该|应该|总算?|该)(?=没有?[^\\W\\d]{1,8}的?了?吧)|可?别说(?=[^\\W\\d]{2,8}[还又]有)|"
    "(?:当真|果真|真的?就)(?=[^几多]*[没有])|难不成|难道说?|莫非|莫不是|别不是|怕不是|别是|"
    "可别是|"
    "保不齐|搞不好|弄不好|敢情"
    f"|{_AM_I}|(?:谁|鬼才|打死我也不?)信"
    "|(?:你|您|你们|可)*(?:别|不要|莫|甭)(?:告诉|(?:跟|和|对|给|同)(?=我[说讲]))(?:我|俺|咱)们?(?:[说讲])?"
    "|(?:你|您|你们|谁)?(?:敢不敢|敢|能|好意思)(?:拍(?:着)?胸[脯口]|打包票|保证|担保|肯定|说|讲|"
    "确定)(?:说|讲)?(?=[^几多]*没)"
)
# At the end of what doubts: 没有超期的吧, 没整改的该没了吧.
_NONE = re.compile(
    "(?:一[件个条处起](?:都|也))?(?:已经|都|全|早就?)?没(?:有)?(?=[^几多谁哪,，没]{1,12}的?(?:了|"
    "啦)?(?:[吧吗么]|$|[?？!！]))"
)
_NOT_ONE = re.compile(
    "(?:连)?一[件个处条起](?=[^几多谁哪,，]*[都也]没)|(?:都|也)没有?了?(?=[吗么吧啊呀?？!！。]*$)"
)
_ALL = "(?:该|应该|应当|总该|总算|这回|这次|这下|现在|今天|到今天|都|全|也|已经|差不多|一?[件个]都)*"
_OVER = (
    "(?:没(?:有)?了|没(?:有)?剩(?:下)?(?:的)?(?:了)?|不剩了?|见底了|绝迹了|归零了|"
    "(?:[清办销弄搞改消扫结收整干]|清理|处理|整改|消化|解决|"
    "了结|收拾)(?:零|完|干净|掉|光|定|尾|好|利索|清)了)"
)
_SHAPES = (
    shape("(?<=有没有)(?:哪怕)?一[件个处起](?=[^几多]{2})"),
    # 能给我看看超期的不, 可以发我吗: a request, whose last word asks for nothing else
    shape(
        "^(?:你|您)?(?:能够?|可以|方便|可)(?:不能|不可以|否|不)?(?:先|再|帮忙)?(?:给|帮|把|发|调|列|看|说|"
        "报|告诉|念|查|导|拉|打印|出|整|弄)"
        "(?![^?？]*(?:有|没了))[^,，。?？]*?(?P<said>[吗么不嘛]|行不|好不)(?=[?？。]*$)",
        cost=0.5,
    ),
    # 没整改的该没了吧, 都清完了没
    shape(
        f"(?<=的)(?:{_ALL}{_OVER}(?:吧|吗|没|没有|么|是吧|对吧)|{_ALL}(?:是不是|是否){_ALL}{_OVER}(?:吧|吗|"
        f"么)?)(?=$|[?？。!！])",
        Slot.CUE,
        Cue.WHETHER,
        cost=0.6,
    ),
    # 超期清零了没: a state is named, and then that it is none any more
    shape(
        "(?:(?<=超期)|(?<=逾期)|(?<=销号)|(?<=返工)|(?<=反弹)|(?<=退回)|(?<=挂账)|(?<=督办)|"
        "(?<=核查)|(?<=在办)|(?<=派遣)|(?<=受理)|(?<=认领)|(?<=整改)|(?<=办结)|(?<=的))"
        "(?:都|全|已经|是不是|有没有|算)*(?:清零|归零|见底|清仓|清空|挂零|抹平|断根|绝迹|扫光|清干净|"
        "清完)了?(?:没有?|吗|么|不)(?=[呢啊呀]*[?？。!！]*$)",
        Slot.CUE,
        Cue.WHETHER,
        cost=0.6,
    ),
)


def doubts(folded: str) -> Iterator[Piece]:
    """Words of doubt ask whether there are any; 没有 behind them says no more."""
    for doubt in _DOUBT.finditer(folded):
        yield Piece(doubt.start(), doubt.end(), Slot.CUE, Cue.WHETHER, 0.9)
        for pattern in (_NONE, _NOT_ONE):
            for none in pattern.finditer(folded, doubt.end()):
                yield Piece(none.start(), none.end(), Slot.FILLER, "", 0.7)
    yield from shaped(_SHAPES, folded)
