"""How long cases have been there: how that is asked of one (搁了多少日子), which are oldest, which newest."""

from __future__ import annotations

import re

from domain.lexicon import NUMBER
from domain.question import Order, Status
from understanding.questions.pieces import Slot, shape

_LIE = (
    "拖延|拖|挂|压|欠|晾|悬|搁置|搁|放|躺|趴|睡|等待|等候|等|候|排队|排|积压|积|存|攒|卡|堵|停|滞留|滞|留|耗|磨|耽搁|耽误"
    "|耽|延误|闲置|扔|撂|摆|蹲|窝|熬|挨|丢|摊|待|呆|立案|办|压箱底|睡大觉|睡觉|吃灰|落灰|躺平|悬而未决|久拖不决|议而不决|压而不办"
)
_TIME = "时间|日子|年头|天数|时长|历时|耗时|用时|岁数|年纪|年龄|资格|辈分|工期|周期|时日|月数|历史"
_OLD = "久远|久|长|老|旧|陈旧|陈|古老|早"
_WHICH = rf"(?=的?(?:[那这]?(?:{NUMBER}|几)[件条个桩起宗单]|案|件|单|问题|是|有|排|$|哪|[?？。]))"
_COMES_IN = "(?:上?报|登记|立案|立|发现|进来|来|收到|收|接到|接|反映|投诉)"


IN_TIME = re.compile(
    rf"[久长拖]|(?:{_TIME})最|最(?:老|旧|陈|古老|先|早|初)|得最[早先]|打头阵?$|(?:头|第)一[个件条]$|首先|率先|(?:{_LIE}|[超逾])得?最"
)
"""Words of an order that put cases in order by how long they have been there."""

OF_AGE = re.compile(
    "最(?:老|旧|陈|古老)|(?:年头|岁数|年纪|年龄|资格|辈分|历史)最|(?P<reported>最[先早初]|得最[早先]|打头阵?$|[头第]一[个件条]$|首先|率先)"
)
"""Words for those that were reported first, of what is open where they do not say of the `reported`."""

HOW_LONG = """
    (卡|压|停|搁|放|晾|拖|挂|躺|悬|积|等|耗|磨|趴|睡|扔|撂|存|欠|滞留|搁置|闲置|耽搁|耽误|延误|拖延|积压|摆|丢|摊|办|过|超|超期|超时|
    逾期|过期|误期|窝|熬|报上来|交下去|派下去|挂账|立案|销号|压箱底|
    睡大觉|睡觉|吃灰|落灰|躺平)(了|着|有|)(多久|几天|多少天|多长时间|多少日子|多少时间|多少时日|好久|好多天|
    几多天|几多日|多少个月|几个月|几个礼拜|几个星期|几周|多少小时|几个小时|几个钟头|多少工夫|多大工夫|好长时间|好长辰光)(了|)
    (离|距|距离)(到期|超期|期限|时限|限期|截止|截止日|大限|期满)(还有|还剩|还差|有|剩|差)(几天|多久|多少天|多长时间|多少日子|几个小时)
    (限|期限|时限|限期|大限|死线|截止时间|截止日期|到期时间|最后期限|宽限|办理期限|整改期限|到期日|截止日|最迟|最晚)(到|至|是|在|定在|定到|为|)(几时|何时|
    哪天|几号|哪一天|什么时候|啥时候|什么日子|啥日子|哪日|什么时间|几月几号|多久|啥辰光)
"""

AGES = (
    # 放得最陈的, 最先报的, 最后报的: which have been there longest, which came first or last
    shape(
        rf"(?:(?:{_LIE})(?:得|了|的)?)?(?:{_TIME})最(?:{_OLD}|多|大|深){_WHICH}"
        rf"|(?:{_LIE})(?:得|了)?最(?:{_OLD}|狠|凶|厉害){_WHICH}|最(?:老|旧|陈旧|陈|古老|久远){_WHICH}",
        Slot.ORDER,
        Order.MOST,
        cost=0.9,
    ),
    shape(
        rf"(?:最先|最早|打头|打头阵|头一[个件]|第一[个件条]|首先|最初|率先)(?={_COMES_IN})|{_COMES_IN}得?最[早先]{_WHICH}",
        Slot.ORDER,
        Order.MOST,
        cost=0.9,
    ),
    shape(
        rf"(?:最后|最末(?:一次)?|最晚|最迟|末了|末后|末尾|临了|最尾|压轴)(?={_COMES_IN}[^\W\d]{{0,3}}?的?[那这]?(?:{NUMBER}|几)?[件条个桩起宗单])"
        rf"|{_COMES_IN}得?最[晚迟后]{_WHICH}",
        cost=0.5,
    ),
    shape(
        r"(?:新近|最新鲜|新鲜出炉|新鲜|刚出[炉锅笼]|热乎|热腾腾|热气腾腾|新到手?|刚到手?|新到的?|新进|最近一批)"
        rf"{_COMES_IN}?(?=的?[那这]?(?:{NUMBER}|几)[件条个桩起宗单])",
        Slot.STATUS,
        Status.NEW,
        cost=0.8,
    ),
    shape("(?:超|逾)得(?=最|更|太|很|比较|特别|多|久|厉害|狠|严重)", Slot.STATUS, Status.OVERDUE, cost=0.8),
)
