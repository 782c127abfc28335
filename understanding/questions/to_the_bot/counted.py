"""Whether cases are counted or listed that are told by words which nobody knows: 得吊车才弄得了的还有几处.

Such a sentence is asked back, and so needs less than one that is answered: how it counts tells that cases are meant.
"""

from __future__ import annotations

import re

from domain.question import Measure, Question
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_NOW = (
    "(?:现在|目前|至今|到现在|今年|去年|本[周月年]|上个?[周月]|上个?礼拜|这个?[周月]|这个?礼拜|[今昨]天|近?[一几两三]个?[天周月]|"
    r"\d{1,2}月份?|总共|一共|合计|各|又|都|还|就|共|是|算|有|剩下?|占)*"
)
_PIECES = f"{_NOW}(?:几|多少)[件起宗处]"
_FIGURE = f"(?:问题|案件|单子|件)?{_NOW}(?:多少|几成|多大比例)(?=[?？。!！呢啊呀]*(?:[那这]个)?[?？。]?$)"
_ENDS = "(?:[没未](?!有)[^\\W\\d几多]{1,3}|完?了|的)?[呢啊呀嘛]?(?=[,，。?？!！]|$)"
# What is told of cases stands before 的; goods are given out and bought: 发的马甲还有几件.
_TOLD = "(?<![发领买订购寄借送拿带穿洗我你他咱们家])的"
_THING = "(?:[^\\W\\d几多,，]{1,4})?[,，]?"
_COUNTED = re.compile(f"{_TOLD}(?:{_THING}{_PIECES}|{_FIGURE}){_ENDS}")
_A_THING = re.compile(f"的(?P<thing>[^\\W\\d几多,，]{{1,4}}?){_PIECES.replace('[件起宗处]', '件')}")
_COUNTED_FIRST = re.compile(
    "(?:^|[,，])(?:一共|总共|还)?有?(?:几|多少)[件起宗处]是[^,，几多]{2,12}的[?？。]*$"
)
_LISTED = re.compile(
    f"{_TOLD}{_THING}(?:都|全|帮我|给我|请)*(?:列(?:一下|出来|个单子|个清单|份清单)|(?:都?是)?哪几[件处起宗]|那几[件处起宗])"
)
_REPORTED = re.compile("(?:报|反映|反馈|举报|投诉|提|拍|查到|发现|带回来)(?:上来|过来)?的")
_OF_OTHERS = re.compile(
    "(?:几|多少)(?:个?人|名|位|钱|块钱|元|万|岁|点|分钟?|小时|公里|米)|名额|报名|报价|快递|包裹|衣服|马甲|雨衣|手套|物资|礼品|宣传[单页册]|口罩|工具|行李"
)


def counts_cases(heard: Heard, question: Question | None) -> bool:
    """True if there are words which nobody knows, and the sentence counts or lists cases that these tell."""
    folded = heard.typed.folded
    if question is None or question.measure is Measure.ROLLCALL:
        return False
    if not heard.unknown or _OF_OTHERS.search(folded):
        return False
    if _is_of_goods(heard):
        return False
    if any(form.search(folded) for form in (_COUNTED, _COUNTED_FIRST, _LISTED)):
        return True
    reported = any(_REPORTED.fullmatch(heard.folded(one)) for one in heard.said(Slot.STATUS))
    either = len(heard.said(Slot.ORDER)) > 1 and "还是" in folded  # 下雨天报的多些还是晴天报的多些
    return reported and (either or heard.has(Cue.HOW_MANY, Cue.SHARE, Cue.MORE_OR_LESS, Cue.RANK))


_OF_CASES = (Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON, Slot.TOPIC)


def _is_of_goods(heard: Heard) -> bool:
    """食堂剩下的包子还有几件: pieces of a thing that nobody knows, and nothing else that is of the work."""
    found = _A_THING.search(heard.typed.folded)
    if found is None or any(one.slot in _OF_CASES for one in heard.pieces):
        return False
    states = [heard.folded(one) for one in heard.said(Slot.STATUS)]
    start, end = found.span("thing")
    unknown = any(first <= start and end <= last for first, last in heard.unknown)
    return unknown and all("剩" in one for one in states)
