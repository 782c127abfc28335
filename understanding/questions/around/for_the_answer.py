"""Words about the answer itself, which narrow nothing: 做个简单的对比, 就差上周销号多少, 去年一年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.pieces import Piece, Slot, shape

FOR_THE_ANSWER = (
    # 街上这些事，哪个地方最让人头疼: all of it
    shape(
        "(?:街|街面|大街|马路|外)[上面](?:的)?(?:这|那)?(?:些|种种|点)(?:破|糟心)?(?:事儿?|问题|毛病)",
        cost=0.8,
    ),
    # 你们说的那个按期率: the word is theirs, the figure the same
    shape(
        "(?:你们|他们|大家|人家|文件里|会上)(?:常|老|总|平时|一直)?[说讲叫提](?:的|到的)(?:那个|这个)?"
        "(?=(?:按期|销号|办结|整改|到岗|反弹|返工|超期|首次回应|响应)[^\\W\\d]{0,2}率)",
        cost=0.8,
    ),
    # 我想知道每天多少，拉近半个月的: over which days it shall be told
    shape("(?:^|(?<=[^\\w]))(?:就|只|先)?[拉取截按](?=最?近[\\d半一两三几])", cost=0.8),
    # 网格巡查来源 11月: where a case came from, named so behind it
    shape("(?<=网格巡查|媒体曝光|领导信箱|领导交办|上级交办)的?来源(?:的|类|那块)?", cost=0.8),
    # 同样是街道，长城镇凭什么高
    shape("(?:^|(?<=[^\\w]))同样(?:都)?是(?:个|一个)?(?=[街社村单网])", cost=0.8),
    # 会议要点第三条：, 点评用语：: what stands at the head of a paper
    shape(
        "^(?:[^\\W\\d]{2,4}(?:要点|用语|纪要|口径|提纲|事项|小结|稿子?|材料))?(?:第?[一二三四五六七八九十\\d]{1,2}[条点项款])?(?=[:：][^\\W\\d])"
        "(?<=[条点项款语要径纲事结稿料])",
        cost=0.6,
    ),
    # 谁包挂，报名字就行: in which form
    shape("报(?:个|一下|出)?(?:名字|姓名|人名|单位名称?)(?:就行|即可|就好|给我|上来)?", cost=0.8),
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
    shape("(?<=[^\\W\\da-z])(?:h{2,}|em+|rt|orz|xs|yyds)(?=[^\\w]|$)", cost=0.8),
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
