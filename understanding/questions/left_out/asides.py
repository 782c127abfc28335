"""Clauses that only tell why somebody asks, or what others say of it, beside a clause that asks.

下午要汇报，金山超期几件 · 群众又找来了，东港花苑谁负责 · 不是说都铲干净了吗，寺后皇街小广告还剩几处.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.question import SOURCES, By, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.left_out.clauses import (
    QUOTED,
    WHO_SAID,
    Clause,
    clauses_in,
    is_put_off,
    is_rhetorical,
    joined,
)
from understanding.questions.left_out.errands import is_of_oneself
from understanding.questions.left_out.lent import (
    I_AM_AT,
    UP_TO_THEN,
    Rest,
    asks,
    fills,
    is_doing,
    lends_days,
    lent,
    rest_of,
    told_of_days,
)
from understanding.questions.left_out.turning import goes_on_from, is_predicate, turns
from understanding.questions.left_out.what_it_is_about import is_about
from understanding.questions.pieces import Piece, Slot
from understanding.questions.to_the_bot.told_not_asked import ASKING

_SHORT = 4  # characters: 孩子落水 may be what cases are of
# Why somebody asks; such a clause says nothing about what.
_PREFACE = re.compile(
    r"开会|会上|汇报|会议|材料|领导|书记|主任|[区局镇]长|要用|着急|急用|急着|报告|迎检|麻烦|辛苦|"
    r"不好意思|打扰|有空|方便"
    r"|用的[啊呀哈哦吧呢]?$|要[报交]|报送|上交|[交报]上去|[交报]材料|[过上]会|碰头|等着|交差|出发|集合|散会"
)
_MEETING = re.compile(
    r"[问提说讲][起到过]|[开上]会|会议|汇报|检查|迎检|[我你他她们]\w{0,5}(?:[问说讲提报看查去来打催找]|"
    r"反映|投诉)过|来电|电话|[说问]好|[问跟找]我|我[问说]"
)  # 明天要汇报: the day is that of the meeting
# Somebody speaks of themselves or of others, of what the answer is for, or of what they think.
_TELLS = re.compile(
    r"[我俺咱您你他她]|大家|群众|居民|业主|百姓|有人|人家|街坊|上面|上级|[市区省]里|常委会|例会|晨会|碰头会|简报"
    r"|别急|心里有数|有个[数底]|没底|没空|谢|拜托|受累|费心|好[答回办]|好交代|好安排|交代|备用|参考"
    r"|[说讲答听想信怕猜闹骂催吵烦愁]|问(?!题)|记得|觉得|感觉|估计|看样子|看来|好像|似乎|怀疑|奇怪|纳闷|糊涂|"
    r"不懂|不清|明白|晓得|知道"
    r"|投诉|反映|抱怨|告状|找来|找上门|电话|来电|意见|不像话|离谱|受不了|[干忙]到|加了?班|熬夜|"
    r"累[死趴坏]|气死|头疼|头大|吓|丢人|丢脸|难看"
    r"|检查组|督查组|考核组|测评组|专家组|差点|摔|孩子|老人|小孩|家长|臭|接手|路过|看[见到]|刚来|"
    r"刚[去从]|翻|打爆|搞错|弄错|确认"
    r"|老是|总是|天天|整天|一直|又来|每次|怎么搞|搞什么|没办法|没事|随便|顺便"
)
# What the answer is for: said in words that nobody can list, in a clause of its own.
_SAYS_WHAT_FOR = re.compile(
    r"(?:用的?|^[^\W\d]{1,5}要[^\W\d]{1,3}|要[看念写讲报发交登带]|要\w{0,2}图|[写报做发]进\w{1,4}|问的|"
    r"前[先好要]?[摸看过报]\w{0,3})$"
    r"|^(?:正?要(?![道点害紧员])|准备|打算|等下|待会儿?|回头|想看看?|"
    r"好(?:[安交跟向给对通发布去找催让叫把]))(?!\w*的[啊呀哈哦吧呢]?$)"
    r"|^(?:做|写|配|画|编|印|发|出|赶|登)(?:个|张|份|点|篇)?(?:海报|展板|图|材料|稿|简报|表|ppt|公告|"
    r"推文|宣传|通稿|板报|新闻)"
)
_ENDS_AS_TOLD = re.compile(r"[吧呢啊呀嘛啦哦咯哈呗]$|了")
# What others said of it: 有人说周一缺人, 老李转来一句“…”.
_HEARSAY = re.compile(f"^{WHO_SAID}(?![一下清明过的要想得])(?!.*(?:的$|[要想][看问知]))")
_HEARSAY_QUOTED = re.compile(f"^{QUOTED}$")
_ALWAYS = ("天天", "老是", "总是", "经常", "常常")  # 天天有人说
SAYS = re.compile(
    r"(?:[们都也又就老总在刚才非还要]|同志|老师|主任|那边|这边|自己|今天|昨天|跟我|给我|对我)*[说问讲让叫要催想找等报告托喊]"
)

_NAMED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.STATUS})
_SAID_OF_ANYTHING = frozenset(
    {Cue.WHETHER, Cue.WAIT, Cue.HOW, Cue.SHOW_ME, Cue.LOOK_UP, Cue.WHY, Cue.CALL, Cue.OWNER}
)
_QUESTION = re.compile(r"[吗么谁哪几]|多少|有没有|是不是|是否|有无|什么|啥")
_DONE = frozenset({Status.CLOSED, Status.FIXED, Status.NEW})


def without_asides(heard: Heard) -> tuple[str, list[tuple[int, int]]] | None:
    """The text without its asides, but with the places and problems that only they name, and the stretches of the
    folded text that it is made of; None if it has none."""
    clauses = list(clauses_in(heard))
    told_then = told_of_days(heard, clauses)
    aside = [
        one
        for one in clauses
        if one not in told_then
        and (_is_aside(heard, one) or _is_hearsay(heard, one, clauses))
        and not _tells_of_litter(heard, one, clauses)
    ]
    rest = [one for one in clauses if one not in aside]
    aside += [one for one in rest if _is_told_apart(one, rest)]
    rest = [one for one in clauses if one not in aside]
    if not aside or not any(asks(one) for one in rest):
        return None
    asked = rest_of(rest)
    counted = any(_counts(piece) for one in rest for piece in one.pieces)
    stretches = [
        stretch
        for one in clauses
        for stretch in (_kept(heard, one, asked, counted) if one in aside else ((one.start, one.end),))
    ]
    return joined(heard, clauses, stretches)


def _tells_of_litter(heard: Heard, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """东港花苑垃圾老是满，报了几回: which problem with it is to be asked, unless one is named beside it."""
    litter = any(one.slot is Slot.NARROW and heard.folded(one) == "垃圾" for one in clause.pieces)
    return litter and not any(one.says(Slot.CATEGORY) for one in clauses)


# What the answer may be is not what is asked: 我猜是住建局.
GUESSES = re.compile(
    "^(?:我|俺|咱)?(?:就|还|先|也)?(?:猜|估计|寻思|琢磨|印象[里中])(?![不得])(?!.*(?:多少|[几哪谁吗]))"
)
_TOPIC = re.compile(r"的[^\W\d]{1,3}[呢啊呀嘛啦哦]$")  # 那个湖滨巷的灯呀，归谁修


# 要钱的那些: which of them are asked about, whatever they are.
_THOSE = re.compile("(?<![说讲问想])的[那这](?:些|几[件个处起家]|一?批|部分|一?类|种)[呢啊呀]*$")


# 有人管没: asked; in 有人管了 somebody tells.
_ANYBODY = re.compile("有人[^\\W\\d]{1,4}[没不](?:有|得)?[呢啊呀]*$")


def _is_aside(heard: Heard, clause: Clause) -> bool:
    if _THOSE.search(clause.words) or _ANYBODY.search(clause.words):
        return False
    if is_doing(heard, clause) or is_of_oneself(clause.words):
        return True
    if is_rhetorical(clause.words) or is_put_off(clause.words):
        return True
    if _is_bare_source(clause.words) or _CALLED_FOR.search(clause.words):
        return False
    if _TOPIC.search(clause.words) and clause.says(Slot.SCOPE):
        return False
    if clause.says(Slot.BY, Slot.FIRST) or turns(clause.words):
        return _is_preface(clause)
    if clause.known and any(one.slot is Slot.PART and one.value is not By.PERSON for one in clause.pieces):
        return False  # 点位 投诉 前十: the parts that are put in order
    if _names_a_state(clause) or any(_asks_here(heard, one) for one in clause.pieces):
        return False
    about = [_PREFACE] if clause.known else [_PREFACE, _SAYS_WHAT_FOR]
    if clause.known or len(clause.words) > _SHORT or is_predicate(clause.words):
        about.append(_TELLS)
    told = any(one.search(clause.words) for one in about)
    tale = not clause.known and (told or _ENDS_AS_TOLD.search(clause.words) is not None)
    if clause.says(Slot.PERIOD):
        return tale or _MEETING.search(clause.words) is not None
    return told or tale


def _is_hearsay(heard: Heard, clause: Clause, clauses: list[Clause]) -> bool:
    """What others said, if the other clauses say anew of which days and states the question is."""
    if _HEARSAY_QUOTED.search(clause.words):
        return True
    if not _HEARSAY.search(clause.words) or any(
        one.slot is Slot.ORDER and heard.folded(one) not in _ALWAYS for one in clause.pieces
    ):
        return False
    if any(_asks_here(heard, one) for one in clause.pieces if one.value is not Cue.MINE):
        return False
    others = {piece.slot for one in clauses if one is not clause for piece in one.pieces}
    return all(one.slot in others for one in clause.pieces if one.slot in (Slot.STATUS, Slot.PERIOD))


_SENTENCE = re.compile(
    "(?:[了吗嘛吧呀啦]|[完好掉光]|到位)[呢啊哦哈]?$|^(?:我|俺|咱|人家|他|她)们?(?!的)|(?:我|俺|咱|他|她)们(?!的)"
)
_AT_ALL = frozenset(
    {Cue.WHETHER, Cue.WAIT, Cue.HOW, Cue.ANSWERS_FOR, Cue.THEN, Cue.AND, Cue.DONE, Cue.MINE, Cue.CASES}
)


def _is_told_apart(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """督办的那个我们今天办完，金山街道还有几件没整改: a sentence by itself, about another place or another state."""
    cues = {one.value for one in clause.pieces if one.slot is Slot.CUE}
    if not _SENTENCE.search(clause.words) or turns(clause.words) or not cues <= _AT_ALL:
        return False
    if any(goes_on_from(one.words, clause.words) for one in clauses):
        return False
    found = any(one.value in SOURCES for one in clause.pieces)  # 媒体拍到了 narrows
    if found or clause.says(Slot.BY, Slot.FIRST, Slot.ORDER, Slot.NUMBER, Slot.PERSON):
        return False
    others = [one for one in clauses if one is not clause]
    if Cue.WHETHER in cues and _states(clause) & {state for one in others for state in _states(one)}:
        return False  # 昨天有人请假吗，请假的谁: asked twice of the same days
    asked = {slot for one in others if asks(one) for piece in one.pieces for slot in fills(piece)}
    mine = {one.slot for one in clause.pieces} & _NAMED
    return bool(mine) and (mine <= asked or Slot.STATUS in mine & asked)


def _states(clause: Clause) -> set[object]:
    return {one.value for one in clause.pieces if one.slot is Slot.STATUS}


# Where cases came from, what happened to them, or what they are at, named as a noun: 群众投诉, 上过会, 会议室.
_SOURCE = re.compile(
    r"(?:投诉|举报|反映|发现|督查|暗访|抽查|走访|接访|信箱|热线|交办|批示|转办|曝光|要办|催办|自查)$|"
    r"^(?:催|汇报|核实|上过?会|问|讨论|研究|回访)过?会?$"
    r"|[室楼亭店巷路街馆院站园场桥庙摊]$"
)
_TOLD_WITH = re.compile("[我你您他她它咱俺又都老被要来去迎等应说讲跟在着了天日]|一直|[问催]我")
_CALLED_FOR = re.compile("点名要[办解处整]|^被[^\\W\\d]{2,3}$")
_LONGEST_SOURCE = 6  # characters


def _is_bare_source(words: str) -> bool:
    """True for a noun that narrows what is asked; in 群众又投诉了 and 领导要来督查 somebody tells."""
    return len(words) <= _LONGEST_SOURCE and bool(_SOURCE.search(words)) and not _TOLD_WITH.search(words)


_PLAIN = frozenset({Cue.SHOW_ME, Cue.DONE, Cue.AND, Cue.LOOK_UP, Cue.HOW, Cue.ANSWERS_FOR})
_SAYS_NOTHING = frozenset(
    {Slot.LENGTH, Slot.VAGUE, Slot.FILLER, Slot.PERIOD, Slot.CUE, Slot.DUTY, Slot.PART, Slot.ORDER}
)


def _is_preface(clause: Clause) -> bool:
    """开会前要用的: why, though it ends like what narrows."""
    nothing = _SAYS_NOTHING | ({Slot.TOPIC} if _FOR_USE.search(clause.words) else set())
    if any(
        one.slot not in nothing or (one.slot is Slot.CUE and one.value not in _PLAIN) for one in clause.pieces
    ) or _HAPPENED.search(clause.words):
        return False
    if _ENDS_AS_ATTRIBUTE.search(clause.words) and not _WANTED.search(clause.words):
        return False  # 领导关注的
    return (_MEETING if clause.says(Slot.PERIOD) else _PREFACE).search(clause.words) is not None


_FOR_USE = re.compile("用的[啊呀哈哦吧呢]?$")  # 算绩效用的
_ENDS_AS_ATTRIBUTE = re.compile("的[啊呀哈哦吧呢]?$")
_WANTED = re.compile("(?:用|[要得急等会报交迎汇].{0,4})的[啊呀哈哦吧呢]?$")
_HAPPENED = re.compile("[过了]的[啊呀哦吧呢]?$")  # 领导看过的 narrows


def _names_a_state(clause: Clause) -> bool:
    """超期; but not 来 or 报, which are said of other things as well."""
    said = [one for one in clause.pieces if one.slot is Slot.STATUS and one.cost <= 1]
    return any(
        clause.words[one.start - clause.start : one.end - clause.start] not in UP_TO_THEN for one in said
    )


def _asks_here(heard: Heard, piece: Piece) -> bool:
    """True if the piece asks, or tells of whom, so that its clause is no mere aside."""
    if piece.slot is Slot.PERSON:
        return SAYS.match(heard.typed.folded, piece.end) is None
    if piece.slot is not Slot.CUE:
        return False
    words = heard.folded(piece)
    if piece.value is Cue.MINE:
        return len(words) > 1
    if piece.value in _SAID_OF_ANYTHING or piece.value is Cue.HOW_MANY:
        return _QUESTION.search(words) is not None
    return piece.value in ASKING or piece.value is Cue.THAT


def _counts(piece: Piece) -> bool:
    return piece.slot is Slot.CUE and piece.value in (Cue.HOW_MANY, Cue.SHOW, Cue.SHARE, Cue.TREND, Cue.RANK)


def _kept(heard: Heard, clause: Clause, asked: Rest, counted: bool) -> Iterator[tuple[int, int]]:
    """What an aside names and no other clause does: 住在金衡花园的群众说没人管; the day of a roll-call
    that is asked for: 昨天点名的时候我没在群里."""
    if GUESSES.search(clause.words) or is_of_oneself(clause.words):
        return
    if is_doing(heard, clause):
        yield from lent(heard, clause, asked)
        return
    named = asked.named
    placed = named & {Slot.SCOPE, Slot.CATEGORY}
    for one in clause.pieces:
        done = one.slot is Slot.STATUS and (
            one.value in _DONE or one.cost > 1 or heard.folded(one) in UP_TO_THEN
        )
        here = one.slot is Slot.KIND and I_AM_AT.search(clause.words[: one.start - clause.start])
        # 学校那边家长意见大; in 公园里搞活动 and 学校放寒假了 something else is told.
        topic = is_about(clause, one) and not _SENTENCE.search(clause.words)
        elsewhere = one.slot is Slot.KIND and placed and not topic
        kept = one.slot in _NAMED and one.slot not in named and not (done or here or elsewhere)
        days = lends_days(heard, clause, one, asked)
        roll = one.value is Cue.CALL and Slot.STATUS not in named
        number = one.value is Cue.HOW_MANY and not counted and not is_rhetorical(clause.words)
        if kept or days or roll or number:
            yield one.start, one.end
