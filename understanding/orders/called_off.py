"""What ends a question that waits for an answer: 算了不报了 看错了, 看错了 不是问题, 看错了，不退回了.

Each clause by itself calls it off (不报了, 误会), tells of a slip (看错了), excuses it, or says something else.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from understanding.orders.in_answer import is_beside

_END = r"(?:了|吧|啦|呀|啊|哈|哦|的|呢|嘞|哎)*[。.!！~～]*"
_LEAD = (
    r"(?:那|就|哦|啊|嗯|哎呀?|噢|喔|诶|不对|不好意思|抱歉|对不起|这个?|这条|这件|这张|它|我|你们?|您|是|先|还是|都"
    r"|可能|好像|应该|刚才?|原来|其实|\s)*"
)
_STEP = (
    "(?:上?报|立案|记|发|提交|退回?|作废|撤回?|派|延期?|挂账?|申诉|督办|会商|通过|销号|重开|并案?|拆分?|请假"
    "|改|办|弄|要|问|查)"
)
_NOT = rf"(?:不(?:用|必|要|想|需要)?|别|先?不|无需|用不着){_STEP}了?"
# No report and no step any more, whatever else is said.
_OFF = re.compile(
    rf"{_LEAD}(?:算了|罢了|不了|拉倒|{_NOT}|取消(?:上?报)?|当我没(?:说|报|发|问)过?)(?:{_NOT})?{_END}"
)
# Nothing is wrong there.
_FINE = re.compile(
    rf"{_LEAD}(?:没(?:有|啥|什么)*事(?:儿|情)?|没(?:有|啥|什么)*(?:问题|毛病|情况)|不(?:是|算)(?:什么|个|啥|啥子)?(?:问题|事|毛病|违规|大事)"
    rf"|误会(?:一场)?|误报|虚惊(?:一场)?|不用(?:管|处理|派人?|来)|多虑|看花眼){_END}"
)
_SLIP = re.compile(
    rf"{_LEAD}(?:(?:(?:看|瞧|认|弄|搞|记|听|闻|拍|点|按|说|发|报|传|选|想|走)(?:错|岔|花|混|反)(?:眼)?|眼花|走眼|手(?:滑|快|抖))"
    rf"(?:了?(?:人|群|图|照片|条|东西|眼))?{_END}){{1,3}}"
)
_ANOTHER_PLACE = re.compile(
    rf"{_LEAD}(?:看|认|弄|搞|记|写|说|报|走)(?:错|岔|混)了?(?:地方|位置|路|地点|路名|街|门牌){_END}"
)
# What may put it right instead: 是落叶, 应该是金山西路, 两个摊子.
_ANEW = re.compile(
    r"^(?:应该|其实|那|而)?(?:是|在|改成?|有|就是|只是)(?!的)|但是?|不过|还是有|在[^,，的]{2,}|\d|[一二两三四五六七八九十几][个处辆块堆家]"
)
# What was reported is right: 原来的没错, said to what asks whether it is to be changed.
_AS_BEFORE = re.compile(
    rf"{_LEAD}(?:原来|之前|刚才|前面|开始)(?:报|说|写|发)?的(?:地方|地点|位置|类别|那个?)?(?:就|是|都|才)*(?:没(?:有|报|说|写)?错|对)"
    rf"{_END}"
)
_GIVEN_UP = re.compile(rf"{_LEAD}(?:算了|罢了|拉倒)")
_CHANGED = re.compile(rf"{_LEAD}(?:改|换|就这样|按(?:你|您|这)|好|行|可以|对)(?!.*(?:不|别|没))")
_CLAUSE = re.compile(r"[\s,，。.;；、!！~～]+")


class CalledOff(Enum):
    """How sure it is that nothing is wanted any more."""

    SURELY = auto()
    MAYBE = auto()  # something is told that may put it right instead


def called_off(text: str) -> CalledOff | None:
    """Of an answer to what is asked about a report; None if no clause of it calls the report off."""
    clauses = _clauses(text)
    off, fine, slips = (any(form.fullmatch(one) for one in clauses) for form in (_OFF, _FINE, _SLIP))
    elsewhere = any(_ANOTHER_PLACE.fullmatch(one) for one in clauses)
    if not (off or fine or slips or elsewhere):
        return None
    others = [one for one in clauses if not _is_known(one)]
    if fine and not off and not slips:
        others = [one for one in others if not one.startswith("是")]  # 误会，是人家装修临时放一下
    if off or not (elsewhere or any(_ANEW.search(one) for one in others)):
        return CalledOff.SURELY
    return CalledOff.MAYBE


def ends_it(text: str) -> bool:
    """True for kind words that call a report off: 没事了, 我看错了; 没问题 may be said of the question itself."""
    return "没问题" not in text and called_off(text) is CalledOff.SURELY


def drops_it(text: str) -> bool:
    """True for 看错了，不作废了, said to what asks for the reason of a step; 看错了 alone is a reason."""
    clauses = _clauses(text)
    return any(_OFF.fullmatch(one) for one in clauses) and all(map(_is_known, clauses))


def keeps_it(text: str, anew: str) -> bool:
    """True for 算了 没错 就是小学 and 原来的没错, said to what asks whether a report is to be changed to `anew`; not
    for 算了 就是 with what it would be changed to, nor for 算了 改吧."""
    clauses = _clauses(text)
    if anew in text or any(_CHANGED.match(one) for one in clauses):
        return False
    return any(_AS_BEFORE.fullmatch(one) or _GIVEN_UP.match(one) for one in clauses)


def _is_known(clause: str) -> bool:
    return any(form.fullmatch(clause) for form in (_OFF, _FINE, _SLIP, _ANOTHER_PLACE)) or is_beside(clause)


def _clauses(text: str) -> list[str]:
    return [one for one in _CLAUSE.split(text.strip()) if one]
