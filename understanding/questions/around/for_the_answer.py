"""Words about the answer itself, which narrow nothing: 做个简单的对比, 就差上周销号多少, 去年一年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.pieces import Piece, Slot, shape

FOR_THE_ANSWER = (
    # 做个简单的对比: what the answer shall be like, before what it shall be
    shape(
        "(?<=[个份张下])(?:简单|详细|具体|完整|直观|清楚|明白|像样|大概|粗略|简要|简短|准确|精确|漂亮|干净|全面|系统|正式|简洁|初步)一?[点些]?的"
        "(?=对比|比较|排名|排行|清单|名单|统计|表|汇总|数|图|趋势)|(?<=[个份])准的(?=$|[^\\w])",
        cost=0.8,
    ),
    # 新增的我有了，就差上周销号多少: but not 还差几家
    shape(
        "(?:^|(?<=[^\\w]))(?:现在|如今)?(?:就|只|单|独)[差缺](?![几多一两\\d]|不)(?=[^\\W\\d]{4})", cost=0.8
    ),
    # 写周报，缺上周全区新增: what is still to be filled in
    shape(
        "(?:^|(?<=[^\\w]))(?:还|就)?[差缺](?:一个)?(?=[上本这今昨前去全各\\d][周月年天个区单网街社日季][^\\W\\d]{2})",
        cost=0.8,
    ),
    # 来源信箱的: where a case came from, named so
    shape(
        "(?:件|问题)?来源(?:是|为|于|[:：])?(?=[^\\W\\d]{0,4}(?:信箱|督查|媒体|热线|巡查|自查|上级|外部|平台|群众))",
        cost=0.8,
    ),
    # 挂账件清单，含全部单位
    shape("(?:^|(?<=[^\\w]))(?:包?含|包括|涵盖|覆盖)(?=全部|所有|全区|各)", cost=0.8),
    # 向哪个部门反映比较合适
    shape(
        "(?:比较|更|最|才)?(?:合适|妥当|稳妥|恰当|为好|才对|才是)(?=[呢啊呀些一点]*(?:[^\\w]|$))", cost=0.9
    ),
    # 点名hhh, 没销的清单rt
    shape("(?<=[^\\W\\da-z])(?:h{2,}|6{2,}|23{2,}|em+|rt|orz|xs|yyds)(?=[^\\w]|$)", cost=0.8),
    # 去年一年: the whole of it
    shape("(?<=[去今前明]年)(?:这|那|整)?一年|(?<=[上本这个]月)[这那整]一个月", cost=0.8),
    # 我开清扫车的不懂这些: who speaks, by their work
    shape(
        "(?:^|(?<=[^\\w]))(?:我|俺|咱)们?(?:就?是个?)?(?![^\\W\\d]{0,2}[报管办核派收负看查提])[^\\W\\d了过]{2,6}的(?=[又也都哪啥]?(?:不懂|不会|不清|哪懂|搞不|看不|没文化|就想|只想))",
        cost=0.8,
    ),
)


_REMIND = re.compile(
    "(?:提前|早点|先)?(?:给|跟|向|同|替)(?:我|俺|咱)们?(?:提个?醒|提醒)(?:一下|下|一声)?(?=[呢啊哈]?(?:[^\\w]|$))"
    "|提前(?=(?:给|跟|向|同)(?:我|俺|咱)们?(?:说|讲|报|知会|通个气|打个?招呼|吱一?声|提))"
)
_FROM_NOW_ON = re.compile(
    "每[天周月日到逢]|天天|[以今往]后|定[时期]|到时|一[有到]|自动|准时|\\d+[点:：]|[一二三四五六七八九十]点"
)


def reminded(folded: str) -> Iterator[Piece]:
    """快到期的给我提个醒, 明天到期的提前跟我讲: told now; from now on (每天) is another wish."""
    if not _FROM_NOW_ON.search(folded):
        for one in _REMIND.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.FILLER, "", 0.8)
