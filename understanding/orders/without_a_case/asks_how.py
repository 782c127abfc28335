"""How something is done here (挂账怎么弄, 请问在这里可以报问题吗), asked of the bot: what it is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from understanding.orders.without_a_case.courtesies import clauses_beside

_DO = (
    "弄|写|办|报|用|申请|填|提|做|搞|算|查|打|来|操作|说|交|看|走|区分|分|抽|销|改|加|换|请|发|登记|绑定|撤|设|关|"
    "调|记|补|签|选|要"
)
_DONE = "(?:[完好清]|到位)[吗么嘛]"  # 月底能全部整改完吗 asks what comes of it
_HOW = re.compile(
    rf"(?:怎么|咋|如何|怎样)(?:样?才能?|来|去|个)?(?:{_DO})?(?:法|的)?(?!样|还|又|没|不|这么|那么|回事|都)"
    rf"|(?:在|去|到|从|往)哪[里儿]?(?:可以|能)?(?:{_DO}|找|领)|哪[里儿](?:可以|能)?(?:{_DO}|找|领)"
    rf"|(?:跟|找|问|向|和)谁(?:{_DO})?|谁(?:能|可以|有权|来)|(?:要|用|需要)(?:{_DO})?吗|(?:可以|能|行)(?!.*{_DONE}).{{0,8}}吗"
    rf"|(?:会|要|能|用|可以)(?!.{{0,3}}(?:没|了)|.*{_DONE}).{{0,8}}[吗么嘛][?？]*$"
    r"|问我吗?|要不要|用不用|在哪(?:里|儿)?[?？]*$|先?(?:要|该)?(?:做|干)(?:什么|啥)|也会.{0,4}[?？]+$"
    r"|是哪个|说得清不?|什么流程|啥流程|要什么手续|是我选吗"
)
_WHETHER = re.compile("算不算|算.{0,4}吗|是不是|有没有|有.{0,4}没(?:有)?$|吗$")
# Of which one asks whether it is one: 这种算不算自查.
_HOW_OR_WHETHER = re.compile(f"{_HOW.pattern}|{_WHETHER.pattern}")
_ANYTHING = re.compile("")  # asked for by its name: 有手册没 给我一份


class Topic(NamedTuple):
    """What may be asked how it is done: its name, an example, the words for it, and those by which it is asked."""

    name: str
    example: str
    about: re.Pattern[str]
    asked: re.Pattern[str]


def _topic(name: str, example: str, about: str, asked: re.Pattern[str] = _HOW) -> Topic:
    return Topic(name, example, re.compile(about), asked)


TOPICS: tuple[Topic, ...] = (
    _topic(
        "改简报",
        "简报写错了，怎么改",
        r"(?:简报|通报|会议材料)(?=.*改)(?:.{0,3}(?:打|写|填|弄|搞|说|发)错|有错|不对)?|改(?:简报|通报|会议材料)",
    ),
    _topic(
        "自己核",
        "自己报的能不能自己核",
        r"(?:自己|我).{0,4}报的.{0,8}核|我(?:来|能)?核.{0,4}(?:合适|可以|行|算)",
        asked=_ANYTHING,
    ),
    _topic(
        "真人",
        "你是真人吗",
        r"真人|机器人|你是谁|你叫什么|(?:你|您|这)是?哪位|^哪位[呀啊呢]?$",
        asked=_ANYTHING,
    ),
    _topic("手册", "有手册没 给我一份", r"手册|说明书|使用说明|教程|操作指南|用法|指南", asked=_ANYTHING),
    _topic(
        "名册",
        "新来了一个网格员，怎么加",
        r"(?:[^\W\d_]{2,4}(?=调走|退休|离职))?(?:新来|来|新?加|添|增加|换(?!班)|少|调走|退休|离职)了?(?:一?[个位名]|几[个位名])?新?(?:网格[员长]|经办人|负责人|督查员|同事|人)?了?",
        asked=re.compile(r"(?:怎么|咋|如何)(?:加|添|录|删|去掉|减|换|改|登记|进)"),
    ),
    _topic("新来", "第一天上班，这个咋用", r"新来的?|新人|刚来的?|第一天|头一天|刚进群|刚拉进来"),
    _topic("登记码", "登记码是哪个 手机号行吗", r"登记码|怎么登记|怎么绑定|^码|发.{0,2}码"),
    _topic(
        "名册",
        "你这个名字给我打错了",
        r"(?:名字|姓名|姓)(?:都|又|给我)*(?:打|写|叫|记|弄|搞)错",
        asked=_ANYTHING,
    ),
    _topic(
        "归谁",
        "我归哪个领导管",
        r"我?归(?:哪个|谁|哪位)(?:领导|人)?管|谁管我|我的?(?:领导|上级|头)是(?:谁|哪)",
        asked=_ANYTHING,
    ),
    _topic("手机号", "我手机号要发吗", r"手机号|电话号|身份证号"),
    _topic("夜里", "以后每天都会这样问我吗 晚上也会响？", r"晚上|夜里|半夜|每天|周末|天天"),
    _topic(
        "没问题",
        "我没看出来有啥不对的能不报吗",
        r"没(?:看出|发现|找到|看到|见)|没(?:啥|什么)(?:问题|不对)|没有问题",
    ),
    _topic("紧急", "那个紧急不紧急是我选吗", r"紧急不紧急|是不是紧急|紧急|加急|急件", asked=_HOW_OR_WHETHER),
    _topic("销号", "那谁能销", r"销号|销掉|销案|结案|核查|谁能?销|销"),
    _topic("自查", "这种算不算自查", r"自己(?:上)?报的?|自查|自报", asked=_HOW_OR_WHETHER),
    _topic("日报", "日报怎么写", r"日报"),
    _topic("志愿 时长", "志愿服务时长在哪里看", r"志愿(?:服务)?时(?:长|间)|服务时长"),
    _topic("志愿", "我要怎么报名当志愿者", r"志愿(?:服务|者|活动)?|路口劝导|劝导"),
    _topic("评分", "互评怎么打分", r"(?:互评|打分|评分)(?!的?(?:规则|标准|办法|细则))"),
    _topic("抽", "回头看怎么抽的", r"回头看|抽签|怎么抽|抽"),
    _topic("挂账", "挂账怎么弄 明年3月才修管网", r"挂账|挂起"),
    _topic("延期", "想缓几天怎么申请", r"延期|宽限|缓几天|展期"),
    _topic("申诉", "申诉在哪里提", r"申诉|申辩"),
    _topic("异议", "对榜有异议跟谁说", r"异议"),
    _topic("退回", "不归我们的怎么退", r"退回|退单|退掉|退件|不归我们"),
    _topic("替班", "替班怎么弄，要填表吗", r"替班|顶班|代班"),
    _topic("换班", "换班要跟谁说", r"换班|调班"),
    _topic("请假", "请假条在哪里领", r"请个?假|休假"),
    _topic("到", "昨天忘记打卡怎么补", r"答到|签到|打卡|报到|点名"),
    _topic("排班", "值班表怎么排", r"排班|值班表"),
    _topic("拉网", "拉网怎么弄", r"拉网"),
    _topic("走街", "走街怎么开始", r"走街|走访"),
    _topic("配合", "要别的单位配合怎么弄", r"配合|帮手|加(?:个|点|几个)?人"),
    _topic("督办", "督办怎么用", r"督办"),
    _topic("会商", "怎么会商", r"会商"),
    _topic("现场整改", "当场劝走的怎么报", r"现场整改|当场(?:劝走|整改|办好)"),
    _topic("报整改", "整改怎么报", r"报整改|整改(?=(?:怎么|咋|如何)报)"),
    _topic("整改", "怎么整改", r"整改"),
    _topic("撤回", "报错了怎么撤回", r"撤回|撤销|收回|删|(?:发|报)错"),
    _topic("改", "打错字了能改吗", r"(?:打|写|填)错|改(?!到)"),
    _topic("通知设置", "免打扰在哪里设", r"免打扰|通知|提醒|消息"),
    _topic(
        "上报",
        "如何上报问题",
        r"上?报(?:个|点|一个)?(?:问题|事|情况)|上报|反映(?:个|点)?问题|提(?:个|点)?问题|举报|报事"
        r"|(?:(?:发现|看到|碰到|遇到)了?)?问题(?=(?:怎么|咋|如何|[往到去]哪里?)(?:上?报|反映|发))"
        r"|照片(?=(?:怎么|咋|如何|[往到去]哪里?)(?:上?传|发))",
    ),
)
# Named a clause before it is asked: 简报写错了，怎么改.
_SAID_BEFORE = frozenset({"改简报", "名册"})
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


# What is done by the bot alone: among colleagues 怎么整改 asks how a thing is mended, and 怎么请假 whom to tell.
_OF_THE_BOT = frozenset(
    {
        "上报",
        "撤回",
        "改",
        "挂账",
        "延期",
        "申诉",
        "异议",
        "退回",
        "替班",
        "换班",
        "会商",
        "销号",
        "拉网",
        "登记码",
        "现场整改",
        "报整改",
    }
)
_ASKED_OF_NOBODY = re.compile(
    r"(?:请问|问下|那|现在|大家|各位|有?谁知道|想问一?下|这里|群里|[\s,，])*"
    r"(?:(?:怎么|咋|如何|怎样).{2,8}|.{2,8}(?:怎么|咋|如何|怎样|[往到去]哪里?).{1,4})(?:啊|呀|呢|的呢)?[?？。]*"
)
_OF_SOMEBODY = re.compile("[你您他她它]|回事|[这那][个件边里]|[的了过着]$|又|才|没|不")


def topic_asked_of_nobody(text: str) -> str | None:
    """What somebody asks in a group without a name, of what only the bot does: 怎么上报, 挂账怎么弄."""
    said = text.strip()
    if _ASKED_OF_NOBODY.fullmatch(said) is None or _OF_SOMEBODY.search(said.rstrip("?？。 啊呀呢")):
        return None
    topic = topic_asked(said)
    return topic if topic in _OF_THE_BOT else None


def _of_clause(clause: str) -> str | None:
    for topic in TOPICS:
        named = topic.about.search(clause)
        if named is None or not topic.asked.search(clause):
            continue
        rest = clause[: named.start()] + "\0" + clause[named.end() :]
        left = _WHETHER.sub("", _HOW.sub("", rest)).replace("\0", "")
        if len(_FILL.sub("", left)) <= _MOST_UNKNOWN:
            return topic.name
    return None
