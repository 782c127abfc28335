"""Whether a question is about the work: cases, a roll-call, who answers for what."""

from __future__ import annotations

import re

from domain.question import By, Measure, Question, Status
from understanding.cues import Cue
from understanding.heard import Heard
from understanding.pieces import Piece, Slot
from understanding.signs import (
    asks_for_parts,
    is_where_and_when,
    kinds_are_parts,
)
from understanding.telling import ASKING, OF_THE_WORK, is_placed, names_a_state

_OF_A_CASE = (
    Cue.WHO,
    Cue.WHO_IS,
    Cue.STAGE,
    Cue.LOOK_UP,
    Cue.HOW,
    Cue.OWNER,
    Cue.PROGRESS,
    Cue.WHY,
    Cue.SHOW_ME,
)


_OF_A_PLACE = frozenset(
    {Cue.OWNER, Cue.HOW_MANY, Cue.HOW, Cue.RANK, Cue.PROGRESS, Cue.LOOK_UP, Cue.TREND, Cue.COMPARE}
)


_OF_AFFAIRS = re.compile(r"情况|进展|形势|态势|局面|概况|数据|动态")


_STUCK = re.compile(r"轮到|差谁|签收|积压|环节|手[里上]|卡[在着住了哪]|压[在着]|堵|接单|没人|没动")


def is_about_work(heard: Heard, question: Question) -> bool:
    """True if a question is about cases, points or a roll-call, and not about something else of the office."""
    if (
        _has_a_topic(heard)
        or _says_enough(heard)
        or (question.measure is Measure.DUE and (is_due(heard) or _lists_what_falls_due(heard)))
        or counts_what_is_done(heard)
        or _sets_a_limit(heard)
        or (question.measure is Measure.WAITING and heard.has(Cue.THAT))
        or (question.measure is Measure.CASE and not heard.unknown and _asks_of_one(heard))
        or heard.has(Cue.BOARD, Cue.CALL)
        or _is_mine(heard)
        or _asks_of_a_problem(heard, question)
        or _is_command(heard)
    ):
        return True
    if heard.has(Cue.SHARE) and (heard.said(Slot.STATUS) or heard.has(Cue.DONE)):
        return True
    if question.measure in (Measure.TREND, Measure.COMPARISON) and (
        question.period or len(question.scopes) > 1
    ):
        return True
    if names_a_state(heard):
        return True
    if names_a_case(heard) or any(heard.folded(one)[-1] in "件起题宗条" for one in heard.said(Slot.FIRST)):
        return True
    if question.measure in (Measure.OWNER, Measure.WAITING) and (
        heard.said(Slot.SCOPE) or heard.said(Slot.NUMBER)
    ):
        return True
    if question.measure is Measure.COMPARISON and question.by in (By.UNIT, By.GRID) and not heard.unknown:
        return True  # 各街道比一比
    if question.measure is Measure.OWNER and question.person is not None and not heard.unknown:
        return True  # 程晓燕管哪里
    if _is_whose(heard):
        return False
    if heard.has(Cue.CASES, Cue.ITEM) or (
        heard.said(Slot.NUMBER) and (heard.has(*_OF_A_CASE) or heard.said(Slot.BY))
    ):
        return True
    if question.measure is Measure.ROLLCALL:
        named = question.period or question.scopes or heard.has(Cue.WHO, Cue.SHOW) or _counts_posts(heard)
        return bool(named) and not heard.unknown
    if heard.has(Cue.PROGRESS) or (heard.has(Cue.HOW_MANY) and _counts_pieces(heard)):
        return True
    if is_where_and_when(heard) or (heard.has(Cue.SHOW_ME) and question.period and not heard.unknown):
        return True
    if heard.unknown and not heard.said(Slot.STATUS):
        return False
    return _asks_of_a_place(heard) if is_placed(heard) else _asks_without_a_place(heard, question)


_ELSEWHERE = re.compile(
    r"物业|志愿|放假|假期|[过春]节|节日|供[电水]|水务|移动|电信|联通|铁塔|消防|公安|派出所|局$|狗|犬|养[鸡鸭]|漏水|[早晚夜白]班"
)


_OWN_WORDS = re.compile("旧欠|回头看|拉网|走街.|飞检|12345")  # said of nothing else


_OF_MEANING = re.compile("[什啥]|意思|定义|界定|区分|认定|判定")  # of what?


def _has_a_topic(heard: Heard) -> bool:
    """Something of the work of which no figures are kept; 物业 and 放假 colleagues talk about as well."""
    topics = [heard.folded(one) for one in heard.said(Slot.TOPIC)]
    topics = [words for words in topics if not _OF_MEANING.search(words)]
    if any(_OWN_WORDS.search(words) for words in topics):
        return True
    counted = names_a_state(heard) or heard.has(Cue.CASES) or is_placed(heard)
    return any(counted or not (_ELSEWHERE.search(words) or heard.unknown) for words in topics)


_OF_CASES = re.compile("整改|核查|派遣|受理|认领|验收|复核|派单|整治")


def counts_what_is_done(heard: Heard) -> bool:
    """主动整改的有多少: how many, of what is done to cases alone, whatever else is said."""
    done = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.DONE]
    return heard.has(Cue.HOW_MANY) and any(_OF_CASES.search(words) for words in done)


def _sets_a_limit(heard: Heard) -> bool:
    """少于三件的网格, 排名掉了的网格: parts of the district, and a limit or a rank, whatever else is said."""
    limits = any(heard.folded(one)[-1] in "件起" for one in heard.said(Slot.LENGTH))
    return bool(heard.said(Slot.PART) or heard.said(Slot.BY)) and (limits or heard.has(Cue.RANK))


def _lists_what_falls_due(heard: Heard) -> bool:
    """快到点的有哪些."""
    asks = heard.has(Cue.SHOW, Cue.HOW_MANY, Cue.WHICH)
    return asks and not heard.unknown and bool(heard.said(Slot.STATUS))


def _asks_of_a_place(heard: Heard) -> bool:
    if heard.has(Cue.WHO) and not heard.said(Slot.STATUS) and not heard.said(Slot.ORDER):
        return False  # 谁去人民广场看一下
    if not heard.unknown and kinds_are_parts(heard) and _compares_places(heard):
        return True  # 哪个菜场最脏
    if not heard.unknown and heard.has(*ASKING - {Cue.WHO, Cue.WHO_IS, Cue.WHETHER, Cue.WHICH}):
        return True
    return (
        bool(heard.said(Slot.STATUS))
        or asks_for_parts(heard)
        or any(_is_of_a_place(one) for one in heard.pieces)
    )


def _compares_places(heard: Heard) -> bool:
    return any(_HOW_BAD.search(heard.folded(one)) for one in heard.said(Slot.ORDER))


_HOW_BAD = re.compile("最.*(?:[脏乱差多少糟]|干净|严重|省心|头疼|卫生|整洁)")


def _asks_of_one(heard: Heard) -> bool:
    """72号退了几次, 该谁去核31号."""
    return bool(heard.said(Slot.STATUS)) or heard.has(Cue.WAIT)


def is_due(heard: Heard) -> bool:
    """今天下班前得交的: what must be done by when, and nothing else."""
    when = heard.said(Slot.PERIOD) or heard.said(Slot.VAGUE)
    return not heard.unknown and bool(when and heard.said(Slot.STATUS))


def _says_enough(heard: Heard) -> bool:
    """上周三新报的有哪些: a state and days or a place, and not one unknown word."""
    sure = heard.said(Slot.SCOPE) or any(one.cost <= 1 for one in heard.said(Slot.STATUS))
    if heard.unknown or heard.said(Slot.TOPIC) or not sure or not heard.said(Slot.STATUS):
        return False
    narrowed = (
        heard.said(Slot.PERIOD) or heard.said(Slot.LENGTH) or is_placed(heard) or heard.said(Slot.CATEGORY)
    )
    asks_more = heard.has(*ASKING - {Cue.WHETHER}) or (heard.has(Cue.WHETHER) and heard.said(Slot.SCOPE))
    asks_more = asks_more or asks_for_parts(heard)
    return bool(narrowed and asks_more)


def _asks_without_a_place(heard: Heard, question: Question) -> bool:
    if heard.has(Cue.DONE) and (heard.has(Cue.WAIT) or question.measure is Measure.RANKING):
        return True
    if not heard.unknown and _counts_or_tells(heard, question):
        return True
    if question.measure is Measure.TREND and not heard.unknown and heard.has(Cue.TREND):
        return True
    ranks = question.measure is Measure.RANKING and not heard.unknown
    if ranks and (
        question.period or any(_IN_A_RACE.search(heard.folded(one)) for one in heard.said(Slot.ORDER))
    ):
        return True  # 这礼拜谁最拖沓
    if heard.has(Cue.WAIT) and heard.said(Slot.BY) and not heard.unknown:
        return True
    if heard.has(Cue.RANK) and (question.period or question.scopes) and not heard.unknown:
        return True
    if any(_STUCK.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT):
        return True
    parts = heard.said(Slot.BY) or heard.said(Slot.PART) or heard.said(Slot.DUTY)
    return bool(parts) and bool(heard.said(Slot.ORDER) or heard.said(Slot.FIRST) or heard.has(Cue.RANK))


_TO_ANYTHING = re.compile("[没未](?:有)?[填交收洗刷补换运搬挪写领看]")


def _is_done_to_anything(heard: Heard) -> bool:
    """还有几个没填: of forms as well as of cases."""
    said = [heard.folded(one) for one in heard.said(Slot.STATUS)]
    return (
        bool(said)
        and all(_TO_ANYTHING.search(words) for words in said)
        and not heard.has(Cue.CASES, Cue.ITEM)
    )


_IN_A_RACE = re.compile(r"拖后腿|垫底|掉队|领跑|重灾区|吊车尾|末位|倒数|拉胯|榜|冒尖")


def _is_whose(heard: Heard) -> bool:
    """谁的问题: said of anything."""
    said = {one.value for one in heard.pieces if one.slot is not Slot.FILLER}
    return bool(said & {Cue.WHO, Cue.WHO_IS}) and said <= {Cue.WHO, Cue.WHO_IS, Cue.CASES}


def _counts_posts(heard: Heard) -> bool:
    """应到多少实到多少, but not 还有几个没到."""
    said = [heard.folded(one) for one in heard.said(Slot.STATUS)]
    return heard.has(Cue.HOW_MANY) and any(re.search("应到|实到|[到在缺]岗", words) for words in said)


def _asks_of_a_problem(heard: Heard, question: Question) -> bool:
    """A category, and more than 谁的电瓶车在楼道充电 or 红绿灯怎么这么久."""
    if not heard.said(Slot.CATEGORY):
        return False
    asking = {one.value for one in heard.said(Slot.CUE) if one.value in ASKING}
    little = {piece.slot for piece in heard.pieces} <= {Slot.CATEGORY, Slot.CUE, Slot.FILLER, Slot.SCOPE}
    plain = question.measure in (Measure.LIST, Measure.COUNT)
    return not (little and plain and asking and asking <= {Cue.WHO, Cue.WHO_IS, Cue.WHY})


def _is_mine(heard: Heard) -> bool:
    """我的任务, but not 我 alone."""
    return any(one.value is Cue.MINE and one.end - one.start > 1 for one in heard.said(Slot.CUE))


def _counts_or_tells(heard: Heard, question: Question) -> bool:
    """还有多少没办完, 本周进展如何: with not one unknown word beside them."""
    asks = heard.has(Cue.HOW_MANY, Cue.SHOW, Cue.WHICH) or bool(heard.said(Slot.BY))
    if asks and Status.UNCLOSED in question.states and not _is_done_to_anything(heard):
        return True
    spans = question.period is not None and question.period.first < question.period.last
    if (spans or heard.said(Slot.VAGUE)) and _counts_things(heard):
        return True
    if any(OF_THE_WORK.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.HOW):
        return True
    if (heard.said(Slot.BY) or heard.said(Slot.PERSON)) and _counts_things(heard):
        return True
    if heard.said(Slot.PERSON) and (names_a_state(heard) or heard.has(Cue.STAGE)):
        return True
    told = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.HOW]
    return bool(question.period or question.scopes) and any(_OF_AFFAIRS.search(words) for words in told)


def _is_command(heard: Heard) -> bool:
    """True if it begins with 查 or 进度 and goes on with something to look for."""
    first = heard.pieces[0] if heard.pieces else None
    begins = first is not None and first.slot is Slot.CUE and first.value in (Cue.LOOK_UP, Cue.PROGRESS)
    return begins and any(one.slot not in (Slot.CUE, Slot.FILLER) for one in heard.pieces)


_SUM = re.compile(r"\d[这那]?[两三四五六七八九十]个?[件条单起]")  # 看14、27、39三件


def names_a_case(heard: Heard) -> bool:
    """#12, 第8件, 12号问题: said of nothing but cases."""
    if len(heard.said(Slot.NUMBER)) > 1 and _SUM.search(heard.typed.folded):
        return True
    return any(
        re.search(r"#|第.*[件号]|号.|[件单案]\d", heard.folded(one)) for one in heard.said(Slot.NUMBER)
    )


def _is_of_a_place(piece: Piece) -> bool:
    return piece.slot in (Slot.FIRST, Slot.BY, Slot.DUTY) or (
        piece.slot is Slot.CUE and piece.value in _OF_A_PLACE
    )


def _counts_pieces(heard: Heard) -> bool:
    """几件, 多少起: cases are counted so, people and meals are not."""
    return any(
        heard.folded(one)[-1] in "件起宗单" for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY
    )


def _counts_things(heard: Heard) -> bool:
    """多少, 几个, but not 几个人."""
    return any(
        heard.folded(one)[-1] not in "人名位家张次样"
        for one in heard.said(Slot.CUE)
        if one.value is Cue.HOW_MANY
    )
