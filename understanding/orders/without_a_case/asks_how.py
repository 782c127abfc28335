"""How something is done here (挂账怎么弄, 请问在这里可以报问题吗), asked of the bot: what it is about."""

from __future__ import annotations

import re

from understanding.orders.without_a_case.courtesies import clauses_beside

TOPICS = {
    "改简报": r"(?:简报|通报|会议材料)(?=.*改)(?:.{0,3}(?:打|写|填|弄|搞|说|发)错|有错|不对)?|改(?:简报|通报|会议材料)",
    "自己核": r"(?:自己|我).{0,4}报的.{0,8}核|我(?:来|能)?核.{0,4}(?:合适|可以|行|算)",
    "真人": r"真人|机器人|你是谁|你叫什么|哪位",
    "手册": r"手册|说明书|使用说明|教程|操作指南|用法|指南",
    "新来": r"新来的?|新人|刚来的?|第一天|头一天|刚进群|刚拉进来",
    "登记码": r"登记码|怎么登记|怎么绑定|^码|发.{0,2}码",
    "名册": r"(?:名字|姓名|姓)(?:都|又|给我)*(?:打|写|叫|记|弄|搞)错",
    "归谁": r"我?归(?:哪个|谁|哪位)(?:领导|人)?管|谁管我|我的?(?:领导|上级|头)是(?:谁|哪)",
    "手机号": r"手机号|电话号|身份证号",
    "夜里": r"晚上|夜里|半夜|每天|周末|天天",
    "没问题": r"没(?:看出|发现|找到|看到|见)|没(?:啥|什么)(?:问题|不对)|没有问题",
    "紧急": r"紧急不紧急|是不是紧急|紧急|加急|急件",
    "销号": r"销号|销掉|销案|结案|核查|谁能?销|销",
    "自查": r"自己(?:上)?报的?|自查|自报",
    "日报": r"日报",
    "志愿 时长": r"志愿(?:服务)?时(?:长|间)|服务时长",
    "志愿": r"志愿(?:服务|者|活动)?|路口劝导|劝导",
    "评分": r"(?:互评|打分|评分)(?!的?(?:规则|标准|办法|细则))",
    "抽": r"回头看|抽签|怎么抽|抽",
    "挂账": r"挂账|挂起",
    "延期": r"延期|宽限|缓几天|展期",
    "申诉": r"申诉|申辩",
    "异议": r"异议",
    "退回": r"退回|退单|退掉|退件|不归我们",
    "替班": r"替班|顶班|代班",
    "换班": r"换班|调班",
    "请假": r"请个?假|休假",
    "到": r"答到|签到|打卡|报到|点名",
    "排班": r"排班|值班表",
    "拉网": r"拉网",
    "走街": r"走街|走访",
    "配合": r"配合|帮手|加(?:个|点|几个)?人",
    "督办": r"督办",
    "会商": r"会商",
    "现场整改": r"现场整改|当场(?:劝走|整改|办好)",
    "整改": r"整改|报整改",
    "撤回": r"撤回|撤销|收回|删|(?:发|报)错",
    "改": r"(?:打|写|填)错|改",
    "通知设置": r"免打扰|通知|提醒|消息",
    "上报": r"上?报(?:个|点|一个)?(?:问题|事|情况)|上报|反映(?:个|点)?问题|提(?:个|点)?问题|举报|报事",
}
_DO = (
    "弄|写|办|报|用|申请|填|提|做|搞|算|查|打|来|操作|说|交|看|走|区分|分|抽|销|改|加|换|请|发|登记|绑定|撤|设|关|"
    "调|记|补|签|选|要"
)
_HOW = re.compile(
    rf"(?:怎么|咋|如何|怎样)(?:样?才能?|来|去|个)?(?:{_DO})?(?:法|的)?(?!样|还|又|没|不|这么|那么|回事|都)"
    rf"|(?:在|去|到|从)哪[里儿]?(?:可以|能)?(?:{_DO}|找|领)|哪[里儿](?:可以|能)?(?:{_DO}|找|领)"
    rf"|(?:跟|找|问|向|和)谁(?:{_DO})?|谁(?:能|可以|有权|来)|(?:要|用|需要)(?:{_DO})?吗|(?:可以|能|行).{{0,8}}吗"
    r"|(?:会|要|能|用|可以)(?!.{0,3}(?:没|了)).{0,8}[吗么嘛][?？]*$|问我吗?|要不要|用不用|在哪(?:里|儿)?[?？]*$|先?(?:要|该)?(?:做|干)(?:什么|啥)|也会.{0,4}[?？]+$"
    r"|是哪个|说得清不?|什么流程|啥流程|要什么手续|是我选吗"
)
_WHETHER = re.compile("算不算|算.{0,4}吗|是不是|有没有|有.{0,4}没(?:有)?$|吗$")
_SAID_BEFORE = frozenset({"改简报"})  # named a clause before it is asked: 简报写错了，怎么改
_ALONE = frozenset({"手册", "真人", "名册", "归谁", "自己核"})  # asked for by their name: 有手册没 给我一份
_IS_IT = frozenset({"紧急", "自查"})  # of which one asks whether it is one: 这种算不算自查
_FILL = re.compile(
    r"(?:我们?|咱们?|俺|你们?|您|他们?|请问|问下?|你好|想|要|能|可以|得|该|应该|需要|是|的|了|呢|啊|呀|吗|吧|嘛|在|从|到|去|给|来"
    r"|这里|这边|这儿|这种|那种|那|这|个|一个|一下|有|没|自己|兄弟|单位|社区|网格|别的|问题|有事|今天|明天|后天|下午|上午|下周|昨天"
    r"|知道|懂|具体|一般|现在|以后|还|也|就|都|再|每天|发|手机号|行|群里|私聊|人|做|一份|说|报名|接孩子|这样|响|会|啥|对|什么|不|出来|见|字|群|先|刚)*"
)
APART = "区分"
_TWO_KINDS = re.compile(
    r"([^\s,，跟和与]{2,8})[跟和与]([^\s,，跟和与]{2,8}?)的?(?:怎么|咋|如何|到底)*"
    r"(?:(?:个|来)?(?:区分|区别|分得?清|分别|分)|有(?:什么|啥)?(?:区别|不同|不一样|两样))(?:呢|啊|的|吗|是什么|在哪)*"
)
_SIGNS_UP = re.compile(
    r"我?(?:也)?想(?:报名|参加|去)(?:当|做|参加|去)?.{0,6}(?:劝导|志愿者?|志愿服务|活动)(?:吗|呢|行吗)?[。?？]*"
)
_A_CASE = re.compile(r"^\s*\d|[#＃]|\d+号(?![楼院门])")
_MOST_UNKNOWN = 2  # characters beside what is asked


_WHO_IS_IT = re.compile(
    r"(?:这个?|那个?|群里的?)?(?:@?走街|机器人)(?:到底)?(?:是)?(?:谁|啥|什么|哪位|干嘛|干什么|做什么|真人|人)(?:的|人|东西)?(?:啊|呀|呢|吗)?[?？。]*"
)


def asks_who_this_is(text: str) -> bool:
    """这个走街是谁啊: what the bot is, in the words of somebody who has never spoken to it."""
    return _WHO_IS_IT.fullmatch(text.strip()) is not None


def topic_asked(text: str) -> str | None:
    """What is asked how it is done, or `区分 A B`; None where nothing is asked so, or a case is named by its number."""
    if _A_CASE.search(text):
        return None
    if _SIGNS_UP.fullmatch(text.strip()):
        return "志愿"
    if found := _TWO_KINDS.fullmatch(text.strip(" ?？。")):
        return f"{APART} {found[1]} {found[2]}"
    clauses = clauses_beside(text)
    of_all = _of_clause("".join(clauses))
    if of_all in _SAID_BEFORE:
        return of_all
    return next((topic for clause in clauses if (topic := _of_clause(clause))), of_all)


def _of_clause(clause: str) -> str | None:
    for topic, words in TOPICS.items():
        named = re.search(words, clause)
        if named is None:
            continue
        rest = clause[: named.start()] + "\0" + clause[named.end() :]
        how = _HOW.search(clause) or (topic in _IS_IT and _WHETHER.search(clause))
        if not how and topic not in _ALONE:
            continue
        left = _WHETHER.sub("", _HOW.sub("", rest)).replace("\0", "")
        if len(_FILL.sub("", left)) <= _MOST_UNKNOWN:
            return topic
    return None
