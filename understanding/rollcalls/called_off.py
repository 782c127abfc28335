"""培训取消了，我明天正常上班: a leave that is not taken, or ends before its time, without the word 销假."""

from __future__ import annotations

import re

_WHEN = r"(?:今[天早]|明[天早]|后天|[上下]午|[下这]?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[号日]|从|起|就|现在)*+"
_BACK = (
    rf"我?{_WHEN}我?(?:可以|能|会|又|都|还是|照样|提前)*+(?:正常|照常|照旧)?(?:来|去|回来|回去|回)?"
    "(?:上班|到岗|返岗|上岗|在岗|回来)了?"
)
_COMES = rf"我?{_WHEN}我?(?:可以|能|会|又|就|提前)*+(?:来|过来|去)(?:上班|单位)?了?"
_BETTER = (
    r"(?:我|孩子|小孩|娃|老人|家里|身体|烧|感冒|[他她])*(?:已经?|都)?"
    r"(?:没(?:什么|啥|大)?事[儿了]*|好(?:点|些|多|得差不多)?[儿]?了|退(?:烧)?了|不烧了|出院了)"
)
_OFF = (
    r"(?:我的?|那个?|这个?|外地|区里|市里|省里|今天|明天|[,，\s])*+"
    r"(?:培训|出差|会|会议|开会|学习|考试|体检|考察|假|手术|活动|行程|旅游|婚礼|面试)(?:已经?|又|临时)?(?:取消|不开|不办|改期|推迟|延期|黄|不去|不用去)了?"
    r"|(?:我)?(?:不去|不用去|去不成|不请|不休)(?:培训|出差|开会|学习|考试|体检|假)?了"
    r"|(?:我的?|那个?)*假(?:就|也|先|我)*不(?:请|休|用请)了"
)
_ENDS = r"[\s,，。.!！~]*"
_CALLED_OFF = re.compile(
    rf"(?:(?:{_BETTER}{_ENDS})?(?:{_OFF}){_ENDS}(?:{_BETTER}{_ENDS})?(?:{_BACK}|{_COMES})?|我{_BACK}"
    rf"|{_BETTER}{_ENDS}(?:{_BACK}|{_COMES})){_ENDS}"
)


def calls_leave_off(text: str) -> bool:
    """True for 培训取消了 and 我明天正常上班: who is on leave comes to work after all."""
    return _CALLED_OFF.fullmatch(text.strip()) is not None
