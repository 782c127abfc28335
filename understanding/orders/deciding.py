"""The clause of a sentence about a case that says what is to be done, whatever the others tell: …我们没车 退."""

from __future__ import annotations

import re
from typing import NamedTuple

RETURN, ASSIGN, MORE_TIME, CONSULT, DEFER, CLAIM = "退回", "派", "延期", "会商", "挂账", "认领"
APPEAL = "申诉"


class Decided(NamedTuple):
    """A step in the chat's command word; the unit or the time that the clause names, and what else was said.

    `sure` is False where the clause asks whether it can be done, or where the step reaches others.
    """

    step: str
    named: str
    told: str
    sure: bool


_LEAD = (
    r"(?:那|就|我们?|咱们?|你们?|您|创建办|先|请|麻烦|要|想|得|还是|只能|只好|可以|申请|提出?|再|直接|帮忙|帮|把它"
    r"|也|都|尽量|最好|[这那]?[一两二三四五几]?[个件]|能不能|能否|可不可以|能|\s)*+"
)
_END = r"(?:一下|一个|吧|了|呗|啊|呀|哈|好了|算了|去|的)*"
_ASKS = r"(?:可以|行|好|成|中|够)?(?:吗|么|不|不行|不可以|不好)?"
_TIME = (
    r"(?P<named>(?:到|至)?[^,，。]*?"
    r"(?:天|日|号|周|星期|礼拜|月|年|底|早|晚|上午|下午|小时|钟头|[一二三四五六日]|前))"
)
# 要申诉 is said with a word of wishing: 延期 alone may be what is asked about.
_WANTED = re.compile(
    r"(?:我们?|咱们?|那|就)*+(?:想|要|得|申请|提出?|打个?){1,2}+(?P<step>申诉|延期|挂账|退回|会商|督办)(?:一下|吧|了)*"
)
_FORMS = tuple(
    (step, re.compile(f"{_LEAD}{form}"))
    for step, form in (
        (RETURN, rf"退(?:回去?|回来|掉|单)?(?:给(?:创建办|你们|上面))?{_END}"),
        (
            ASSIGN,
            r"(?:改派|转派|派|转|交|移交|转交)(?:给|到|去)(?!我|你|您|他|谁|哪|大家|各位)(?P<named>[\u4e00-\u9fff]{2,10}?)"
            rf"(?:来|去)?(?:管|处理|弄|办|负责|看)?{_END}",
        ),
        (MORE_TIME, rf"(?:延期|延|宽限|顺延)(?:一下)?{_TIME}{_END}{_ASKS}"),
        (
            CONSULT,
            rf"(?:开|组织|召集|搞|约|碰)(?:一?[个次]|一?下)?(?:三方|几家)?(?:的)?(?:协调会|碰头会|会商会?|现场会|会){_END}",
        ),
        (DEFER, rf"挂(?:账|着|起来|上){_END}"),
        (DEFER, rf"(?:挂(?:账|着|起来|上)(?:一下)?|挂(?=[到至])){_TIME}{_END}{_ASKS}"),
        (CLAIM, rf"(?:认领|接单|接|领)(?:了|下|走){_END}"),
    )
)
_APPEALS = re.compile(rf"{_LEAD}(?:申诉|有异议|提异议){_END}")
_APART = re.compile(r"[,，。;；!！?？\s]+")
_NUMBER = "§"
_DOUBTS = re.compile("能不能|能否|可不可以|[吗么不]$")
_LONGEST = 18  # characters of such a clause


def wanted_last(text: str) -> Decided | None:
    """What the last clause wants, whatever is asked before it: 凭什么算我们超期，要申诉."""
    clauses = _clauses(text)
    wanted = _WANTED.fullmatch(clauses[-1][2]) if clauses else None
    return Decided(wanted["step"], "", text[: clauses[-1][0]], True) if wanted else None


def decided_in(text: str) -> Decided | None:
    """What the last such clause decides; § stands where the case's number was. None if no clause decides anything."""
    for start, end, clause in reversed(_clauses(text)):
        for step, form in _FORMS:
            if len(clause) <= _LONGEST and (found := form.fullmatch(clause)):
                named = (found.groupdict().get("named") or "").strip()
                told = f"{text[:start]} {text[end:]}".strip(f"{_NUMBER} ,，。")
                return Decided(step, named, told, _is_sure(step, clause, told))
    return None


def instead_of_a_return(text: str) -> Decided | None:
    """What is wanted by whoever says why they cannot do it: 不归我们管，挂账吧. None if nothing else is than 退回."""
    decided = decided_in(text)
    if decided is not None and decided.step in (DEFER, MORE_TIME, CONSULT):
        return decided._replace(sure=False)
    for start, end, clause in reversed(_clauses(text)):
        if _APPEALS.fullmatch(clause):
            return Decided(APPEAL, "", f"{text[:start]} {text[end:]}".strip(f"{_NUMBER} ,，。"), False)
    return None


def _is_sure(step: str, clause: str, told: str) -> bool:
    """Whether a day is enough is decided by others anyway; who is named after a long story may be no unit."""
    if step == ASSIGN:
        return not told
    return step in (MORE_TIME, CLAIM) or (step == RETURN and not _DOUBTS.search(clause))


def _clauses(text: str) -> list[tuple[int, int, str]]:
    """The clauses, without the number at their head, and where each stands."""
    found, start = [], 0
    for mark in [*_APART.finditer(text), None]:
        end = mark.start() if mark else len(text)
        clause = text[start:end].lstrip(_NUMBER)
        if clause:
            found.append((end - len(clause), end, clause))
        start = mark.end() if mark else end
    return found
