"""The words of roll-call answers (点名): 到, 晚到, 请假, 来不了, as people say and mistype them."""

from __future__ import annotations

import re

from understanding.absence import SPAN_WORDS, TIME_WORDS
from understanding.patterns import any_of
from understanding.rollcallnoise import POLITE

# What stands for 到 when nothing else was sent, and what may be only friendly.
HERE_SIGN = any_of(
    "[👌👍✅✔☑🙋✋🙌🆗💪🖐👋🫡√✓]", r"\[(?:OK|强|赞|到|举手|握手|抱拳|敬礼|奋斗|加油|打卡|爱心|耶)\]"
)
FRIENDLY_SIGN = any_of("[🌹🌸🌺💐☀🌷]", r"\[(?:玫瑰|愉快|鼓掌|咖啡|太阳|合十|鲜花|Rose)\]")
REACTION = any_of(
    r"\[[\u4e00-\u9fffA-Za-z]{1,6}\]",
    "[\u203c\u2049\u2190-\u2bff\u3030\ufe0e\ufe0f\U0001f000-\U0001faff\u20e3\u200d]",
)
_SEPARATOR = re.compile(
    r"[,;!~…|\n\r\t ()<>\"“”‘’':—·*。、，；！（）：「」【】]+|(?<!\d)[.]+|[.]+(?!\d)|(?<=[?？])"
    r"|但是?|不过(?!来|去)|(?<=[\u4e00-\u9fff])可是"
)

_PARTICLES = "哈哦噢呀啊嘞咯喽哟"
_KINDS = "病|事|年|婚|丧|产|陪产|陪护|护理|育儿|探亲|哺乳|公|调"
_LENGTH = "个|长|短|一|半|两|二|三|四|五|几|十|\\d|天|周|星期|月|小时|的|上午|下午|点|到|至|今|明|后|本|号|日"
LEAVE = any_of(
    "请(?:了|过)?(?:[半一二两三四五]|\\d)个?(?:天|上午|下午|小时)(?!之?内|前|后)"
    "|请(?:假)?到(?:下?周|星期|\\d+[号日月])",
    f"请(?:了|过|{_LENGTH}|{_KINDS}|休){{0,8}}假(?!期|装|条|单)",
    f"(?:{_KINDS})假(?!条|单|山)",
    "年休|公休|调休(?!上班|安排|通知)|轮休|补休|倒休|存休|休假|休(?:个|一|半|两|三|\\d)天?(?:天|假)?|休产假",
    "告(?:个|了)?假|休息(?:半天|[一两三\\d]天)?(?!室|区|站|亭|时)|歇(?:班|[一半两三]天)",
)
_KIND_OF_LEAVE = re.compile(f"(?:{_KINDS})假|年休假?|公休|[调轮补倒]休|存休|产检")
NO_LEAVE = any_of(
    "(?:不|没|没有|未|不用|不需要|不再|取消|不想|无需|别|不是)(?:再)?(?:请.{0,3}假|休假|休息|调休|轮休)",
    "请假(?:取消|作废|撤回|结束|到期|回来)|销假|(?:取消|撤销|撤回).{0,4}假|假期?(?:已经?)?(?:结束|到期|休完)",
)
_COMING = "(?:来|去|到岗|到场|到位|参加|上岗|过来|过去|在岗|值班|值守|上班|出勤|出门|赶|到)"
ABSENT = any_of(
    "来不到|去不到|不得来|出不来|没空(?:来|去|到|过来|过去)?$|不参加了?$|^(?:我|今天|人|本人)*不(?:在"
    "|到)(?:了|岗)?$|别等我|不用等我",
    "(?:来|到|去|过来|过去|赶|上|参加|值|回|出)不(?:了|成)|不参加(?:巡查|值班|值守|点名)",
    f"(?:不能|无法|没法子?|没办法|不便|没能|未能)(?:准时|按时|及时)?再?{_COMING}",
    "(?<![过迟])不(?:来|去)了?$|不来了|不去了|不到岗|不去(?:岗|值)|(?<![得都本车人])过不(?:来|去)|回不(?:来|去)|(?:赶"
    "|来)不(?:上|过来|过去|及|回来)",
    "走不开|脱不[开了]身|抽不[开出]身|出不了[门勤]|去不成|[上值]不了班|缺席|缺岗|缺勤|旷工",
    "不在岗|(?<![还仍暂尚时])[没未](?:能)?[来到](?![得齐处])|没去|不在(?:本地|区里|家|市里)|参加不",
)
_SOON = (
    "(?:马上|就快|快要?|(?<![早点])就要?|这就|立刻|立即|即将|很快|一会儿?|[等待过]会儿?|等下|稍后"
    "|随后|稍晚|晚点|稍等|待会)"
)
_ARRIVES = "(?:到|来|过来|赶到|抵达|过去|上岗)"
LATE = any_of(
    r"晚(?:一?点儿?|一?会儿?|些|一下|几分钟?)(?:点|哈|了|啊|哦|再)?"
    rf"(?=$|到|来|过来|过去|上岗|大概|大约|可能|预计|\d|才)(?:{_ARRIVES})?(?:岗|达)?",
    rf"晚个?(?:到(?!了?一步)|来|[\d一二两三四五六七八九十半来]+个?(?:分|小时|钟|刻)(?:半|钟)?){_ARRIVES}?",
    rf"(?:会|要|能|得|可能)?(?<![不没别])迟到|迟(?:一?点|一?会儿?|些"
    rf"|[\d一二三四五六七八九十半来个几]+个?(?:分钟?|小时|刻钟?)){_ARRIVES}?",
    "(?<!堵)(?:在来的?|在|正在|已在|还在|来的?|上班)路上(?:了|呢|的)?$|^路上(?=$|了$|呢$|堵|耽|有点堵|车)",
    rf"{_SOON}就?(?:能|会|可以)?(?:到(?=$|[岗场位达了哈啊哦呢吧]"
    rf"|[\u4e00-\u9fff]{{2,8}}$)(?!.*(?:处理|看|检查|开会|清|期|处))|(?<!快)来(?!人)|过来|赶到|抵达)",
    f"(?:还|仍|暂时|暂|尚|现在)(?:没有?|未)(?:能)?{_ARRIVES}",
    r"还(?:差|有|得|要|需).{0,6}(?:分钟?|刻钟|公里|小时|[一两三\d]站)",
    rf"(?:分钟?|小时|钟头|刻钟?|会儿?|之|稍|随)[之以]?后(?:才|就|能|可)*{_ARRIVES}",
    r"往.{0,6}赶|赶(?:过来|过去|来|路|回来)|(?:在|正|正在)赶|才能(?:到|来|过来|赶到)|没那么早"
    r"|睡过头|起(?:来)?晚了?|(?:刚|才|正|这就|马上|已)(?:出门|出发|起床)|走到半路|耽[误搁](?:了"
    r"|一下|一会)|(?<!在)过来(?:了|的路上)|在过来|拐弯就到|[先得要].{1,8}再(?:过来|过去|到|来)",
    "^(?:我|人|还|正|在|已经?)*(?:[等找](?:公交|停?车位?)|停车|出门|出发|(?:公交|地铁|车"
    "|家)里?上?|往.{1,8}[走赶])(?:了|呢|着|中)?$",
    "稍[晚迟]$|[晚迟]些(?:时候)?|(?:坏|抛锚)在?(?:半路|路上)|爆胎|车.{0,4}没电|(?:车|公交"
    "|地铁)没赶上|没赶上.{0,4}车|打车|换乘",
    f"(?:完|后)了?(?:就|再)?(?:过来|到岗|过去|来)$|下午(?:再|才能?|能)?{_ARRIVES}岗?$"
    f"|[\\d一二三四五六七八九十两]+[几来多]分钟",
    "^等[等下]?我(?:一下|一会儿?|下)?$|^快了",
    r"错过了?.{0,4}车|迟迟不来|等(?:公交|车)等|过来[中呢]|^(?:我|可能|要)*慢(?:点|一点|几分钟|\d+分钟)到?$",
    "^(?:我|人)?(?:还|正)?在(?:排队|洗漱|吃饭|[送接](?:孩子|娃|小孩)|加油|充电|修车|换衣服|收拾)",
)
_JAM = re.compile(
    "^(?:路上|在路上|高速上?|半路|桥上|车子?|这边|有点|我|现在|被|又|严重|太)*堵(?:车|住|死|着"
    "|在.{0,6})?(?:了|得.{0,4}|中|上|呢|严重)*$"
)
_AWAY = re.compile(
    "^(?:我|本人|今天|明天|这[几两]天|在|因公|目前|现在|还|人)*(?:出差|(?:公差)?外出(?:学习|培训|开会|办事)?|公差|公出|[区市省县]里(?:培训|开会|学习)|外地|老家|外面"
    "|外省|医院|住院|发烧|生?病|感冒|不舒服|身体不适|(?:家里)?有点?急?事|抽调|借调|调离|调走|调岗"
    "|离职|退休)(?:了|中|呢)?$"
    "|不是我的?班|没排我|(?:我|今天)+不上班|^(?:我|今天|上|下)*夜班|不当班|没我的?班|被?[抽借]调"
)
# Said of oneself it is an answer; said of nobody it may be an announcement: 明天休息.
PERHAPS = re.compile(
    "休息$|^(?:今天|明天)?休息|出差|外出|公出|^.{0,4}(?:外地|老家|外面|外省|医院|住院|发烧|病"
    "|感冒|不舒服|不适|有点?急?事|调[离走岗]|离职|退休)了?$|的?班$|夜班|不上班|[抽借]调|^(?:明天"
    "|后天|这?周.|国庆|元旦|春节|五一).*(?:休息|调休)$"
)
NOT_LATE = any_of("(?:不会|没有?|未|不|绝不|保证不|肯定不)再?(?:迟到?|晚到?|堵车?)")
# After a time of day it says that somebody comes then: 8点50到.
AT_THAT_TIME = re.compile(
    "(?:左右|之?前|[以之]?后|多|过|的样子|吧|整)?(?:才|就|能|可以?|会|再|应该|准(?!时)|我"
    "|在)*(?:到(?:岗|达|场|位)?|来|过来|抵达|赶到|上岗|过去|[回返]岗|回来)++(?!了|的|过|底|处"
    "|\\d)"
    "(?!.{0,8}(?:集合|开会|检查|看看|看一下|处理|调研|巡))"
)
_AROUND_TIME = re.compile(
    "(?:我|再等?|还要|还有|给我|大概|大约|估计|预计|可能|差不多|左右|就好|就到|要到?|得到?|才|吧|内到?|的样子|整|哈|吗)*"
)
COMES = re.compile("到|来(?!不)|抵达|上岗")

_SELF = "我俩|我们?[两二三四五]?个?|我们?|本人|俺|咱们?|自己|人员?|这边|此处|他|她"
_WHEN = "今[天日早]|早上|早晨|上午|下午|中午|现在|目前|此刻|这会儿?"
_FILLER = re.compile(
    f"(?:{_SELF}|{_WHEN}|报告领导|请?领导放心|报告|回复|汇报|目前|一直|提前|顺利|安全|第一时间"
    f"|一切|正常|成功|开始|完毕|[一二两三四五]个?人|请?放心|不好意思"
    "|已经?|刚刚?|刚才|才|都|就(?!位|绪)|也|早就?|[准按]时|准点|有?一?会儿|好久|全[员部体]|均"
    "|正在?|于|是|成员|各点位|嗯+|好的?|还(?=在)|等(?:着|候|你们|大家)+|[的滴哒了着呢哈哦噢呀啊嘞咯喽啦诶哎唉喂吧哟勒咧撒哩]|好?伐|嘛|呗|好不好|好伐|坐着|站着|候着|坐下|坐好)",
    re.IGNORECASE,
)
_HERE = (
    "收到|在岗位上?|赶?到(?:单位|现场|社区|村里|岗位)|到岗|到位|到场|到达|赶到|抵达|到齐|就绪"
    "|来报到|来上班|来值班|在岗|在位|在线|在场|在群|就位|上岗|签到|签了|报到|打卡|打过卡|来|到|有"
    "|上街|开工|站岗|守着|值着|现场|出工|报数"
    "|在(?:这里|这儿|这|此|单位|村里|社区|网格|办公室|点位上?|点上)?|值守|值班|执勤|值勤|巡查|巡逻|巡街|巡视"
    "|走街|上班|开工|进场|进岗|出勤"
    "|here|present|yes|ok|dao|zai|yi?dao|[+]?1+"
)
_ALL_HERE = re.compile(f"(?:{_HERE}|中)+", re.IGNORECASE)
_AT = (
    "(?:来?赶?到达?|到[岗位场]|抵达|在[岗位]?|就[位绪]|上岗|值[守班勤]|守在?|蹲守在?|执勤"
    "|巡[查逻街视]|走街|报到|签到|打卡|上班|开始)"
)
_BEFORE_HERE = re.compile(f"(?P<rest>.+?)(?:{_AT}|收到)+中?", re.IGNORECASE)
_AFTER_HERE = re.compile(f"{_AT}+?(?P<rest>.+)", re.IGNORECASE)
_PLACE = re.compile(
    "[A-Za-z0-9\u4e00-\u9fff]{1,14}(?:场|路|街|巷|弄|小区|公园|小学|中学|学校|幼儿园|医院|村|社区"
    "|网格|公厕|站|厅|园|城|河|桥|门|口|楼|号"
    "|点位|单位|现场|[村所局]里|岗位上?|亭|岗|街道|镇|室|中心|花苑|家园|公寓|工地|厂|店|附近|旁"
    "|边|里|点|区|段|线|岗位|片|处|外|内|前|南|北|东|西)"
)
_NO_PLACE = re.compile("[请谁没不已快给替你去表发群]|检查|督查|领导|有人|车(?!站|场|位)|垃圾|摊|占道|占用")


def split(text: str) -> list[str]:
    """The clauses of the text. A time stays whole (8:50), and so does what comes after it (8点50 到)."""
    text = re.sub(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", r"\1点\2", text)
    text = re.sub(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?=左右|分|前|之前|才|能|就|到|来)", r"\1点\2", text)
    text = re.sub(r"(?<=[\d点分半刻钟后约概计前])[ \t]+(?=[到来才能])|(?<=[约概计])[ \t]+(?=\d)", "", text)
    text = re.sub(r"(昨[天日晚]|前天|上周)(.{1,10}?)(?=今天|现在)", r"\1\2，", text)
    text = re.sub(r"(?<=[替顶代换][班岗]人)[\s:：]+(?=\S)", "", text)
    text = re.sub(r"(?<=[替顶代换][班岗])[\s:：,，]+(?=\S)", "", text)
    parts = (part.rstrip(_PARTICLES) for part in _SEPARATOR.split(text))
    return [part for part in parts if part]


def says_here(clause: str) -> bool:
    """True if the clause says that somebody is on duty, perhaps where, and nothing else."""
    core = _FILLER.sub("", clause)
    if _ALL_HERE.fullmatch(core):
        return True
    found = (_BEFORE_HERE.fullmatch(core), _AFTER_HERE.fullmatch(core))
    return any(_is_place(one["rest"].removeprefix("在")) for one in found if one)


def kind_of_leave(clause: str) -> str:
    """What kind of leave it is, which is a reason of its own: 病假, 年休, 调休; '' for a mere 请假."""
    found = _KIND_OF_LEAVE.search(clause)
    return found[0] if found else ""


def is_self(head: str) -> bool:
    """True if nothing but the speaker can be meant: things do not come either (照片没到, 工具还没到位)."""
    return _FILLER.sub("", bare_head(head)) == ""


def is_only_time(clause: str) -> bool:
    """True if it only says when, or how long it still takes: 大概8点50, 再等10分钟."""
    rest, times = TIME_WORDS.subn("", clause)
    return times > 0 and _AROUND_TIME.fullmatch(rest) is not None


def is_away(clause: str) -> bool:
    """True if the speaker is where nobody is on duty: 出差, 在医院, 外出学习两天."""
    return _AWAY.search(SPAN_WORDS.sub("", clause)) is not None


def is_jam(clause: str) -> bool:
    """True if the speaker is held up on the way: 堵车了, not 金山东路堵车."""
    return _JAM.search(clause) is not None


def _is_place(words: str) -> bool:
    return len(words) <= 16 and _PLACE.fullmatch(words) is not None and not _NO_PLACE.search(words)


_ADVERBS = f"{_WHEN}|已经?|刚刚?|也|都|又|还|就|要|会|可能|大概|说|的|了|正|在|到现在|一直|仍"
_BEFORE_SIGN = re.compile(f"(?:{_ADVERBS})+$")
_LEADS = re.compile(
    "^(?:因为?|由于|主要是|是|我|本人|俺|他|她|说|那个|这边|今[天早]|今早上|要|得|需要?|想|先"
    "|特此?|就|再|麻烦|的|了|领导|报告|从|轮到我?|开始|[原事]由|原因|理由"
    "|[向跟和](?:您|领导)|大概|大约|预计|估计|可能|暂时|抱歉|好的?|收到|嗯|替|帮|给)+(?=.)"
)
_TRAILS = re.compile(
    "(?:所以|因此|故|特此?|需要?|想要?|要|得先?|先|必须|只[能好]|申请|[向跟]您|再|就|能"
    "|(?<![开长年班议例大聚晨早])会|可能|应该|大概|大约|预计|估计|差不多|我|的|了|暂时"
    "|实在|今天|左右|和|给|跟|还|才|吧|哈|啊|呢|哦|呀|(?<!晚)一?点|一会儿?|岗|轮到我?|开始|从)+$"
)
# What only says that somebody comes late; 堵车 and 睡过头 stay, for they are reasons.
_ONLY_LATE = re.compile(
    rf"(?:可能|会|要)?(?:(?<![交铁车机班])晚|迟)(?:到|来|一?点儿?|一?会儿?|些)*{_ARRIVES}?岗?|迟到"
    rf"|{_SOON}就?(?:能|会)?{_ARRIVES}|(?:还|暂时|现在)?[没未](?:有)?{_ARRIVES}"
    rf"|[之以]?后(?:才|就|能|可)*{_ARRIVES}|(?:才|能|就|左右|前|准时)*{_ARRIVES}岗?$|往.{{0,6}}赶"
    rf"|(?:正在?|在)?赶(?:过来|过去|来|路)|^还?(?:在|在来|来)?的?路上(?:了|呢)?$|还[有差要得需]"
    rf"|^(?:请?稍[等后]|正在|过来|耽误了?(?:一下|一会儿?)|这边|马上|快了?)+$|再过"
)


_TOLD_TO_HEAD = re.compile(
    "已?[向跟和][\u4e00-\u9fff]{0,2}(?:领导|站长|主任|书记|[组队]长)(?:说[好过]?了?|汇报过?|请示过?|报备过?)?"
)
NOT_THERE = re.compile("[没未]有?能?[到来]")
_TOLD = re.compile("[向跟和同给与][\u4e00-\u9fff]{0,4}$")  # 向站长请假: the head of the station is not away


def bare_head(head: str) -> str:
    """What stands before a sign, without times and without what everybody puts there."""
    head = _BEFORE_SIGN.sub("", SPAN_WORDS.sub("", TIME_WORDS.sub("", head)))
    return _TOLD.sub("", head)


def reason_in(clause: str) -> str:
    """What a clause gives as a reason: its words without sign, times and what everybody says around it."""
    for pattern in (LEAVE, NO_LEAVE, ABSENT, _ONLY_LATE, TIME_WORDS, SPAN_WORDS):
        clause = pattern.sub(" ", clause)
    clause = _TOLD_TO_HEAD.sub(" ", clause)
    parts = [_TRAILS.sub("", _LEADS.sub("", part)) for part in clause.split()]
    return "".join(part for part in parts if len(part) >= 2 and not POLITE.fullmatch(part))
