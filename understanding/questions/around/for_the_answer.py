"""Words about the answer itself, which narrow nothing: 做个简单的对比, 就差上周销号多少, 去年一年."""

from __future__ import annotations

from understanding.questions.pieces import shape

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
    # 去年一年: the whole of it
    shape("(?<=[去今前明]年)(?:这|那|整)?一年|(?<=[上本这个]月)[这那整]一个月", cost=0.8),
    # 我开清扫车的不懂这些: who speaks, by their work
    shape(
        "(?:^|(?<=[^\\w]))(?:我|俺|咱)们?(?:就?是个?)?(?![^\\W\\d]{0,2}[报管办核派收负看查提])[^\\W\\d了过]{2,6}的(?=[又也都哪啥]?(?:不懂|不会|不清|哪懂|搞不|看不|没文化|就想|只想))",
        cost=0.8,
    ),
)
