"""From the kinds of its clauses to the kind of the whole utterance, and which of its problems are to be opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from understanding.blocked import blocks
from understanding.reports import kinds
from understanding.reports.before_now import TOLD_BEFORE, come_due, is_there_again, was_once
from understanding.reports.clause_kinds import kind_of_clause
from understanding.reports.corrections import tells_all_the_same
from understanding.reports.kinds import Kind, SaidClause, Verdict
from understanding.reports.on_signs import without_signs
from understanding.reports.tallies import is_tally

_COMPLAINT = re.compile(
    r"脏|乱|坏|破|臭|烂|漏|堵|挡|没人[管清修扫]|危险|影响|投诉|怎么办|处理一?下|清理一?下|看一?下|管一?管|来人|派人|快来|麻烦|请|求|反映|上报|举报|这里|这儿|这边|此处|问题|满|倒了|掉了|断了|不像话|受不了|难看|难闻|有(?:点儿?|些|个)?(?:毛病|隐患)|太[^好棒给]|没法|不能走|过不去|好多|全是|到处|一堆|又来|说了多少|几天了|天天|一直|又(?:在[^，。]{0,5})?(?:[停摆堆贴倒扔丢占晒挂搭支立锁泼堵](?:了|着|在|到|这|那|满|起来|出来|上)|来了)"
)
_ORDER = (
    Kind.CORRECTION, Kind.NOTICE, Kind.STATISTICS, Kind.TITLE, Kind.QUESTION, Kind.CONDITION, Kind.PLAN, Kind.WISH,
    Kind.FIXED, Kind.NEGATED, Kind.PRAISE, Kind.LEAVE, Kind.PRESENCE, Kind.TALK,
)  # fmt: skip


def _unsigned(one: SaidClause) -> SaidClause:
    """The clause without what is written on a sign."""
    said = without_signs(one.plain)
    return one if said == one.plain else replace(one, words=said, plain=said)


def _with_their_days(said: Sequence[SaidClause]) -> list[SaidClause]:
    """The clauses, and before one the day that stands alone before it: 下周。复核。, 今晚八点，双龙南街夜查."""
    done = list(said)
    for i, (day, one) in enumerate(pairwise(said), 1):
        if kinds.says("DAY_ALONE", day.plain):
            done[i] = replace(one, words=day.plain + one.words, plain=day.plain + one.plain)
    return done


def judge(said: Sequence[SaidClause], *, has_place: bool, hinted: bool) -> Verdict:
    """What somebody does by saying this."""
    said = _with_their_days([_unsigned(one) for one in said])
    whole = "，".join(one.words for one in said)
    marked = [kind_of_clause(one) for one in said]
    reached = _reached(said, marked)
    everything = tuple(one.problem for one in said)
    overall = _overall(whole, said, reached)
    if overall is not None:
        return Verdict(overall, True, everything, False)
    spot = Kind.FIXED in reached and _on_the_spot(whole) and not TOLD_BEFORE.search(whole)
    if spot and not (Kind.PROBLEM in reached and _WENT_BEFORE.search(whole)):
        reached = [
            Kind.PROBLEM if one.problem and kind is Kind.FIXED else kind
            for one, kind in zip(said, reached, strict=True)
        ]
    reached = was_once(said, come_due(said, reached))
    problems = [kind for one, kind in zip(said, reached, strict=True) if one.problem]
    if Kind.PROBLEM in problems:
        opened = tuple(one.problem and kind is Kind.PROBLEM for one, kind in zip(said, reached, strict=True))
        return Verdict(Kind.PROBLEM, True, opened, spot)
    known = [kind for kind in problems if kind is not None] or [kind for kind in marked if kind is not None]
    unsure = Verdict(Kind.PROBLEM, False, everything, False)
    if set(known) == {Kind.NEGATED} and kinds.says("AGAIN", whole):
        return unsure
    if set(known) == {Kind.FIXED} and _leaves_something(whole, said[-1], reached[-1]):
        return unsure
    if set(known) == {Kind.FIXED, Kind.NEGATED} and _NEED_NOT_COME.search(whole):
        return Verdict(Kind.NEGATED, True, everything, False)
    if known:
        return Verdict(next(kind for kind in _ORDER if kind in known), True, everything, False)
    if hinted or has_place or _COMPLAINT.search(whole):
        return unsure
    return Verdict(Kind.TALK, False, everything, False)


def _reached(said: Sequence[SaidClause], marked: Sequence[Kind | None]) -> list[Kind | None]:
    """What each clause does once those before and behind it are heard that say something of its problem."""
    reached = list(marked)
    for i, (one, kind) in enumerate(zip(said, marked, strict=True)):
        if one.problem and not (kind is Kind.QUESTION and kinds.asks_plainly(one.plain)):
            continue
        if kind in (Kind.FIXED, Kind.QUESTION, Kind.NEGATED) and _reaches_back(one, kind):
            for j in range(i):
                if said[j].problem and reached[j] is Kind.PROBLEM and not is_there_again(said[j], kind):
                    reached[j] = kind
        if kind in (Kind.NOTICE, Kind.CONDITION, Kind.PLAN) or _is_heading(one, kind):
            only_guessed = kind is Kind.NEGATED and not kinds.says("RUMOUR", one.plain)
            for j in range(i + 1, len(said)):
                if only_guessed and not said[j].guessed:
                    continue
                if said[j].problem and reached[j] is Kind.PROBLEM and _reaches_on(said[j], kind):
                    reached[j] = kind
    return reached


# 摊子都收进去了，没占道，别再派人来了: what somebody looked at is no problem.
_NEED_NOT_COME = re.compile("(?:别|不用|不要|不必|甭)再?(?:派人?|来|跑|过来|叫人)")
# 煎饼摊占了盲道，门口那个摊子已经劝走了: what is gone is no second case beside what is there.
_WENT_BEFORE = re.compile("已经?(?:劝|赶|撵|拖|清|搬|开)(?:走|离|退|掉)了?")


def _reaches_back(one: SaidClause, kind: Kind | None) -> bool:
    return kind in (Kind.FIXED, Kind.NEGATED) or kinds.asks_about(one.words, one.plain)


def _leaves_something(whole: str, last: SaidClause, kind: Kind | None) -> bool:
    """True if not all is done: 垃圾倒是清了，桶没放回去."""
    if kinds.says("AGAIN", whole):
        return True
    return kind is not Kind.FIXED and kinds.says("BUT", whole) and not kinds.says("PRAISE", last.words)


def _is_heading(one: SaidClause, kind: Kind | None) -> bool:
    """True for words that say of what follows that it is done, or is not so: 整改前后对比, 谣言."""
    if kind is Kind.NEGATED:
        return kinds.says("RUMOUR", one.plain) or _NOT_THAT.match(one.plain) is not None
    return kind is Kind.FIXED and kinds.says("FIXED_HEAD", one.words)


_NOT_THAT = re.compile("不是")  # 不是满溢，是收运车正在倒桶: what it is instead need not be a problem
_TOGETHER = re.compile("(?:一起|一块儿?|一并|一遍|都查|一道)$|统统|一律")


def _reaches_on(later: SaidClause, kind: Kind | None) -> bool:
    if kinds.says("STILL", later.plain):  # 明天检查，这里还有人占道
        return False
    return (
        kind is not Kind.PLAN
        or kinds.says("ACTION", later.words)
        or _TOGETHER.search(later.words) is not None
    )


def _overall(whole: str, said: Sequence[SaidClause], kinds_: Sequence[Kind | None]) -> Kind | None:
    """A kind that the whole has, whatever its clauses say."""
    if _ONLY_WORK.search("，".join(one.plain for one in said)):
        return Kind.NEGATED
    if kinds.says("CORRECTION", whole) and not tells_all_the_same(said, kinds_):
        return Kind.CORRECTION
    if kinds.says("TO_ALL", whole):
        return Kind.NOTICE
    if kinds.says("ON_LEAVE", whole) and not blocks(whole):
        return Kind.LEAVE
    plain = "，".join(one.plain for one in said)
    if kinds.says("CONDITION_WHOLE", whole) or kinds.says("CONDITION_WHOLE", plain):
        return Kind.CONDITION
    if kinds.says("PRAISED", whole) and not _tells_more(said, kinds_):
        thanked_for = Kind.FIXED in kinds_ and TOLD_BEFORE.search(whole) and _THANKS.search(whole)
        return Kind.FIXED if thanked_for else Kind.PRAISE
    if Kind.STATISTICS in kinds_ or is_tally(whole, plain):
        return Kind.FIXED if any(_WORKS_AGAIN.fullmatch(one.plain) for one in said) else Kind.STATISTICS
    return None


def _tells_more(said: Sequence[SaidClause], kinds_: Sequence[Kind | None]) -> bool:
    """True if a clause without praise tells a problem: 厕所真干净，点赞，门口污水一地."""
    return any(
        one.problem and kind is Kind.PROBLEM and not _is_praise(one)
        for one, kind in zip(said, kinds_, strict=True)
    )


def _is_praise(one: SaidClause) -> bool:
    return (
        kinds.says("PRAISED", one.words)
        or kinds.says("GOOD_DEED", one.plain)
        or kinds.says("ONCE", one.plain)
    )


# 不是满溢，是收运车正在倒桶: what looks like a problem is the work on it.
_ONLY_WORK = re.compile(
    "不是[^，。]{1,6}，(?:其实)?是(?:收运|清运|环卫|保洁|垃圾|洒水)[^，。]{0,3}(?:正在|刚好在|在)[^，。]{1,5}(?:$|，)"
)
_THANKS = re.compile("谢谢|感谢|多谢|辛苦")
_WORKS_AGAIN = re.compile("(?:现在)?(?:全|都)(?:能(?:坐|用|亮|走)|亮|好用|通)了?")  # 楼道灯换了十二只，全亮


def _on_the_spot(whole: str) -> bool:
    return kinds.says("ON_THE_SPOT", whole) or kinds.says("FOUND", whole)
