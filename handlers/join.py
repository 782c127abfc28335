"""登记: how a chat account becomes a person of the register, with a code that the office gives out."""

from __future__ import annotations

import secrets
from datetime import timedelta

from domain.actions import Action
from domain.district import District, Person
from domain.joincodes import new_code
from domain.refused import AlreadyJoined, CodeInvalid, UnknownPerson
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store

VALID = timedelta(hours=24)


@command("登记码", "code", does=Action.ISSUE_CODE)
def issue(said: Said, store: Store) -> Answer:
    """登记码 姓名 — 给一个人发登记码（私聊里用）"""
    if not said.words:
        return Ask("给谁发登记码？请写姓名。", "登记码")
    found = [one for one in store.district.people if said.words in _called(one, store.district)]
    if len(found) > 1:
        return Ask(
            f"{said.words}不止一位，请写：姓名@单位，如 {_called(found[0], store.district)[1]}", "登记码"
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


def _called(person: Person, district: District) -> tuple[str, str]:
    return person.name, f"{person.name}@{district.unit[person.unit].short}"
