"""Whether a sentence is a question to the bot at all, or people's own talk."""

from __future__ import annotations

import re

from domain.question import NARROWING, SOURCES, Measure, Question, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.signs import (
    asks_for_parts,
    is_headed,
    is_where_and_when,
    tells_one,
)
from understanding.questions.to_the_bot.about_work import is_about_work
from understanding.questions.to_the_bot.counted import counts_cases
from understanding.questions.to_the_bot.told_not_asked import (
    ASKING,
    is_no_question_of_cases,
    names_a_state,
    tells,
)
from understanding.questions.to_the_bot.work_words import counts_what_is_done, is_due, names_a_case


def is_asked(heard: Heard, question: Question | None) -> bool:
    """True if the sentence asks the bot something about the work, and little else is in it."""
    if _LOOK_AT.fullmatch(heard.typed.folded):
        return True
    if question is None or heard.has(Cue.URGING) or _asks_only_when(heard):
        return False
    if counts_cases(heard, question):
        return not is_no_question_of_cases(heard)
    if tells(heard, question) or _tells_of_one_place(heard):
        return False
    if (
        question.measure is Measure.CASE
        and heard.unknown
        and not (names_a_case(heard) or names_a_state(heard))
    ):
        return False  # 15号谁过生日
    if heard.unknown and not _is_of_something(heard):
        return False  # 马甲还剩几件, 我有电话私发你
    return asks(heard, question) and is_about_work(heard, question) and _is_mostly_known(heard)


_ONE_PLACE = re.compile("[这那](?:一?[个块片处]|边)?(?:地方|点位?|位置|路段|地段|路口|角落)")


def _tells_of_one_place(heard: Heard) -> bool:
    """这地方老是反复: of a place before one's eyes, which is none to be put in order; no word asks."""
    parts = [heard.folded(one) for one in heard.said(Slot.PART)]
    shown = len(parts) == 1 and _ONE_PLACE.search(heard.typed.folded) is not None
    return shown and not (_a_word_asks(heard) or "?" in heard.typed.folded)


_WHICH_DAY = re.compile("哪一?天")


def _asks_only_when(heard: Heard) -> bool:
    """具体哪一天: on which day something of people's own is to be."""
    parts = heard.said(Slot.BY)
    others = (one for one in heard.pieces if one.slot not in (Slot.BY, Slot.CUE, Slot.FILLER))
    of_cases = heard.has(Cue.CASES, Cue.ITEM) or any(others)
    return bool(parts) and _WHICH_DAY.fullmatch(heard.folded(parts[0])) is not None and not of_cases


_OF_WHAT = frozenset(Slot) - {Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.FIRST, Slot.STATUS, Slot.DUTY}


def _is_of_something(heard: Heard) -> bool:
    """A place, days, a state or the like beside what is unknown; 剩 is said of all things."""
    states = any("剩" not in heard.folded(one) for one in heard.said(Slot.STATUS)) or counts_what_is_done(
        heard
    )
    return states or heard.has(Cue.CASES, Cue.ITEM) or any(one.slot in _OF_WHAT for one in heard.pieces)


def _is_mostly_known(heard: Heard) -> bool:
    known = sum(piece.end - piece.start for piece in heard.pieces if piece.slot is not Slot.FILLER)
    unknown = sum(end - start for start, end in heard.unknown)
    if _counts_cases(heard) or _asks_of_what_is_named(heard):
        return unknown <= 2 * known
    return 2 * unknown <= known


def _counts_cases(heard: Heard) -> bool:
    """噪音扰民本月几起: counted as cases are, or with days or a part of the district beside it."""
    asked = [heard.folded(one)[-1] for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    if any(last in "起宗" for last in asked):
        return True
    beside = any(map(heard.said, (Slot.PERIOD, Slot.SCOPE, Slot.KIND)))
    listed = heard.has(Cue.SHOW) and not heard.said(Slot.NUMBER)
    return ("件" in asked and beside) or ((bool(asked) or listed) and names_a_state(heard))


_NAMED = 4  # characters of a category that nobody names in talk


def _asks_of_what_is_named(heard: Heard) -> bool:
    """长城菜场鱼摊那排，蚊蝇孳生地有几处: a category by a whole name, and how many, which or who."""
    named = any(one.end - one.start >= _NAMED and one.cost <= 1 for one in heard.said(Slot.CATEGORY))
    return named and heard.has(Cue.HOW_MANY, Cue.SHOW, Cue.WHICH, Cue.WAIT, Cue.OWNER)


_ALWAYS_ASKED = frozenset({Measure.RANKING, Measure.COMPARISON, Measure.OWNER})


_FALLS_DUE = re.compile(r"到期|临期|期限|时限|超期|超时|过期|截止|下班前|[快要][要]?超")


_NAMED_STATES = frozenset(
    {
        "超期", "逾期", "在办", "待核查", "未销号", "待派遣", "待受理", "待认领", "挂账",
        "督办", "返工", "快到期", "新增", "退回", "未整改", "未处理", "未办结", "没销号",
        "待办", "超时", "已销号", "已办结", "已整改", "办结", "销号", "返工的", "督办的",
        "退件", "待整改", "待处理",
    }
)  # fmt: skip


_MINE = re.compile(
    r"任务|待办|[办处核做干管验受派签]|手[上头里]|名下|还有|[上]?报|活|事|案|件|问题|负责|轮到"
)


_LOOK_AT = re.compile(
    r"(?:帮忙|帮我|给我|麻烦|请|你|再|帮)*(?:看|瞧|瞅|调|翻)(?:[一个]?下|看)?#?\d{1,6}号?[件单]?[。!！]?"
)  # 看47
_THERE_IS = re.compile(
    r"(?:有(?!没|无|什么|啥|哪|几|多少)|存在|发现|出现)[^\s,，;；。什啥怎]{0,12}(?:情况|现象)|等情况"
)


def asks(heard: Heard, question: Question) -> bool:
    """True if some word or the shape of the sentence asks."""
    if _THERE_IS.search(heard.typed.folded):
        return False
    if _a_word_asks(heard) or (not heard.unknown and _is_asked_in_known_words(heard)):
        return True
    if heard.said(Slot.BY) or heard.said(Slot.FIRST) or question.measure in _ALWAYS_ASKED:
        return True
    if question.measure is Measure.DUE and (
        is_due(heard) or any(_FALLS_DUE.search(heard.folded(one)) for one in heard.said(Slot.STATUS))
    ):
        return True
    if question.measure is Measure.ROLLCALL and heard.said(Slot.ORDER):
        return True
    return (
        is_stacked(heard)
        or asks_for_parts(heard)
        or names_a_case(heard)
        or is_bare(heard)
        or is_headed(heard)
        or is_where_and_when(heard)
    )


def _a_word_asks(heard: Heard) -> bool:
    """Whatever else is said beside it."""
    if any(piece.slot is Slot.CUE and piece.value in ASKING for piece in heard.pieces):
        return True
    states = [heard.folded(one) for one in heard.said(Slot.STATUS)]
    if {"应到", "实到"} <= set(states) or any(_ASKS_HOW_IT_STANDS.search(words) for words in states):
        return True
    topics = (heard.folded(one) for one in heard.said(Slot.TOPIC))
    return any(_ASKS_OF_IT.search(words) for words in topics) or _asks_what_is_undone(heard)


def _is_asked_in_known_words(heard: Heard) -> bool:
    """13号又退了？, 我手上的, 把昨天没到岗的报上来, 超过5件没整改的社区: sure only if every word is known."""
    if heard.typed.shown.rstrip().endswith(("?", "？")) or _HAND_OVER.search(heard.typed.folded):
        return True
    if any(_MINE.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.MINE):
        return True
    parts = heard.said(Slot.PART) or heard.said(Slot.BY)
    some = heard.said(Slot.STATUS) and _ARE_THERE.search(heard.typed.folded)
    return bool(parts and (heard.said(Slot.LENGTH) or heard.said(Slot.TOPIC) or some))


_ARE_THERE = re.compile(
    r"的(?:单位|网格|社区|街道|部门|村)有(?:没有|没|无)[呢啊呀]*(?:$|[^\w])"
)  # 全勤的单位有没有


_STACKED = frozenset(
    {Slot.SCOPE, Slot.PERIOD, Slot.STATUS, Slot.FIRST, Slot.ORDER, Slot.BY, Slot.PART, Slot.KIND}
)
_SAID_BY_ONESELF = frozenset({Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE})


def is_stacked(heard: Heard) -> bool:
    """上周五未到岗 北湖街道: words of slots and nothing else, set side by side as for a search."""
    typed = heard.typed
    ends = {one.end for one in heard.pieces}
    blanks = [
        one.start
        for one in heard.pieces
        if one.start in ends and typed.at[one.start] > typed.at[one.start - 1] + 1
    ]
    stacked = all(one.slot in _STACKED or one.value in (Cue.ITEM, Cue.CASES) for one in heard.pieces)
    states = set(heard.of(Slot.STATUS, Status))
    apart = bool(blanks) or _WORD_BY_WORD.fullmatch(typed.folded) is not None
    return bool(apart and states) and stacked and not heard.unknown and not states & _SAID_BY_ONESELF


_WORD_BY_WORD = re.compile("[^\\W]{2,6}(?:[。.,，/|][^\\W]{2,6}){2}[。.]?")  # 缺岗。今日。苏溪。


_ASKS_HOW_IT_STANDS = re.compile(r"[谁几吗么哪]|^可|多少|[都全].*没|了[没不]|([来到超])没\1|齐了?[没不]")
_ASKS_OF_IT = re.compile("几|多|什么|啥|意思|怎么|如何")


def _asks_what_is_undone(heard: Heard) -> bool:
    """长城镇还剩啥没弄: what there is in a state, at a place or on days."""
    named = heard.said(Slot.STATUS) and (heard.said(Slot.SCOPE) or heard.said(Slot.PERIOD))
    found = SOURCES.keys() & set(heard.of(Slot.STATUS, Status))  # 飞检查到啥了
    return bool(named or found) and any(
        heard.folded(one) in ("啥", "什么") for one in heard.said(Slot.FILLER)
    )


_HAND_OVER = re.compile(
    r"[把将]\w+(?:来|我|一下|看看|瞅瞅|瞧瞧|听听|一遍|群里)[呢啊呀哦哈嘛噻呗哩咧嘞撒哇啦]?[。!！]?$"
)  # 把昨天没到岗的报上来


def is_bare(heard: Heard) -> bool:
    """超期 双龙社区: a state as the office names it, with nothing but what narrows it.

    In 人民广场占道经营没整改 somebody tells, and does not ask.
    """
    said = heard.said(Slot.STATUS)
    waited = [one for one in heard.said(Slot.CUE) if one.value is Cue.WAIT]
    states = {one.value for one in said} - ({Status.SUPERVISED} if _of_orders(heard) else set())
    if states - NARROWING:
        states -= NARROWING  # 紧急件 未办结
    several = len(states) + len(waited) != 1
    if heard.unknown or several or tells_one(heard):
        return False
    if _of_orders(heard) and len(said) > 1:
        return True  # 重点督办 未回复
    if waited:
        return re.search("[谁哪]|的$", heard.folded(waited[0]) + heard.typed.folded[-1:]) is not None
    whole = heard.said(Slot.PERIOD) and heard.said(Slot.SCOPE)
    if whole and heard.folded(said[-1]).endswith("的"):
        return True  # 12月1号以后报的，双龙社区，全部
    slots = {one.slot for one in heard.pieces} - {Slot.FILLER}
    narrowed = Slot.STATUS in slots and len(slots) > 1 and slots <= _NARROWED
    plainly = narrowed and not states & _SAID_BY_ONESELF
    if plainly and names_a_state(heard) and _STATE_AND_WHERE.search(heard.typed.folded):
        return True  # 反弹的，本月; 没人认领的，北湖街道
    return any(heard.folded(one) in _NAMED_STATES for one in said) or _without_asides(heard).endswith(
        _OF_WHOM
    )


_NARROWED = frozenset({Slot.STATUS, Slot.PERIOD, Slot.SCOPE})
_STATE_AND_WHERE = re.compile(r"的[,，][^\W\d]{1,8}[。?？]?$")


def _of_orders(heard: Heard) -> bool:
    """还没回复的督办单: how an order (督办单) stands, and the word for it."""
    return bool({Status.UNRECEIVED, Status.UNANSWERED} & set(heard.of(Slot.STATUS, Status)))


def _without_asides(heard: Heard) -> str:
    """The sentence up to its last word that says something: 昨日未到岗人员 of 昨日未到岗人员，谢谢啊."""
    end = len(heard.typed.folded.rstrip("。.?？!！"))
    for piece in reversed(heard.pieces):
        if piece.slot is not Slot.FILLER or heard.folded(piece).endswith(_OF_WHOM):
            break
        end = piece.start
    return heard.typed.folded[:end].rstrip("，,。.?？!！~")


_OF_WHOM = ("的", "督办单", "督办件", "人员", "的人", "人员名单")
