"""派, 认领, 退回: which unit has the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from actions import cases
from actions.consulting import must_be_returnable, must_not_be_consulted
from actions.desk import with_rest
from domain.actions import Action
from domain.cases import Case, Step
from domain.chat import Choice
from domain.district import District, Person, Role, Unit
from domain.life import must_allow
from domain.refused import UnitHasNobody, UnknownPerson, UnknownUnit
from handlers.going_along import helpers_in, whether_helped
from handlers.kit import Answer, Ask, Said, button, command
from storage.store import Store
from texts.typed import one_line
from understanding.orders.reader import read_orders
from understanding.orders.steps import RECTIFY

NAME_HANDLER = "定人"
MOST_NAMED = 6
_ABLE = (Role.REPORTER, Role.HANDLER, Role.UNIT_HEAD)
_GIVEN_TO = re.compile(r"^(?:定?由|定?给|归|交给|派给|请)\s*")
_BEHIND = re.compile(r"^[\s,，:：;；。、]+")
_TO_DO = re.compile(r"[来去]?(?:负责|牵头)?(?:承办|办理?|处理|负责|整改|牵头|协调|落实)?(?:一下)?")
_NO_ROUNDS = re.compile(r"(?![#第]?\s*[\d一两三几]+\s*[圈遍趟]).*", re.DOTALL)  # 转 3 圈 is a patrol
# What a unit is told with a case begins so, and no name does.
_TOLD = re.compile(
    "让|叫(?!什)|请|尽[快早]|抓紧|赶紧|马上|立即|务必|今天|明天|居民|群众|要|别|注意|辛苦|麻烦"
)
# Why it goes there, and nobody's name: 社区管不动.
_WHY = re.compile(
    "(?:社区|村里|街道|我们|单位|这边|物业|网格).|.{0,6}(?:[管办弄搞劝清]不[动了]|不归|归.{1,6}管|不配合|不听)"
)
_LONGEST_NAME = 8  # 万小荷 龙望海, 陈所长和小李
_PARTS = re.compile(r"[,，。；;]|[催快急点了次天]")
_FIRST = re.compile(r"[\s,，:：;；。、]+")


@command("派单", "派", "改派", "assign", does=Action.ASSIGN, on_case=True)
def assign(said: Said, store: Store) -> Answer:
    """派 12 单位 [人] — 派给单位，可指定人"""
    must_allow(said.case, Step.ASSIGN)
    number = said.case.number
    if not said.words:
        must_not_be_consulted(said.case)
        return Ask(f"#{number} 派给哪个单位？", f"派 {number}")
    unit, behind = _unit_and_person(said.words, store.district)
    helpers, behind = helpers_in(behind, unit, store)
    named, told = _name_and_rest(behind, unit, store.district)
    if said.case.consulted_until is not None:
        return Ask(f"#{number} 正在会商。定给{unit.short}，请写说明。", f"结论 {number} {unit.name}")
    to = _person(named, unit, store.district) if named else None
    if helpers and to is None and said.case.unit == unit.id:
        return whether_helped(said.case, helpers)
    if said.case.confidential and to is None:
        return _whom(said.case, unit, store.district)
    done = cases.assign(said.case, unit, said.cause, store, to=to, told=told)
    told_all = with_rest(done, said.case, said.person, said.chat, store)
    return [*told_all, whether_helped(said.case, helpers)] if helpers else told_all


@command(NAME_HANDLER, "handler", does=Action.NAME_HANDLER, on_case=True)
def name_handler(said: Said, store: Store) -> Answer:
    """定人 12 姓名 — 本单位的一件，定给谁办"""
    must_allow(said.case, Step.ASSIGN)
    unit = store.district.unit[said.case.unit or said.person.unit]
    if not said.words:
        choices = _people(unit, _ABLE, store.district)
        return Ask(f"#{said.case.number} 定给谁办？", f"{NAME_HANDLER} {said.case.number}", choices=choices)
    to = _person(said.words, unit, store.district)
    return cases.assign(said.case, unit, said.cause_saying(""), store, to=to)


@command("认领", "claim", does=Action.CLAIM, on_case=True)
def claim(said: Said, store: Store) -> Answer:
    """认领 12 — 本单位认领没人管的一件"""
    return cases.claim(said.case, said.person, said.cause, store)


@command("退回", "return", does=Action.RETURN, on_case=True)
def give_back(said: Said, store: Store) -> Answer:
    """退回 12 理由 — 不归本单位管，退给创建办"""
    must_allow(said.case, Step.RETURN)
    must_be_returnable(said.case, store)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么退回？请写理由。", f"退回 {said.case.number}")
    if _says_done(said.words):
        return _fixed_or_back(said)
    return cases.give_back(said.case, said.cause, store)


@command(
    "转给", "转", "转交", "移交", "转办", "下派", "passon", does=Action.RETURN, on_case=True, fits=_NO_ROUNDS
)
def pass_on(said: Said, store: Store) -> Answer:
    """转 12 单位 理由 — 该别的单位办（如街道转社区），创建办点一下就派过去"""
    must_allow(said.case, Step.RETURN)
    must_be_returnable(said.case, store)
    if not said.words:
        return Ask(
            f"#{said.case.number} 转给哪个单位、为什么？如：金山社区 归社区管", f"转 {said.case.number}"
        )
    unit, why = unit_ahead(said.words, store.district)
    if unit.id == said.case.unit:
        return f"#{said.case.number} 现在就在{unit.short}。"
    if not why:
        return Ask(
            f"#{said.case.number} 为什么转给{unit.short}？请写理由。", f"转 {said.case.number} {unit.name}"
        )
    return cases.give_back(said.case, said.cause_saying(f"转给{unit.short}：{why}"), store)


def _says_done(words: str) -> bool:
    """清了 is no reason to give something back."""
    return any(one.step == RECTIFY and one.sure for one in read_orders(words, has_photo=True))


def _fixed_or_back(said: Said) -> Ask:
    number, words = said.case.number, said.words
    choices = (Choice("报整改", f"整改 {number} {words}"), Choice("退回", f"退回 {number} 理由：{words}"))
    text = f"“{one_line(words)}”像是整改好了。#{number} 是报整改，还是退回？"
    return Ask(text, f"退回 {number}", said.photos, choices=choices)


def _whom(case: Case, unit: Unit, district: District) -> Ask:
    """A confidential case is told to one person of the unit, who is named."""
    choices = _people(unit, (Role.HANDLER, Role.UNIT_HEAD), district)
    if not choices:
        raise UnitHasNobody(unit.short)
    text = f"#{case.number} 是保密件，只告诉一个人。派给{unit.short}的谁？"
    return Ask(text, f"派 {case.number} {unit.name}", choices=choices)


def _people(unit: Unit, roles: Sequence[Role], district: District) -> tuple[Choice, ...]:
    """Those of the unit in these roles, each a button."""
    able = district.people_with(*roles, unit=unit.id)
    return tuple(button(one.name) for one in able[:MOST_NAMED])


def unit_named(words: str, district: District) -> Unit:
    """By name or short name; else the only one that contains the words. Raises UnknownUnit with the nearest names."""
    exact = [unit for unit in district.units if words in unit.names]
    partly = [unit for unit in district.units if any(words in name for name in unit.names)]
    if exact or len(partly) == 1:
        return (exact or partly)[0]
    names = [unit.short for unit in partly]
    near = names or get_close_matches(words, [unit.short for unit in district.units], n=3, cutoff=0.3)
    raise UnknownUnit(words, tuple(near[:3]))


def may_name_unit(words: str, district: District) -> bool:
    """True if the words begin with a unit's name, or with what comes close to one."""
    try:
        unit_ahead(words, district)
    except UnknownUnit as unknown:
        return bool(unknown.near)
    return True


def _unit_and_person(words: str, district: District) -> tuple[Unit, str]:
    """`环卫所 万小荷`, `给环卫所万小荷`. Raises UnknownUnit."""
    named, _, person = words.partition(" ")
    try:
        return unit_named(named, district), person.strip()
    except UnknownUnit:
        unit, person = unit_ahead(words, district)
        return unit, "" if _TO_DO.fullmatch(person) else person


def unit_ahead(words: str, district: District) -> tuple[Unit, str]:
    """The unit that the words begin with, and what stands behind it: `由环卫所清运`. Raises UnknownUnit."""
    text = words.strip()
    for begun in (text, _GIVEN_TO.sub("", text)):
        named = [(name, unit) for unit in district.units for name in unit.names]
        able = [(name, unit) for name, unit in named if begun.startswith(name)]
        if able:
            name, unit = max(able, key=lambda one: len(one[0]))
            return unit, _BEHIND.sub("", begun[len(name) :])
    first, *rest = _FIRST.split(_GIVEN_TO.sub("", text), maxsplit=1)
    return unit_named(first, district), "".join(rest).strip()


def _name_and_rest(words: str, unit: Unit, district: District) -> tuple[str, str]:
    """`万小荷，请他快点`: who is to have it, '' where nobody is named, and what the unit is told besides.

    A few characters that may be anybody's name are one, so that a mistyped name is asked about.
    """
    known = [one.name for one in district.people if one.unit == unit.id and words.startswith(one.name)]
    if known:
        rest = words.removeprefix(known[0])
        behind = _BEHIND.sub("", rest)
        return (known[0], behind) if behind != rest else (words, "")
    told = _TOLD.match(words) or _WHY.match(words) or (len(words) > _LONGEST_NAME and _PARTS.search(words))
    return ("", words) if told and not _names_somebody(words, district) else (words, "")


def _names_somebody(words: str, district: District) -> bool:
    """True where it names anybody, of whichever unit: 让龙望海去 says who is to have it."""
    return any(one.name in words for one in district.people)


def _person(words: str, unit: Unit, district: District) -> Person:
    people = [one for one in district.people if one.unit == unit.id]
    found = [one for one in people if one.name == words.lstrip("@")]
    if not found:
        raise UnknownPerson(unit.short, words, tuple(one.name for one in people[:3]))
    return found[0]
