"""Words that are said of the work and of little else: a state, a case by its number, what falls due, so many pieces."""

from __future__ import annotations

import re

from domain.narrowing import Bound
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.signs import asks_for_parts
from understanding.questions.to_the_bot.told_not_asked import ASKING, is_placed, names_a_state


def speaks_of_work(heard: Heard) -> bool:
    """True if something in it is said of cases, points or a roll-call alone, whatever is asked."""
    share = heard.has(Cue.SHARE) and (heard.said(Slot.STATUS) or heard.has(Cue.DONE))
    first = any(heard.folded(one)[-1] in "件起题宗条" for one in heard.said(Slot.FIRST))
    last = any(_AT_THE_END.match(heard.folded(one)) for one in heard.said(Slot.FIRST))
    return (
        bool(share)
        or first
        or (last and not heard.unknown)
        or _OF_ONE_SPOT.search(heard.typed.folded) is not None
        or heard.has(Cue.BOARD, Cue.CALL, Cue.ANSWER)
        or names_a_state(heard)
        or names_a_case(heard)
        or counts_what_is_done(heard)
        or _has_a_topic(heard)
        or _says_enough(heard)
        or _sets_a_limit(heard)
        or _is_mine(heard)
        or _is_command(heard)
    )


_AT_THE_END = re.compile("垫底|倒数|末位|吊车尾")
# 同一家店被报过三回的
_OF_ONE_SPOT = re.compile(
    r"同一[个家户处条][^\W\d]{1,3}(?:被|给|让|一年|半年|一个?月|本[年月]|今年|里|内)*(?:上报|举报|反映|投诉|报|劝|查)[了过到]{0,2}[^\W\d]{0,2}\d?[次回遍]"
)
_ELSEWHERE = re.compile(
    r"物业|志愿|放假|假期|[过春]节|节日|供[电水]|水务|移动|电信|联通|铁塔|消防|公安|派出所|局$|狗|犬|养[鸡鸭]|漏水|[早晚夜白]班"
)
_OWN_WORDS = re.compile("旧欠|回头看|拉网|走街.|飞检|12345")  # said of nothing else
_OF_MEANING = re.compile("[什啥]|意思|定义|界定|区分|认定|判定")  # of what?


_OF_FIGURES = re.compile("罚|满意|扣[了分]|[得考]分|测评|考核|暗访|飞检")  # kept elsewhere
_FEW = 3  # characters of unknown words


def _is_measured(heard: Heard) -> bool:
    """How much or how many, and how it has changed, with little beside it that nobody knows."""
    unknown = sum(end - start for start, end in heard.unknown)
    return unknown <= _FEW and heard.has(Cue.HOW_MANY, Cue.COMPARE, Cue.SHARE, Cue.MORE_OR_LESS)


def _has_a_topic(heard: Heard) -> bool:
    """Something of the work of which no figures are kept; 物业 and 放假 colleagues talk about as well."""
    topics = [heard.folded(one) for one in heard.said(Slot.TOPIC)]
    topics = [words for words in topics if not _OF_MEANING.search(words)]
    if any(_OWN_WORDS.search(words) for words in topics):
        return True
    if any(_OF_FIGURES.search(words) for words in topics) and _is_measured(heard):
        return True  # 罚款总共开出去多少
    counted = names_a_state(heard) or heard.has(Cue.CASES) or is_placed(heard)
    return any(counted or not (_ELSEWHERE.search(words) or heard.unknown) for words in topics)


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


_OF_CASES = re.compile("整改|核查|派遣|受理|认领|验收|复核|派单|整治")


def counts_what_is_done(heard: Heard) -> bool:
    """主动整改的有多少: how many, of what is done to cases alone, whatever else is said."""
    done = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.DONE]
    return heard.has(Cue.HOW_MANY) and any(_OF_CASES.search(words) for words in done)


def _sets_a_limit(heard: Heard) -> bool:
    """少于三件的网格, 排名掉了的网格: parts of the district, and a limit or a rank, whatever else is said."""
    limits = any(
        isinstance(one.value, Bound) or heard.folded(one)[0] == "连" for one in heard.said(Slot.LENGTH)
    )
    return bool(heard.said(Slot.PART) or heard.said(Slot.BY)) and (limits or heard.has(Cue.RANK))


def _is_mine(heard: Heard) -> bool:
    """我的任务, but not 我 alone."""
    return any(one.value is Cue.MINE and one.end - one.start > 1 for one in heard.said(Slot.CUE))


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


def is_due(heard: Heard) -> bool:
    """今天下班前得交的: what must be done by when, and nothing else."""
    when = heard.said(Slot.PERIOD) or heard.said(Slot.VAGUE)
    return not heard.unknown and bool(when and heard.said(Slot.STATUS))


_TO_ANYTHING = re.compile("[没未](?:有)?[填交收洗刷补换运搬挪写领看]")


def is_done_to_anything(heard: Heard) -> bool:
    """还有几个没填: of forms as well as of cases."""
    said = [heard.folded(one) for one in heard.said(Slot.STATUS)]
    return (
        bool(said)
        and all(_TO_ANYTHING.search(words) for words in said)
        and not heard.has(Cue.CASES, Cue.ITEM)
    )


def is_whose(heard: Heard) -> bool:
    """谁的问题: said of anything."""
    said = {one.value for one in heard.pieces if one.slot is not Slot.FILLER}
    return bool(said & {Cue.WHO, Cue.WHO_IS}) and said <= {Cue.WHO, Cue.WHO_IS, Cue.CASES}


_OF_POSTS = re.compile("应到|实到|[到在缺]岗|迟到|请假|缺[勤席]|旷工|早退|(?:[没未][来到]|晚[来到]|到了)的")


def counts_posts(heard: Heard) -> bool:
    """应到多少实到多少, 没到的有几个, but not 还有几个没到: people wait for a bus too."""
    said = (heard.typed.folded[one.start : one.end + 1] for one in heard.said(Slot.STATUS))
    return heard.has(Cue.HOW_MANY, Cue.WHICH) and any(_OF_POSTS.search(words) for words in said)


def counts_pieces(heard: Heard) -> bool:
    """几件, 多少起: cases are counted so, people and meals are not."""
    return any(
        heard.folded(one)[-1] in "件起宗单" for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY
    )


def counts_things(heard: Heard) -> bool:
    """多少, 几个, but not 几个人."""
    return any(
        heard.folded(one)[-1] not in "人名位家张次样"
        for one in heard.said(Slot.CUE)
        if one.value is Cue.HOW_MANY
    )
