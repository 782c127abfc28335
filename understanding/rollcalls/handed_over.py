"""我今天去培训，活交给叶秀兰: all of one's own work is somebody else's for a while; 我替郑小满 the other way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from understanding.rollcalls.absence import SPAN_WORDS

_WHO = "\ue000"  # stands for the one person who is named
_PAUSE = r"[\s,，。;；]"
_THINGS = "(?:活儿?|工作|任务|事儿?|事情|件|案子|案件|单子|摊子)"
_ALL = f"(?:(?:那|这)?(?:些|几件|几个|一摊)?{_THINGS}|[那这]?几件)"
_MINE = f"(?:我的?|自己的?)(?:今天|明天|这几天|这两天|上午|下午)?的?(?:手上|手头|手里|名下|这边)?的?{_ALL}"
_AT_HAND = f"(?:手上|手头|手里|名下)的?{_ALL}"
_FIRST = "(?:就|已经?|都|全|先|暂时|全部|统统|要|想|麻烦)*"
_GIVE = (
    "(?:移?交接?给|转交?给|托付?给|托付|委托给?|留给|分给|交由|移交|转由|归|给|由|让|请|叫|找|拜托|麻烦)了?"
)
_DOES = (
    "(?:同志|代为|来|去|先|帮忙?|帮我|替我|代我|暂时)*(?:代办|代管|代理|代劳|办|处理|接手|接管|接着办|接|盯着?|看(?:着|一?下|看)?|管着?|跟进?|负责"
    "|照看|照应|顶着?|弄|做)?(?:一下|着|了|吧|的)*"
)
_TAKES = (
    "(?:会|来|先|帮我|替我|代我|帮忙|暂时|可以)*(?:接手|接管|接|代办|代管|处理|盯着?|跟进?|负责|顶着?|照看)"
    "(?:一下|着|了|吧)*"
)
_GIVEN = f"{_FIRST}{_GIVE}{_WHO}{_DOES}"
# Somebody who is away gives all of it: 活交给叶秀兰 alone may be about anything.
_AWAY = re.compile(
    "培训|出差|开会|学习|请假|调休|休|看病|医院|不在|有事|生病|病了|办事|去|回家|回老家|住院|陪|接孩子"
)
_FORMS = (
    rf"(?P<before>(?:.{{0,20}}{_PAUSE})?)(?:把|将)?(?:{_MINE}|{_AT_HAND}){_GIVEN}",
    rf"(?P<away>.{{1,20}}{_PAUSE})(?:把|将)?{_THINGS}{_GIVEN}",
    rf"(?P<before>(?:.{{0,20}}{_PAUSE})?)(?:{_MINE}|{_AT_HAND}){_WHO}{_TAKES}",
    rf"(?P<before>(?:.{{0,20}}{_PAUSE})?)(?:{_GIVE})?{_WHO}{_FIRST}{_TAKES}(?:{_MINE}|我?{_AT_HAND})",
    rf"(?P<before>.{{0,20}}?)(?:让|请|由|叫)?{_WHO}(?:来|去|先|帮忙)*(?:代替|顶替|接替|替|顶|代)我(?:的|班|值|上|一下|吧)*",
)
_HANDED = tuple(re.compile(rf"{form}(?P<after>{_PAUSE}.{{1,16}})?[。.!！~]*") for form in _FORMS)
_CASE = re.compile(r"\d{2,}(?!月|日|号|天|点)")


def all_given_to(who: str) -> tuple[re.Pattern[str], ...]:
    """Whole clauses that give all of one's work to whom the pattern `who` matches: 手上的活先交给叶秀兰."""
    things = f"(?:把|将)?(?:{_MINE}|{_AT_HAND}|{_THINGS})"
    return re.compile(f"{things}{_FIRST}{_GIVE}{who}{_DOES}"), re.compile(f"{things}{who}{_TAKES}")


_MAY_BE = re.compile("[交给让由请替代顶接叫托找归]|麻烦")
_NO_REASON = re.compile(
    rf"^(?:{_PAUSE}|我|要|得|这|因为|由于|因|人|请假|休息|不在)+|(?:{_PAUSE}|了|请假|休息|不在)+$"
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Whose it is meanwhile, for which days as they were said ('' if not), and why ('' if not said)."""

    to: str
    when: str
    why: str


# 周六的班请毛俊逸替我 is of that one shift; who is on leave gives all of their work.
_SHIFT = re.compile("值班|站岗|值守|执勤|(?:的|那|这|一|[上下]午|早|晚|中)[班岗](?![组主前会长])")
_MORE_THAN_IT = re.compile(f"请假|休假|调休|病假|年假|{_AT_HAND}|活|工作|任务|件|培训|出差")


def of_a_shift(text: str) -> bool:
    """True if it is a shift (值班) that somebody is to take, and nothing else."""
    return _SHIFT.search(text) is not None and _MORE_THAN_IT.search(text) is None


def may_be_given(text: str) -> bool:
    """False for what surely hands nothing over; quick, for all that is said is asked."""
    return _MAY_BE.search(text) is not None


def handed_over(text: str, names: Iterable[str]) -> HandedOver | None:
    """To whom of these people the speaker gives all of their work.

    None of anything else: one case (84交给叶秀兰, 这件交给叶秀兰) has nothing to do with being away.
    """
    who = _the_one_named(text, names)
    if who is None or _CASE.search(text):
        return None
    said = text.strip().replace(who, _WHO)
    found = (form.fullmatch(said) for form in _HANDED)
    return next((_told(one, who) for one in found if one and _is_away(one)), None)


def _the_one_named(text: str, names: Iterable[str]) -> str | None:
    named = [name for name in names if name in text]
    return named[0] if len(named) == 1 else None


def _is_away(found: re.Match[str]) -> bool:
    away = found.groupdict().get("away")
    return away is None or _AWAY.search(away) is not None


def _told(found: re.Match[str], to: str) -> HandedOver:
    """The days stand anywhere in the sentence, the reason before or behind what is given."""
    parts = found.groupdict()
    told = f"{parts.get('away') or parts.get('before') or ''} {found['after'] or ''}"
    why = SPAN_WORDS.sub("", told)
    return HandedOver(to, _days_in(found[0].replace(_WHO, " ")), _NO_REASON.sub("", why.strip()))


def _days_in(text: str) -> str:
    return "".join(dict.fromkeys(one[0] for one in SPAN_WORDS.finditer(text)))


_TAKEN = re.compile(
    rf"{_PAUSE}*我(?:来|去|先|可以)*(?:代替|顶替|接替|替|顶|代){_WHO}的?"
    r"(?:值守|值|代|上|站|班|岗|办|干|活|工作|一下|吧|了)*[。.!！~]*"
)


def takes_over(text: str, names: Iterable[str]) -> HandedOver | None:
    """For whom of these people the speaker works, and on which days as they were said; None of anything else."""
    who = _the_one_named(text, names)
    if who is None:
        return None
    said = text.strip().replace(who, _WHO)
    taken = _TAKEN.fullmatch(SPAN_WORDS.sub("", said))
    return HandedOver(who, _days_in(said), "") if taken else None
