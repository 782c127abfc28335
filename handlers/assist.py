"""配合: other units help the one that has the case, and say so with a photo."""

from __future__ import annotations

import re

from actions import assisting
from domain.actions import Action
from domain.cases import Step
from domain.district import District, Unit
from domain.life import must_allow
from domain.refused import UnknownUnit
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from understanding.orders.until import until_and_why

_LISTED = re.compile(r"[、,，]")
_TELLS = re.compile(
    r"(?:[我咱]们?|本?单位)?(?:自己|已经?|都|不|没|现在|刚|摊|车|弄|办|清|处理|人家|他们|对方|问题|现场|谢)"
)
_GIVEN_FIRST = re.compile(
    r"(?:改?派|转)给?\s*(?P<to>[\u4e00-\u9fff]{2,10})[\s,，]+(?:让|请|叫|和|跟)?(?P<who>[\u4e00-\u9fff]{2,10})"
)
_AND = r"\s*(?:[、,，]|和|与|跟|及|以及)\s*"


@command("配合", "assist", does=Action.ASSIST, on_case=True)
def assist(said: Said, store: Store) -> Answer:
    """配合 12 单位、单位 [到 日期] [要求] — 请别的单位一起办"""
    must_allow(said.case, Step.ASSIST)
    if not said.words:
        return Ask(f"#{said.case.number} 请哪个单位配合？请写单位和要求。", f"配合 {said.case.number}")
    if first := _GIVEN_FIRST.match(said.words):
        return f"先派单，再请配合。请发：派 {said.case.number} {first['to']}，和{first['who']}一起去"
    units, demand = _asked(said.words, store.district)
    found, rest = until_and_why(demand, said.today)
    until = found.moment(said.at, store.calendar) if found else None
    until = until if until and until > said.at else None
    cause = said.cause_saying(rest if until else demand.strip())
    return assisting.ask(said.case, units, until, cause, store)


@command("配合好了", "helped", does=Action.ASSISTED, on_case=True)
def helped(said: Said, store: Store) -> Answer:
    """配合好了 12 说明 — 附照片，本单位配合的办好了"""
    must_allow(said.case, Step.HELPED)
    assisting.asked_of(said.case, said.person, store)
    number = said.case.number
    if not said.photos:
        return Ask(f"请发 #{number} 配合完成的现场照片。", f"配合好了 {number} {said.words}".strip())
    return assisting.done(said.case, said.person, said.cause, store)


@command("配合不了", "nohelp", does=Action.ASSISTED, on_case=True)
def cannot(said: Said, store: Store) -> Answer:
    """配合不了 12 原因 — 请本单位配合的办不了，告诉请的人，由他们定"""
    must_allow(said.case, Step.HELPED)
    assisting.asked_of(said.case, said.person, store)
    number = said.case.number
    if not said.words:
        return Ask(f"#{number} 为什么配合不了？请写原因。", f"配合不了 {number}")
    return assisting.decline(said.case, said.person, said.cause, store)


@command("不用配合", "unassist", does=Action.ASSIST, on_case=True)
def drop(said: Said, store: Store) -> Answer:
    """不用配合 12 [单位] — 不用那个单位配合了"""
    units, why = _no_longer_asked(said.words, store.district)
    return assisting.drop(said.case, units, said.cause_saying(why), store)


def _no_longer_asked(words: str, district: District) -> tuple[tuple[Unit, ...], str]:
    """`环卫所 我们自己弄好了`, `我们自己弄好了` as the units and why; no unit means all. Raises UnknownUnit."""
    try:
        return _asked(words, district) if words else ((), "")
    except UnknownUnit as unknown:
        if unknown.near or not _TELLS.match(words):
            raise
        return (), words


def _asked(words: str, district: District) -> tuple[tuple[Unit, ...], str]:
    """`执法中队、环卫所 清场`, `执法中队和环卫所清场` as the units and what they are to do. Raises UnknownUnit."""
    names = {name: unit for unit in district.units for name in unit.names}
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    listed = re.match(rf"(?:{known})(?:{_AND}(?:{known}))*(?!\s*[、,，])", words)
    if listed is None:
        named, _, demand = words.partition(" ")
        return units_named(named, district), demand
    found = re.findall(known, listed[0])
    return tuple(dict.fromkeys(names[one] for one in found)), words[listed.end() :].lstrip(" ，,：:")


def units_named(words: str, district: District) -> tuple[Unit, ...]:
    """Units by name, each once. Raises UnknownUnit."""
    names = [one.strip() for one in _LISTED.split(words) if one.strip()]
    return tuple(dict.fromkeys(unit_named(one, district) for one in names))
