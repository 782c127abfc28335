"""Why somebody comes late or stays away, in the words that were used."""

from __future__ import annotations

import re

from understanding.rollcalls.absence import SPAN_WORDS, TIME_WORDS
from understanding.rollcalls.hours_away import GONE_A_WHILE
from understanding.rollcalls.noise import POLITE
from understanding.rollcalls.words import (
    A_WHILE,
    ABSENT,
    ARRIVES,
    IS_STUCK,
    KINDS,
    LEAVE,
    NO_LEAVE,
    SOON,
    THEN_LATER,
    TREATED,
)

_KIND_OF_LEAVE = re.compile(f"(?:{KINDS})假|年休假?|公休|[调轮补倒]休|存休|产检")
_LEADS = re.compile(
    "^(?:怕是|一共|总共|估摸|最多|至多|顶多|用掉?|因(?!公)为?|由于|主要是|是|烦请|我|本人|俺|他|她|说|那个|这边|今[天早]|今早上|要|得|需|想|先"
    "|特此?|就|再|麻烦|的|了|领导|报告|从|起(?!不|床|火|雾|风|晚|疹)|轮到|开始|[原事]由|原因|理由"
    "|[向跟和](?:您|领导)|大概|大约|预计|估计|可能|暂时|抱歉|好|收到|嗯|替|帮|给)+(?=.)"
)
_TRAILS = re.compile(
    "(?:一共|总共|估摸|最多|至多|顶多|还?没(?:结束|休完|到期)|第.天|刚?开始|所以|因此|故|特此?|需|想|要|得|先|必须|只[能好]|申请|[向跟]您|再|就|能"
    "|(?<![开长年班议例大聚晨早])会|可能|应该|约莫|大概|大约|预计|估计|差不多|我|的|了|暂时"
    "|实在|今天|左右|(?:[行成好中]|可以)不[行成好]?|可不可以|[可能]否|和|给|跟|还|才|吧|哈|啊|呢|哦|呀|(?<!晚)一?点|一会儿?|岗|轮到|从)+$"
)
# What only says that somebody comes late; 堵车 and 睡过头 stay, for they are reasons.
_ONLY_LATE = re.compile(
    rf"{A_WHILE}|^(?:我|正|在|一路|已经?)*(?:飞奔|狂奔|小跑|狂蹬|火速)(?:中|着|赶来|过来)*$|慢慢(?:挪|爬|蹭|晃)?(?:过来)?|(?:要|得|会)?拖(?:一下|一会儿?)|(?:可能|会|要)?(?:(?<![交铁车机班])晚|迟)(?:到|来|一?点儿?|一?会儿?|些)*{ARRIVES}?岗?|迟到"
    rf"|{SOON}就?(?:能|会)?{ARRIVES}|(?:还|暂时|现在)?[没未](?:有)?{ARRIVES}"
    rf"|才?(?:能)?(?:[赶回]得[拢到及过回来]来?|脱得[了开]身?|走得[开脱])|[之以]?后(?:才|就|能|可)*{ARRIVES}|(?:才|能|就|左右|前|准时)*{ARRIVES}岗?$|往.{{0,6}}赶|[才能就]+{ARRIVES}[\u4e00-\u9fff]{{2,6}}[那这]边$"
    rf"|(?:正在?|在)?赶(?:过来|过去|来|路)|^还?(?:在|在来|来)?的?路上(?:了|呢)?$|还[有差要得需]"
    rf"|^(?:请?稍[等后]|正在|过来|耽误了?(?:一下|一会儿?)|这边|马上|快了?)+$|再过"
)
_HEADS = "(?:他|她|[区街站社局队]里|单位|组织|(?:[\u4e00-\u9fff]{0,2}|大)?(?:领导|主任|书记|[站所局队组科格]长|老板))"
_AGREED = re.compile(
    f"^(?:跟|和|向)?{_HEADS}?(?:那边|那儿|那里)?(?:也|都|已经?|早就?|刚|口头|当面|昨天)*(?:答应|同意|说行|说好|说可以|没意见|没问题|点头"
    "|[批准](?:准|过|了|好|下来|假|的)*|签(?:过)?字?|打过?招呼|知道)(?:了|的|过)*$"
)
_ASKED_OF = re.compile(
    "(?:群主|领导|站长|主任|组长|队长|书记|麻烦|请)+(?:你|您|们)?[^，]{0,2}(?:看|排|记|知|登|调|通融)"
)
# How things go on meanwhile, and how somebody comes, is no reason: 条子已交社区, 有急事打我, 案子转给小毛了, 推着走.
_MEANWHILE = re.compile(
    "(?:请?假条|条子|单子|证明|手续|申请|材料)(?:已经?|我|都|先|稍后|回头|明天|随后|会)*(?:补|交|递|放|发|在|写|填)(?![^，]*[不没])[^，]*"
    "|(?:工作|我的?)?(?:手机|电话|微信|对讲机?)(?:我|都|也|会|保持|一直|随时|随身|全天|24小时)*(?:带|开|通|畅|联|在|打|能|可)(?![^，]*[不没修坏丢])[^，]*"
    "|(?:有|要|出)?(?:什么|啥)?(?:要?紧|急|要)?(?:的)?事(?:情)?(?:急的)?(?:就|再|可以|请|直接|麻烦)*(?:打|找|联系|叫|呼|微信|电话)[^，]*"
    r"|(?:我)?(?:手[上头里里边]的?)?(?:[一两二三四五六七八几\d]+件)?(?:工作|活儿?|案子|案件|任务|台账|事情?)(?:已经?|都|先|全|我)*(?:移交|交(?!接$)|转|托|留|安排(?=[好妥给了完下]))(?![^，]*[不没])[^，]*"
    # 群里的表我晚点补, 钥匙在小郑那
    "|(?![^，]{0,4}[去陪帮填])[^，]{0,5}(?:表|台账|日报|周报|报表|记录|照片|总结|数据|材料|作业)(?:我|都|先|就|也|会|回头|晚点|晚上|明天|回来|稍后|随后|后面|下午)*(?:再|来|后)?(?:补|交|发|填|传|报|做)(?![^，]*[不没])[^，]*"
    "|[^，]{0,4}(?:钥匙|袖章|袖标|马甲|对讲机?|工具|手电筒?|喇叭|本子|夹子|扫帚|U盘|工牌|执法仪)(?:我|都|先|就|也|已经?)*(?:在|放|给|留|挂|交|搁|锁|托)(?![^，]*[不没修坏丢])[^，]*"
    "|(?:我|人)?(?:[周星下明后\\d][^，]{0,4})?(?:再|来|就|回头|改天|下次|以后|过后)*(?:还|补|[替顶])(?:给)?(?:他|她|大家|人家)(?:的|一天|一次|一班|回来|一下)*"
    "|(?:不用|不必|别|甭)(?:再|另|给我)?(?:找|派|安排|等|叫)(?:人|我)?(?:来)?(?:[替顶代].{0,2})?"
    "|(?:推着?|扛着?|拖着?|走着|跑着|骑着)(?:车)?(?:走|来|过来|跑|骑|过去)*"
    "|(?:理由|事由|原因|时间|时段|天数)(?:是|如下)?"
)
# 点名可以跳过我: a wish about the list.
_PASS_OVER = re.compile("[^，]{0,6}(?:跳过|略过|(?:不用|别)(?:点名?|[叫等算]))我?(?:了|吧|就行)*")
_TOLD_TO_HEAD = re.compile(
    "(?:已经?)?[向跟和][\u4e00-\u9fff]{0,2}(?:领导|站长|主任|书记|[组队格]长)(?:说[好过]?了?|汇报过?|请示过?|报备过?)?"
)


# 点名来不了: what somebody does not come to is no reason.
_THE_CALL = re.compile("(?:早上|上午|下午|今天|早)?的?(?:点名|签到|打卡|应答|报到)(?:时候|时|就|也|都|我)*")
# 岗上的是郑小满: who is there instead is no reason, nor is 过来行不行.
_WHO_IS_THERE = re.compile(
    "(?:今天|现在)*(?:岗|点位?|岗位|这边|站着?|值|守着?)(?:上|里|班)?的(?:人)?是[\u4e00-\u9fff]{2,4}"
)
_ONLY_ASKS = re.compile("(?:过来|过去|到|来|上岗|赶)*(?:[行成可]以?吗?|行不行)?")
# 昨晚夜查到两点: until when it went on is part of the reason.
_LAST_NIGHT = re.compile(
    "昨[天日晚夜][^，]{1,10}[到至](?:天亮|后?半夜|凌晨|[^，]{0,2}[一二两三四五六\\d]+点半?)(?:了|才睡|才回家?)?"
)
_OF_THE_DAY = re.compile("(?:我|先|都|就)*(?:下班|收工|回家)(?:了|啦|咯)?")  # 下班 明天轮休别叫我: no reason


def kind_of_leave(clause: str) -> str:
    """What kind of leave it is, which is a reason of its own: 病假, 年休, 调休; '' for a mere 请假."""
    found = _KIND_OF_LEAVE.search(clause)
    return found[0] if found else ""


# 医生让歇一周: what somebody is told to do is the reason, and not the leave alone.
_TOLD_TO_REST = re.compile(
    "[\u4e00-\u9fff]{1,4}?(?:让|叫|要求|嘱咐|建议|嘱)(?:我|在家)*(?:歇|躺|休息|休养|静养|卧床|养)"
)


_SHORT = frozenset("病阳牙胃腰")
_TREATED = re.compile(TREATED)


def _why_absent(found: re.Match[str]) -> str:
    """What keeps somebody away is the reason too where it is told by what is done to them: 输液."""
    treated = _TREATED.search(found[0])
    return treated[0] if treated else " "


def tells_of_meanwhile(clause: str) -> bool:
    """True for 今天的台账明天补 and 钥匙在小郑那: how things go on, neither a reason nor days of the absence."""
    return _MEANWHILE.fullmatch(clause) is not None


def reason_in(clause: str) -> str:
    """What a clause gives as a reason: its words without sign, times and what everybody says around it."""
    if _PASS_OVER.fullmatch(clause) or tells_of_meanwhile(clause):
        return ""
    if told := _TOLD_TO_REST.match(clause):
        return told[0]
    if IS_STUCK.search(clause) or _LAST_NIGHT.fullmatch(clause):
        return _LEADS.sub("", clause)
    clause = THEN_LATER.sub(" ", clause)
    for pattern in (LEAVE, GONE_A_WHILE, NO_LEAVE):
        clause = pattern.sub(" ", clause)
    clause = ABSENT.sub(_why_absent, clause)
    for pattern in (_ONLY_LATE, TIME_WORDS, SPAN_WORDS):
        clause = pattern.sub(" ", clause)
    clause = _TOLD_TO_HEAD.sub(" ", clause)
    if _OF_THE_DAY.fullmatch(clause.strip()):
        return ""
    if _ASKED_OF.match(clause) or _AGREED.match(clause):
        return ""
    parts = [_TRAILS.sub("", _LEADS.sub("", part)) for part in clause.split()]
    return "".join(
        part
        for part in parts
        if (len(part) >= 2 or part in _SHORT)
        and part not in ("不在", "没在")
        and part[:2] not in ("谢谢", "感谢", "多谢")
        and not POLITE.fullmatch(part)
        and not any(one.fullmatch(part) for one in (_THE_CALL, _MEANWHILE, _WHO_IS_THERE, _ONLY_ASKS))
    )
