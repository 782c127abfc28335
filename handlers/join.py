"""登记: how a chat account becomes a person of the register, with a code that the office gives out."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from domain.actions import Action
from domain.district import District, Person
from domain.joincodes import new_code
from domain.refused import AlreadyJoined, CodeInvalid, UnknownPerson
from handlers.kit import Answer, Ask, Said, button, command
from storage.store import Store

VALID = timedelta(hours=24)
CODE = "登记码"
_BETWEEN = re.compile(r"[@＠\s,，、的]+")
_SENT_TO = re.compile("^(?:是|就|发)*(?:给|是)")
_LONGEST_NAME = 4  # characters of a name that the register may not know: a slip of the hand


@command(CODE, "code", does=Action.ISSUE_CODE)
def issue(said: Said, store: Store) -> Answer:
    """登记码 姓名 — 给一个人发登记码（私聊里用）"""
    if not said.words:
        return Ask("给谁发登记码？请写姓名。", CODE)
    found = people_called(said.words, store.district)
    units = {store.district.unit[one.unit].short: one for one in found}
    if len(units) > 1:
        choices = tuple(button(f"{one.name}@{unit}", unit) for unit, one in units.items())
        return Ask(
            f"{found[0].name}不止一位，是哪个单位的？",
            f"{CODE} {found[0].name}",
            choices=choices,
            or_words=True,
        )
    if not found:
        raise UnknownPerson("底册里", said.words)
    code = new_code(secrets.choice)
    store.people.issue_code(code, found[0].id, said.person.id, said.at + VALID)
    return f"{found[0].name} 的登记码：{code}\n24 小时内用一次有效。请本人发：登记 {code}"


@command("登记", "join", does=Action.JOIN, for_strangers=True, anywhere=True)
def join(said: Said, store: Store) -> Answer:
    """登记 码 — 用创建办给的码登记自己的账号"""
    if said.person.id:
        raise AlreadyJoined(said.person.name)
    person = store.people.use_code(said.words, said.at)
    if person is None:
        raise CodeInvalid
    store.people.join(said.chat.platform, said.message.sender, person.id)
    unit = store.district.unit[person.unit].short
    return f"登记好了：{unit} {person.name}（{'、'.join(person.roles)}）。发“帮助”看能做什么。"


def people_called(words: str, district: District) -> list[Person]:
    """Those who are called so, by name and, where more than one has it, by unit: 王芳, 北湖社区的王芳."""
    said = _parts(words)
    return [
        one for one in district.people if one.name in said and said <= {one.name, *_unit_names(one, district)}
    ]


def may_say_who(words: str, district: District) -> bool:
    """False for words that are more than a name with its unit: 王芳手机没电了 is no answer to whom a code is for."""
    known = {name for one in district.people for name in (one.name, *_unit_names(one, district))}
    return all(one in known or len(one) <= _LONGEST_NAME for one in _parts(words))


def _parts(words: str) -> set[str]:
    return {one for one in _BETWEEN.split(_SENT_TO.sub("", words.strip())) if one}


def _unit_names(person: Person, district: District) -> tuple[str, str]:
    unit = district.unit[person.unit]
    return unit.name, unit.short
