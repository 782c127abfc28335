"""What is said of a case between 认领 and 整改: 先围起来了, 等配件, 已联系厂家, 明天来装."""

from __future__ import annotations

import re

from understanding.orders import words

LONGEST = 40  # characters: longer texts tell of more

_DAY = (
    "(?:明[天早晚日]|下午|今晚|晚上|傍晚|中午|后天|下周|下?周[一二三四五六日天末]|月底前?|这两天|过[两几]天|天晴|雨停"
    "|[一二三四五六七八九十\\d]+点(?!前))"
)
_DO = (
    "(?:清理|清运|清扫|打扫|冲洗|抢修|整改|整治|换|装|修|拆|清|运|拖|焊|补|刷|铲|挖|浇|铺|搬|挪|扶|立|填|疏通|处理|施工|开工|动工|进场|弄|搞|做|完成|更换|安装|维修"
    "|恢复|打捞|消杀|剪|锯|种)"
)
_WHO = (
    "(?:厂家|厂里|物业|师傅|电工|水工|焊工|工人|施工队|施工单位|施工方|养护|环卫|保洁|拖车|吊车|铲车|清障车|供电|电力|电信"
    "|移动|联通|广电|水务|燃气|产权单位|业主|户主|房东|车主|店主|店家|老板|维修)"
)
_PARTS = "(?:配件|材料|零件|灯具|灯泡|灯杆|井盖|盖板|苗木?|砖|沥青|水泥|护栏|牌子|玻璃|新的|货|件)"
_GUARD = "(?:警戒线|警戒带|围挡|锥桶|反光锥|水马|警示牌|提示牌|护栏|隔离墩|木板|铁皮|板子)"
_FENCED = "(?:围|圈|拦)(?:起来|好|住|上)了"
_UNDER_WAY = re.compile(
    # made safe
    f"{_FENCED}|(?:先|临时|暂时|已经?|都)[^，。]{{0,6}}(?:围|圈|拦|挡|遮|盖|护|封)(?:起来|好|住|上|着)"
    f"|{_GUARD}[^，。没不]{{0,4}}(?:拉|围|摆|放|立|设|架|封)(?:好|上|起来|了)|(?:拉|摆|放|立|设)(?:好|上|了)[^，。]{{0,2}}{_GUARD}"
    # waits for something
    f"|等(?:着|到)?[^，。]{{0,4}}(?:{_PARTS}|{_WHO}|审批|批复|手续|预算|资金|天晴|雨停|水退|干透|配合)"
    f"|{_PARTS}[^，。]{{0,3}}(?:没到|没来|没货|缺货|断货|在路上|在途|下单|订了|订好|要等|要订|定做|{_DAY}[^，。]{{0,2}}到)"
    "|(?:已经?|刚|都)?(?:下单|订货|报计划|报预算|打报告|走流程|报审批)了"
    # somebody is told
    f"|(?:已经?|都|刚|正?在)(?:联系|通知|对接|催|约|协调|报给|报修给?|叫|喊|派|安排)(?:了|上|好)?(?:{_WHO}|人|车|队员)"
    f"|{_WHO}(?:已经?|都|刚)?(?:联系|通知|约|沟通)(?:上|到|好)?了|(?:联系|通知|约)(?:上|好|到)?了?{_WHO}了?(?:$|[，。])"
    f"|{_WHO}[^，。没不]{{0,4}}(?:{_DAY}|马上|一会儿?|在路上|出发了|进场|正往)"
    # is done later, or now, or by half
    f"|{_DAY}[^，。没不谁]{{0,6}}?{_DO}(?!吗|么|不)"
    f"|(?:正在|在|开始){_DO}(?:了|中|呢|着|$|[，。])|(?:处理|维修|抢修|施工|清理|整改|更换|安装|清运)中$"
    f"|{_DO}(?:了|到|完|好)?(?:一半|一部分|大半|大部分)|还差(?:一半|一点|一段|[一二两三四五六七八九十\\d]+[处盏个块段户家])"
)
# 明天的班换成黎明轩 is of people's shifts (值班), whatever case was told of before.
_OF_SHIFTS = re.compile(
    "[换替调排顶倒]班(?!组)|值班|值守(?=换|改|由|让)|(?:的|那|这|[天晚午日六])[班岗](?=[换改让由给请交叫我])"
)
_SAFE = re.compile(f"{_GUARD}|{_FENCED}")
# Said with the number of a case only: alone it answers a roll-call.
_COMING = re.compile(
    "在路上|(?:马上|这就|立刻|现在就)(?:去|到|过去|处理|安排)|(?:赶|往)(?:过去|现场)|到现场了?|去现场|去看(?:过|了)"
    "|(?:店主|店家|老板|业主|户主|房东|车主|当事人|家里|人|师傅)(?:都|也|今天|还)*(?:不在|没在|没人|没开门|没回来|联系不上|不肯|不让|不配合)"
    "|(?:门|店)(?:都|还)?(?:锁|关)(?:着|了|门)|(?:明[天早日]|后天|下午|晚上|晚点|回头|改天)[^，。没不谁]{0,4}再(?:去|来|弄|看|跑|说|处理)|再(?:去|跑)一[趟次]"
)


def tells_of_work(text: str, *, of_a_case: bool) -> bool:
    """True if it says how far the work has come; `of_a_case`: it names a case by its number."""
    if len(text) > LONGEST or words.ASKS.search(text) or _OF_SHIFTS.search(text):
        return False
    return _UNDER_WAY.search(text) is not None or (of_a_case and _COMING.search(text) is not None)


def makes_safe(text: str) -> bool:
    """True if it says that a danger was fenced off: 已经放了锥桶."""
    return _SAFE.search(text) is not None
