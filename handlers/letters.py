"""责任书 and 承诺书: who signed for the year, who is missing, how many pledges there are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions import letters as actions
from actions.letters import Signing
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role, Unit
from domain.letters import LetterLine, LetterStep
from domain.order import Order
from domain.periods import find_period
from domain.refused import UnknownUnit
from domain.tally import Scope
from handlers.assign import unit_named
from handlers.kit import Answer, Ask, Said, asked_as, command, listener
from handlers.scopes import asked, year_in
from storage.store import Store
from texts import letters as wording

_TABLE = re.compile(r"\s*(?:表|Excel)$", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,7})\s*份?\s*(.*)", re.DOTALL)
_NAME = re.compile(r"([\u4e00-\u9fff·]{2,6})(?:\s+|[，,。；;：:]|$)(.*)", re.DOTALL)
_MISSING = re.compile(
    r"(?:还有)?(?:哪些|哪个|哪几个|哪几家)(?:单位|部门|村|社区|街道)?(?:还)?(?:没有?|未)签(?:订|过)?(?:今年的?)?责任[书状][\s呢？?。]*"
)


@command(wording.LETTER, "责任状", "letters", does=Action.ASK)
def letters(said: Said, store: Store) -> Answer:
    """责任书 [单位] [年] [表] — 哪些单位没签、签了的是什么事项、做得怎样"""
    table = _TABLE.search(said.words) is not None
    found, scope, year = _found(_TABLE.sub("", said.words), said, store)
    if year > said.today.year:
        return wording.to_come(year)
    if table:
        span = asked(f"{year}年", said, store)[1]
        order = Order(wording.LETTER, said.at, scope, span, f"{year}年")
        return Outgoing(said.chat, f"{wording.LETTER} · {scope.words} · {year}年", order=order)
    if len(found) == 1:
        (only,) = found
        text = wording.one_letter(only.unit, year, only.letter, only.tally)
        return Outgoing(said.chat, text, only.letter.photos if only.letter else ())
    return _listed(found, scope, year)


@listener(does=Action.ASK, wants=asked_as(_MISSING))
def missing(said: Said, store: Store) -> Answer:
    """哪些单位没签责任书: the list."""
    found, scope, year = _found("", said, store)
    return _listed(found, scope, year)


@command("责任书 签", "责任书 登记", "lettersign", does=Action.KEEP_LETTERS)
def sign(said: Said, store: Store) -> Answer:
    """责任书 签 单位 签字人 日期 事项 — 登记签了的责任书，可附照片；写错了再发一次"""
    unit, rest = _unit(said, store)
    if unit is None:
        return wording.WHO
    named = _NAME.fullmatch(rest)
    if named is None:
        return Ask(wording.WHO_OF, f"责任书 签 {unit.short}", said.photos)
    period, words = find_period(named[2], said.today) or (None, named[2])
    day = period.first if period and period.first == period.last else said.today
    if day > said.today or (day.year < said.today.year and year_in(named[2], said.today)[0] is None):
        return wording.NOT_YET  # 12月9日 said in November is read as last year's
    line = replace(_line(unit, LetterStep.SIGN, day, said), signer=named[1], words=words.strip(" ，,。；;"))
    return actions.enter(line, said.person, said.cause, store)


@command("责任书 撤", "lettertakeback", does=Action.KEEP_LETTERS)
def take_back(said: Said, store: Store) -> Answer:
    """责任书 撤 单位 理由 — 登记错了，撤掉"""
    unit, rest = _unit(said, store)
    year, reason = year_in(rest, said.today)
    if unit is None or not reason:
        return wording.WHY
    line = _line(unit, LetterStep.TAKE_BACK, said.today, said)
    line = replace(line, year=year or said.today.year, words=reason, photos=())
    return actions.enter(line, said.person, said.cause, store)


@command(wording.PLEDGE, "承诺", "pledges", does=Action.ASK)
def pledges(said: Said, store: Store) -> Answer:
    """承诺书 [单位] [年] — 各单位签了多少份承诺书，只有份数"""
    found, scope, year = _found(said.words, said, store)
    if year > said.today.year:
        return wording.to_come(year)
    having = [(one.unit, one.pledge) for one in found if one.pledge]
    return wording.pledged(scope.words, year, having, [one.unit for one in found if not one.pledge])


@command("承诺书 报", "承诺 报", "pledge", does=Action.KEEP_LETTERS)
def pledge(said: Said, store: Store) -> Answer:
    """承诺书 报 单位 1200 — 登记到现在一共签了多少份"""
    unit, rest = _unit(said, store)
    counted = _COUNT.fullmatch(rest)
    if unit is None or counted is None:
        return wording.HOW_MANY
    line = replace(
        _line(unit, LetterStep.PLEDGE, said.today, said), count=int(counted[1]), words=counted[2].strip()
    )
    return actions.enter(line, said.person, said.cause, store)


def _found(words: str, said: Said, store: Store) -> tuple[list[Signing], Scope, int]:
    named, words = year_in(words, said.today)
    year = named or said.today.year
    scope, _span, _period = asked(words, said, store)
    return actions.of_year(year, scope, said.at, store), scope, year


def _listed(found: list[Signing], scope: Scope, year: int) -> str:
    signed = [(one.unit, one.letter) for one in found if one.letter]
    return wording.listed(scope.words, year, [one.unit for one in found if not one.letter], signed)


def _unit(said: Said, store: Store) -> tuple[Unit | None, str]:
    """The unit that stands first, and the rest; None without words. A unit head need not write their own.

    Raises UnknownUnit.
    """
    named, _, rest = said.words.strip().partition(" ")
    if not named:
        return None, ""
    try:
        return unit_named(named, store.district), rest.strip()
    except UnknownUnit:
        if not said.person.has(Role.UNIT_HEAD) or said.person.has(Role.OFFICE):
            raise
        return store.district.unit[said.person.unit], said.words.strip()


def _line(unit: Unit, step: LetterStep, day: date, said: Said) -> LetterLine:
    return LetterLine(
        unit.id,
        day.year,
        step,
        day,
        said.person.id,
        said.at,
        photos=said.photos,
        message=said.cause.reference,
    )
