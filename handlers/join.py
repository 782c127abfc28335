"""登记: how a chat account becomes a person of the register, with a code that the office gives out."""

from __future__ import annotations

import secrets
from datetime import timedelta

from domain.authority import Action
from domain.refused import Reason, Refused
from handlers.kit import Answer, Said, command
from storage.store import Store

VALID = timedelta(hours=24)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is read as another
_LENGTH = 8


@command("登记码", "code", does=Action.ISSUE_CODE)
async def issue(said: Said, store: Store) -> Answer:
    """登记码 姓名 — 给一个人发登记码（私聊里用）"""
    found = [one for one in store.district.people if one.name == said.words]
    if len(found) != 1:
        unit = "底册里" if not found else "底册里不止一个，要写 姓名@单位；"
        found = [one for one in store.district.people if f"{one.name}@{_unit(one.unit, store)}" == said.words]
        if len(found) != 1:
            raise Refused(Reason.UNKNOWN_PERSON, unit=unit, words=said.words)
    code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    await store.people.issue_code(code, found[0].id, said.person.id, said.at + VALID)
    return f"{found[0].name} 的登记码：{code}\n24 小时内用一次有效。请本人发：登记 {code}"


@command("登记", "join", does=Action.JOIN, for_strangers=True)
async def join(said: Said, store: Store) -> Answer:
    """登记 码 — 用创建办给的码登记自己的账号"""
    if said.person.id:
        raise Refused(Reason.ALREADY_JOINED, name=said.person.name)
    person = await store.people.use_code(said.words, said.at)
    if person is None:
        raise Refused(Reason.CODE_INVALID)
    await store.people.join(said.chat.platform, said.message.sender, person.id)
    unit = store.district.unit[person.unit].short
    return f"登记好了：{unit} {person.name}（{'、'.join(person.roles)}）。发“帮助”看能做什么。"


def _unit(unit: int, store: Store) -> str:
    return store.district.unit[unit].short
