"""今天下午的会我去不了: who stays away from a meeting or another event says nothing of the duty that is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from understanding.rollcalls.clauses import Answer, Clause

# 开会, 有会 and 在培训 are why somebody does not come.
_EVENT = (
    "(?:(?<![开有在要去机社不协])(?<!参加)会议?|(?<![开有在要去])(?<!参加)"
    "(?:培训班?|讲座|党课|活动|志愿服务|聚餐|饭局|聚会|团建|比赛|演练|观摩|仪式|座谈|酒席|婚礼))"
)
_SELF = "(?:[我俺咱]们?|本人)(?:今天|明天|也|就|可能|应该|估计|怕是|恐怕|实在|是|真的?)*"
_GOES = "(?:去|赶|过去|参加|出席)"
_COMES = f"(?:{_GOES}|来|过来)"
_NOT_THERE = rf"(?:(?:{_COMES}|到)(?:不了|不成|不上)|不(?:能|想|打算)?{_COMES}|(?:没法|没空|不方便){_COMES})"
_NOT_GONE_TO = rf"(?:{_GOES}(?:不了|不成|不上)|不(?:能|想|打算)?{_GOES}|(?:没法|没空|不方便){_GOES})"
_FORMS = (
    rf"(?:活动|志愿服务|聚餐|饭局|聚会|团建|酒席|婚礼)[,，]?{_SELF}{_NOT_THERE}",  # 晚上聚餐我来不了
    rf"{_EVENT}[,，]?{_SELF}{_NOT_GONE_TO}",  # 志愿服务我去不了
    rf"(?:的|[这那][个次场])[^,，的]{{0,4}}?{_EVENT}(?:{_SELF})?(?:{_NOT_THERE}|请个?假)",  # 三点的例会来不了
    rf"{_EVENT}.{{0,4}}(?:参加|出席)不了|{_EVENT}.{{0,4}}不(?:能)?(?:参加|出席)",
    rf"{_NOT_GONE_TO}[^,，]{{0,6}}{_EVENT}[了啊哈]*$",  # 我去不了下午的会
)
_EVENT_MISSED = re.compile("|".join(_FORMS))
_DUTY = re.compile("点名|值[班守]|岗|巡[查逻]|走街|上班|当班")


def without_events(clauses: Sequence[Clause]) -> list[Clause]:
    """Without the clauses that tell of an event; with one of those, what is left must say plainly what it says."""
    left = [one for one in clauses if not _is_of_an_event(one)]
    if len(left) == len(clauses):
        return left
    return [one for one in left if one.plain and one.sign in (Answer.PRESENT, Answer.LATE, Answer.LEAVE)]


def _is_of_an_event(clause: Clause) -> bool:
    away = clause.sign in (Answer.ABSENT, Answer.LEAVE) and clause.about is None
    return away and _DUTY.search(clause.text) is None and _EVENT_MISSED.search(clause.text) is not None
