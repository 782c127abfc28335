"""登记情况: who of the register has no account yet, and so hears nothing from the bot and can tell it nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.actions import Action
from domain.chat import Incoming
from domain.district import Person
from domain.platform import Platform
from domain.tally import Scope
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.pages import by_pages, paged
from handlers.scopes import asked, is_only_a_part
from storage.store import Store
from texts import joined as wording

WORD = "登记情况"
_IN = "(?:用登记码|机器人|走街)*(?:登记|注册|绑定|绑|认证)(?:好|上|过|成功|账号)?"
_NOT = f"(?:都|还|一直|仍)*(?:没有?|未){_IN}"
_ASKED = re.compile(
    f"(?P<where>.{{0,12}}?)的?(?:群里|里面?|现在|目前|还|一共|都)*(?:"
    f"(?:还)?有?(?:谁|哪些人|哪几个人?|几个人?|多少人?){_NOT}|{_NOT}的人?(?:有|是)?(?:谁|哪些人?|哪几个人?|几个人?|多少人?)?"
    f"|(?:大家|人|所有人|各单位)?都{_IN}了?(?:没有?|吗)|(?:有)?(?:几个|多少)人{_IN}了?)[呢啊呀了的?？。]*"
)


@command(WORD, "joined", does=Action.ISSUE_CODE)
def joined(said: Said, store: Store) -> Answer:
    """登记情况 [单位] — 底册里的人登记了几个、谁还没登记（私聊里用）"""
    words, _page = paged(said.words)
    scope, _span, _period = asked(words, said, store)
    people = [one for one in store.district.people if _is_of(one, scope)]
    there = store.people.joined(one.id for one in people)
    if not there and said.chat.platform == Platform.WEB:
        return wording.ONLY_WEB
    missing = [one for one in people if one.id not in there]
    names = _by_unit(missing, store)
    head = wording.counted(scope.words, len(people), len(missing))
    if not missing:
        return head
    lines = [wording.of_unit(unit, found) for unit, found in names]
    return by_pages(WORD, said, head, lines, "家", wording.HOW)


def _is_of(person: Person, scope: Scope) -> bool:
    if scope.units is not None:
        return person.unit in scope.units
    return scope.grids is None or not scope.grids.isdisjoint(person.grids)


def _by_unit(people: list[Person], store: Store) -> list[tuple[str, list[str]]]:
    """The names of each unit that has some, in the workbook's order."""
    names: dict[int, list[str]] = {}
    for one in people:
        names.setdefault(one.unit, []).append(one.name)
    return [(unit.short, names[unit.id]) for unit in store.district.units if unit.id in names]


def _is_asked(message: Incoming, store: Store) -> bool:
    if not (is_plain(message) and message.spoken_to):
        return False
    found = _ASKED.fullmatch(message.text.strip())
    return found is not None and is_only_a_part(found["where"], message.at.date(), store)


@listener(does=Action.ISSUE_CODE, wants=_is_asked)
def asked_for(said: Said, store: Store) -> Answer:
    """谁还没登记, 金山街道有多少人没登记: as 登记情况."""
    found = _ASKED.fullmatch(said.message.text.strip())
    assert found
    return joined.answer(replace(said, words=found["where"]), store)
