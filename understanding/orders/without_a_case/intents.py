"""What somebody wants of the bot, told by what it is about and what is to be done with it, in whatever order and words.

A sentence is sure where a clause holds both and little else; else what it may mean is offered (`nearest_intents`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from understanding.orders.without_a_case.courtesies import clauses_beside
from understanding.orders.without_a_case.duty_asked import asks_who_is_absent

# Characters of a clause beside what it is about, what is to be done, and words that say nothing.
_MOST_UNKNOWN = 1
_LONGEST = 48  # characters of a text that only wants something


class Intent(NamedTuple):
    """A command, an example, what it is about, and what is to be done or asked; both must be in one clause, in any
    order."""

    command: str
    example: str
    about: re.Pattern[str]
    act: re.Pattern[str]


def _intent(command: str, example: str, about: str, act: str) -> Intent:
    return Intent(command, example, re.compile(about, re.IGNORECASE), re.compile(act, re.IGNORECASE))


_ANYTHING = ".*"  # takes the whole clause: whatever else stands in it, the intent is sure
_ASK_WHO = "(?:是|有|轮到|归)?(?:谁|哪几?[个位]|哪些人|什么人|几个人)"
_GIVE = "出|写|给|弄|做|帮|发|来|看|准备|整理|整|打|导|要|拉|拿|备"
_NO = "(?:别|不要|不用|甭|少|停|关)"
_HERE = "(?:你|您|走街|机器人|这个?(?:机器人|群|东西)?|在?这[里儿])"
_ABLE = "(?:都|还|到底|究竟)?(?:会|能够?|可以)(?:帮)?(?:我们?|咱们?)?(?:做|干|办|弄|查|问)?(?:你|您)?(?:些|点|个)?"
_WHAT = "(?:什么|啥|哪些|嘛)(?:东西|事情?|活|样)?(?:啊|呢|呀|的|吗)*[?？。]*$"
_SPEAK = "(?:来|去|才能)?(?:(?:问|用|使用?|叫|玩)(?:你|您|走街|机器人)?|[跟和](?:你|您)(?:说|讲)(?:话)?)"
INTENTS: tuple[Intent, ...] = (
    _intent("帮助", "你会干什么", f"^{_HERE}?{_ABLE}{_WHAT}", _ANYTHING),
    _intent(
        "帮助",
        "你有什么功能",
        f"^{_HERE}?有?(?:什么|啥|哪些)(?:功能|用处?|本事|本领|命令|指令)(?:啊|呢|呀)*[?？。]*$",
        _ANYTHING,
    ),
    _intent(
        "帮助",
        "第一天上班，这个咋用",
        f"^{_HERE}?(?:怎么|咋|如何){_SPEAK}(?:啊|呢|呀|的|才对)*[?？。]*$",
        _ANYTHING,
    ),
    _intent("通知设置", "别一条一条发了", "一[条个]一?[条个]", f"{_NO}|汇总|打包|合并|攒|太|一起"),
    _intent(
        "通知设置",
        "消息能不能攒一攒，早晚各一次给我",
        "汇总|打包|合并|攒(?:着|在|一攒)?|集中|合在一起|一次性",
        "(?:发|推|报|通知|说)(?:给?我|一次|$|吧)|给我",
    ),
    _intent(
        "怎么弄 通知设置",
        "晚上九点以后别推消息给我",
        "下班|半夜|夜里|晚上|中午|睡觉|以后|老是?|再|推",
        f"{_NO}.{{0,8}}(?:推(?:消息|通知)?(?:给我)?|提醒|打扰|吵|叫我|@我|给我发|发给?我|给我推)",
    ),
    _intent(
        "怎么弄 通知设置",
        "紧急的还是要叫我",
        "紧?急的|急事|急件|重大的?",
        "(?:叫|推|发|通知|提醒|告诉)(?:给|到)?我|也?(?:要|还是)(?:发|推)",
    ),
    _intent(
        "怎么弄 催办",
        "催一下他们",
        "催(?:办)?(?:一?[下遍]|一催)?",
        "他们?|她们|所有人?|各单位|没(?:签收|回复|整改|办)|^催一?[下催]$|超期|到期|没动|一遍|挨个",
    ),
    _intent(
        "怎么弄 提醒",
        "到期前一天跟我说一声",
        "(?:提醒|告诉|通知)(?:一下|一声)?我|(?:跟|和|给|向)我(?:说(?![说明])|讲(?!讲)|吱)",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 转达",
        "问一下报的人",
        "^.{0,6}?(?:问|让|叫|请|通知|告诉|催)(?:问|一?下|一声)?(?:报的|上报的?|反映的)人",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 转达",
        "提醒大家把车停好",
        "^(?:请|麻烦|帮我|帮忙|你|再|也)*(?:通知|转告|转达|告诉|发给|提醒)(?:一下|一声)?(?:各|大家|他|她|所有|全体)",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 转达",
        "发给晓岚让她盯",
        "^(?:请|麻烦|帮我|帮忙|你|再|也)*(?:转|发|告诉|交代?)(?:给|一下)?[\\u4e00-\\u9fff]{2,4}?[让叫请](?:他|她|盯|去)",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 转达",
        "请郑小满来我办公室",
        "^(?:请|麻烦|帮我|帮忙|你)*(?:叫|让|喊|请|通知)[\\u4e00-\\u9fff]{2,14}(?:来|到|去)(?:一趟)?(?:我|办公室|会议室|开会)",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 转达",
        "通知那几家",
        "^(?:请|麻烦|帮我|帮忙|你|再|也)*(?:通知|告诉|转告|发通知)(?:到|给|一下)*(?:那|这)?(?:[一两二三几]家|各家|单位|负责人)",
        _ANYTHING,
    ),
    _intent(
        "怎么弄 开会",
        "明天开个会请各单位来人",
        "(?:召?开|参加)(?:个|一个)?[\u4e00-\u9fff]{0,6}会(?!商|议记录).*(?:叫|请|通知|让|来人|参会|到会)",
        _ANYTHING,
    ),
    _intent("怎么弄 替班", "他的班没人顶", "没有?人(?:顶|替)|(?:班|岗|点位).{0,8}怎么办", _ANYTHING),
    _intent(
        "怎么弄 排班", "那边没人 排个人", "(?:排|安排)(?:一|两|几)?个?(?:人|$)", "没人|连着|^那?排|轮|顶上"
    ),
    _intent("怎么弄 销号", "先别销号", "销号|销掉", "先别|先不|别急|不要|再看"),
    _intent(
        "怎么弄 自查",
        "刚才那个算我们社区的成绩吗",
        "成绩|加分|考核|算分|数据",
        "算(?:不算)?.{0,10}?(?:吗|不|没)|算不算",
    ),
    _intent(
        "怎么弄 上报",
        "路牌旧了 能不能报",
        "能不能报|可不可以报|可以报吗|能报吗|要不要报|该不该报|用不用报",
        _ANYTHING,
    ),
    _intent("例会材料", "明天开会带上材料", "例会|调度会|上会|会上|开会", "材料|议程|数据|汇报"),
    _intent(
        "顽疾有哪些",
        "反复出现问题的点位有哪些",
        "顽疾|反反复复|反复(?:出现|发生|的)",
        "点位?|地方|列|哪|加|有|什么|几个|问题",
    ),
    _intent(
        "老大难",
        "老毛病有哪些",
        "老大难|老毛病",
        "点位?|地方|列|哪|加|有|什么|几个|问题",
    ),
    _intent("弱项", "那薄弱的地方列十条", "薄弱|短板|弱项", "点位?|地方|环节|列|哪|加|有|什么|几个|问题"),
    _intent(
        "红黄榜",
        "红黄榜草稿弄出来没有",
        "红黄榜|红黑榜|[红黄黑]榜",
        "草稿|初稿|(?:弄|做|拟|排|搞)?(?:出来|好)了?(?:没有?|吗)",
    ),
    _intent("黄榜有谁", "黄榜有几家", "黄榜", "几[家个]|多少[家个]|哪几[家个]"),
    _intent("红榜有谁", "红榜有几家", "红榜", "几[家个]|多少[家个]|哪几[家个]"),
    _intent(
        "评分 规则",
        "评分规则在哪里改",
        "(?:评分|考核|打分|计分|扣分|得分)的?(?:规则|标准|办法|细则|依据|规定)",
        "什么|怎么|如何|咋|哪|改|换|调|几[套版个]|现成|看|发|有没有|说|多少|按|设",
    ),
    _intent(
        "评分 规则",
        "考核分怎么算出来的",
        "(?:考核|综合)分|得分|评分|分数|扣分",
        "(?:怎么|如何|咋)(?:个)?(?:算|定|打|扣|计)(?:出来)?|按(?:什么|啥|哪)(?:规则|标准|办法)?(?:算|打|扣|评|给)?",
    ),
    _intent(
        "评分 规则",
        "返工扣几分",
        "返工|督办|超期|逾期|重开|市里发现|上级发现|区里发现|督查发现|媒体曝光|曝光|投诉|打回",
        "(?:扣|减)(?:掉)?(?:几|多少)分",
    ),
    _intent(
        "模拟测评",
        "上面来考核 我们能拿几分",
        "测评?|考核|评|考|检查|验收",
        "(?:能|会|可以|大概)?(?:打|得|拿|考)(?:到|个)?(?:多少|几)分",
    ),
    _intent("怎么弄 通知设置", "以后别发晒比拼了", "日报|周报|晒比拼", f"{_NO}.{{0,4}}(?:发|推|给)"),
    _intent("日报", "今天日报你帮我出一个", "日报", _GIVE),
    _intent(
        "对比墙",
        "整改前后的照片发我看看",
        "(?:整改|治理|清理)前后(?!.*(?:怎么|如何|咋|谁|拍|传|没|不|过))",
        "对比|对照|比较|照片|图片?|效果|变化|看|发",
    ),
    _intent(
        "对比墙",
        "东港弄弄干净了，前后对比图",
        "前后(?!.*(?:怎么|如何|咋|谁|拍|传|没|不|过))",
        "对比图?|对照图?",
    ),
    _intent("点名", "签到表发我", "点名|签到|考勤|到岗", "表(?!现)|excel|名册"),
    _intent(
        "怎么弄 志愿 时长",
        "我的服务时间登记一下",
        "时长|服务时间|志愿.{0,4}小时",
        "算|记|登|录|报|几|多少|小时",
    ),
    _intent("怎么弄 志愿", "志愿者名单我发给谁登记", "志愿者?|义工", "名单|登记|录入|报上|花名册"),
    _intent("志愿", "明天有哪几场志愿活动", "志愿(?:服务|活动|者)?", "哪[些几]?|去|安排|点|什么|有没有|几场"),
    _intent(
        "值班", "明天晚上谁值守来着", "值守|值班|带班|当班|值夜|[早晚夜中]班|夜巡|巡逻?$|(?<=谁)巡", _ASK_WHO
    ),
    _intent("值班", "排班表发我看看", "排班表?|值班表", "看|发|给|有|出|谁|呢"),
)
_DAY = re.compile(
    "(?:下|这|本|上)?(?:周|星期|礼拜)[一二三四五六日天末]|[今明后昨前]天|[今明]晚|下周|本周|这周|上周"
    "|(?:这|本|上)个?月|\\d{1,2}月(?:\\d{1,2}[日号])?|\\d{1,2}[日号]|今年"
)
_WHEN = re.compile(f"{_DAY.pattern}|白天|[一二三四五六七八九十\\d]{{1,3}}点半?")
_FILL = re.compile(
    "(?:(?:我们?|咱们?|本)(?:社区|街道|单位|网格|村|镇|所|队|局)?|你们?|您|他们?|她们?|那|这|个|把|将|帮|帮忙|请|麻烦|给|要|想|能|可以|得|该|先|再|也|都|还|就|是|的|了|着|过|吧|呗|啊|呀|呢|吗|嘛|哦|来着"
    "|一下|看看|看一?下|下|一份|份|一个|一|点|些|里|上|在|到|从|去|来|跟|和|有|没有?|什么|现在|目前|刚才|刚刚|这种|那种|这样|今后|以后|早上|上午|中午|下午|晚上|早|晚|次|午|[一两三]次|每天|每次|明早|今晚"
    "|消息|通知|提醒|能不能|可不可以|各|备|开|上面|上级|国家|省|市里?"
    "|省里|市里|区里|全区|上会|全|弄|做|写|列|条|十|几|出|发|一份|excel|word|表格|材料|数据|准备|怎么|会|好|声|时候|人|只|或|又)++",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<![\d月])#?\d{2,7}(?!\d|[日号月人个处条分点小])|[#＃]\d|^\s*\d{1,7}号?(?![\d号月日点个处条分人次楼栋幢家天周年])"
)
# 昨天情况简单说说: what came, and what was closed.
_OVERVIEW = re.compile(
    r"(?P<day>今天|昨天|前天|本周|这周|上周|本月|这个月|上个?月)(?:全区|面上|总体|整体|大概|的)*"
    r"(?:(?:情况|形势|进展)(?:怎么样|怎样|如何|咋样)?|怎么样|如何|咋样)"
    r"(?:简单|大概|大致|简要|总体|给我|跟我)*(?:说说|讲讲|说一下|讲一下|汇报(?:一下)?|报一下|介绍一下|写短点|说短点|过一下)?(?:吧|呢|啊)*[。?？]*"
)
_OF_THE_DAY = "{}新增多少销号多少"
_TAKE_A_DAY = frozenset({"值班", "对比墙"})


def intent_of(text: str) -> str | None:
    """The command that is surely meant: 通知设置, `值班 明天`, 本周新增多少销号多少; None for anything else."""
    said = text.strip()
    if len(said) > _LONGEST or _NUMBERED.search(said):
        return None
    clauses = clauses_beside(said)
    if day := next((found for one in clauses if (found := _OVERVIEW.fullmatch(one))), None):
        return _OF_THE_DAY.format(day["day"])
    sure = sure_intent(clauses)
    return _with_day(sure[0].command, sure[1]) if sure else None


def nearest_intents(text: str) -> tuple[str, ...]:
    """What may be meant where more is said than is known: the commands of what is named and done in one clause."""
    found = (one.command for clause in clauses_beside(text) for one in _in_clause(clause))
    return tuple(one for one in dict.fromkeys(found) if not one.startswith("怎么弄"))


def sure_intent(clauses: list[str]) -> tuple[Intent, str] | None:
    """The first row of which a clause, or all of them, holds both halves and little else, and the words that do."""
    found = (
        (one, clause)
        for clause in [*clauses, "".join(clauses)]
        for one in _in_clause(clause)
        if _only(one, clause)
    )
    absent = asks_who_is_absent("，".join(clauses))
    return next((one for one in found if not (absent and one[0].command == "值班")), None)


def _in_clause(clause: str) -> Iterator[Intent]:
    """The intents of which the clause holds both what they are about and what is to be done."""
    return (one for one in INTENTS if one.about.search(clause) and one.act.search(clause))


def _only(intent: Intent, clause: str) -> bool:
    """True if little stands beside what the intent is told by."""
    rest = _WHEN.sub(" ", intent.about.sub(" ", intent.act.sub(" ", clause)))
    return len(re.sub(r"\s", "", _FILL.sub(" ", rest))) <= _MOST_UNKNOWN


def _with_day(command: str, clause: str) -> str:
    if command not in _TAKE_A_DAY:
        return command
    named = _DAY.search(clause)
    day = named[0] if named else "今晚" if "晚上" in clause else ""
    return f"{command} {day}".strip()
