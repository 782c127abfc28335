"""Whether a sentence tells something instead of asking: a report, figures, what is not done of other things."""

from __future__ import annotations

import re

from domain.question import Measure, Question, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.due_days import lies_ahead
from understanding.questions.slots.signs import tells_one, which_part

# Nobody says these but of cases or of a roll-call; 没办 and 没到 are said of lunch as well.
OF_THE_WORK = re.compile(
    r"整改|销号|超期|逾期|处理|处置|核查|验收|复核|派遣|派单|分派|受理|认领|挂[账帐]|督办|返工|退[回单件]|到岗|在岗|上岗|签收|会商|申诉|签到|点名|应答|缺岗|脱岗"
    r"|请假|到期|时限|期限|上报|新增|在办|办结|闭环|整治|反弹|按[期时]|结案|延期|不予|作废|没销|超时|待办|销掉|销了|消号|超其|答到|打卡|替班|替岗|顶班|复查|缓办|待整改|待处理|[没未]派|派出|报上来|办完|到齐|出勤|应到|实到|待派|积压|率$|消化|化解|交差|销[账帐]|了结|摆平|收尾|驳回|打回|重做|下班前|拖着|[快要]超|迟到[几有多]|[列定标]为紧急|紧急件|没人[肯愿敢去来]*[接揽认领]|领走|接手|认走|接走"
)

ASKING = frozenset(
    {
        Cue.HOW_MANY, Cue.WHICH, Cue.SHOW, Cue.HOW, Cue.SHARE, Cue.PACE, Cue.RANK, Cue.BOARD, Cue.OWNER, Cue.STAGE,
        Cue.CALL, Cue.COMPARE, Cue.MORE_OR_LESS, Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE, Cue.TREND, Cue.WAIT, Cue.WHETHER,
        Cue.PROGRESS, Cue.LOOK_UP, Cue.WHO, Cue.WHO_IS, Cue.SHOW_ME, Cue.WHY,
        Cue.MEAN, Cue.ANSWER,
    }
)  # fmt: skip

_HOW_TO = re.compile(
    r"(?:如何|怎么|怎样)(?:上报|处理|处置|请假|整改|登记|报|办理|用|填|操作|申请|拍|走(?!的|势)|弄|查|看)|(?:可以|能不能|能|好|方便)停|停车[费位场]?(?:多少钱|费|收)"
)

# What day it is, and not a question about cases.
_CALENDAR = re.compile(
    r"(?:请问|问下)?(?:今天|今儿|明天|昨天|后天|前天|今日)?是?(?:几月)?(?:几号|几月几[号日]|星期几|周几|礼拜几|什么日子)(?:了|来着)?[呢啊呀吗]?[?？。!！]*"
)

# Said to colleagues: what they shall do, or what they did.
_TO_OTHERS = re.compile(
    r"(?:(?:油|饭|门禁|工作|工|公交|会员|银行|房|电话|充值)卡|钥匙|公章|印章|发票|工具|梯子|[uU]盘|充电器|雨衣|对讲机|喇叭|登记本)(?:现在|还)?在谁(?:那|手)|我也?报名|的(?:都|请|麻烦|记得|要)?(?:跟|和|给|向)我(?:说|讲|报|打)(?:个招呼|一声|个备)|(?<!^提前)(?<![没未不])吱一?声|举个?手|冒个泡|[扣回]1(?!\d)|接龙|自己[来去]|自觉|自行"
    r"|谁(?:去|来|帮|有空|能|方便)[^几多谁]{0,8}(?:一下|一趟|看看|搭把手)|(?<![给帮替])你(?:们)?(?:今天|昨天|这周|本周|上周|刚才)?"
    r"(?:报|交|上报|巡|查|拍|整改|办|销)了?(?:几|多少)|你(?:人)?(?:在|去|跑|到|上)(?:了)?哪[里儿]?(?:[了呢啊?？]|$)"
)
# Told by somebody of what they do, or of what will come of it.
_OF_ONESELF = re.compile(
    r"^[我俺咱](?:看|觉得|感觉|寻思)[^几谁哪吗?？]*(?:多了|不错|可以|挺好|好看|进步[^没]*)[了啊呀嘛哈]*[。!！~]*$|"
    r"我们?(?:这边)?(?:已经|已|都|刚刚?|正在|在|马上|这就|昨天|今天|早就)[^几多谁哪吗?？]*[了呢过着][。!！~]*$"
    r"|^(?:再|谁再|要是再|如果再)[^几多谁哪吗?？]*(?:就|要)[^几多谁哪吗?？]*[了啊呀哈啦][。!！~]*$"
)

# A notice to all, a text put right, a rhetorical question, who is stuck on the way; nothing is asked.
NOT_ASKED = re.compile(
    r"^(?:通知|提醒)?[:：]?(?:请|烦请)?各(?:位)?[^\W\d]{1,5}[:：,，]?[^谁哪几多吗?？]*(?:报给我|报上来|报过来|自查|务必|务请|把)[^谁哪几多吗?？]*$"
    r"|^(?:更正|勘误|纠正)[:：,，][^谁哪几多吗?？]*$"
    r"|^(?:这|那)(?:也|就|还|都)(?:能)?(?:叫|算|是)[^几多谁哪]*[?？!！吗么吧]*$"
    r"|^谁说(?:我|咱)们?(?:没|不|还没)|^谁说[^,，。?？]{2,20}[?？,，](?:瞎|乱|胡|哪有|没有的事|不可能|我可没)"
    r"|^谁说[^吗?？]*的[?？]|^谁不(?:想|盼|希望)|(?:我|咱|俺|鬼|谁)们?(?:怎么|咋|哪里?|上哪)(?:会|能)?(?:知道|晓得|清楚|记得|懂)(?!.*(?:告诉我|帮我|给我|替我|你[说查看报]))|(?:烦|累|气人|丢人|害臊)不(?:烦|累|气人|丢人|害臊)"
    r"|不就(?:那|这)?[几两]?[件个处][^几多谁哪]*[嘛吗]|你(?:们)?(?:急|催|慌|吵|喊)(?:什么|啥|个)\w{0,2}[。!！~]*$|难道(?:只有?|就)(?:我|咱)们?[^几多谁哪]*吗|[?？,，](?:瞎|乱|胡)[说讲扯]"
    r"|^你说(?P<what>气人|好笑|冤|怪|烦)不(?P=what)|放几天"
    r"|点名(?:是)?(?:咋|怎么|怎样|如何)(?:点|回|答|应|弄|用|打卡)"
    r"|(?:点名|调休|年假|加班|补休)\w{0,3}(?:还)?能(?:不能)?(?:补|攒|折|换|抵)\w{0,3}吗|(?:要|用|需要?)(?:报批|审批|备案|办证)(?:不|吗|么)"
    r"|表谁(?:来|去|能|帮忙?)?(?:导|打印|发|拿|做|填)一?(?:份|张|下)|^[上前]一条(?:划掉|作废|不算|删|撤|说错|发错)"
    r"|几点(?:开会|集合|吃饭|下班|碰头|出发|散会)|(?:怎么|咋)搞的[^,，]*[,，].*(?:重视|抓紧|上心|整改到位)"
    r"|^(?:我|人|还|又|正|现在|车)*堵在(?!谁|哪)[^谁哪几多]*$"
)

# Lunch, the weather and the way: asked of colleagues.
_OF_OTHER_THINGS = re.compile(
    "好[吃喝玩]|吃[什啥饭面点]|去哪[里儿]?吃|[早午晚中]饭|夜宵|便宜|[热冷]不[热冷]|下雨(?!天?[^,，]{0,4}[报提映拍冒出现](?:上来|出来)?的)|天气(?![^,，]{0,3}(?:注意|当心|小心|记得))|几路车"
)

_HANDED_IN = "[递交打写批开]"
_OF_LEAVE = re.compile(
    rf"(?<!{_HANDED_IN})(?<!{_HANDED_IN}[了过个])假条|请假(?:手续|流程|单|审批|找谁|报备|条)"
)

_TITLE = re.compile(r"(?:方案|总结|报告|简报|通知|台账|台帐|通报|汇编|细则|办法|小结|说明)$")

_FIGURES = re.compile(r"\d[%％]|百分之[一二三四五六七八九十]")


def tells(heard: Heard, question: Question) -> bool:
    """True for what is told and not asked: a report, figures, leave for tomorrow, what is not done of other things."""
    if is_no_question_of_cases(heard):
        return True
    named = names_a_state(heard)
    if heard.unknown and not (named or _is_counted(heard, question)) and _is_like_a_report(heard):
        return True
    placed = heard.said(Slot.CATEGORY) or heard.said(Slot.TOPIC) or is_placed(heard)
    if _denies_something_else(heard) and not (placed or named):
        return True
    if tells_one(heard) and (_only_waits(heard) or _counts_shops(heard)):
        return True
    if _TITLE.search(heard.typed.folded) and not heard.said(Slot.PERIOD) and not heard.said(Slot.STATUS):
        return True
    if _has_figures(heard) or (heard.said(Slot.FIRST) and len(heard.said(Slot.CATEGORY)) > 1):
        return True
    if question.measure in (Measure.COMPARISON, Measure.TREND) and _only_compares(heard):
        return True
    if question.measure is not Measure.ROLLCALL:
        return False
    asks = heard.has(Cue.WHO, Cue.WHO_IS, Cue.HOW_MANY, Cue.SHOW) and named
    if asks and question.states == (Status.LEAVE,):
        return bool(heard.unknown)  # 明天谁请假 is known today
    return lies_ahead(heard) or (bool(heard.unknown) and not asks)


def is_no_question_of_cases(heard: Heard) -> bool:
    """How something is done, how one gets leave, what day it is, what colleagues shall do or what one did oneself."""
    folded = heard.typed.folded
    how_to = _HOW_TO.search(folded) and not heard.said(Slot.NUMBER)
    return bool(
        how_to
        or _OF_LEAVE.search(folded)
        or (_OF_OTHER_THINGS.search(folded) and not heard.said(Slot.CATEGORY))
        or _CALENDAR.fullmatch(folded)
        or _TO_OTHERS.search(folded)
        or _OF_ONESELF.search(folded)
    )


def _is_counted(heard: Heard, question: Question) -> bool:
    """True if cases or reports are counted, or some of them asked for."""
    cases = heard.has(Cue.CASES, Cue.ITEM) and heard.has(Cue.HOW_MANY, Cue.WHICH, Cue.WHO, Cue.LOOK_UP)
    return (
        cases
        or heard.has(Cue.SHARE)
        or _asks_what_was_reported(heard)
        or _counts_a_problem(heard)
        or _asks_for_one(heard, question)
    )


def _has_figures(heard: Heard) -> bool:
    """整改率90%; but in 九成以下的单位 and 有没有90% a figure is asked about."""
    shares = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.SHARE)
    asked = heard.said(Slot.LENGTH) or any(_FIGURES.search(words) for words in shares)
    return not asked and _FIGURES.search(heard.typed.folded) is not None


def _asks_what_was_reported(heard: Heard) -> bool:
    """有没有人报, 报了几次: of a report that somebody made, and not made by these words."""
    reported = any("报" in heard.folded(one) for one in heard.said(Slot.STATUS))
    return reported and heard.has(Cue.WHETHER, Cue.HOW_MANY, Cue.SHOW)


def _only_compares(heard: Heard) -> bool:
    """已经比昨天好多了: how it is, and no word that asks."""
    asking = [one for one in heard.said(Slot.CUE) if one.value in ASKING]
    return (
        bool(asking)
        and heard.typed.folded.rstrip("。!！~").endswith("了")
        and all(
            one.value is Cue.MORE_OR_LESS
            and not re.search("[吗没谁哪]|还是|或|多.*少|少.*多", heard.folded(one))
            for one in asking
        )
    )


def _counts_shops(heard: Heard) -> bool:
    """人民广场几家店占道: some, not how many."""
    asking = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value in ASKING]
    plain = not (heard.said(Slot.PERIOD) or heard.said(Slot.STATUS) or _asks_behind_a_problem(heard))
    return plain and bool(asking) and all(re.match("有?几[家个辆张堆摊]", words) for words in asking)


def _only_waits(heard: Heard) -> bool:
    """垃圾桶满了没人管: no word asks, and nothing but what nobody does is said."""
    asking = [one for one in heard.said(Slot.CUE) if one.value in ASKING]
    return bool(asking) and all(
        one.value is Cue.WAIT and not re.search("[谁哪什啥]", heard.folded(one)) for one in asking
    )


def _counts_a_problem(heard: Heard) -> bool:
    """共享单车这个月多少: how many of a kind of problem, and not 有几家店 of somebody who reports."""
    asked = [heard.folded(one)[-1] for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    counted = bool(heard.said(Slot.CATEGORY)) and any(last in "少件起宗数" for last in asked)
    return counted or _asks_behind_a_problem(heard) or (is_placed(heard) and _counts_pieces(heard))


def _counts_pieces(heard: Heard) -> bool:
    """湖滨巷巷口还剩几件: behind a place cases alone are counted so, with what is so or happened to them."""
    asked = [heard.folded(one)[-1] for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    return any(last in "件起宗" for last in asked) and bool(heard.said(Slot.STATUS))


_PLAINLY = 1.2  # the cost up to which a category is named
_ASK_AT_THE_END = frozenset({Cue.HOW_MANY, Cue.SHOW, Cue.WAIT, Cue.WHICH})


def _asks_behind_a_problem(heard: Heard) -> bool:
    """门前三包不到位几家, 蚊蝇孳生地有几处: a category, and behind it how many or which; 几家店占道 tells."""
    named = [one.end for one in heard.said(Slot.CATEGORY) if one.cost <= _PLAINLY]
    asked = [one.start for one in heard.said(Slot.CUE) if one.value in _ASK_AT_THE_END]
    return bool(named and asked) and max(asked) >= max(named)


def _asks_for_one(heard: Heard, question: Question) -> bool:
    """北湖小区物业是谁: a place or a problem, who answers for it, and little else."""
    unknown = sum(end - start for start, end in heard.unknown)
    return (
        question.measure is Measure.OWNER
        and unknown <= _LITTLE_ELSE
        and (heard.has(Cue.OWNER, Cue.WHO_IS) or which_part(heard))
    )


_LITTLE_ELSE = 2  # characters


def _is_like_a_report(heard: Heard) -> bool:
    points = [scope for scope in heard.of(Slot.SCOPE, NamedScope) if scope.kind in ("point", "points")]
    return bool(points) or bool(heard.said(Slot.CATEGORY))


def _denies_something_else(heard: Heard) -> bool:
    """没吃饭, 没印: what has not been done is nothing of the work."""
    return any(words[0] in "没未不" for words in heard.left)


# States that no other thing has; what is done, undone or new is said of lunch as well.
_OF_CASES_ALONE = frozenset(Status) - {
    Status.UNCLOSED, Status.OPEN, Status.CLOSED, Status.FIXED, Status.NEW, Status.DUE, Status.PRESENT, Status.ABSENT,
    Status.LATE, Status.UNCLAIMED, Status.URGENT, Status.SUBSTITUTE, Status.VOID, Status.ON_TIME, Status.EXTENDED,
}  # fmt: skip


_BARE = 3  # characters


def names_a_state(heard: Heard) -> bool:
    """A state of cases, or 整改了没 of one."""
    said = [*heard.said(Slot.STATUS), *(one for one in heard.said(Slot.CUE) if one.value is Cue.STAGE)]
    if any(one.cost <= 1 and one.value in _OF_CASES_ALONE for one in said):
        return True
    if any(one.value is Status.ON_TIME and one.end - one.start > _BARE for one in said):
        return True  # 压着点办的; 准时 is said of people as well
    return any(OF_THE_WORK.search(heard.folded(one)) for one in said)


def is_placed(heard: Heard) -> bool:
    """True if a part of the district is named, or a kind of place."""
    return any(scope.kind != "own" for scope in heard.of(Slot.SCOPE, NamedScope)) or bool(
        heard.said(Slot.KIND)
    )
